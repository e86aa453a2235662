// A month: six weeks of days. Arrow keys walk the days, Enter plans a meeting on one.
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { dayAfter } from '../../../shared/domain/calendar/days.ts'
import { monthGrid } from '../../../shared/domain/calendar/views.ts'
import { dateFormat } from '../../../shared/domain/date-format.ts'
import classes from './CalendarScreen.module.css'
import type { CalendarEntry } from './entries.ts'
import { EntryLink } from './EntryLink.tsx'

/** Meetings drawn in one day. */
const mostInDay = 3

const weekday = dateFormat('en-GB', { weekday: 'short' })
const fullDay = dateFormat('en-GB', { dateStyle: 'full' })

interface MonthViewProps {
  /** `2026-09` */
  month: string
  /** The day that the keyboard stands on. */
  day: string
  today: string
  entries: readonly CalendarEntry[]
  /** The moment at which a meeting on the day is planned. */
  momentOn: (day: string) => string | null
  onDay: (day: string) => void
  onPlan: (day: string) => void
  onWeek: (day: string) => void
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

export function MonthView({ month, day, today, entries, momentOn, onDay, onPlan, onWeek }: MonthViewProps) {
  const weeks = monthGrid(month, 1)
  const grid = useRef<HTMLTableElement>(null)
  const walked = useRef(false)
  useEffect(() => {
    if (!walked.current) return
    walked.current = false
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus()
  }, [day])
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.day === undefined) return
    const step = steps[event.key]
    if (event.key === 'Enter') onPlan(day)
    else if (step !== undefined) {
      walked.current = true
      onDay(dayAfter(day, step))
    } else return
    event.preventDefault()
  }
  return (
    <table className={classes.month} ref={grid} aria-label="Month" onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {weeks[0]?.map((one) => (
            <th key={one} scope="col">
              {weekday('UTC').format(Date.parse(one))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((one) => {
              const here = entries.filter((entry) => entry.day === one)
              return (
                <td key={one} data-outside={!one.startsWith(month)} data-today={one === today}>
                  <button
                    type="button"
                    className={classes.day}
                    data-day={one}
                    tabIndex={one === day ? 0 : -1}
                    aria-current={one === today ? 'date' : undefined}
                    aria-label={`${fullDay('UTC').format(Date.parse(one))}, ${here.length} meetings: plan one`}
                    onFocus={() => onDay(one)}
                    onClick={() => onPlan(one)}
                  >
                    {Number(one.slice(8))}
                  </button>
                  {here.slice(0, mostInDay).map((entry) => (
                    <EntryLink key={entry.key} entry={entry} planAt={momentOn(one)} />
                  ))}
                  {here.length > mostInDay && (
                    <button type="button" className={classes.more} onClick={() => onWeek(one)}>
                      and {here.length - mostInDay} further
                    </button>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
