// A field for addresses: names of mentees in any script, groups, or whatever address is typed or pasted. A link that begins
// with mailto: may be pasted, too.
import { Pill, TagsInput, Text } from '@mantine/core'
import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMemo, useState } from 'react'
import { fold, hasEveryWord, searchWords } from '../../../../shared/domain/folding.ts'
import { isAddress } from '../../../../shared/domain/mail-draft.ts'
import { addressesIn, distinct } from '../../../../shared/domain/mail-recipients.ts'
import { readMailto, type MailtoDraft } from '../../../../shared/domain/mailto.ts'
import type { Group } from '../../../../shared/model/group.ts'
import { displayName } from '../../../../shared/model/mentee.ts'
import classes from './Compose.module.css'
import type { AddressBook } from './address-book.ts'

interface AddressFieldProps {
  label: string
  value: readonly string[]
  book: AddressBook
  onChange: (addresses: string[]) => void
  onMailto: (draft: MailtoDraft) => void
  autoFocus?: boolean
}

const mostOptions = 40

export function AddressField({ label, value, book, onChange, onMailto, autoFocus = false }: AddressFieldProps) {
  const [typed, setTyped] = useState('')
  const wrong = value.filter((one) => !isAddress(one))
  const filter = useMemo(() => filterBy(book), [book])

  const added = (entry: string): string[] => {
    const group = book.groups.get(entry)
    if (group !== undefined) return membersOf(group, book)
    const link = readMailto(entry)
    if (link === null) return addressesIn(entry)
    onMailto(link)
    return []
  }
  const change = (next: string[]) => {
    const stays = next.filter((one) => value.includes(one))
    const comes = next.filter((one) => !value.includes(one)).flatMap(added)
    if (comes.length > 0 || stays.length !== value.length) onChange(distinct([...stays, ...comes]))
  }

  return (
    <TagsInput
      label={label}
      data={book.options}
      value={[...value]}
      onChange={change}
      searchValue={typed}
      onSearchChange={setTyped}
      // Open while something is typed, whatever opened or closed it before.
      dropdownOpened={typed.trim() !== ''}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed !== '') {
          event.preventDefault()
          setTyped('')
        }
        if (event.key !== ',' && event.key !== ';') return
        const entries = addressesIn(typed)
        if (entries.length === 0 || !entries.every(isAddress)) return
        event.preventDefault()
        setTyped('')
        change([...value, ...entries])
      }}
      splitChars={[]}
      filter={filter}
      limit={mostOptions}
      selectFirstOptionOnChange
      autoFocus={autoFocus}
      placeholder={value.length === 0 ? 'A name, a group or an address' : ''}
      maxDropdownHeight={320}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      error={wrong.length === 0 ? null : `${wrong.map((one) => `“${one}”`).join(', ')} is not an e-mail address`}
      renderOption={({ option }) => <Option value={option.value} book={book} />}
      renderPill={({ value: address = '', onRemove }) => (
        <AddressPill address={address} book={book} {...(onRemove === undefined ? {} : { onRemove })} />
      )}
    />
  )
}

function Option({ value, book }: { value: string; book: AddressBook }) {
  const group = book.groups.get(value)
  const person = book.personOf(value)
  return (
    <div className={classes.any}>
      <bdi>{group?.name ?? (person ? displayName(person) : value)}</bdi>
      <Text size="xs" c="dimmed">
        {group === undefined ? value : `Group, ${group.memberIds.length} mentees`}
      </Text>
    </div>
  )
}

interface AddressPillProps {
  address: string
  book: AddressBook
  onRemove?: () => void
}

function AddressPill({ address, book, onRemove }: AddressPillProps) {
  const person = book.personOf(address)
  const isOnly = person?.emails.length === 1
  const title = person === undefined ? address : `${displayName(person)} <${address}>`
  return (
    <Pill withRemoveButton maw="100%" title={title} {...(onRemove === undefined ? {} : { onRemove })}>
      <bdi>{person !== undefined && isOnly ? displayName(person) : title}</bdi>
    </Pill>
  )
}

/** The first address of each member; says how many have none. */
function membersOf(group: Group, book: AddressBook): string[] {
  const found = group.memberIds.map((id) => book.firstAddressOf(id))
  const without = found.filter((one) => one === undefined).length
  if (without > 0)
    notifications.show({
      message: `${without} of “${group.name}” ${without === 1 ? 'has' : 'have'} no e-mail address and will not get it`,
      color: 'yellow',
      withBorder: true,
    })
  return found.filter((one) => one !== undefined)
}

/** Every word stands somewhere in the name or the address. A whole address finds nothing but itself, so that Enter never
 * takes another one for it. */
function filterBy(book: AddressBook): OptionsFilter {
  return ({ options, search, limit }) => {
    const items = options.filter((entry: ComboboxParsedItem): entry is ComboboxItem => !('group' in entry))
    const text = search.trim().toLowerCase()
    if (text === '') return []
    if (isAddress(text)) return items.filter(({ value }) => value.toLowerCase() === text)
    const words = searchWords(search)
    return items.filter(({ value }) => hasEveryWord(book.folded.get(value) ?? fold(value), words)).slice(0, limit)
  }
}
