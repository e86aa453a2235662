// The window's way to the desktop side. Both hosts put the same object on the window before the first script runs.
import type { Desktop, Operation, Request, Response } from '../../shared/desktop.ts'
import { NamedError } from '../../shared/result.ts'

declare global {
  interface Window {
    desktop: Desktop
  }
}

/** Every operation of the desktop side; see `shared/desktop.ts`. */
export const desktop: Desktop = window.desktop

/** The answer, or a NamedError. */
export async function ask<O extends Operation>(operation: O, request: Request<O>): Promise<Response<O>> {
  const answer = await desktop.call(operation, request)
  if (answer.ok) return answer.value
  const { code, message, retryable } = answer.error
  throw new NamedError(code, message, { retryable })
}
