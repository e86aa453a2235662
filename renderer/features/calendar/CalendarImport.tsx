// A calendar file (.ics), looked at before anything is kept: which meetings are new, which have moved, which are off, and
// with whom. A second time it changes nothing.
import { Button, Checkbox, FileButton, Group, Modal, Stack, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { planCalendarImport, type CalendarLine } from '../../../shared/domain/calendar-import.ts'
import { readCalendar, replyOf, type ReadCalendar } from '../../../shared/domain/calendar/read-calendar.ts'
import type { CalendarWarning } from '../../../shared/domain/calendar/scan.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import type { Change } from '../../../shared/model/tables.ts'
import type { Result } from '../../../shared/result.ts'
import { describeFailure, showFailure } from '../../app/failures.ts'
import { pickUp } from '../../app/meeting-files/hand-on.ts'
import { useWrite } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'
import { sayFullTime } from '../../ui/time.ts'
import { Trouble } from '../../ui/Trouble.tsx'
import classes from './CalendarScreen.module.css'

interface CalendarImportProps {
  meetings: readonly Meeting[]
  people: readonly Mentee[]
  zone: string
}

/** How far around today a file is read: a year. */
const yearLength = 366 * 86_400_000
/** Lines drawn. */
const mostShown = 200

const kindWords: Readonly<Record<CalendarLine['kind'], string>> = {
  new: 'new',
  changed: 'moved',
  off: 'called off',
  same: 'nothing to change',
}

const warningWords: Readonly<Record<CalendarWarning, string>> = {
  'calendar/line-left-out': 'A line was too long or could not be read, and was left out.',
  'calendar/attendees-left-out': 'More people are invited than are read.',
  'calendar/duplicate': 'Something stands in it twice; the newer one counts.',
  'calendar/unknown-zone': 'A time zone is not known here; those times are read in your own.',
  'calendar/recurrence-not-read': 'A rule by which something comes again could not be read; its first day counts.',
  'calendar/too-many-events': 'There is more in it than is read at once.',
}

interface Opened {
  /** Milliseconds since 1970: what is over by then was held. */
  at: number
  result: Result<ReadCalendar>
  /** What somebody answered, when the file is an answer. */
  reply: { name: string; answer: string } | null
}

function openFile(bytes: Uint8Array, zone: string): Opened {
  const now = Date.now()
  const reply = replyOf(bytes)
  return {
    at: now,
    result: readCalendar(bytes, {
      from: new Date(now - yearLength).toISOString(),
      to: new Date(now + yearLength).toISOString(),
      timeZone: zone,
    }),
    reply: reply.ok ? { name: reply.value.name || reply.value.address, answer: reply.value.answer } : null,
  }
}

export function CalendarImport({ meetings, people, zone }: CalendarImportProps) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const reset = useRef<() => void>(null)
  const close = () => setOpened(null)
  const open = useEffectEvent((file: File) => {
    file.arrayBuffer().then((buffer) => setOpened(openFile(new Uint8Array(buffer), zone)), showFailure)
  })
  useEffect(() => {
    const handed = pickUp()
    if (handed !== null) open(handed)
  }, [])
  const reply = opened?.reply ?? null
  const words =
    opened === null || opened.result.ok ? null : describeFailure(opened.result.error.code, opened.result.error.message)
  return (
    <>
      <FileButton
        accept=".ics,text/calendar"
        resetRef={reset}
        onChange={(file) => {
          // The same file may be chosen again.
          reset.current?.()
          if (file === null) return
          file.arrayBuffer().then((buffer) => setOpened(openFile(new Uint8Array(buffer), zone)), showFailure)
        }}
        inputProps={{ 'aria-label': 'Calendar file' }}
      >
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
            From a calendar file…
          </Button>
        )}
      </FileButton>
      <Modal
        opened={opened !== null}
        onClose={close}
        title="From a calendar file"
        size="lg"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {words !== null && <Trouble title={words.title}>{words.text}</Trouble>}
        {reply !== null && (
          <Text>
            An answer to an invitation: <bdi>{reply.name}</bdi> {answerWords(reply.answer)}. Nothing has to be taken
            over.
          </Text>
        )}
        {opened?.result.ok === true && reply === null && (
          <Preview
            read={opened.result.value}
            at={opened.at}
            meetings={meetings}
            people={people}
            zone={zone}
            onEnd={close}
          />
        )}
      </Modal>
    </>
  )
}

function answerWords(answer: string): string {
  switch (answer) {
    case 'accepted':
      return 'is coming'
    case 'declined':
      return 'is not coming'
    case 'tentative':
      return 'may be coming'
    default:
      return 'has not decided'
  }
}

interface PreviewProps extends CalendarImportProps {
  read: ReadCalendar
  at: number
  onEnd: () => void
}

function Preview({ read, at, meetings, people, zone, onEnd }: PreviewProps) {
  const write = useWrite()
  const lines = useMemo(
    () => planCalendarImport(read.events, { meetings, people, zone, now: at, record: newRecord }),
    [read, at, meetings, people, zone],
  )
  const known = useMemo(() => new Map(people.map((person) => [person.id, person])), [people])
  // A stranger's appointments come only when they are asked for.
  const [chosen, setChosen] = useState<ReadonlySet<CalendarLine>>(
    () =>
      new Set(
        lines.filter(({ meeting, kind, menteeIds }) => meeting !== null && (kind !== 'new' || menteeIds.length > 0)),
      ),
  )
  const toggle = (line: CalendarLine) => {
    const next = new Set(chosen)
    if (!next.delete(line)) next.add(line)
    setChosen(next)
  }
  const take = async () => {
    const changes = lines.flatMap((line): Change[] =>
      line.meeting !== null && chosen.has(line) ? [{ op: 'put', table: 'meeting', value: touched(line.meeting) }] : [],
    )
    await write(changes, { done: `${changes.length} ${changes.length === 1 ? 'meeting' : 'meetings'} from the file` })
    onEnd()
  }
  if (lines.length === 0)
    return <Text>No meeting within a year of today is in this file. Whole days, such as holidays, are left out.</Text>
  return (
    <Stack gap="sm">
      {read.warnings.map((warning) => (
        <Text key={warning} size="sm" c="dimmed">
          {warningWords[warning]}
        </Text>
      ))}
      <ul className={classes.lines} aria-label="Meetings of the file">
        {lines.slice(0, mostShown).map((line, place) => (
          <li key={`${line.event.uid}/${line.event.startsAt}/${place}`}>
            <Checkbox
              checked={chosen.has(line)}
              disabled={line.meeting === null}
              onChange={() => toggle(line)}
              label={
                <>
                  <bdi>{line.event.summary === '' ? 'Without a title' : line.event.summary}</bdi>
                  {`, ${sayFullTime(line.event.startsAt, zone)}: ${kindWords[line.kind]}`}
                </>
              }
              description={
                line.menteeIds.length === 0
                  ? 'None of your mentees is named in it'
                  : line.menteeIds
                      .slice(0, 5)
                      .flatMap((id) => {
                        const person = known.get(id)
                        return person === undefined ? [] : [displayName(person)]
                      })
                      .join(', ')
              }
            />
          </li>
        ))}
      </ul>
      {lines.length > mostShown && (
        <Text size="sm" c="dimmed">
          And {lines.length - mostShown} more.
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onEnd}>
          Cancel
        </Button>
        <Button disabled={chosen.size === 0} onClick={() => void take().catch(showFailure)}>
          Take over {chosen.size}
        </Button>
      </Group>
    </Stack>
  )
}
