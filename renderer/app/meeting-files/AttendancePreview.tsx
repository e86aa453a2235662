// Who came, by an attendance file, seen before a meeting takes it over. Nothing is stored here.
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import {
  hasAlready,
  momentIn,
  otherMeeting,
  takenOver,
  toolOf,
} from '../../../shared/domain/meeting-files/attendance-plan.ts'
import type { Attendee, DayOrder } from '../../../shared/domain/meeting-files/reading.ts'
import { proposeMeeting } from '../../../shared/domain/meeting-files/take-in.ts'
import { momentOf, roundedMoment, wallTime } from '../../../shared/domain/meeting-time.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { sayFullTime } from '../../ui/time.ts'
import { AlreadyHere } from './AlreadyHere.tsx'
import type { AttendanceFacts } from './meeting-file.worker.ts'
import { OrderQuestion } from './OrderQuestion.tsx'
import { rememberChanges, usePeople } from './people.ts'
import { PeopleList } from './PeopleList.tsx'
import { heldMeeting, type Target } from './target.ts'
import { WhichMeeting, type MeetingChoice } from './WhichMeeting.tsx'

export interface AttendanceTaken {
  /** The meeting before, or as it is made. */
  readonly meeting: Meeting
  readonly change: Partial<Meeting>
  readonly remembered: readonly Change[]
}

interface AttendancePreviewProps {
  facts: AttendanceFacts
  order: DayOrder | null
  target: Target
  mentees: readonly Mentee[]
  zone: string
  onOrder: (order: DayOrder) => void
  onTake: (taken: AttendanceTaken) => void
  onEnd: () => void
}

function detailOf({ came, minutes, joins }: Attendee): string {
  if (!came) return 'did not come'
  return [minutes === null ? 'came' : `${minutes} min`, ...(joins > 1 ? [`joined ${joins} times`] : [])].join(', ')
}

export function AttendancePreview({
  facts,
  order,
  target,
  mentees,
  zone,
  onOrder,
  onTake,
  onEnd,
}: AttendancePreviewProps) {
  const { reading, matched } = facts
  const listed = useMemo(
    () =>
      matched.map(({ attendee, menteeId, by }) => ({
        ...{ name: attendee.name, email: attendee.email, menteeId, by, detail: detailOf(attendee) },
      })),
    [matched],
  )
  const [nobodyProposed] = useState(() => new Map<number, string>())
  const people = usePeople(listed, nobodyProposed)
  const present = useMemo(
    () => matched.map(({ attendee, by }, place) => ({ attendee, by, menteeId: people.menteeIds[place] ?? null })),
    [matched, people.menteeIds],
  )
  const came = present.filter(({ attendee, menteeId }) => attendee.came && menteeId !== null)
  const [day, setDay] = useState(() => roundedMoment(Date.now()))
  const [chosen, setChosen] = useState<MeetingChoice | null>(null)
  const { clock, startsAt, endsAt, order: proven, format, title } = reading
  const asks = proven === null && order === null
  const begins = startsAt === null ? clockOn(day, clock?.from, zone) : momentIn(startsAt, zone)
  const ends = endsAt === null ? clockOn(day, clock?.to, zone) : momentIn(endsAt, zone)
  const near = useMemo(() => {
    if (target.kind !== 'look' || begins === null) return null
    const menteeIds = present.flatMap(({ menteeId }) => (menteeId === null ? [] : [menteeId]))
    return proposeMeeting(target.meetings, { from: begins, to: ends ?? begins, menteeIds })
  }, [target, begins, ends, present])
  const choice: MeetingChoice = chosen === 'new' || near === null ? 'new' : 'found'
  const tool = toolOf[format]
  const meetingOf = (): Meeting => {
    if (target.kind === 'open') return target.meeting
    if (choice === 'found' && near !== null) return near
    const at = begins ?? day
    return heldMeeting({ startsAt: at, endsAt: ends ?? at, zone, tool, title })
  }
  const known = target.kind === 'open' ? target.meeting : choice === 'found' ? near : null
  const other = known === null || asks ? null : otherMeeting({ ...known, timeZone: zone }, reading, present)
  const isHere =
    known !== null && came.length > 0 && hasAlready(known, takenOver({ ...known, timeZone: zone }, reading, present))
  const take = () => {
    const meeting = meetingOf()
    const change = { ...takenOver({ ...meeting, timeZone: zone }, reading, present), state: 'held' as const }
    onTake({ meeting, change, remembered: rememberChanges(people, mentees, tool) })
  }
  return (
    <Stack gap="md">
      <Text>
        Attendance, {tool}
        {title !== '' && (
          <>
            {': '}
            <bdi>{title}</bdi>
          </>
        )}
        {startsAt !== null && begins !== null && !asks && `, ${sayFullTime(begins, zone)}`}
        {clock !== null && `, ${clock.from} to ${clock.to}, the day is not told`}
      </Text>
      <OrderQuestion proven={proven} answer={order} onAnswer={onOrder} />
      {other !== null && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="This may be of another meeting">
          {other === 'people'
            ? 'Nobody who is in this meeting came by this file.'
            : 'The file is of another day than this meeting. Taking it in moves the meeting to that day.'}
        </Alert>
      )}
      <PeopleList people={people} mentees={mentees} />
      {target.kind === 'look' && (
        <WhichMeeting
          found={near}
          choice={choice}
          withNone={false}
          beganAt={startsAt === null ? day : null}
          zone={zone}
          onChoice={setChosen}
          onBegan={setDay}
        />
      )}
      {isHere && <AlreadyHere meetingId={known.id} />}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onEnd}>
          Cancel
        </Button>
        <Button disabled={asks || came.length === 0 || isHere} onClick={take}>
          Take in
        </Button>
      </Group>
    </Stack>
  )
}

/** A clock time on the day of a moment. */
function clockOn(at: string, time: string | undefined, zone: string): string | null {
  return time === undefined ? null : momentOf({ day: wallTime(at, zone).day, time }, zone)
}
