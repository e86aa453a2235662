// The first step of a new mail that was not begun from a mentee's page: to whom.
import { Select, Text } from '@mantine/core'
import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { fold, hasEveryWord, searchWords } from '../../../shared/domain/folding.ts'
import type { Group } from '../../../shared/model/group.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { Page } from '../../ui/Page.tsx'

interface WhomToWriteProps {
  mailId: string
  people: readonly Mentee[]
  groups: readonly Group[]
}

/** Before the id of a group among the options. */
const groupMark = 'group:'

export function WhomToWrite({ mailId, people, groups }: WhomToWriteProps) {
  const navigate = useNavigate()
  const known = useMemo(() => new Map(people.map((person) => [person.id, person])), [people])
  const persons = people
    .filter((person) => person.archivedAt === null)
    .map((person) => ({ value: person.id, label: displayName(person) }))
  const offered = groups
    .filter(({ archivedAt, memberIds }) => archivedAt === null && memberIds.length > 0)
    .map(({ id, name }) => ({ value: `${groupMark}${id}`, label: name }))
  const options = [...persons, ...offered]
  const choose = (chosen: string | null) => {
    if (chosen === null) return
    const whom = chosen.startsWith(groupMark) ? { group: chosen.slice(groupMark.length) } : { mentee: chosen }
    void navigate({ to: '/mail/$mailId', params: { mailId }, search: { ...whom, fresh: true }, replace: true })
  }
  return (
    <Page title="New mail">
      <Select
        label="To whom"
        placeholder="Name of a mentee or a group"
        data={options}
        value={null}
        onChange={choose}
        searchable
        selectFirstOptionOnChange
        filter={filtered}
        limit={40}
        nothingFoundMessage="Nobody of that name"
        autoFocus
        maw="40rem"
        maxDropdownHeight={320}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        renderOption={({ option }) => (
          <div style={{ overflowWrap: 'anywhere' }}>
            <bdi>{option.label}</bdi>
            <Text size="xs" c="dimmed">
              {option.value.startsWith(groupMark)
                ? 'Group'
                : (known.get(option.value)?.emails[0] ?? 'No e-mail address yet')}
            </Text>
          </div>
        )}
      />
    </Page>
  )
}

/** Every word of the search stands somewhere in the name, whatever its accents. */
const filtered: OptionsFilter = ({ options, search, limit }) => {
  const words = searchWords(search)
  const fits = ({ label }: ComboboxItem) => hasEveryWord(fold(label), words)
  return options.filter((entry: ComboboxParsedItem) => !('group' in entry) && fits(entry)).slice(0, limit)
}
