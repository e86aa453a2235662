// What every new or changed record of the vault carries, in one place.
import { toInstant } from '../../shared/domain/clock.ts'

export interface NewRecord {
  id: string
  createdAt: string
  updatedAt: string
  sample: false
}

/** The common fields of a record made now: a random id and the present moment. */
export function newRecord(): NewRecord {
  const at = toInstant(Date.now())
  return { id: crypto.randomUUID(), createdAt: at, updatedAt: at, sample: false }
}

/** The same record, changed now. */
export function touched<R extends { updatedAt: string }>(record: R): R {
  return { ...record, updatedAt: toInstant(Date.now()) }
}
