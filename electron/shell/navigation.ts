// Keeps every page of the program where it is: no navigation away, no redirect, no second window, no webview. A link
// that wanted a window goes to the mentor's browser, if the one door lets it.
import type { App } from 'electron'
import { openExternalIfAllowed } from './external.ts'
import { mayNavigate } from './rules.ts'

interface Leaving {
  readonly url: string
  readonly isMainFrame: boolean
  preventDefault: () => void
}

/** Covers every page that is ever made. */
export function forbidLeaving(app: App, origin: string): void {
  const check = (event: Leaving) => {
    if (!mayNavigate(event.url, event.isMainFrame, origin)) event.preventDefault()
  }
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', check)
    contents.on('will-frame-navigate', check)
    contents.on('will-redirect', check)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      openExternalIfAllowed(url)
      return { action: 'deny' }
    })
  })
}
