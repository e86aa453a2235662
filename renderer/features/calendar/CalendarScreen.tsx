// The mentor's own calendar: what was planned, held and agreed, by month or by week, and the way in for calendar files.
import { ActionIcon, Button, Group, SegmentedControl } from '@mantine/core'
import { IconCalendarPlus, IconChevronLeft, IconChevronRight, IconFileImport } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { dayAfter } from '../../../shared/domain/calendar/days.ts'
import { monthGrid, weekDays } from '../../../shared/domain/calendar/views.ts'
import { dateFormat } from '../../../shared/domain/date-format.ts'
import { momentOf } from '../../../shared/domain/meeting-time.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { useCommands } from '../../app/commands.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useMeetings, useRoster } from '../../app/queries.ts'
import { Page } from '../../ui/Page.tsx'
import { CalendarImport } from './CalendarImport.tsx'
import { entriesBetween } from './entries.ts'
import { MonthView } from './MonthView.tsx'
import { WeekView } from './WeekView.tsx'

const monthTitle = dateFormat('en-GB', { month: 'long', year: 'numeric' })
/** The hour at which a meeting is planned when only a day was chosen. */
const usualHour = 10

/** The same day of another month, or its last one. */
function monthAway(day: string, by: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + by + 1, 0))
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10)
}

export function CalendarScreen() {
  const zone = useMentorZone()
  const today = dayAt(useNow(60_000), zone)
  const [day, setDay] = useState(today)
  const [view, setView] = useState<'month' | 'week'>('month')
  const meetings = useMeetings().data
  const roster = useRoster().data
  const navigate = useNavigate()
  const month = day.slice(0, 7)
  const shown = useMemo(() => (view === 'month' ? monthGrid(month, 1).flat() : weekDays(day, 1)), [view, month, day])
  const from = shown[0] ?? day
  const to = dayAfter(shown.at(-1) ?? day, 1)
  const entries = useMemo(
    () => (meetings === undefined || roster === undefined ? [] : entriesBetween({ meetings, roster }, zone, from, to)),
    [meetings, roster, zone, from, to],
  )
  const momentOn = (one: string, hour = usualHour) =>
    momentOf({ day: one, time: `${String(hour).padStart(2, '0')}:00` }, zone)
  const plan = (one: string, hour?: number) => {
    const at = momentOn(one, hour)
    void navigate({ to: '/meetings/new', search: { plan: true, ...(at === null ? {} : { at }) } })
  }
  const turn = (by: number) => setDay(view === 'month' ? monthAway(day, by) : dayAfter(day, 7 * by))
  useCommands([
    {
      id: 'calendar.today',
      label: 'Go to today in the calendar',
      shortcut: 'T',
      group: 'Calendar',
      run: () => setDay(today),
    },
    { id: 'calendar.before', label: 'Turn back', shortcut: 'PageUp', group: 'Calendar', run: () => turn(-1) },
    { id: 'calendar.after', label: 'Turn on', shortcut: 'PageDown', group: 'Calendar', run: () => turn(1) },
    { id: 'calendar.plan', label: 'Plan a meeting', shortcut: 'P', group: 'Calendar', run: () => plan(day) },
  ])
  if (meetings === undefined || roster === undefined) return null
  return (
    <Page
      title={monthTitle('UTC').format(Date.parse(day))}
      actions={
        <>
          <Button leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={() => plan(day)}>
            Plan a meeting
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/import/meeting-files' })}
          >
            Take in a file…
          </Button>
          <CalendarImport meetings={meetings} people={roster.map(({ mentee }) => mentee)} zone={zone} />
        </>
      }
    >
      <Group gap="xs" mb="sm">
        <ActionIcon variant="default" aria-label={`Previous ${view}`} onClick={() => turn(-1)}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <Button size="compact-sm" variant="default" h={28} onClick={() => setDay(today)}>
          This {view}
        </Button>
        <ActionIcon variant="default" aria-label={`Next ${view}`} onClick={() => turn(1)}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <SegmentedControl
          size="xs"
          aria-label="How much is shown"
          value={view}
          onChange={(value) => setView(value === 'week' ? 'week' : 'month')}
          data={[
            { value: 'month', label: 'Month' },
            { value: 'week', label: 'Week' },
          ]}
        />
      </Group>
      {view === 'month' ? (
        <MonthView
          month={month}
          day={day}
          today={today}
          entries={entries}
          momentOn={momentOn}
          onDay={setDay}
          onPlan={plan}
          onWeek={(one) => {
            setDay(one)
            setView('week')
          }}
        />
      ) : (
        <WeekView day={day} today={today} zone={zone} entries={entries} momentOn={momentOn} onPlan={plan} />
      )}
    </Page>
  )
}
