// What the screens read of assessments, instruments and outcomes.
import type { UseQueryResult } from '@tanstack/react-query'
import type { GroupScores } from '../../../shared/domain/assessments/group-scores.ts'
import type { Assessment, InstrumentRef } from '../../../shared/model/assessment.ts'
import type { OwnInstrument } from '../../../shared/model/instrument.ts'
import type { Outcome } from '../../../shared/model/outcome.ts'
import type { AskedByMail, OwnInstrumentUse } from '../../vault/api.ts'
import { useVault } from '../queries.ts'

/** Of one mentee, or of the mentor alone for null; the latest first. */
export function useAssessmentsOf(menteeId: string | null): UseQueryResult<Assessment[]> {
  const source = { tables: ['assessment'] as const, ...(menteeId === null ? {} : { menteeId }) }
  return useVault(['assessments', menteeId ?? 'mentor'], source, (session) => session.assessmentsOf(menteeId))
}

/** Null when there is no such assessment. */
export function useAssessment(id: string): UseQueryResult<Assessment | null> {
  return useVault(['assessment', id], { tables: ['assessment'] }, (session) => session.assessment(id))
}

/** Asked for, begun, or here and not looked at; the latest first. */
export function usePendingAssessments(): UseQueryResult<Assessment[]> {
  return useVault(['pending-assessments'], { tables: ['assessment'] }, (session) => session.pendingAssessments())
}

/** What the mentees say together of the mentor; null when the instrument is not here. */
export function useGroupScores(ref: InstrumentRef): UseQueryResult<GroupScores | null> {
  const source = { tables: ['assessment', 'mentee', 'group', 'instrument'] as const }
  return useVault(['group-scores', ref.id, String(ref.version)], source, (session) => session.groupScores(ref))
}

/** What was asked for by mail and is not settled; the latest first. */
export function useAskedByMail(): UseQueryResult<AskedByMail[]> {
  return useVault(['asked-by-mail'], { tables: ['mail', 'assessment'] }, (session) => session.askedByMail())
}

/** Instruments of the mentor's own, all versions. */
export function useOwnInstruments(): UseQueryResult<OwnInstrument[]> {
  return useVault(['instruments'], { tables: ['instrument'] }, (session) => session.instruments())
}

/** The same with how often each is used: for those who change them. */
export function useInstrumentUses(): UseQueryResult<OwnInstrumentUse[]> {
  const source = { tables: ['instrument', 'assessment', 'mail'] as const }
  return useVault(['instrument-uses'], source, (session) => session.instrumentUses())
}

/** The latest first. */
export function useOutcomesOf(menteeId: string): UseQueryResult<Outcome[]> {
  const source = { tables: ['outcome'] as const, menteeId }
  return useVault(['outcomes', menteeId], source, (session) => session.outcomesOf(menteeId))
}
