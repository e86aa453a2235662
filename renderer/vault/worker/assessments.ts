// What the vault knows of assessments beyond the records themselves: their order, and which instruments are in use.
import type { OwnInstrumentUse } from '../api.ts'
import type { Memory } from './memory.ts'

/** By the day for which it counts, then by when it was written. */
export function latestFirst<T extends { on: string; createdAt: string }>(records: readonly T[]): T[] {
  return records.toSorted(
    (one, other) => other.on.localeCompare(one.on) || other.createdAt.localeCompare(one.createdAt),
  )
}

/** All versions of the mentor's own instruments, with how many assessments and mails refer to each. */
export function instrumentUses(memory: Memory): OwnInstrumentUse[] {
  const uses = new Map<string, number>()
  const count = ({ id, version }: { id: string; version: number }): void => {
    const name = `${id}/${version}`
    uses.set(name, (uses.get(name) ?? 0) + 1)
  }
  for (const { instrument } of memory.all('assessment')) count(instrument)
  for (const { form } of memory.all('mail')) if (form?.assessed) count(form.assessed.instrument)
  return memory.all('instrument').map((instrument) => {
    const { id, version } = instrument.definition
    return { instrument, uses: uses.get(`${id}/${version}`) ?? 0 }
  })
}
