// Every operation of the desktop side, asked with whatever a window that was taken over might send: there is always an answer, it is
// one of the contract, a refusal has a name, and nothing outside of the profile is touched.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createRpc, type Rpc } from '../../../electron/rpc.ts'
import { makeDesktopSide, type DesktopSide } from '../../../electron/services/desktop-side.ts'
import { contract, type Operation } from '../../../shared/desktop.ts'
import { times } from '../../faults.ts'

const operations = Object.keys(contract) as Operation[]
/** Those that would speak to a network, wait for a person, or wait by design when a request is good. */
const beyond = (operation: Operation) => operation.startsWith('mail.') || operation.startsWith('oauth.')
const runs = times({ small: 60, full: 20_000 })
/** Milliseconds for each operation in the full run. */
const longest = times({ small: 20_000, full: 600_000 })

const answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({ code: z.string().regex(/^[a-z]+\/[a-z-]+$/u), message: z.string(), retryable: z.boolean() }),
  }),
])

/** Texts that are good at being taken for something else, numbers at the borders, bytes, and anything. */
const leaf = fc.oneof(
  fc.constantFrom(
    '',
    '..',
    '../../etc/passwd',
    'telemachus-2026-11-26-161500.age',
    'a\u0000b',
    '__proto__',
    'file:///etc/passwd',
  ),
  fc.constantFrom(
    'https://example.invalid/',
    'javascript:alert(1)',
    '2026-11-26T16:15:00.000Z',
    'A4',
    'plan.pdf',
    '\u202efdp.exe',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(0, -1, 1, 0.5, Number.MAX_SAFE_INTEGER, Number.NaN, Infinity, 2 ** 53),
  fc.uint8Array({ maxLength: 200 }),
  fc.anything({ maxDepth: 2 }),
)

/** The fields that the operation asks for, with any values; or anything at all. */
function requestOf(operation: Operation): fc.Arbitrary<unknown> {
  const fields = Object.keys(contract[operation].request.shape)
  const shaped = fc.record(Object.fromEntries(fields.map((name) => [name, leaf])), { requiredKeys: [] })
  return beyond(operation) ? fc.anything() : fc.oneof({ weight: 4, arbitrary: shaped }, fc.anything())
}

let profileDir = ''
let outside = ''
let side: DesktopSide
let rpc: Rpc
const unnamed: string[] = []
const opened: string[] = []

beforeAll(async () => {
  profileDir = await mkdtemp(join(tmpdir(), 'rpc-fuzz-'))
  outside = await mkdtemp(join(tmpdir(), 'rpc-outside-'))
  const keep = (what: string) => {
    opened.push(what)
    return Promise.resolve()
  }
  side = await makeDesktopSide({
    info: { host: 'chromium', version: '0', platform: 'test', development: false, catcherPort: null },
    profileDir,
    openLink: keep,
    openPath: keep,
    printPdf: () => Promise.resolve(new Uint8Array(1)),
    chooseBackupFolder: () => Promise.resolve(outside),
  })
  rpc = createRpc(side.services, (operation, error) => {
    unnamed.push(`${operation}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  })
})

afterAll(async () => {
  await side.close()
  await rm(profileDir, { recursive: true, force: true })
  await rm(outside, { recursive: true, force: true })
})

describe('an operation', () => {
  it.each(operations)(
    '%s always answers, and by name',
    async (operation) => {
      await fc.assert(
        fc.asyncProperty(requestOf(operation), async (request) => {
          expect(answer.safeParse(await rpc(operation, request)).success).toBe(true)
        }),
        { numRuns: runs, interruptAfterTimeLimit: longest, markInterruptAsFailure: false },
      )
      expect(unnamed).toEqual([])
    },
    longest + 30_000,
  )

  it('opened nothing but https links and copies in the profile, and left nothing else in the folder for backups', async () => {
    for (const what of opened)
      expect(/^(https:|mailto:)/u.test(what) || what.startsWith(join(profileDir, 'opened'))).toBe(true)
    const left = await readdir(outside)
    expect(left.filter((name) => !/^telemachus-[\d-]+\.age$|^telemachus-unfinished\.part$/u.test(name))).toEqual([])
  })
})
