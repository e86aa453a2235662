// The days of a month or a week as a calendar shows them, and the places of the meetings of one day beside each other.
import { momentOf, wallTime } from '../meeting-time.ts'
import { dayAfter, dayNumber, dayText, weekdayOf } from './days.ts'

/** 1 when weeks begin on Monday, 7 when on Sunday. */
export type FirstWeekday = 1 | 7

/** The seven days (`YYYY-MM-DD`) of the week that has the day in it. */
export function weekDays(day: string, firstWeekday: FirstWeekday): string[] {
  const number = dayNumber(day)
  const start = number - ((weekdayOf(number) - firstWeekday + 7) % 7)
  return Array.from({ length: 7 }, (_, index) => dayText(start + index))
}

/** Six weeks of days, so that every month (`YYYY-MM`) is equally high; the first week has the first of the month. */
export function monthGrid(month: string, firstWeekday: FirstWeekday): string[][] {
  return Array.from({ length: 6 }, (_, week) => weekDays(dayAfter(`${month}-01`, 7 * week), firstWeekday))
}

export interface Placed<Item> {
  readonly item: Item
  /** Minutes on the wall since midnight, 0–1,440; what reaches over midnight is cut to the day. */
  readonly startMinute: number
  readonly endMinute: number
  /** From 0. */
  readonly column: number
  /** How many columns stand beside each other here. */
  readonly columns: number
}

interface Span<Item> {
  readonly item: Item
  readonly startMinute: number
  readonly endMinute: number
}

const wholeDay = 24 * 60

/** The places of what happens on the day in the zone, by start, longer first. What overlaps stands in columns beside
 * each other; a column is used again as soon as it is free. Items of other days are left out. */
export function placeInDay<Item extends { startsAt: string; minutes: number }>(
  items: readonly Item[],
  day: string,
  zone: string,
): Placed<Item>[] {
  const spans = items
    .flatMap((item) => spanOf(item, day, zone))
    .toSorted((a, b) => a.startMinute - b.startMinute || b.endMinute - a.endMinute)
  const placed: Placed<Item>[] = []
  let group: Span<Item>[] = []
  let groupEnd = 0
  for (const span of spans) {
    if (group.length > 0 && span.startMinute >= groupEnd) {
      placed.push(...columnsOf(group))
      group = []
      groupEnd = 0
    }
    group.push(span)
    groupEnd = Math.max(groupEnd, span.endMinute)
  }
  return [...placed, ...columnsOf(group)]
}

function spanOf<Item extends { startsAt: string; minutes: number }>(
  item: Item,
  day: string,
  zone: string,
): Span<Item>[] {
  const start = Date.parse(item.startsAt)
  const dayStart = Date.parse(momentOf({ day, time: '00:00' }, zone) ?? '')
  const dayEnd = Date.parse(momentOf({ day: dayAfter(day, 1), time: '00:00' }, zone) ?? '')
  // Something without a length still takes a minute, so that it can be seen.
  const end = start + Math.max(1, item.minutes) * 60_000
  if (!(start < dayEnd && end > dayStart)) return []
  const startMinute = start <= dayStart ? 0 : minuteOf(item.startsAt, zone)
  const shownEnd = end >= dayEnd ? wholeDay : minuteOf(new Date(end).toISOString(), zone)
  // In the hour that comes twice in autumn an end may show an earlier time than its start.
  const endMinute = shownEnd > startMinute ? shownEnd : Math.min(wholeDay, startMinute + Math.max(1, item.minutes))
  return [{ item, startMinute, endMinute }]
}

function minuteOf(instant: string, zone: string): number {
  const { time } = wallTime(instant, zone)
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function columnsOf<Item>(group: readonly Span<Item>[]): Placed<Item>[] {
  const ends: number[] = []
  const columns = group.map(({ startMinute, endMinute }) => {
    const free = ends.findIndex((end) => end <= startMinute)
    const column = free === -1 ? ends.length : free
    ends[column] = endMinute
    return column
  })
  return group.map((span, index) => ({ ...span, column: columns[index] ?? 0, columns: ends.length }))
}
