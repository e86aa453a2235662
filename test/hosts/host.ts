// What a host gives to tests, scripts and the bench: the window as a Playwright page, and a few handles on what
// surrounds it. Both hosts answer to this, so that one specification runs on either.
import type { BrowserContext, Page } from 'playwright-core'
import type { DesktopEvent } from '../../shared/desktop.ts'

export interface Host {
  readonly kind: 'electron' | 'chromium'
  /** The origin the window was loaded from, without a slash at the end. */
  readonly origin: string
  readonly page: Page
  readonly context: BrowserContext
  /** Everything that must not happen, in the order it did: breaches of the policy, uncaught errors of the page,
   * requests that wanted to leave the machine. */
  readonly problems: string[]
  /** Links handed to the mentor's browser; nothing is really opened under a test. */
  readonly openedLinks: string[]
  /** Says something unasked to the window, as the shell does on suspend. */
  emit(event: DesktopEvent): Promise<void>
  /** Ends in good order. */
  close(): Promise<void>
  /** SIGKILL to the whole process tree, as if the power of the browser was cut. */
  kill(): Promise<void>
  /** Resolves when the window is gone, whoever closed it. */
  readonly closed: Promise<void>
}
