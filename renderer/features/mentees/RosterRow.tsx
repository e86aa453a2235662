// One line of the roster. Plain elements and no handlers of its own: the table listens for all rows, because this is
// drawn again for every row that scrolls into view.
import { memo } from 'react'
import { dayAt, sayAgo, sayDay } from '../../../shared/domain/roster-dates.ts'
import { calledName } from '../../../shared/domain/roster.ts'
import { displayName } from '../../../shared/model/mentee.ts'
import type { RosterEntry } from '../../vault/api.ts'
import { sayFullTime } from '../../ui/time.ts'
import { StatusMark } from './StatusMark.tsx'
import classes from './RosterTable.module.css'

interface RosterRowProps {
  entry: RosterEntry
  /** From 0, in what is shown. */
  place: number
  /** From the top of the list, in px. */
  top: number
  active: boolean
  selected: boolean
  now: number
  zone: string
}

/** A text that may be cut by the column, and whole on hover. */
function Cell({ name, column, text }: { name: string; column: number; text: string }) {
  return (
    <div role="gridcell" aria-colindex={column} className={classes.cell} data-column={name}>
      <bdi className={classes.cut} title={text === '' ? undefined : text}>
        {text}
      </bdi>
    </div>
  )
}

function NextCell({ day, now, zone }: { day: string; now: number; zone: string }) {
  const past = day < dayAt(now, zone)
  return (
    <time dateTime={day} title={sayFullTime(day)} className={classes.cut} data-past={past}>
      {past ? `was ${sayDay(day, now, zone)}` : sayDay(day, now, zone)}
    </time>
  )
}

export const RosterRow = memo(function RosterRow({ entry, place, top, active, selected, now, zone }: RosterRowProps) {
  const { mentee, lastContact, nextOn } = entry
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      data-place={place}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" aria-colindex={1} className={classes.tick}>
        <label className={classes.tickArea}>
          <input type="checkbox" tabIndex={-1} checked={selected} readOnly aria-label={`Select ${mentee.name}`} />
        </label>
      </div>
      <div role="gridcell" aria-colindex={2} className={classes.cell} data-column="name">
        <span className={classes.names} title={displayName(mentee)}>
          <bdi className={mentee.preferredName === '' ? classes.name : classes.called}>{calledName(mentee)}</bdi>
          {mentee.preferredName !== '' && <bdi className={classes.full}>{mentee.name}</bdi>}
        </span>
        {mentee.archivedAt !== null && <span className={classes.aside}>Archived</span>}
      </div>
      <Cell name="stage" column={3} text={mentee.stage} />
      <Cell name="programme" column={4} text={mentee.programme} />
      <div role="gridcell" aria-colindex={5} className={classes.cell} data-column="status">
        <StatusMark status={mentee.status} />
      </div>
      <Cell name="tags" column={6} text={mentee.tags.join(', ')} />
      <div role="gridcell" aria-colindex={7} className={classes.cell} data-column="lastContact">
        {lastContact !== null && (
          <time dateTime={lastContact} title={sayFullTime(lastContact, zone)} className={classes.cut}>
            {sayAgo(lastContact, now, zone)}
          </time>
        )}
      </div>
      <div role="gridcell" aria-colindex={8} className={classes.cell} data-column="nextOn">
        {nextOn !== null && <NextCell day={nextOn} now={now} zone={zone} />}
      </div>
    </div>
  )
})
