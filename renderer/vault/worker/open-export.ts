// The readable part of an open export: of each mentee a page, a mailbox and the files; notes and resources; tables, calendar and
// cards. A few files at a time, so that a large practice does not lie in memory twice.
import { instrumentsBy, packOf, type PackOptions } from '../../../shared/domain/access/pack.ts'
import type { ArchiveFile } from '../../../shared/domain/backup/archive.ts'
import { archivedTables } from '../../../shared/domain/backup/archive.ts'
import { byteOrderMark } from '../../../shared/domain/csv.ts'
import { mboxPiece } from '../../../shared/domain/mail-reading/mbox.ts'
import { mentorZone } from '../../../shared/domain/meeting-time.ts'
import { titleOfNote } from '../../../shared/domain/notes.ts'
import {
  exportReadme,
  ownName,
  readable,
  readableBytes,
  schemaFile,
} from '../../../shared/domain/open-export/export-files.ts'
import { partsAsMarkdown, wordsAsMarkdown } from '../../../shared/domain/open-export/markdown.ts'
import { meetingsAsCalendar } from '../../../shared/domain/open-export/meetings-ics.ts'
import { tableCsv } from '../../../shared/domain/open-export/table-csv.ts'
import { resourceText, titleOfResource } from '../../../shared/domain/resources.ts'
import { plainText } from '../../../shared/domain/rich-words.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { rosterToCsv, rosterToVcard } from '../../../shared/domain/roster-export.ts'
import { momentOf } from '../../../shared/domain/threads.ts'
import { instrumentOf } from '../../../shared/instruments/shipped.ts'
import { isWhole, type StoredFile } from '../../../shared/model/file.ts'
import type { Account, Mail } from '../../../shared/model/mail.ts'
import { displayName } from '../../../shared/model/mentee.ts'
import { recordsOf } from './access.ts'
import { piecesIn } from './files.ts'
import { openBody } from './seal.ts'
import type { OpenVault } from './state.ts'

/** Bytes of a mailbox file; more mails of a mentee go into a second one. */
const largestMailbox = 32 * 1024 * 1024

/** A mail account as it may be written in the open: without what opens it. */
export function bareAccount(account: Account): Account {
  const { incoming, signIn } = account
  return {
    ...account,
    secret: '',
    incoming: incoming === null ? null : { ...incoming, secret: '' },
    signIn: signIn === null ? null : { ...signIn, clientSecret: '', accessToken: '', refreshToken: '' },
  }
}

export async function* openFiles(vault: OpenVault): AsyncGenerator<ArchiveFile[], void, undefined> {
  const { memory } = vault
  const mentees = memory.all('mentee')
  const names = new Map(mentees.map((mentee) => [mentee.id, displayName(mentee)]))
  yield [
    readable('README.txt', exportReadme),
    readable('schema.json', schemaFile()),
    readable('roster.csv', byteOrderMark + rosterToCsv(mentees)),
    readable('contacts.vcf', rosterToVcard(mentees)),
    readable(
      'calendar.ics',
      meetingsAsCalendar(memory.all('meeting'), (id) => names.get(id) ?? ''),
    ),
  ]
  for (const table of archivedTables) {
    const records = table === 'account' ? memory.all(table).map(bareAccount) : memory.all(table)
    if (records.length > 0) yield [readable(`tables/${table}.csv`, byteOrderMark + tableCsv(table, records))]
  }
  for (const mentee of mentees) yield* filesOfMentee(vault, mentee.id, ownName(displayName(mentee), mentee.id))
  for (const note of memory.all('note')) {
    if (note.menteeIds.length > 0) continue
    const folder = `notes/${ownName(titleOfNote(note), note.id)}`
    yield [readable(`${folder}.md`, wordsAsMarkdown(titleOfNote(note) || 'Note', [note.on], plainText(note.words)))]
    yield* filesBeside(vault, note.id, folder)
  }
  for (const resource of memory.all('resource')) {
    const folder = `resources/${ownName(titleOfResource(resource), resource.id)}`
    const facts = resource.tags.length === 0 ? [] : [resource.tags.join(', ')]
    yield [readable(`${folder}.md`, wordsAsMarkdown(titleOfResource(resource), facts, resourceText(resource)))]
    yield* filesBeside(vault, resource.id, folder)
  }
}

function packOptions(vault: OpenVault): PackOptions {
  const { memory } = vault
  const zone = mentorZone(memory.all('practice')[0]?.timeZone ?? '')
  const own = memory.all('instrument')
  return {
    voice: 'about-them',
    givesMemoryAids: true,
    dayOf: (moment) => dayAt(Date.parse(moment), zone),
    instrument: instrumentsBy((ref) => instrumentOf(ref, own)),
  }
}

async function* filesOfMentee(vault: OpenVault, menteeId: string, name: string): AsyncGenerator<ArchiveFile[]> {
  const folder = `mentees/${name}`
  const records = recordsOf(vault.memory, menteeId)
  const mentee = vault.memory.get('mentee', menteeId)
  const title = mentee === null ? '' : displayName(mentee)
  yield [readable(`${folder}/about.md`, partsAsMarkdown(title, packOf(records, packOptions(vault))))]
  yield* mailboxes(
    vault,
    records.flatMap((one) => (one.table === 'mail' ? [one.value] : [])),
    folder,
  )
  for (const record of records) {
    if (record.table === 'file') yield* oneFile(vault, record.value, `${folder}/files`)
  }
}

async function* mailboxes(vault: OpenVault, mails: readonly Mail[], folder: string): AsyncGenerator<ArchiveFile[]> {
  let pieces: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  let serial = 0
  const flush = (): ArchiveFile[] => {
    serial += 1
    const whole = new Uint8Array(size)
    let filled = 0
    for (const piece of pieces) {
      whole.set(piece, filled)
      filled += piece.length
    }
    pieces = []
    size = 0
    return [readableBytes(`${folder}/mail${serial === 1 ? '' : `-${serial}`}.mbox`, whole)]
  }
  for (const mail of mails.toSorted((one, other) => momentOf(one).localeCompare(momentOf(other)))) {
    const body = await vault.ports.store.body(mail.id)
    if (body === undefined) continue
    const raw = await openBody(await vault.memory.key(body.folder, body.kid), body.id, body.kid, body.box)
    const piece = mboxPiece(raw, mail.from?.address ?? '', momentOf(mail))
    if (size > 0 && size + piece.length > largestMailbox) yield flush()
    pieces.push(piece)
    size += piece.length
  }
  if (size > 0) yield flush()
}

async function* filesBeside(vault: OpenVault, ownerId: string, folder: string): AsyncGenerator<ArchiveFile[]> {
  for (const file of vault.memory.all('file')) if (file.ownerId === ownerId) yield* oneFile(vault, file, folder)
}

async function* oneFile(vault: OpenVault, file: StoredFile, folder: string): AsyncGenerator<ArchiveFile[]> {
  if (!isWhole(file)) return
  const path = `${folder}/${file.id.slice(0, 8)} ${file.name}`
  if (file.size === 0) yield [readableBytes(path, new Uint8Array(0))]
  let offset = 0
  for await (const bytes of piecesIn(vault, file)) {
    const piece = { offset, size: file.size }
    offset += bytes.length
    yield [readableBytes(path, bytes, piece)]
  }
}
