// How far a goal has come: a line to note it for a day, a small chart, and every note in a table beside it.
import { ActionIcon, Anchor, Text, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { percentNow, withoutProgress } from '../../../shared/domain/goals.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Goal, GoalProgress } from '../../../shared/model/goal.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useMeeting } from '../../app/queries.ts'
import { sayFullTime } from '../../ui/time.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './Goals.module.css'
import type { OnChangeGoal } from './GoalState.tsx'
import { NoteProgress } from './NoteProgress.tsx'
import { ProgressChart } from './ProgressChart.tsx'

/** Drawn at most; the chart has all of them. */
const mostDrawn = 60

export function Progress({ goal, onChange }: { goal: Goal; onChange: OnChangeGoal }) {
  const { meeting: meetingId = '' } = useSearch({ strict: false })
  const meeting = useMeeting(meetingId).data ?? null
  const zone = useMentorZone()
  const today = dayAt(useNow(60_000), zone)
  const percent = percentNow(goal)
  const from = meeting?.menteeIds.includes(goal.menteeId) === true ? meeting : null
  const day = from === null ? today : dayAt(Date.parse(from.startsAt), zone)
  const notes = goal.progress.toReversed()
  return (
    <section aria-label="Progress">
      <Title order={2} size="h4" mb={4}>
        Progress{' '}
        {percent !== null && (
          <Text span size="sm" c="dimmed" fw={400}>
            {percent} %
          </Text>
        )}
      </Title>
      <ProgressChart goal={goal} />
      {from !== null && (
        <Text size="sm" mb={4}>
          Noted for the{' '}
          <Anchor
            inherit
            renderRoot={(props) => <Link to="/meetings/$meetingId" params={{ meetingId: from.id }} {...props} />}
          >
            meeting of <TimeText at={day} />
          </Anchor>
          .
        </Text>
      )}
      <NoteProgress
        key={`${from?.id ?? ''} ${day}`}
        day={day}
        meetingId={from?.id ?? null}
        percent={percent}
        onChange={onChange}
      />
      {notes.length === 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          Nothing noted yet.
        </Text>
      ) : (
        <table className={classes.notes}>
          <caption className="out-of-sight">Progress by day, the latest first</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">How far</th>
              <th scope="col">What was seen</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {notes.slice(0, mostDrawn).map((note) => (
              <NoteRow key={note.id} note={note} onChange={onChange} />
            ))}
          </tbody>
        </table>
      )}
      {notes.length > mostDrawn && (
        <Text size="sm" c="dimmed">
          And {notes.length - mostDrawn} earlier ones, which stand on the path.
        </Text>
      )}
    </section>
  )
}

function NoteRow({ note, onChange }: { note: GoalProgress; onChange: OnChangeGoal }) {
  const { meetingId } = note
  return (
    <tr>
      <th scope="row">
        {meetingId === null ? (
          <TimeText at={note.on} />
        ) : (
          <Anchor
            inherit
            title="The meeting of that day"
            renderRoot={(props) => <Link to="/meetings/$meetingId" params={{ meetingId }} {...props} />}
          >
            <TimeText at={note.on} />
          </Anchor>
        )}
      </th>
      <td>{note.percent} %</td>
      <td dir="auto" className={classes.seen}>
        {note.words}
      </td>
      <td>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Delete the note of ${sayFullTime(note.on)}, ${note.percent} %`}
          onClick={() =>
            void onChange((goal) => withoutProgress(goal, note.id), { done: 'The note of progress was deleted' })
          }
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  )
}
