// What every part of the figures is counted from.
import type { Assessment, InstrumentRef } from '../../model/assessment.ts'
import type { Goal } from '../../model/goal.ts'
import type { Instrument } from '../../model/instrument.ts'
import type { Mail } from '../../model/mail.ts'
import type { Meeting } from '../../model/meeting.ts'
import type { Mentee } from '../../model/mentee.ts'
import type { Mentorship } from '../../model/mentorship.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { PromiseRecord } from '../../model/promise.ts'
import type { Scope } from './scope.ts'

/** Everything in the vault that is counted from. */
export interface PracticeRecords {
  mentees: readonly Mentee[]
  mentorships: readonly Mentorship[]
  meetings: readonly Meeting[]
  promises: readonly PromiseRecord[]
  goals: readonly Goal[]
  mails: readonly Mail[]
  outcomes: readonly Outcome[]
  assessments: readonly Assessment[]
  /** Null for an instrument that is not here any more. */
  findInstrument: (ref: InstrumentRef) => Instrument | null
}

/** The same with what is chosen of it. */
export interface Counted {
  records: PracticeRecords
  scope: Scope
  /** A day; what was due before it and is still open counts as not kept. */
  today: string
}
