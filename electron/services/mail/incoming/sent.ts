// Sent mails on the server: whether one with a Message-ID is there, and putting a copy there when it is not.
import type { Request, Response } from '../../../../shared/desktop.ts'
import { NamedError } from '../../../../shared/result.ts'
import { requireOneLine } from '../headers.ts'
import { examine } from './folder.ts'
import { listFolders } from './folders.ts'
import type { Line } from './line.ts'

/** In Sent first, then in All; never in the inbox, where a copy to oneself or a list's would be taken for it. */
export async function find(line: Line, { messageId }: Request<'mail.find'>): Promise<Response<'mail.find'>> {
  requireMessageId(messageId)
  const { folders } = await listFolders(line)
  for (const role of ['sent', 'all'] as const) {
    const place = folders.find((one) => one.role === role)
    if (place !== undefined && (await holds(line, place.folder, messageId))) return { folder: place.folder }
  }
  return { folder: null }
}

/** Answers the folder where a copy is now; null for an account without a Sent folder. */
export async function file(line: Line, request: Request<'mail.file'>): Promise<Response<'mail.file'>> {
  requireMessageId(request.messageId)
  const { folders } = await listFolders(line)
  const sent = folders.find((one) => one.role === 'sent')
  if (sent === undefined) return { folder: null }
  if (await holds(line, sent.folder, request.messageId)) return { folder: sent.folder }
  // A network that carries a kilobyte in a second is not too slow.
  line.extend(request.raw.length)
  await line.client.append(sent.folder, request.raw, ['\\Seen'], new Date(request.date))
  return { folder: sent.folder }
}

async function holds(line: Line, folder: string, messageId: string): Promise<boolean> {
  await examine(line, folder)
  const uids = await line.client.search({ header: { 'Message-ID': messageId } }, { uid: true })
  return Array.isArray(uids) && uids.length > 0
}

function requireMessageId(messageId: string): void {
  requireOneLine('messageId', messageId)
  if (!/^<[\u0021-\u007e]+>$/.test(messageId)) throw new NamedError('desktop/invalid-request', 'messageId')
}
