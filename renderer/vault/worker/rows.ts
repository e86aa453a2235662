// What is inside a box: numbered rows. The last number of a record wins. Pure.
import { z } from 'zod'
import { currentValue, tableNames, tables, type Table, type Tables } from '../../../shared/model/tables.ts'
import { NamedError } from '../../../shared/result.ts'

/** The folder that lists all others with their keys and cards; its own key follows from the root. */
export const directoryFolder = 'directory'

/** `folder` rows are of the vault itself: the practice's own folder has a key and no card. */
export type RowTable = Table | 'folder'

export interface Row {
  /** Sequence number of the change, from 1. */
  n: number
  table: RowTable
  id: string
  op: 'put' | 'delete'
  /** Version of the payload, from 1. */
  v: number
  value: unknown
  /** In the directory, the folder's data key (base 64) and which one it is; of a file, its own. */
  key?: string
  kid?: string
  /** Keys that a folder had before, while something may still be sealed with them. */
  former?: { kid: string; key: string }[]
}

const former = z.array(z.object({ kid: z.string(), key: z.string() }))

const known: ReadonlySet<unknown> = new Set<RowTable>([...tableNames, 'folder'])

function isRow(value: unknown): value is Row {
  return (
    typeof value === 'object' &&
    value !== null &&
    'n' in value &&
    typeof value.n === 'number' &&
    'table' in value &&
    typeof value.table === 'string' &&
    'id' in value &&
    typeof value.id === 'string' &&
    'op' in value &&
    (value.op === 'put' || value.op === 'delete') &&
    'v' in value &&
    typeof value.v === 'number' &&
    (!('former' in value) || former.safeParse(value.former).success)
  )
}

/** @throws NamedError `vault/newer` when a row comes from a newer program, `vault/rows-unreadable` otherwise. */
export function readRows(value: unknown): Row[] {
  if (!Array.isArray(value) || !value.every(isRow)) throw new NamedError('vault/rows-unreadable')
  if (!value.every((row) => known.has(row.table))) throw new NamedError('vault/newer')
  return value
}

/** [Note: sealed means valid] A value is parsed by its schema before it is sealed, and a box that opens was made with
 * the vault's own key. So a payload of the current version is taken as it is; only an older one is migrated, and
 * parsed again at the end, once: the row in memory is of the current version from then on, and so is the next box that it
 * is folded into. @throws NamedError `vault/newer`. */
export function readValue<T extends Table>(table: T, row: Row): Tables[T] {
  const { version } = tables[table]
  if (row.v > version) throw new NamedError('vault/newer')
  if (row.v < version) {
    row.value = currentValue(table, row.v, row.value)
    row.v = version
  }
  // The one cast of this file: see the note above.
  return row.value as Tables[T]
}

/** What may be sealed: the value as its schema gives it back. @throws NamedError `vault/invalid-record`. */
export function validValue<T extends Table>(table: T, value: unknown): Tables[T] {
  const parsed = tables[table].schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new NamedError('vault/invalid-record', parsed.error.issues.map((issue) => issue.path.join('.')).join(', '))
}
