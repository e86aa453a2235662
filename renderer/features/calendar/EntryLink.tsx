// One meeting in the calendar: leads to it; an agreed day leads to planning the meeting.
import { Link } from '@tanstack/react-router'
import classes from './CalendarScreen.module.css'
import { entryWords, type CalendarEntry } from './entries.ts'

interface EntryLinkProps {
  entry: CalendarEntry
  /** The moment at which a meeting of an agreed day is planned. */
  planAt: string | null
}

export function EntryLink({ entry, planAt }: EntryLinkProps) {
  const [menteeId] = entry.menteeIds
  const label = `${entry.time === '' ? '' : `${entry.time} `}${entry.title}, ${entryWords[entry.state]}`
  const content = (
    <>
      {entry.time !== '' && <span className={classes.time}>{entry.time}</span>}
      <bdi className={classes.who}>{entry.title}</bdi>
      {entry.state !== 'held' && entry.state !== 'planned' && (
        <span className={classes.state}>{entryWords[entry.state]}</span>
      )}
    </>
  )
  const common = { className: classes.entry, 'data-state': entry.state, 'aria-label': label, title: label }
  if (entry.meetingId !== null)
    return (
      <Link to="/meetings/$meetingId" params={{ meetingId: entry.meetingId }} {...common}>
        {content}
      </Link>
    )
  return (
    <Link
      to="/meetings/new"
      search={{
        plan: true,
        ...(menteeId === undefined ? {} : { mentee: menteeId }),
        ...(planAt === null ? {} : { at: planAt }),
      }}
      {...common}
    >
      {content}
    </Link>
  )
}
