// Which backups in a folder stay: of each of the last seven days, four weeks and twelve months that have one, the newest. Pure;
// whoever makes a backup removes the others, and only once the new one was read through.
import { dayNumber, weekdayOf } from '../calendar/days.ts'

const keptDays = 7
const keptWeeks = 4
const keptMonths = 12

const namePattern = /^telemachus-(\d{4}-\d{2}-\d{2})-(\d{6})\.age$/

/** `telemachus-2026-11-26-161500.age`. Nothing in it tells whose it is. @param at a moment, UTC */
export function backupName(at: string): string {
  return `telemachus-${at.slice(0, 10)}-${at.slice(11, 19).replaceAll(':', '')}.age`
}

/** Only files of such a name are ever written, read or removed in the folder for backups. */
export function isBackupName(name: string): boolean {
  const day = namePattern.exec(name)?.[1]
  return day !== undefined && !Number.isNaN(dayNumber(day))
}

function dayOf(name: string): string {
  return namePattern.exec(name)?.[1] ?? ''
}

function weekOf(name: string): string {
  const day = dayNumber(dayOf(name))
  return String(day - weekdayOf(day))
}

/** Those that may go, of all names in a folder; what is not named like a backup is never among them. */
export function backupsToRemove(names: readonly string[]): string[] {
  const newestFirst = names.filter(isBackupName).toSorted().toReversed()
  const kept = new Set([
    ...newestOfEach(newestFirst, dayOf, keptDays),
    ...newestOfEach(newestFirst, weekOf, keptWeeks),
    ...newestOfEach(newestFirst, (name) => dayOf(name).slice(0, 7), keptMonths),
  ])
  return newestFirst.filter((name) => !kept.has(name))
}

function newestOfEach(newestFirst: readonly string[], span: (name: string) => string, most: number): string[] {
  const spans = new Map<string, string>()
  for (const name of newestFirst) if (!spans.has(span(name))) spans.set(span(name), name)
  return [...spans.values()].slice(0, most)
}
