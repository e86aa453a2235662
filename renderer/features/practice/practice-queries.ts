// The figures of the practice by what is chosen, and the records behind one of them.
import type { UseQueryResult } from '@tanstack/react-query'
import type { Figure, Trace } from '../../../shared/domain/practice-figures/figure.ts'
import type { PracticeFigures } from '../../../shared/domain/practice-figures/figures.ts'
import type { PracticeFilter } from '../../../shared/domain/practice-figures/scope.ts'
import type { Dossier, Testimonial } from '../../../shared/model/dossier.ts'
import { useMentorZone } from '../../app/now.ts'
import { useVault } from '../../app/queries.ts'

const source = {
  tables: [
    'mentee',
    'mentorship',
    'meeting',
    'promise',
    'goal',
    'mail',
    'outcome',
    'assessment',
    'instrument',
  ] as const,
}

function named(filter: PracticeFilter): string {
  return JSON.stringify([filter.from, filter.to, filter.programme, filter.stage])
}

/** @param today part of the question: what is overdue depends on it */
export function usePracticeFigures(filter: PracticeFilter, today: string): UseQueryResult<PracticeFigures> {
  const zone = useMentorZone()
  return useVault(['practice-figures', named(filter), today], source, (session) =>
    session.practiceFigures(filter, zone),
  )
}

/** The mentor's own part of the dossier; null until something was written. */
export function useDossier(): UseQueryResult<Dossier | null> {
  return useVault(['dossier'], { tables: ['dossier'] }, (session) => session.dossier())
}

/** Given for the dossier, the latest first. */
export function useTestimonials(): UseQueryResult<Testimonial[]> {
  return useVault(['testimonials'], { tables: ['testimonial'] }, (session) => session.testimonials())
}

export function useFigureTraces(
  filter: PracticeFilter,
  today: string,
  key: string,
): UseQueryResult<{ figure: Figure; traces: Trace[] } | null> {
  const zone = useMentorZone()
  return useVault(['figure-traces', named(filter), today, key], source, (session) =>
    session.figureTraces(filter, zone, key),
  )
}
