// Takes a meeting's people, time and length from the attendance file that a video tool leaves behind. The file is read
// here and not kept; nothing changes before the mentor has seen what would.
import { Button, FileButton, Group, List, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileImport } from '@tabler/icons-react'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { readAttendance } from '../../../shared/domain/meeting-files/attendance.ts'
import { matchAttendees, type MatchedAttendee } from '../../../shared/domain/meeting-files/match-people.ts'
import type { AttendanceReading, DayOrder } from '../../../shared/domain/meeting-files/reading.ts'
import { isZone, mentorZone } from '../../../shared/domain/meeting-time.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { describeFailure } from '../../app/failures.ts'
import { PersonName } from '../../ui/PersonName.tsx'
import { sayFullTime } from '../../ui/time.ts'
import { Trouble } from '../../ui/Trouble.tsx'
import { momentIn, takenOver, toolOf } from './attendance.ts'

interface AttendanceFileProps {
  draft: Meeting
  people: readonly Mentee[]
  onChange: (change: Partial<Meeting>) => void
}

export function AttendanceFile({ draft, people, onChange }: AttendanceFileProps) {
  const [bytes, setBytes] = useState<Uint8Array | null>(null)
  const [order, setOrder] = useState<DayOrder | null>(null)
  const reset = useRef<() => void>(null)
  const result = useMemo(
    () => (bytes === null ? null : readAttendance(bytes, order === null ? {} : { order })),
    [bytes, order],
  )
  const close = () => {
    setBytes(null)
    setOrder(null)
  }
  const zone = isZone(draft.timeZone) ? draft.timeZone : mentorZone('')
  const take = (reading: AttendanceReading, matched: readonly MatchedAttendee[]) => {
    const change = takenOver({ ...draft, timeZone: zone }, reading, matched)
    const { menteeIds, channel, place, topic, startsAt, durationMinutes } = draft
    onChange(change)
    close()
    const id = `attendance-${draft.id}`
    notifications.show({
      id,
      autoClose: 10_000,
      withBorder: true,
      color: 'sea',
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text>Taken over from the file</Text>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              notifications.hide(id)
              onChange({ menteeIds, channel, place, topic, startsAt, durationMinutes })
            }}
          >
            Undo
          </Button>
        </Group>
      ),
    })
  }
  const words = result === null || result.ok ? null : describeFailure(result.error.code, result.error.message)
  return (
    <>
      <FileButton
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        resetRef={reset}
        onChange={(file) => {
          // The same file may be chosen again.
          reset.current?.()
          if (file !== null) void file.arrayBuffer().then((buffer) => setBytes(new Uint8Array(buffer)))
        }}
        inputProps={{ 'aria-label': 'Attendance file' }}
      >
        {(props) => (
          <Button {...props} variant="default" size="xs" leftSection={<IconFileImport size={16} aria-hidden />}>
            From an attendance file…
          </Button>
        )}
      </FileButton>
      <Modal
        opened={result !== null}
        onClose={close}
        title="Take over from the attendance file"
        size="lg"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {words !== null && <Trouble title={words.title}>{words.text}</Trouble>}
        {result?.ok === true && (
          <Preview
            reading={result.value}
            people={people}
            zone={zone}
            order={order}
            onOrder={setOrder}
            onTake={take}
            onEnd={close}
          />
        )}
      </Modal>
    </>
  )
}

interface PreviewProps {
  reading: AttendanceReading
  people: readonly Mentee[]
  zone: string
  order: DayOrder | null
  onOrder: (order: DayOrder) => void
  onTake: (reading: AttendanceReading, matched: readonly MatchedAttendee[]) => void
  onEnd: () => void
}

function Preview({ reading, people, zone, order, onOrder, onTake, onEnd }: PreviewProps) {
  const matched = useMemo(() => matchAttendees(reading.people, people), [reading, people])
  const known = new Map(people.map((person) => [person.id, person]))
  const present = matched.filter(({ menteeId, attendee }) => menteeId !== null && attendee.came)
  const absent = matched.filter(({ menteeId, attendee }) => menteeId !== null && !attendee.came)
  const others = matched.filter(({ menteeId, attendee }) => menteeId === null && attendee.came)
  const begins = reading.startsAt === null ? null : momentIn(reading.startsAt, zone)
  const asks = reading.order === null && order === null
  return (
    <Stack gap="sm">
      <Text>
        {toolOf[reading.format]}
        {begins !== null && !asks && `, ${sayFullTime(begins, zone)}`}
        {reading.clock !== null && `, ${reading.clock.from} to ${reading.clock.to} on the day of this meeting`}
      </Text>
      {(asks || order !== null) && (
        <Group gap="sm">
          <Text size="sm">The dates of this file can be read in two ways. Which comes first?</Text>
          <SegmentedControl
            size="xs"
            aria-label="What comes first in the dates of the file"
            value={order ?? ''}
            onChange={(value) => onOrder(value === 'month-first' ? 'month-first' : 'day-first')}
            data={[
              { value: 'day-first', label: 'The day' },
              { value: 'month-first', label: 'The month' },
            ]}
          />
        </Group>
      )}
      <Part title={`${present.length} of your mentees came`}>
        {present.map(({ attendee, menteeId }) => {
          const person = menteeId === null ? undefined : known.get(menteeId)
          return (
            <List.Item key={`${attendee.shownAs}/${attendee.email}`}>
              {person !== undefined && <PersonName person={person} />}
              {attendee.minutes !== null && `, ${attendee.minutes} min`}
              {attendee.joins > 1 && `, joined ${attendee.joins} times`}
            </List.Item>
          )
        })}
      </Part>
      {absent.length > 0 && (
        <Part title={`${absent.length} did not come`}>
          {absent.map(({ attendee }) => (
            <List.Item key={`${attendee.shownAs}/${attendee.email}`}>
              <bdi>{attendee.name}</bdi>
            </List.Item>
          ))}
        </Part>
      )}
      {others.length > 0 && (
        <Part title={`${others.length} left out: not on your list, or a name that several have`}>
          {others.slice(0, 30).map(({ attendee }) => (
            <List.Item key={`${attendee.shownAs}/${attendee.email}`}>
              <bdi>{attendee.name}</bdi>
            </List.Item>
          ))}
        </Part>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onEnd}>
          Cancel
        </Button>
        <Button disabled={asks || present.length === 0} onClick={() => onTake(reading, matched)}>
          Take over
        </Button>
      </Group>
    </Stack>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Text fw={600} size="sm">
        {title}
      </Text>
      <List size="sm">{children}</List>
    </section>
  )
}
