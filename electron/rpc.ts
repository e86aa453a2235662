// Dispatches what crosses from the window to the desktop side. Both hosts call it: the door of Electron and the
// binding of the Chromium host. Nothing is trusted before its shape is checked, and nothing ever throws across.
import type { z } from 'zod'
import { contract, largestMessage } from '../shared/desktop.ts'
import type { Operation, Request, Response, Services } from '../shared/desktop.ts'
import { fail, NamedError, ok } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'

/** Answers an envelope, always. `operation` and `request` are whatever the window sent. */
export type Rpc = (operation: unknown, request: unknown) => Promise<Result<unknown>>

/** Told of a failure that has no name; the text never holds a request or an answer. */
export type Report = (operation: string, error: unknown) => void

/** The contract with each pair of shapes tied to its operation, so that dispatch stays typed. */
const shapes: { [O in Operation]: { request: z.ZodType<Request<O>>; response: z.ZodType<Response<O>> } } = contract

/** No request of ours nests deeper; a deeper or circular one is refused as too large. */
const deepest = 12

/**
 * The weight of a value in bytes, counted until it exceeds `limit`: then, or when it nests deeper than a request may,
 * the answer is Infinity. Text counts two bytes for each unit, everything else at least eight.
 */
export function weigh(value: unknown, limit: number): number {
  let total = 0
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    total += weightOfOne(next.value)
    if (total > limit || next.depth > deepest) return Infinity
    if (typeof next.value !== 'object' || next.value === null || ArrayBuffer.isView(next.value)) continue
    for (const [key, child] of Object.entries(next.value)) {
      total += key.length * 2
      waiting.push({ value: child, depth: next.depth + 1 })
    }
  }
  return total
}

function weightOfOne(value: unknown): number {
  if (typeof value === 'string') return value.length * 2
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength
  return 8
}

function isOperation(name: unknown): name is Operation {
  return typeof name === 'string' && Object.hasOwn(shapes, name)
}

/**
 * Makes the one function that both hosts call. Codes of its own: `desktop/unknown-operation`, `desktop/too-large`,
 * `desktop/invalid-request` (its detail names fields, never values), `desktop/internal` (no detail).
 */
export function createRpc(services: Services, report: Report): Rpc {
  async function perform<O extends Operation>(operation: O, raw: unknown): Promise<Result<Response<O>>> {
    const request = shapes[operation].request.safeParse(raw)
    if (!request.success) {
      const fields = request.error.issues.map((issue) => issue.path.join('.') || issue.code)
      return fail('desktop/invalid-request', [...new Set(fields)].join(', ').slice(0, 200))
    }
    try {
      const answer = shapes[operation].response.parse(await services[operation](request.data))
      return weigh(answer, largestMessage) === Infinity ? fail('desktop/too-large') : ok(answer)
    } catch (error) {
      if (error instanceof NamedError) return named(error)
      report(operation, error)
      return fail('desktop/internal')
    }
  }

  return async (operation, request) => {
    if (!isOperation(operation)) return fail('desktop/unknown-operation')
    if (weigh(request, largestMessage) === Infinity) return fail('desktop/too-large')
    return perform(operation, request)
  }
}

/** A NamedError without words carries its code as its message: that is no detail for the screen. */
function named(error: NamedError): Result<never> {
  const detail = error.message === error.code ? '' : error.message
  return fail(error.code, detail, { retryable: error.retryable })
}
