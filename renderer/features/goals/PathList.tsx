// The lines of a path under their years and months. Only those in view are drawn; the arrow keys walk from line to line.
import {
  IconArrowsExchange,
  IconChecklist,
  IconFileText,
  IconMail,
  IconMessageCircle,
  IconMessages,
  IconPoint,
  IconTarget,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dateFormat } from '../../../shared/domain/date-format.ts'
import type { PathEntry, PathKind, PathRow, PathTarget } from '../../../shared/domain/path.ts'
import { sayFullTime } from '../../ui/time.ts'
import classes from './Path.module.css'
import { useWalkedList } from './walked-list.ts'

/** In px, as in the style sheet. */
const heights: Readonly<Record<PathRow['row'], number>> = { year: 44, month: 32, now: 28, entry: 36 }

const icons: Readonly<Record<PathKind, { icon: typeof IconMail; word: string }>> = {
  phase: { icon: IconArrowsExchange, word: 'Phase' },
  agreement: { icon: IconFileText, word: 'Agreement' },
  meeting: { icon: IconMessages, word: 'Meeting' },
  mail: { icon: IconMail, word: 'Mail' },
  conversation: { icon: IconMessageCircle, word: 'Conversation' },
  promise: { icon: IconChecklist, word: 'Promise' },
  goal: { icon: IconTarget, word: 'Goal' },
  change: { icon: IconPoint, word: 'Change' },
}

const short = dateFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })

export function PathList({ rows, menteeId }: { rows: readonly PathRow[]; menteeId: string }) {
  const isStop = (place: number) => {
    const row = rows[place]
    return row?.row === 'entry' && row.entry.target !== null
  }
  const list = useWalkedList({
    count: rows.length,
    keyOf: (place) => rows[place]?.key ?? String(place),
    heightOf: (place) => heights[rows[place]?.row ?? 'entry'],
    isStop,
    headHeight: 0,
  })
  return (
    <div {...list.scrollerProps} className={classes.path} role="group" aria-label="Path" tabIndex={-1}>
      <div {...list.bodyProps} className={classes.body}>
        {list.rows.map(({ key, index, start }) => {
          const row = rows[index]
          return (
            row !== undefined && (
              <div
                key={key}
                data-place={index}
                className={classes.row}
                style={{ transform: `translateY(${start}px)`, height: heights[row.row] }}
              >
                <OneRow row={row} menteeId={menteeId} isActive={list.isActive(index)} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

function OneRow({ row, menteeId, isActive }: { row: PathRow; menteeId: string; isActive: boolean }) {
  switch (row.row) {
    case 'year':
      return <h2 className={classes.year}>{row.title}</h2>
    case 'month':
      return <h3 className={classes.month}>{row.title}</h3>
    case 'now':
      return <p className={classes.now}>Now</p>
    case 'entry':
      return (
        <EntryLink entry={row.entry} menteeId={menteeId} isActive={isActive}>
          <EntryWords entry={row.entry} />
        </EntryLink>
      )
  }
}

function EntryWords({ entry: { kind, day, time, title, detail } }: { entry: PathEntry }) {
  const { icon: Icon, word } = icons[kind]
  return (
    <>
      <Icon size={18} stroke={1.75} className={classes.icon} role="img" aria-label={word} />
      <time
        dateTime={time === '' ? day : `${day}T${time}`}
        title={`${sayFullTime(day)}${time === '' ? '' : ` ${time}`}`}
        className={classes.day}
      >
        {short('UTC').format(Date.parse(day)).replace(',', '')}
      </time>
      <bdi className={classes.title} title={title}>
        {title}
      </bdi>
      {detail !== '' && (
        <bdi className={classes.detail} title={detail}>
          {detail}
        </bdi>
      )}
    </>
  )
}

interface EntryLinkProps {
  entry: PathEntry
  menteeId: string
  isActive: boolean
  children: ReactNode
}

function EntryLink({ entry: { target }, menteeId, isActive, children }: EntryLinkProps) {
  if (target === null) return <div className={classes.entry}>{children}</div>
  return (
    <TargetLink
      target={target}
      menteeId={menteeId}
      className={`${classes.entry ?? ''} ${classes.link ?? ''}`}
      tabIndex={isActive ? 0 : -1}
      data-stop
    >
      {children}
    </TargetLink>
  )
}

interface TargetLinkProps {
  target: PathTarget
  menteeId: string
  className: string
  tabIndex: number
  'data-stop': true
  children: ReactNode
}

function TargetLink({ target, menteeId, ...props }: TargetLinkProps) {
  switch (target.screen) {
    case 'meeting':
      return <Link to="/meetings/$meetingId" params={{ meetingId: target.id }} {...props} />
    case 'mail':
      return <Link to="/mail/$mailId" params={{ mailId: target.id }} {...props} />
    case 'conversation':
      return <Link to="/conversations/$conversationId" params={{ conversationId: target.id }} {...props} />
    case 'goal':
      return <Link to="/mentees/$menteeId/goals/$goalId" params={{ menteeId, goalId: target.id }} {...props} />
    case 'agreement':
      return <Link to="/mentees/$menteeId/agreement" params={{ menteeId }} {...props} />
    case 'farewell':
      return <Link to="/mentees/$menteeId/farewell" params={{ menteeId }} {...props} />
    case 'mentee':
      return <Link to="/mentees/$menteeId" params={{ menteeId }} {...props} />
  }
}
