// A week: seven days beside each other, the hours from top to bottom, and above them the days that were agreed without a
// time. What overlaps stands side by side.
import { Fragment } from 'react'
import { placeInDay, weekDays, type Placed } from '../../../shared/domain/calendar/views.ts'
import { dateFormat } from '../../../shared/domain/date-format.ts'
import classes from './CalendarScreen.module.css'
import type { CalendarEntry } from './entries.ts'
import { EntryLink } from './EntryLink.tsx'

/** Hours that are always drawn; others when something happens then. */
const usualFrom = 8
const usualTo = 18
/** Rem of one hour, and the least that a meeting takes. */
const hourHeight = 2.75
const leastHeight = 1.5

const dayName = dateFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
const fullDay = dateFormat('en-GB', { dateStyle: 'full' })

interface WeekViewProps {
  day: string
  today: string
  zone: string
  entries: readonly CalendarEntry[]
  momentOn: (day: string, hour?: number) => string | null
  onPlan: (day: string, hour?: number) => void
}

export function WeekView({ day, today, zone, entries, momentOn, onPlan }: WeekViewProps) {
  const days = weekDays(day, 1)
  const timed = entries.filter(({ state }) => state !== 'agreed')
  const placed = days.map((one) => placeInDay(timed, one, zone))
  const all = placed.flat()
  const from = Math.min(usualFrom, ...all.map(({ startMinute }) => Math.floor(startMinute / 60)))
  const to = Math.max(usualTo, ...all.map(({ endMinute }) => Math.ceil(endMinute / 60)))
  const hours = Array.from({ length: to - from }, (_, index) => from + index)
  return (
    <div className={classes.week} role="group" aria-label="Week">
      <div />
      {days.map((one) => (
        <div key={one} className={classes.weekHead} data-today={one === today}>
          <button
            type="button"
            className={classes.day}
            aria-current={one === today ? 'date' : undefined}
            aria-label={`${fullDay('UTC').format(Date.parse(one))}: plan a meeting`}
            onClick={() => onPlan(one)}
          >
            {dayName('UTC').format(Date.parse(one)).replace(',', '')}
          </button>
          {entries
            .filter((entry) => entry.day === one && entry.state === 'agreed')
            .map((entry) => (
              <EntryLink key={entry.key} entry={entry} planAt={momentOn(one)} />
            ))}
        </div>
      ))}
      <div className={classes.hours} aria-hidden>
        {hours.map((hour) => (
          <div key={hour} style={{ height: `${hourHeight}rem` }}>
            {String(hour).padStart(2, '0')}:00
          </div>
        ))}
      </div>
      {days.map((one, index) => (
        <div key={one} className={classes.weekDay} style={{ height: `${hours.length * hourHeight}rem` }}>
          {hours.map((hour) => (
            // For the pointer: by keyboard the day's own button plans a meeting, whose time is then typed.
            <button
              key={hour}
              type="button"
              tabIndex={-1}
              aria-hidden
              className={classes.hour}
              style={{ height: `${hourHeight}rem` }}
              onClick={() => onPlan(one, hour)}
            />
          ))}
          {(placed[index] ?? []).map((place) => (
            <Fragment key={place.item.key}>
              <div className={classes.placed} style={placeStyle(place, from)}>
                <EntryLink entry={place.item} planAt={null} />
              </div>
            </Fragment>
          ))}
        </div>
      ))}
    </div>
  )
}

function placeStyle({ startMinute, endMinute, column, columns }: Placed<CalendarEntry>, from: number) {
  const rem = (minutes: number) => (minutes / 60) * hourHeight
  return {
    top: `${rem(startMinute - from * 60)}rem`,
    height: `${Math.max(leastHeight, rem(endMinute - startMinute))}rem`,
    insetInlineStart: `${(100 * column) / columns}%`,
    width: `${100 / columns}%`,
  }
}
