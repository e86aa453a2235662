// How outcomes of a mentorship are spoken of.
import type { Outcome, OutcomeKind } from '../model/outcome.ts'

export const outcomeWords: Readonly<Record<OutcomeKind, string>> = {
  paper: 'Paper',
  grant: 'Grant',
  degree: 'Degree',
  post: 'Post',
  prize: 'Prize',
  talk: 'Talk',
  other: 'Something else',
}

/** `Paper, Lancet`. */
export function sayOutcome({ kind, place }: Pick<Outcome, 'kind' | 'place'>): string {
  return place === '' ? outcomeWords[kind] : `${outcomeWords[kind]}, ${place}`
}
