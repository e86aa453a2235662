// The folders of an account that matter: the inbox, Sent and All, by what the server says of them (RFC 6154) and, where
// it says nothing, by their usual names. imapflow knows those of Sent in many languages; those of All are here.
import type { ListResponse } from 'imapflow'
import type { Response } from '../../../../shared/desktop.ts'
import type { Line } from './line.ts'

type Folder = Response<'mail.folders'>['folders'][number]

/** Other folders than these are counted up to here. */
const mostOthers = 300

/** As mail programs name the folder that holds every mail. */
const allNames = new Set([
  'all mail',
  'all messages',
  'alle nachrichten',
  'alle e-mails',
  'alle mails',
  'tous les messages',
  'todos',
  'todos los mensajes',
  'todos os e-mails',
  'todo el correo',
  'tutti i messaggi',
  'alle berichten',
  'all post',
  'wszystkie',
  'вся почта',
  '所有邮件',
  'すべてのメール',
])

/** Never looked through: mails in there are not part of a conversation. */
const apart = new Set(['\\Trash', '\\Junk', '\\Drafts', '\\Flagged'])

/** The inbox first, then Sent, All and the others. */
export async function listFolders({ client }: Line): Promise<Response<'mail.folders'>> {
  const listed = (await client.list()).filter(isThere)
  const all = listed.find((one) => one.specialUse === '\\All') ?? listed.find((one) => allNames.has(folded(one.name)))
  const sent = listed.find((one) => one.specialUse === '\\Sent')
  const others = listed.filter(
    (one) => one !== all && one !== sent && !isInbox(one) && !apart.has(one.specialUse ?? ''),
  )
  return {
    folders: [
      { folder: 'INBOX', role: 'inbox' },
      ...(sent === undefined ? [] : [{ folder: sent.path, role: 'sent' } satisfies Folder]),
      ...(all === undefined ? [] : [{ folder: all.path, role: 'all' } satisfies Folder]),
      ...others.slice(0, mostOthers).map(({ path }): Folder => ({ folder: path, role: 'other' })),
    ],
  }
}

function isInbox({ path }: ListResponse): boolean {
  return path.toUpperCase() === 'INBOX'
}

function isThere({ path, flags }: ListResponse): boolean {
  const barred = [...flags].some((flag) => /^\\(noselect|nonexistent)$/i.test(flag))
  return !barred && path !== '' && path.length <= 1_000
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase().trim()
}
