// What is to be talked about: own points, what the mentee wished for, and what is open between the two, offered to be
// put on it. Points are ticked while one talks.
import { ActionIcon, Button, Checkbox, Group, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { moved, proposalsFor, withPoints } from '../../../shared/domain/agenda.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { AgendaItem, Meeting } from '../../../shared/model/meeting.ts'
import type { Resource } from '../../../shared/model/resource.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useBetween, useWrite } from '../../app/queries.ts'
import { FromLibrary } from '../../app/resources/FromLibrary.tsx'
import { given, pointOf } from '../../app/resources/give.ts'
import classes from './Agenda.module.css'
import { ShareMark } from './ShareMark.tsx'

interface AgendaProps {
  draft: Meeting
  onChange: (change: Partial<Meeting>) => void
}

const fromWords: Readonly<Record<AgendaItem['from'], string>> = {
  mentor: '',
  mentee: 'the mentee’s wish',
  promise: 'a promise',
  goal: 'a goal',
}

const newId = () => crypto.randomUUID()

export function Agenda({ draft, onChange }: AgendaProps) {
  const { agenda } = draft
  const change = (next: AgendaItem[]) => onChange({ agenda: next })
  const write = useWrite()
  const zone = useMentorZone()
  const takeResource = async (resource: Resource) => {
    change(withPoints(agenda, [pointOf(resource)], newId))
    const on = dayAt(Date.parse(draft.startsAt), zone)
    await write(given(resource, draft.menteeIds, { on, how: 'meeting', meetingId: draft.id }))
  }
  const changeOne = (id: string, part: Partial<AgendaItem>) =>
    change(agenda.map((item) => (item.id === id ? { ...item, ...part } : item)))
  return (
    <section aria-label="Agenda">
      <Group justify="space-between" gap="xs" mb={4}>
        <Title order={2} size="h4">
          Agenda
        </Title>
        {agenda.length > 0 && <ShareMark part="agenda" shared={draft.shared} onChange={onChange} />}
      </Group>
      <Stack gap={4}>
        {agenda.length > 0 && (
          <ol className={classes.list}>
            {agenda.map((item, place) => (
              <li key={item.id} className={classes.item}>
                <Checkbox
                  checked={item.done}
                  onChange={(event) => changeOne(item.id, { done: event.currentTarget.checked })}
                  label={
                    <>
                      <bdi className={item.done ? classes.done : undefined}>{item.text}</bdi>
                      {fromWords[item.from] !== '' && (
                        <Text span size="xs" c="dimmed">
                          {' '}
                          {fromWords[item.from]}
                        </Text>
                      )}
                    </>
                  }
                />
                <Group gap={2} wrap="nowrap" className={classes.tools}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={`Up: ${item.text}`}
                    disabled={place === 0}
                    onClick={() => change(moved(agenda, item.id, -1))}
                  >
                    <IconArrowUp size={14} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={`Down: ${item.text}`}
                    disabled={place === agenda.length - 1}
                    onClick={() => change(moved(agenda, item.id, 1))}
                  >
                    <IconArrowDown size={14} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={`Take off the agenda: ${item.text}`}
                    onClick={() => change(agenda.filter((one) => one.id !== item.id))}
                  >
                    <IconX size={14} aria-hidden />
                  </ActionIcon>
                </Group>
              </li>
            ))}
          </ol>
        )}
        <AddPoint agenda={agenda} onChange={change} />
        <Proposals draft={draft} onChange={change} />
        <Group>
          <FromLibrary onChoose={takeResource} />
        </Group>
      </Stack>
    </section>
  )
}

interface PointsProps {
  agenda: readonly AgendaItem[]
  onChange: (agenda: AgendaItem[]) => void
}

function AddPoint({ agenda, onChange }: PointsProps) {
  const [text, setText] = useState('')
  const [from, setFrom] = useState<'mentor' | 'mentee'>('mentor')
  const add = () => {
    if (text.trim() === '') return
    onChange(withPoints(agenda, [{ text: text.trim(), from, sourceId: null }], newId))
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    add()
  }
  return (
    <Group gap="xs" align="center">
      <TextInput
        aria-label="Point for the agenda"
        placeholder="A point to talk about"
        size="xs"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        maxLength={500}
        flex="1 1 12rem"
      />
      <SegmentedControl
        size="xs"
        aria-label="Whose point it is"
        value={from}
        onChange={(value) => setFrom(value === 'mentee' ? 'mentee' : 'mentor')}
        data={[
          { value: 'mentor', label: 'Mine' },
          { value: 'mentee', label: 'The mentee’s' },
        ]}
      />
      <Button size="xs" variant="default" onClick={add} disabled={text.trim() === ''}>
        Add point
      </Button>
    </Group>
  )
}

function Proposals({ draft, onChange }: { draft: Meeting; onChange: (agenda: AgendaItem[]) => void }) {
  const between = useBetween(draft.menteeIds, draft.id).data
  const today = dayAt(useNow(60_000), useMentorZone())
  if (between === undefined) return null
  const offered = proposalsFor(draft.agenda, { ...between, menteeIds: draft.menteeIds, today })
  if (offered.length === 0) return null
  return (
    <div role="group" aria-label="Open between you">
      <Group gap="xs">
        <Text size="xs" c="dimmed">
          Open between you:
        </Text>
        {offered.length > 1 && (
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(withPoints(draft.agenda, offered, newId))}>
            Put all on the agenda
          </Button>
        )}
      </Group>
      <ul className={classes.offers}>
        {offered.map((point) => (
          <li key={point.sourceId ?? point.text}>
            <button
              type="button"
              className={classes.offer}
              onClick={() => onChange(withPoints(draft.agenda, [point], newId))}
            >
              <IconPlus size={14} aria-hidden />
              <bdi>{point.text}</bdi>
              <Text span size="xs" c="dimmed">
                {fromWords[point.from]}
              </Text>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
