// The disk is filled to the last byte while the vault is saved to: writing stops with its name before the browser's
// database is hurt, and when there is room again everything that was acknowledged is there. Needs a small disk of its
// own, which only root can mount.
import { execFile, execFileSync } from 'node:child_process'
import { statfsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { times } from '../../faults.ts'
import { withProfile } from '../fixtures.ts'
import { expect, passphrase, test, unlocked } from './vault-page.ts'

const run = promisify(execFile)
const megabyte = 1024 * 1024

/** A disk of so many megabytes in memory, gone afterwards. */
async function onSmallDisk(megabytes: number, work: (folder: string) => Promise<void>): Promise<void> {
  await withProfile(async (folder) => {
    const disk = join(folder, 'disk')
    await mkdir(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk])
    try {
      await work(disk)
    } finally {
      execFileSync('umount', ['--lazy', disk])
    }
  })
}

const freeBytes = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Fills the disk until only so many bytes are left, in a process of its own, so that saving goes on meanwhile; with 0 to
 * the last byte. */
async function fill(path: string, disk: string, leave: number): Promise<void> {
  const blocks = leave === 0 ? [] : [`count=${Math.max(0, Math.floor((freeBytes(disk) - leave) / megabyte))}`]
  const size = leave === 0 ? '4k' : '1M'
  const writing = run('dd', ['if=/dev/zero', `of=${path}`, `bs=${size}`, ...blocks])
  if (leave > 0) await writing
  else await expect(writing, 'dd stops at the end of the disk').rejects.toThrow('No space left')
}

function canMount(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0
}

if (canMount()) {
  test('a disk that fills up stops saving by name, and nothing acknowledged is lost', async ({ onPage }) => {
    const rounds = times({ small: 2, full: 20 })
    test.setTimeout(60_000 + rounds * 45_000)
    // Small disks are asked for their room at each write, large ones now and then: one of each.
    for (let round = 0; round < rounds; round += 1)
      await onSmallDisk(round % 2 === 0 ? 200 : 500, async (disk) => {
        const profileDir = join(disk, 'profile')
        const filler = join(disk, 'filler')
        const kept: string[] = []
        // The vault stops at 64 MB, the journal at 20 MB.
        const nearFloor = (15 + Math.random() * 60) * megabyte
        await onPage(profileDir, async (page) => {
          await page.exposeFunction('acknowledged', (what: string) => kept.push(what))
          await page.evaluate((secret) => window.faults.create(secret), passphrase)
          const save = (first: number, count: number) =>
            page.evaluate(([names, remarks]) => window.faults.saveEach(names, remarks), [
              Array.from({ length: count }, (_, index) => `Mentee ${first + index}`),
              'r'.repeat(Math.floor(Math.random() * 100_000)),
            ] as const)
          expect(await save(1_000, 10)).toBeNull()
          // First to somewhere near the floor, then to the last byte, both while saves are under way.
          const running = save(2_000, 400)
          await fill(`${filler}-1`, disk, nearFloor)
          const second = save(3_000, 400)
          await fill(`${filler}-2`, disk, 0)
          const codes = [await running, await second, await save(4_000, 1)]
          expect(codes.at(-1)).toMatch(/^(vault|journal)\/disk-full$/)
          for (const code of codes)
            expect(code ?? 'saved').toMatch(/^(saved|(vault|journal)\/disk-full|vault\/store-failed)$/)
          console.log(
            `disk ${round + 1}: ${kept.length} saves, then ${codes.map((code) => code ?? 'saved').join(', ')}`,
          )
        })
        // Once more with not a byte left: opening must not harm what is there, whether or not it succeeds.
        await onPage(profileDir, (page) =>
          page.evaluate((secret) => window.faults.unlock(secret).catch(String), passphrase),
        ).catch(() => undefined)
        for (const one of ['1', '2']) await rm(`${filler}-${one}`)
        await onPage(profileDir, async (page) => {
          const found = await unlocked(page)
          expect(kept.filter((name) => !found.names.includes(name))).toEqual([])
          expect(await page.evaluate(() => window.faults.saveEach(['After']))).toBeNull()
        })
      })
  })
} else console.warn('NOT RUN: the tests of a full disk. They mount a small disk and so need root on Linux.')
