// What the mentor decides about an import before it happens, with the choices that stand when nothing was touched.
import type { DayOrder } from './days.ts'
import type { ImportField, RosterReading } from './reading.ts'

/** What the mentor says about one row, by its line in the file. */
export interface Correction {
  readonly name?: string
  /** Replaces the addresses of the row; empty takes them away. */
  readonly email?: string
  readonly studentId?: string
  /** `add` as somebody new, `leave-out`, or the id of the mentee whom the row means. */
  readonly decision?: string
}

export interface Choices {
  /** What each column holds, in the order of the reading's columns. */
  readonly fields: readonly ImportField[]
  /** Grades become lines of the remarks. */
  readonly keepGrades: boolean
  /** What the file says replaces what is there. Without it an import only fills what is empty. */
  readonly update: boolean
  /** Addresses of the platform's own domain get this one, and logins without an address become one. Empty: neither. */
  readonly mailDomain: string
  /** For days such as `3/4/2026` when the column does not tell. */
  readonly dayOrder: DayOrder | null
  /** For everybody new, where the file says nothing. */
  readonly forNew: { readonly tags: readonly string[]; readonly programme: string; readonly institution: string }
  readonly corrections: Readonly<Record<number, Correction>>
}

export function choicesFor(reading: Pick<RosterReading, 'columns'>): Choices {
  return {
    fields: reading.columns.map((column) => column.field),
    keepGrades: false,
    update: false,
    mailDomain: '',
    dayOrder: null,
    forNew: { tags: [], programme: '', institution: '' },
    corrections: {},
  }
}
