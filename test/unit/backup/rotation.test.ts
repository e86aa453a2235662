// Which backups stay in the folder, how loudly an old one is told of, and when the next one is due.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupName, backupsToRemove, isBackupName } from '../../../shared/domain/backup/rotation.ts'
import { backupStanding, isBackupDue, sayStanding } from '../../../shared/domain/backup/standing.ts'

const day = 86_400_000
const start = Date.parse('2026-11-26T16:15:00Z')
const nameAt = (time: number) => backupName(new Date(time).toISOString())

describe('the folder for backups', () => {
  it('names a backup by its moment and by nothing else', () => {
    expect(nameAt(start)).toBe('telemachus-2026-11-26-161500.age')
    expect(isBackupName(nameAt(start))).toBe(true)
    for (const name of [
      'telemachus-2026-11-26.age',
      '../telemachus-2026-11-26-161500.age',
      'telemachus-2026-13-45-161500.age',
      'a.age',
    ])
      expect(isBackupName(name), name).toBe(false)
  })

  it('keeps after years of daily backups seven days, four weeks and twelve months', () => {
    let folder: string[] = []
    for (let age = 800; age >= 0; age -= 1) {
      folder.push(nameAt(start - age * day))
      const going = new Set(backupsToRemove(folder))
      folder = folder.filter((name) => !going.has(name))
    }
    expect(folder.length).toBeGreaterThanOrEqual(7 + 2 + 10)
    expect(folder.length).toBeLessThanOrEqual(7 + 4 + 12)
    for (let age = 0; age < 7; age += 1) expect(folder).toContain(nameAt(start - age * day))
    const months = new Set(folder.map((name) => name.slice(11, 18)))
    expect(months.size).toBe(12)
  })

  it('never lets the newest go, nor a file that is not a backup, and is quiet once it has swept', () => {
    const name = fc.oneof(
      fc.integer({ min: 0, max: 1_500 }).map((age) => nameAt(start - age * day + (age % 7) * 3_600_000)),
      fc.constantFrom('notes.txt', 'telemachus-unfinished.part'),
    )
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 60 }), (names) => {
        const going = backupsToRemove(names)
        const backups = names.filter(isBackupName).toSorted()
        expect(going).not.toContain(backups.at(-1))
        expect(going.every(isBackupName)).toBe(true)
        const left = names.filter((one) => !going.includes(one))
        expect(backupsToRemove(left)).toEqual([])
        expect(left.filter(isBackupName).length).toBeLessThanOrEqual(7 + 4 + 12)
      }),
    )
  })
})

describe('how a backup stands', () => {
  const made = (age: number, verifiedAt: string | null = '2026-01-01T00:00:00.000Z') => ({
    at: new Date(start - age * day).toISOString(),
    verifiedAt,
    place: 'folder' as const,
  })
  const since = new Date(start - 100 * day).toISOString()

  it('is calm for a week, then a reminder, then a warning', () => {
    const standing = (age: number) => backupStanding([made(age)], since, start).standing
    expect([0, 7, 8, 30, 31].map(standing)).toEqual(['calm', 'calm', 'remind', 'remind', 'warn'])
    expect(backupStanding([], since, start)).toEqual({ at: null, days: 100, standing: 'warn' })
    expect(sayStanding(backupStanding([], since, start))).toBe('Backup: none for 100 days')
    expect(sayStanding(backupStanding([made(9), made(1)], since, start))).toBe('Backup: 1 day ago')
  })

  it('counts only what was read back', () => {
    expect(backupStanding([made(0, null), made(40)], since, start).standing).toBe('warn')
  })

  it('is due once a day, also after a clock was set back', () => {
    expect(isBackupDue([], start)).toBe(true)
    expect(isBackupDue([made(0.5)], start)).toBe(false)
    expect(isBackupDue([made(0.9)], start)).toBe(true)
    expect(isBackupDue([made(-3)], start)).toBe(true)
    expect(isBackupDue([{ ...made(0.1), place: 'file' }], start)).toBe(true)
  })
})
