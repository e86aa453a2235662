// The vault as the files of an archive: all records as they are at one moment, with the bodies of mails and files beside those
// they belong to. Bodies are opened a few at a time, so that a large vault does not lie in memory twice.
import {
  archivedTables,
  bodyFile,
  endFile,
  hasBodies,
  manifestFile,
  pieceFile,
  readmeFile,
  recordLine,
  recordsFile,
  type ArchiveFile,
} from '../../../shared/domain/backup/archive.ts'
import { isWhole, type StoredFile } from '../../../shared/model/file.ts'
import type { Table } from '../../../shared/model/tables.ts'
import { piecesIn } from './files.ts'
import { bareAccount, openFiles } from './open-export.ts'
import { readValue, type Row } from './rows.ts'
import { openBody, randomId } from './seal.ts'
import type { OpenVault } from './state.ts'

/** Bytes of records and bodies that are prepared at once, about. */
const atOnce = 2 * 1024 * 1024

/** `open`: for anybody to read, so without what opens a mail account, and with a part in words, tables and files. */
export type ArchiveForm = 'sealed' | 'open'

export interface BackupSource {
  /** Records and bodies that there are, for telling how far it has come. */
  readonly total: number
  readonly backupId: string
  readonly madeAt: string
  /** A few files, or null at the end. `done` of `total` are handed over with them. */
  next(): Promise<{ files: ArchiveFile[]; done: number } | null>
}

/** What is written later is not in it; a body that is deleted meanwhile is left out,
 * and a file that is deleted meanwhile breaks it off: `vault/not-found`. Everything has to have been read.
 * @param program its version */
export function backupSource(vault: OpenVault, program: string, form: ArchiveForm = 'sealed'): BackupSource {
  const { memory } = vault
  const backupId = randomId()
  const madeAt = new Date(vault.ports.now()).toISOString()
  const snapshot = new Map<Table, Row[]>()
  let total = 0
  for (const table of archivedTables) {
    const rows = [...memory.entries(table)].map(({ row }) => row).filter((row) => isFinished(table, row))
    snapshot.set(table, rows)
    total += rows.length
  }
  const records = Object.fromEntries([...snapshot].map(([table, rows]) => [table, rows.length]))
  let done = 0
  let bodies = 0

  const lineOf = (table: Table, row: Row): string =>
    form === 'open' && table === 'account'
      ? recordLine(table, bareAccount(readValue(table, row)))
      : recordLine(table, readValue(table, row))

  async function* files(): AsyncGenerator<ArchiveFile[], void, undefined> {
    yield [manifestFile({ backupId, vaultId: vault.vaultId, madeAt, program, records }), readmeFile()]
    for (const [table, rows] of snapshot) {
      let serial = 0
      for (const portion of portions(table, rows)) {
        serial += 1
        const lines = portion.map((row) => lineOf(table, row))
        const beside = hasBodies(table)
          ? await bodiesOf(
              vault,
              portion.map(({ id }) => id),
            )
          : []
        done += portion.length
        bodies += beside.length
        const found = hasBodies(table) ? beside.map(({ id, bytes }) => bodyFile(table, id, bytes)) : []
        yield [recordsFile(table, serial, lines), ...found]
        if (table !== 'file') continue
        for (const row of portion) {
          yield* piecesFor(readValue('file', row))
          bodies += 1
        }
      }
    }
    if (form === 'open') yield* openFiles(vault)
    yield [endFile({ backupId, records: total, bodies })]
  }

  async function* piecesFor(file: StoredFile): AsyncGenerator<ArchiveFile[], void, undefined> {
    let offset = 0
    if (file.size === 0) yield [pieceFile(file.id, { offset, size: 0 }, new Uint8Array(0))]
    for await (const bytes of piecesIn(vault, file)) {
      const piece = pieceFile(file.id, { offset, size: file.size }, bytes)
      offset += bytes.length
      yield [piece]
    }
  }

  const portion = files()
  return {
    total,
    backupId,
    madeAt,
    async next() {
      const { value, done: isOver } = await portion.next()
      return isOver === true ? null : { files: value, done }
    },
  }
}

/** A file that is still taken in, or was broken off then, is not in a backup. */
function isFinished(table: Table, row: Row): boolean {
  return table !== 'file' || isWhole(readValue('file', row))
}

/** Rows of about the same weight together; what has a large body stands by itself. */
function* portions(table: Table, rows: readonly Row[]): Generator<Row[]> {
  let portion: Row[] = []
  let weight = 0
  for (const row of rows) {
    const own = weightOf(table, row)
    if (portion.length > 0 && weight + own > atOnce) {
      yield portion
      portion = []
      weight = 0
    }
    portion.push(row)
    weight += own
  }
  if (portion.length > 0) yield portion
}

function weightOf(table: Table, row: Row): number {
  if (table === 'mail') return 1_000 + readValue('mail', row).size
  if (table === 'attachment') return 1_000 + readValue('attachment', row).size
  return table === 'conversation' ? 1_000 + readValue('conversation', row).lines.length : 1_000
}

async function bodiesOf(vault: OpenVault, ids: string[]): Promise<{ id: string; bytes: Uint8Array<ArrayBuffer> }[]> {
  const sealed = await vault.ports.store.bodies(ids)
  return Promise.all(
    sealed.map(async ({ id, folder, kid, box }) => ({
      id,
      bytes: await openBody(await vault.memory.key(folder, kid), id, kid, box),
    })),
  )
}
