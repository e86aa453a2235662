// The dispatch between window and desktop side: whatever comes in, an envelope goes out.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRpc, weigh } from '../../../electron/rpc.ts'
import { contract, largestMessage } from '../../../shared/desktop.ts'
import type { Services } from '../../../shared/desktop.ts'
import { NamedError } from '../../../shared/result.ts'

const refuse = () => Promise.reject(new NamedError('test/not-used'))

function rpcWith(services: Partial<Services>) {
  const reports: string[] = []
  // The one cast of this file: every operation of the contract refuses.
  const none = Object.fromEntries(Object.keys(contract).map((name) => [name, refuse])) as unknown as Services
  const rpc = createRpc({ ...none, ...services }, (operation, error) => {
    reports.push(`${operation}: ${error instanceof Error ? error.message : ''}`)
  })
  return { rpc, reports }
}

test('a good request is answered with the value', async () => {
  const { rpc } = rpcWith({ 'disk.space': () => Promise.resolve({ freeBytes: 5 }) })
  expect(await rpc('disk.space', {})).toEqual({ ok: true, value: { freeBytes: 5 } })
})

describe('a failure', () => {
  test('with a name keeps its code, its detail and whether it may pass', async () => {
    const full = new NamedError('journal/disk-full', 'ENOSPC', { retryable: true })
    const { rpc, reports } = rpcWith({ 'disk.space': () => Promise.reject(full) })
    const error = { code: 'journal/disk-full', message: 'ENOSPC', retryable: true }
    expect(await rpc('disk.space', {})).toEqual({ ok: false, error })
    expect(reports).toEqual([])
  })

  test('without words carries no words', async () => {
    const { rpc } = rpcWith({ 'disk.space': () => Promise.reject(new NamedError('journal/damaged')) })
    expect(await rpc('disk.space', {})).toMatchObject({ ok: false, error: { message: '' } })
  })

  test('without a name tells the window nothing, and the terminal everything', async () => {
    const { rpc, reports } = rpcWith({ 'disk.space': () => Promise.reject(new Error('at /home/zoe/secret')) })
    const error = { code: 'desktop/internal', message: '', retryable: false }
    expect(await rpc('disk.space', {})).toEqual({ ok: false, error })
    expect(reports).toEqual(['disk.space: at /home/zoe/secret'])
  })

  test('an answer that is not of the contract does not cross', async () => {
    const { rpc } = rpcWith({ 'disk.space': () => Promise.resolve({ freeBytes: Number.NaN }) })
    expect(await rpc('disk.space', {})).toMatchObject({ ok: false, error: { code: 'desktop/internal' } })
  })
})

describe('a request', () => {
  test.each(['', 'nothing', 'toString', '__proto__', 'constructor', 7, null, undefined, {}])(
    'for the operation %j is refused as unknown',
    async (operation) => {
      const { rpc } = rpcWith({})
      expect(await rpc(operation, {})).toMatchObject({ error: { code: 'desktop/unknown-operation' } })
    },
  )

  test('with a field too many names the trouble and no value', async () => {
    const { rpc } = rpcWith({})
    const answer = JSON.stringify(await rpc('external.open', { url: 5, more: 'a mentee’s name' }))
    expect(answer).toContain('desktop/invalid-request')
    expect(answer).toContain('url')
    expect(answer).not.toContain('mentee')
  })

  test('heavier than the limit is refused before it is looked at', async () => {
    const { rpc } = rpcWith({})
    const huge = { payload: new Uint8Array(largestMessage + 1) }
    expect(await rpc('journal.part', huge)).toMatchObject({ error: { code: 'desktop/too-large' } })
    expect(await rpc('external.open', { url: 'x'.repeat(100 * 1024 * 1024) })).toMatchObject({
      error: { code: 'desktop/too-large' },
    })
  })

  test('that runs in a circle or nests without end is refused', async () => {
    const { rpc } = rpcWith({})
    const circle: Record<string, unknown> = {}
    circle.one = circle
    circle.other = circle
    expect(await rpc('app.info', circle)).toMatchObject({ error: { code: 'desktop/too-large' } })
  })

  test('of any shape at all gets an envelope and never an exception', async () => {
    const { rpc } = rpcWith({})
    const operations = fc.constantFrom(...Object.keys(contract))
    await fc.assert(
      fc.asyncProperty(
        operations,
        fc.anything({ withBigInt: true, withTypedArray: true }),
        async (operation, request) => {
          expect(await rpc(operation, request)).toMatchObject({ ok: false })
        },
      ),
    )
  })
})

test('weighing counts bytes and text, and stops at the limit', () => {
  expect(weigh(new Uint8Array(1000), 2000)).toBe(1000)
  expect(weigh('abc', 2000)).toBe(6)
  expect(weigh({ a: 'bc', d: [1, 2] }, 2000)).toBe(8 + 2 + 4 + 2 + 8 + 2 + 8 + 2 + 8)
  expect(weigh('x'.repeat(2000), 2000)).toBe(Infinity)
})
