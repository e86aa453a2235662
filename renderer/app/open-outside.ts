// Opens a page of the web in the mentor's own browser, or shows why not. Nothing is loaded by this window.
import { NamedError } from '../../shared/result.ts'
import { desktop } from './desktop.ts'
import { showFailure } from './failures.ts'

export function openOutside(url: string): void {
  desktop
    .call('external.open', { url })
    .then((opened) => {
      if (!opened.ok) showFailure(new NamedError(opened.error.code, opened.error.message))
    })
    .catch(showFailure)
}
