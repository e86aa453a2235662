// Search over everything. The answers stand under the field as one types; Down and Enter open them. Keys pressed before
// the answers to the last letter are there wait for them, so that Enter never opens an answer to fewer letters.
import { Combobox, Kbd, Text, TextInput, useCombobox } from '@mantine/core'
import {
  IconBooks,
  IconChartRadar,
  IconChecklist,
  IconMail,
  IconMessageCircle,
  IconMessages,
  IconNote,
  IconSearch,
  IconTarget,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useDeferredValue, useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { assertNever } from '../../../shared/result.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import type { SearchHit } from '../../vault/api.ts'
import { useSearch } from '../queries.ts'
import { useGo } from './go.ts'
import classes from './SearchBox.module.css'

const kinds = {
  mentee: { icon: IconUser, word: 'Mentee' },
  group: { icon: IconUsersGroup, word: 'Group' },
  meeting: { icon: IconMessages, word: 'Meeting' },
  mail: { icon: IconMail, word: 'Mail' },
  promise: { icon: IconChecklist, word: 'Promise' },
  goal: { icon: IconTarget, word: 'Goal' },
  resource: { icon: IconBooks, word: 'Resource' },
  note: { icon: IconNote, word: 'Note' },
  conversation: { icon: IconMessageCircle, word: 'Conversation' },
  assessment: { icon: IconChartRadar, word: 'Assessment' },
} as const

function Hit({ hit }: { hit: SearchHit }) {
  const { icon: Icon, word } = kinds[hit.table]
  return (
    <div className={classes.hit}>
      <Icon size={18} stroke={1.6} aria-label={word} role="img" />
      <div className={classes.words}>
        <Text component="bdi" lineClamp={1} fw={500}>
          {hit.title}
        </Text>
        {hit.excerpt !== '' && (
          <Text size="xs" c="dimmed" lineClamp={1}>
            <bdi>{hit.excerpt}</bdi>
          </Text>
        )}
      </div>
      {(hit.table === 'meeting' || hit.table === 'mail' || hit.table === 'conversation') && (
        <Text size="xs" c="dimmed" className={classes.when}>
          <TimeText at={hit.at} />
        </Text>
      )}
    </div>
  )
}

export function SearchBox({ inputRef }: { inputRef: Ref<HTMLInputElement> }) {
  const [text, setText] = useState('')
  const asked = useDeferredValue(text)
  const search = useSearch(asked)
  const hits = text.trim() === '' ? [] : (search.data ?? [])
  const go = useGo()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const settled = asked === text && !search.isFetching
  const early = useRef({ steps: 0, enter: false })

  const open = (value: string) => {
    const hit = hits.find((one) => one.id === value)
    if (hit === undefined) return
    setText('')
    combobox.closeDropdown()
    switch (hit.table) {
      case 'mentee':
        go.mentee(hit.id)
        break
      case 'group':
        go.group(hit.id)
        break
      case 'meeting':
        go.meeting(hit.id)
        break
      case 'goal':
        if (hit.menteeId !== null) go.goal(hit.menteeId, hit.id)
        break
      case 'promise':
        if (hit.menteeId !== null) go.mentee(hit.menteeId)
        break
      case 'assessment':
        go.assessment(hit.id)
        break
      case 'note':
        go.note(hit.id)
        break
      case 'resource':
        go.resource(hit.id)
        break
      case 'conversation':
        go.conversation(hit.id)
        break
      case 'mail':
        go.oneMail(hit.id)
        break
      default:
        assertNever(hit.table)
    }
  }

  const keepForLater = (event: KeyboardEvent) => {
    if (settled || text.trim() === '') return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    if (step === undefined) early.current.enter = true
    else early.current.steps += step
  }
  const applyKept = useEffectEvent(() => {
    const { steps, enter } = early.current
    early.current = { steps: 0, enter: false }
    const place = Math.max(0, Math.min(steps, hits.length) - 1)
    if (enter) open(hits[place]?.id ?? '')
    else if (steps > 0 && hits.length > 0) combobox.selectOption(place)
  })
  useEffect(() => {
    if (settled) applyKept()
  }, [settled])

  return (
    <Combobox store={combobox} onOptionSubmit={open} shadow="md" transitionProps={{ duration: 0 }}>
      <Combobox.Target>
        <TextInput
          ref={inputRef}
          className={classes.field}
          type="search"
          aria-label="Search everything"
          placeholder="Search everything"
          leftSection={<IconSearch size={18} aria-hidden />}
          rightSection={text === '' ? <Kbd size="xs">/</Kbd> : null}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            early.current = { steps: 0, enter: false }
            if (event.currentTarget.value.trim() === '') combobox.closeDropdown()
            else combobox.openDropdown()
            combobox.resetSelectedOption()
          }}
          onKeyDownCapture={keepForLater}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && combobox.getSelectedOptionIndex() === -1) {
              const [first] = hits
              if (first !== undefined) {
                event.preventDefault()
                open(first.id)
              }
            }
            if (event.key === 'Escape') {
              setText('')
              combobox.closeDropdown()
            }
          }}
          onFocus={() => {
            if (text.trim() !== '') combobox.openDropdown()
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={classes.list} aria-label="Found">
          {hits.map((hit) => (
            <Combobox.Option key={`${hit.table}-${hit.id}`} value={hit.id}>
              <Hit hit={hit} />
            </Combobox.Option>
          ))}
          {hits.length === 0 && settled && (
            <Combobox.Empty>Nothing found. Try fewer letters of a name or a word.</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
      <span className="out-of-sight" role="status">
        {text.trim() !== '' && settled ? `${hits.length} found` : ''}
      </span>
    </Combobox>
  )
}
