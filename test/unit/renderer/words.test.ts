// Words: that every failure and every notice says what happened, what is safe and what to do, and times are said as
// people say them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeFailure, failureCode } from '../../../renderer/app/failures.ts'
import { sayNotice } from '../../../renderer/app/opening.ts'
import { tryWords, waitOf } from '../../../renderer/app/passphrase/useTry.ts'
import { sayWait } from '../../../renderer/app/passphrase/Countdown.tsx'
import { verdict } from '../../../renderer/features/settings/verdict.ts'
import { sayTime } from '../../../renderer/ui/time.ts'
import { NamedError } from '../../../shared/result.ts'

/** Codes of programming errors, of single boxes (named in Vault health), and of what the mentor asked for. */
const notSaid =
  /^vault\/(box-.*|block-.*|frame-unreadable|no-key|no-such-slot|not-connected|cancelled|no-secret|fold-failed|diverged)$/

function codesOf(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const text = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  return [...new Set([...text.matchAll(/(?:NamedError|fail)\('(vault\/[a-z-]+)'/g)].map(([, code]) => code ?? ''))]
}

describe('failures', () => {
  it.each(codesOf('renderer/vault').filter((code) => !notSaid.test(code)))('%s has words of its own', (code) => {
    expect(describeFailure(code).title).not.toBe('That did not work')
  })

  it('names an unknown code, so that it can be looked up', () => {
    expect(describeFailure('vault/of-tomorrow').text).toContain('vault/of-tomorrow')
  })

  it('keeps the code of an error that lost its class on the way', () => {
    expect(failureCode(new NamedError('vault/disk-full'))).toBe('vault/disk-full')
    expect(failureCode({ code: 'vault/disk-full' })).toBe('vault/disk-full')
    expect(failureCode(new Error('x'))).toBe('unexpected')
  })
})

describe('the locked door', () => {
  it('reads the wait out of a failure and does not show the figure as words', () => {
    const wrong = { code: 'vault/wrong-passphrase', message: '5000', retryable: false }
    expect(waitOf(wrong)).toBe(5_000)
    expect(tryWords(wrong)?.text).not.toContain('5000')
    expect(tryWords({ ...wrong, code: 'vault/wait' })).toBeNull()
    expect(waitOf({ ...wrong, message: 'soon' })).toBe(0)
    expect(waitOf({ ...wrong, code: 'vault/newer' })).toBe(0)
  })

  it('counts down in whole seconds and never to nothing', () => {
    expect(sayWait(1)).toBe('1 s')
    expect(sayWait(59_001)).toBe('1 min 0 s')
    expect(sayWait(65_000)).toBe('1 min 5 s')
  })
})

describe('notices', () => {
  it('says one and many, and some when there is no count', () => {
    expect(sayNotice({ kind: 'restored', count: 1 }).text).toMatch(/^1 change was/)
    expect(sayNotice({ kind: 'restored', count: 1_200 }).text).toMatch(/^1,200 changes were/)
    expect(sayNotice({ kind: 'lost', count: 0 }).title).toMatch(/^Some records are/)
  })
})

describe('the verdict of vault health', () => {
  const health = {
    unreadable: [],
    journal: { state: 'ok', bytes: 10, last: 5, freeBytes: 1e12 },
    seq: 5,
    recoveryIssuedAt: '2026-09-14T08:00:00.000Z',
  }
  const box = { place: 'block', folder: '', first: 1, last: 2, reason: 'vault/box-refused' }
  it.each([
    ['well', health, null, true],
    ['a part that cannot be read', { ...health, unreadable: [box] }, null, false],
    ['a journal behind', { ...health, journal: { ...health.journal, last: 4 } }, null, false],
    ['little space', { ...health, journal: { ...health.journal, freeBytes: 1e6 } }, null, false],
    ['no recovery code', { ...health, recoveryIssuedAt: null }, null, false],
    ['writes that fail', health, 'vault/disk-full', false],
  ])('%s', (_name, given, trouble, well) => {
    expect(verdict(given, trouble).well).toBe(well)
  })
})

describe('times', () => {
  const now = new Date('2026-09-14T12:00:00Z')
  it.each([
    ['2026-09-14T08:00:00.000Z', 'UTC', 'Today 08:00'],
    ['2026-09-13T23:30:00.000Z', 'UTC', 'Yesterday 23:30'],
    ['2026-09-13T23:30:00.000Z', 'Africa/Nairobi', 'Today 02:30'],
    ['2026-09-15T08:00:00.000Z', 'UTC', 'Tomorrow 08:00'],
    ['2026-09-10T08:00:00.000Z', 'UTC', 'Thu 08:00'],
    ['2026-03-03T08:00:00.000Z', 'UTC', '3 Mar 08:00'],
    ['2025-03-03T08:00:00.000Z', 'UTC', '3 Mar 2025 08:00'],
    ['2026-09-14', 'UTC', 'Today'],
    ['2025-12-31', 'UTC', '31 Dec 2025'],
    // It is already the 15th there.
    ['2026-09-15', 'Pacific/Kiritimati', 'Today'],
  ])('%s in %s is %s', (at, zone, said) => {
    expect(sayTime(at, now, zone)).toBe(said)
  })
})
