// The part of an open export that people and other programs read: its folder, its names, and the words that explain it. What is
// taken in again is the archive beside it, see `../backup/archive.ts`. Pure.
import { z } from 'zod'
import { safeName } from '../attachment-name.ts'
import type { ArchiveFile } from '../backup/archive.ts'
import { tableNames, tables } from '../../model/tables.ts'

const root = 'telemachus-export/'

/** Whether a file is for reading alone: nothing of it is taken in. */
export function isForReading(name: string): boolean {
  return name.startsWith(root)
}

const text = new TextEncoder()

/** @param path within the folder, every part of it safe */
export function readable(path: string, words: string): ArchiveFile {
  return { name: `${root}${path}`, bytes: text.encode(words) }
}

export function readableBytes(path: string, bytes: Uint8Array<ArrayBuffer>, piece?: ArchiveFile['piece']): ArchiveFile {
  return { name: `${root}${path}`, bytes, ...(piece === undefined ? {} : { piece }) }
}

/** A name for a folder or a file that no other record has: what people call it and the beginning of its id. */
export function ownName(title: string, id: string): string {
  return `${safeName(title.trim() === '' ? 'without a name' : title.replaceAll(/[/\\]/gu, ' '))
    .slice(0, 80)
    .trim()} ${id.slice(0, 8)}`
}

export const exportReadme = [
  'Everything of a mentoring practice, to be read by anybody: nothing here is encrypted.',
  '',
  'telemachus-export/',
  '  mentees/NAME ID/about.md     all that is kept about a mentee, in words',
  '  mentees/NAME ID/mail.mbox    the mails from and to them, to the byte',
  '  mentees/NAME ID/files/       the files beside notes about them',
  '  notes/ and resources/        what is about nobody in particular, with its files',
  '  roster.csv, contacts.vcf     the roster for a spreadsheet and for an address book',
  '  calendar.ics                 all meetings for a calendar',
  '  tables/TABLE.csv             every table for a spreadsheet',
  '  schema.json                  the JSON Schema of each kind of record, and its version',
  '',
  'telemachus-backup/             the same as exact records: JSON lines, mails and files by their ids.',
  '                               An empty vault that takes this archive in is the same vault again.',
  '',
  'Not in it: passwords of mail accounts, and what lies in the locked drawer in readable words.',
  '',
].join('\n')

/** JSON Schema (2020-12) of every table, with the version of its payload. */
export function schemaFile(): string {
  const each = tableNames.map((table) => [
    table,
    { version: tables[table].version, schema: z.toJSONSchema(tables[table].schema, { unrepresentable: 'any' }) },
  ])
  return `${JSON.stringify(Object.fromEntries(each), null, 2)}\n`
}
