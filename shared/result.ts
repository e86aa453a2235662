// What crosses a border between rooms: a value, or a named failure that a person can act on.
// Programming errors are thrown and never travel as a Result.

/** A failure with a stable code such as `vault/wrong-passphrase`; its words are chosen where it is shown. */
export interface Failure {
  readonly code: string
  /** Plain detail for the screen: a server's reply, a field's name. Never a mentee's words or a secret. */
  readonly message: string
  /** True when the same request may succeed later without a change by the mentor. */
  readonly retryable: boolean
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(code: string, message = '', options: { retryable?: boolean } = {}): Result<never> {
  return { ok: false, error: { code, message, retryable: options.retryable ?? false } }
}

/** Thrown where a Result is not in the signature: it carries the same code across an async call. */
export class NamedError extends Error {
  readonly code: string
  readonly retryable: boolean
  constructor(code: string, message = '', options: { retryable?: boolean; cause?: unknown } = {}) {
    super(message === '' ? code : message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'NamedError'
    this.code = code
    this.retryable = options.retryable ?? false
  }
}

/** Closes a switch over a union: a new case that nobody handled fails to compile. */
export function assertNever(value: never): never {
  throw new TypeError(`unhandled case: ${JSON.stringify(value)}`)
}
