// What lies in a backup: the files of an archive, in their order, and what each holds. Another program can read them; they are
// specified in `docs/backup-format.md`. Pure; packing and encryption are done elsewhere.
import { z } from 'zod'
import { id, instant } from '../../model/base.ts'
import { pieceBytes } from '../../model/file.ts'
import { currentValue, tableNames, tables, type Table, type Tables } from '../../model/tables.ts'
import { NamedError } from '../../result.ts'

/** The version of the archive. A higher one is refused. */
export const archiveFormat = 1

/** Facts of this computer alone: they are not in an archive. */
export const localTables: ReadonlySet<Table> = new Set<Table>(['backup', 'restore', 'backupPlan'])

/** The tables of an archive in their order: those on which others lean come first. */
export const archivedTables: readonly Table[] = [
  'practice',
  'mentee',
  'group',
  ...tableNames.filter((table) => !localTables.has(table) && !['practice', 'mentee', 'group'].includes(table)),
]

/** Tables whose records may have a body: a mail to the byte, a file. */
export const tablesWithBodies = ['mail', 'attachment'] as const satisfies Table[]
export type TableWithBodies = (typeof tablesWithBodies)[number]

export function hasBodies(table: Table): table is TableWithBodies {
  return tablesWithBodies.some((one) => one === table)
}

/** A record with the table it is of. */
export type ArchivedRecord = { [K in Table]: { table: K; value: Tables[K] } }[Table]

/** One file of an archive, or a piece of a large one. */
export interface ArchiveFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
  /** Of a piece: where it begins, and how large the whole file is, in bytes. The pieces of a file follow one another. */
  piece?: { offset: number; size: number }
}

export const manifestName = 'telemachus-backup/manifest.json'
export const readmeName = 'telemachus-backup/README.txt'
export const endName = 'telemachus-backup/end.json'

const manifest = z.object({
  telemachusBackup: z.int().min(1),
  backupId: id,
  vaultId: id,
  madeAt: instant,
  /** The version of the program. */
  program: z.string().max(100),
  /** Records by table. */
  records: z.record(z.string().max(40), z.int().min(0)),
})
export type Manifest = z.infer<typeof manifest>

const end = z.object({ backupId: id, records: z.int().min(0), bodies: z.int().min(0) })
export type ArchiveEnd = z.infer<typeof end>

const text = new TextEncoder()
const reader = new TextDecoder('utf-8', { fatal: true })

/** An empty line goes first, so that the records can be told from an archive's own headers line by line. */
function jsonLines(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  return text.encode(`\n${lines.join('\n')}\n`)
}

export function manifestFile(facts: Omit<Manifest, 'telemachusBackup'>): ArchiveFile {
  return { name: manifestName, bytes: jsonLines([JSON.stringify({ telemachusBackup: archiveFormat, ...facts })]) }
}

export function endFile(facts: ArchiveEnd): ArchiveFile {
  return { name: endName, bytes: jsonLines([JSON.stringify(facts)]) }
}

/** Made anew each time: its bytes are handed over to whoever packs them. */
export const readmeFile = (): ArchiveFile => ({
  name: readmeName,
  bytes: text.encode(
    [
      'A backup of a mentoring practice, made by Telemachus.',
      '',
      'records/TABLE-N.jsonl   one record on each line: {"table", "v", "value"}',
      'bodies/mail/ID.eml      the mail with that id, to the byte',
      'bodies/attachment/ID    the file of a draft with that id',
      'bodies/file/ID          the file of a note or a resource with that id; its record has its name',
      'manifest.json, end.json what is in it, and that it is whole',
      '',
      'Unpack it:        age -d FILE | tar -x',
      'Read it at once:  age -d FILE | jq -R "fromjson? | select(.table == \\"mentee\\") | .value.name"',
      '',
    ].join('\n'),
  ),
})

/** One line of a file of records. */
export function recordLine<T extends Table>(table: T, value: Tables[T]): string {
  return JSON.stringify({ table, v: tables[table].version, value })
}

