// The one door between window and desktop side in Electron: the only module that imports ipcMain. It checks who calls
// and hands everything else to the rpc, which never throws.
import { ipcMain } from 'electron'
import { fail } from '../../shared/result.ts'
import type { Rpc } from '../rpc.ts'
import { callChannel } from './channels.ts'
import { isTrustedSender } from './rules.ts'

/** Opens the door for pages of `origin`. */
export function openDoor(rpc: Rpc, origin: string): void {
  ipcMain.handle(callChannel, (event, operation: unknown, request: unknown) =>
    isTrustedSender(event.senderFrame, origin) ? rpc(operation, request) : fail('desktop/forbidden'),
  )
}
