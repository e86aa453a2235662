// Takes from the window's session what it does not need: permissions, devices and the network.
import type { Session } from 'electron'
import { mayLoad, mayUse } from './rules.ts'

/** Both permission handlers are needed: one answers requests, the other what the page may know without asking. */
export function harden(session: Session, origin: string, isPackaged: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(mayUse(permission, details.requestingUrl, origin)),
  )
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    mayUse(permission, requestingOrigin, origin),
  )
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayLoad(details.url, origin, isPackaged) }))
}
