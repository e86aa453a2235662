// Reads a roster file and plans its import beside the window, which stays free. Holds the file and the plan; knows no
// key and writes nothing: what comes out goes to the vault through the window.
import * as Comlink from 'comlink'
import type { Choices } from '../../../shared/domain/roster-import/choices.ts'
import { choicesFor } from '../../../shared/domain/roster-import/choices.ts'
import type { PlanRow } from '../../../shared/domain/roster-import/outcome.ts'
import type { PlanProgress, PlanRemarks, RosterPlan } from '../../../shared/domain/roster-import/plan.ts'
import { batchOf, planSteps } from '../../../shared/domain/roster-import/plan.ts'
import { readRoster } from '../../../shared/domain/roster-import/read.ts'
import type { RosterReading } from '../../../shared/domain/roster-import/reading.ts'
import { toInstant } from '../../../shared/domain/clock.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { fileHash } from '../../vault/worker/seal.ts'

/** What the window shows of a file that was read. */
export interface FileFacts extends Omit<RosterReading, 'rows' | 'leftOut'> {
  readonly rowCount: number
  /** SHA-256, hexadecimal. */
  readonly hash: string
  readonly choices: Choices
}

/** What the window shows of a plan. */
export interface PlanFacts {
  readonly rows: readonly PlanRow[]
  readonly remarks: PlanRemarks
  readonly adds: number
  readonly changes: number
}

/** Between two reports of progress, in milliseconds: more than ten in a second. */
const pause = 40

let reading: RosterReading | null = null
let roster: readonly Mentee[] = []
let plan: RosterPlan | null = null
/** Counts the plans that were asked for; an older one stops when a newer one begins. */
let asked = 0

const desk = {
  async read(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<Result<FileFacts>> {
    const result = await readRoster(bytes, fileName)
    if (!result.ok) return result
    reading = result.value
    plan = null
    const { format, encoding, byteOrderMark, delimiter, sheet, headerLine, columns, rows } = reading
    const source = { format, encoding, byteOrderMark, delimiter, sheet, headerLine, columns }
    return ok({ ...source, rowCount: rows.length, hash: await fileHash(bytes), choices: choicesFor(reading) })
  },

  /** Who is on the roster, for all plans from now on. */
  know(mentees: readonly Mentee[]): void {
    roster = mentees
  },

  /** Null when another plan was asked for meanwhile. */
  async plan(choices: Choices, onProgress: (progress: PlanProgress) => Promise<void>): Promise<PlanFacts | null> {
    const mine = ++asked
    if (reading === null) return null
    const steps = planSteps({ reading, choices, roster, now: toInstant(Date.now()) })
    let last = performance.now()
    for (;;) {
      const next = steps.next()
      if (next.done === true) {
        plan = next.value
        const { rows, remarks, add, change } = plan
        return { rows, remarks, adds: add.length, changes: change.length }
      }
      if (performance.now() - last < pause) continue
      // Waiting for the window lets a newer request in, too.
      await onProgress(next.value)
      if (mine !== asked) return null
      last = performance.now()
    }
  },

  /** The mentees of the last plan, with their ids. */
  batch(): { add: Mentee[]; change: Mentee[] } {
    return plan === null ? { add: [], change: [] } : batchOf(plan, () => crypto.randomUUID())
  },
}

export type ImportDesk = typeof desk

Comlink.expose(desk)
