// The power of the program is cut at random moments while it saves and while it imports: what was acknowledged is there
// the next time, an import is there whole or not at all, and the vault reports no damage.
import { join } from 'node:path'
import { mkdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { times } from '../../faults.ts'
import { withProfile } from '../fixtures.ts'
import { counter, parts, startVictim } from './victims.ts'
import type { Opened, Victim } from './victims.ts'
import { expect, test } from './vault-page.ts'

/** Longest wait before the kill, ms: long enough for some saves and for one or two imports. */
const longestLife = 2_000
const rowsOfImport = 2_000

/** What must be there the next time, from what was acknowledged before. */
class Promised {
  readonly saves = new Set<string>()
  imports: string[] = []
  counter = ''
  acknowledged = 0

  take(said: readonly string[], work: 'saves' | 'imports'): void {
    this.acknowledged += said.length
    for (const what of said)
      if (work === 'imports') this.imports.push(what)
      else if (what.startsWith(`${counter}=`)) this.counter = what.slice(counter.length + 1)
      else this.saves.add(what)
  }

  check({ names, notices, counter: counted }: Opened): void {
    expect(notices).toEqual([])
    const there = new Set(names)
    expect([...this.saves].filter((name) => !there.has(name))).toEqual([])
    const rows = new Map<string, number>()
    for (const name of names) {
      const [batch = '', row] = name.split('/')
      if (row !== undefined) rows.set(batch, (rows.get(batch) ?? 0) + 1)
    }
    expect([...rows].filter(([, count]) => count !== rowsOfImport)).toEqual([])
    expect(this.imports.filter((batch) => !rows.has(batch))).toEqual([])
    expect(stepOf(counted)).toBeGreaterThanOrEqual(stepOf(this.counter))
  }
}

/** `r3-save-12` → a number that grows with round and count. */
function stepOf(name: string): number {
  const [, round = '0', count = '0'] = /^r(\d+)-save-(\d+)$/.exec(name) ?? []
  return Number(round) * 1_000_000 + Number(count)
}

test('what was acknowledged survives a kill at any moment', async ({ vaultPage }) => {
  const rounds = times({ small: 6, full: 50 })
  test.setTimeout(60_000 + rounds * 30_000)
  const kills = new Map<string, number>()
  await withProfile(async (folder) => {
    const profileDir = join(folder, 'profile')
    const temporary = join(folder, 'temporary')
    await mkdir(temporary)
    const promised = new Promised()
    const begin = (work: 'saves' | 'imports', round: number): Promise<Victim> =>
      startVictim({ profileDir, vaultPage, work, prefix: `r${round}-${work.slice(0, -1)}`, temporary })
    for (let round = 0; round <= rounds; round += 1) {
      const work = round % 2 === 0 ? 'saves' : 'imports'
      const part = parts[Math.floor(round / 2) % parts.length] ?? 'everything'
      const victim = await begin(work, round)
      promised.check(victim.opened)
      if (work === 'imports') promised.imports = []
      if (round < rounds) await sleep(Math.random() * longestLife)
      await victim.kill(part)
      promised.take(victim.acknowledged, work)
      const what = `${part} during ${work}`
      kills.set(what, (kills.get(what) ?? 0) + 1)
    }
    console.log(
      `${rounds + 1} kills (${[...kills].map(([what, count]) => `${count} ${what}`).join(', ')}): ` +
        `${promised.acknowledged} acknowledgements, none lost`,
    )
    expect(promised.acknowledged).toBeGreaterThan(0)
  })
})
