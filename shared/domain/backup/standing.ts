// How long ago the last backup was made, and how loudly that is said: calm for a week, then a reminder, then a warning. Pure.
import type { Backup } from '../../model/backup.ts'

export type Standing = 'calm' | 'remind' | 'warn'

const calmDays = 7
const remindDays = 30

export interface BackupStanding {
  /** When the last one was made; null when none was. */
  at: string | null
  /** Whole days since then, or since the vault was begun. */
  days: number
  standing: Standing
}

/** Only what was read through after it was written counts.
 * @param since when there began to be something to lose
 * @param now milliseconds since 1970 */
export function backupStanding(
  backups: readonly Pick<Backup, 'at' | 'verifiedAt'>[],
  since: string,
  now: number,
): BackupStanding {
  const at = backups
    .filter(({ verifiedAt }) => verifiedAt !== null)
    .map((one) => one.at)
    .toSorted()
    .at(-1)
  const days = Math.max(0, Math.floor((now - Date.parse(at ?? since)) / 86_400_000))
  return { at: at ?? null, days, standing: days <= calmDays ? 'calm' : days <= remindDays ? 'remind' : 'warn' }
}

/** In a few words, for the foot of every screen. */
export function sayStanding({ at, days }: BackupStanding): string {
  if (at === null) return days === 0 ? 'Backup: none yet' : `Backup: none for ${days} ${days === 1 ? 'day' : 'days'}`
  if (days === 0) return 'Backup: within a day'
  return `Backup: ${days} ${days === 1 ? 'day' : 'days'} ago`
}

/** Hours after which a backup is made by itself again. */
const everyHours = 20

/** Whether one is due to be made by itself. @param now milliseconds since 1970 */
export function isBackupDue(backups: readonly Pick<Backup, 'at' | 'place'>[], now: number): boolean {
  const last = backups
    .filter(({ place }) => place === 'folder')
    .map(({ at }) => Date.parse(at))
    .reduce((latest, at) => Math.max(latest, at), -Infinity)
  // A clock that was set back must not put it off for ever.
  return last > now || now - last >= everyHours * 3_600_000
}
