// Where mentees stand on their way: how many of each stage, for a dossier. Stages of few are told together, because they would tell
// who is meant. Pure.
import { fewest } from '../assessments/suppression.ts'
import { fold } from '../folding.ts'
import type { Mentee } from '../../model/mentee.ts'

export interface StageCount {
  /** As it is most often written; empty for those of whom it is not known. */
  stage: string
  n: number
}

export const otherStages = 'Other stages'

/** A year or a number in a stage does not make another stage: `PhD year 3` and `PhD year 4` are told apart only by name. */
function withoutYear(stage: string): string {
  return stage
    .replace(/[,(]?\s*(?:year\s*\d+|\d+(?:st|nd|rd|th)?[-\s]year)\)?/giu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** The most frequent first.
 * @param isDeidentified stages of fewer than four are told together; nothing at all where no stage has four */
export function stagesOf(mentees: readonly Pick<Mentee, 'stage'>[], isDeidentified: boolean): StageCount[] {
  const counts = new Map<string, StageCount>()
  for (const { stage } of mentees) {
    const said = withoutYear(stage)
    const key = fold(said)
    const found = counts.get(key)
    if (found === undefined) counts.set(key, { stage: said, n: 1 })
    else found.n += 1
  }
  const sorted = [...counts.values()].toSorted((one, other) => other.n - one.n || one.stage.localeCompare(other.stage))
  if (!isDeidentified) return sorted
  if (mentees.length < fewest) return []
  const told = sorted.filter(({ n, stage }) => n >= fewest && stage !== '')
  if (told.length === 0) return []
  const rest = mentees.length - told.reduce((sum, { n }) => sum + n, 0)
  return rest === 0 ? told : [...told, { stage: otherStages, n: rest }]
}
