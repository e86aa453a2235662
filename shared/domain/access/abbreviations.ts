// Short forms in what is given to a mentee: the field's own are explained, others are asked for. Pure.
import type { PackPart } from './pack.ts'

/** What the program knows. */
const known: Readonly<Record<string, string>> = {
  IDP: 'Individual development plan',
  MCA: 'Mentoring Competency Assessment, a questionnaire on how well a mentor mentors',
  SMART: 'Of goals: specific, measurable, achievable, relevant and with a date',
  PI: 'Principal investigator',
  PhD: 'Doctor of philosophy',
  CV: 'Curriculum vitae',
  GDPR: 'General Data Protection Regulation',
  FERPA: 'Family Educational Rights and Privacy Act',
  UTC: 'Coordinated universal time',
}

export interface Abbreviation {
  short: string
  /** Empty while nobody has said. */
  meaning: string
  count: number
}

/** Two to six capitals, also with a figure behind them, as words of their own. */
const shortForm = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]{1,5}(?![\p{L}\p{N}])/gu
/** Not short forms of anything: the parts of a day and of a link, and what files are called by. */
const ordinary = new Set(['OK', 'PDF', 'TV', 'PC', 'AM', 'PM', 'ID'])
/** More are not asked for. */
const most = 60

/** Those that stand in the pack, the most frequent first. */
export function abbreviationsIn(parts: readonly PackPart[], meanings: ReadonlyMap<string, string>): Abbreviation[] {
  const counts = new Map<string, number>()
  for (const { entries } of parts)
    for (const { heading, lines } of entries)
      for (const text of [heading, ...lines])
        for (const [short] of text.matchAll(shortForm))
          if (!ordinary.has(short) && /\p{Lu}{2}/u.test(short)) counts.set(short, (counts.get(short) ?? 0) + 1)
  return [...counts]
    .toSorted(([one, often], [other, seldom]) => seldom - often || one.localeCompare(other))
    .slice(0, most)
    .map(([short, count]) => ({ short, count, meaning: meanings.get(short) ?? known[short] ?? '' }))
}