/** @param serial from 1 */
export function recordsFile(table: Table, serial: number, lines: readonly string[]): ArchiveFile {
  const name = `telemachus-backup/records/${table}-${String(serial).padStart(5, '0')}.jsonl`
  return { name, bytes: jsonLines(lines) }
}

export function bodyFile(table: TableWithBodies, bodyId: string, bytes: Uint8Array<ArrayBuffer>): ArchiveFile {
  return { name: `telemachus-backup/bodies/${table}/${bodyId}${table === 'mail' ? '.eml' : ''}`, bytes }
}

/** One piece of a file of a note or a resource. */
export function pieceFile(
  fileId: string,
  piece: { offset: number; size: number },
  bytes: Uint8Array<ArrayBuffer>,
): ArchiveFile {
  return { name: `${filesPrefix}${fileId}`, bytes, piece }
}

/** Whether a file of that name is given out in pieces when it is read. */
export function isInPieces(name: string): boolean {
  return name.startsWith(filesPrefix)
}

/** What a file of an archive says. */
export type ArchiveItem =
  | { kind: 'manifest'; manifest: Manifest }
  | { kind: 'records'; records: ArchivedRecord[] }
  | { kind: 'body'; table: TableWithBodies; id: string; bytes: Uint8Array<ArrayBuffer> }
  /** One piece of a file, by its index from 0. */
  | { kind: 'piece'; id: string; index: number; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'end'; end: ArchiveEnd }
  | { kind: 'words' }

const filesPrefix = 'telemachus-backup/bodies/file/'

/** Bytes of a file within an archive that is no file of the mentor's, at most; beyond that it was not made by this program. */
export const largestArchiveFile = 80 * 1024 * 1024

const bodyName = /^telemachus-backup\/bodies\/(mail|attachment)\/([0-9a-f-]{36})(\.eml)?$/
const recordsName = /^telemachus-backup\/records\/([A-Za-z]{1,40})-\d{5,}\.jsonl$/

/** @throws NamedError `backup/newer` when it comes from a newer program, `backup/damaged` for whatever this program does not write. */
export function readArchiveFile({ name, bytes, piece }: ArchiveFile): ArchiveItem {
  if (piece !== undefined) {
    const fileId = id.safeParse(name.slice(filesPrefix.length))
    if (!isInPieces(name) || !fileId.success || piece.offset % pieceBytes !== 0) throw new NamedError('backup/damaged')
    return { kind: 'piece', id: fileId.data, index: piece.offset / pieceBytes, bytes }
  }
  if (name === readmeName) return { kind: 'words' }
  const body = bodyName.exec(name)
  if (body !== null) {
    const table = tablesWithBodies.find((one) => one === body[1])
    const bodyId = id.safeParse(body[2])
    if (table !== undefined && bodyId.success) return { kind: 'body', table, id: bodyId.data, bytes }
  }
  try {
    const lines = reader
      .decode(bytes)
      .split('\n')
      .filter((line) => line !== '')
    if (name === manifestName) return { kind: 'manifest', manifest: readManifest(JSON.parse(lines[0] ?? '')) }
    if (name === endName) return { kind: 'end', end: end.parse(JSON.parse(lines[0] ?? '')) }
    const table = recordsName.exec(name)?.[1]
    if (table !== undefined) return { kind: 'records', records: lines.map((line) => readRecord(JSON.parse(line))) }
  } catch (cause) {
    if (cause instanceof NamedError) throw cause
    throw new NamedError('backup/damaged', '', { cause })
  }
  throw new NamedError('backup/damaged')
}

function readManifest(value: unknown): Manifest {
  const read = manifest.parse(value)
  if (read.telemachusBackup > archiveFormat) throw new NamedError('backup/newer')
  return read
}

const archivedLine = z.object({ table: z.string(), v: z.int().min(1), value: z.unknown() })

function readRecord(line: unknown): ArchivedRecord {
  const { table: name, v, value } = archivedLine.parse(line)
  const table = archivedTables.find((one) => one === name)
  if (table === undefined || v > tables[table].version) throw new NamedError('backup/newer')
  // The one cast of this file: TypeScript does not join the union by itself.
  return { table, value: currentValue(table, v, value) } as ArchivedRecord
}
