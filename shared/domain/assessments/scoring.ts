// Scores of an assessment by the key of its instrument. Pure. Nothing that is missing is ever filled in: a subscale that
// lacks answers has no score and says what it lacks.
import type { ItemAnswer } from '../../model/assessment.ts'
import { isRated, type Instrument, type Item } from '../../model/instrument.ts'

export interface Score {
  /** On the instrument's own metric: a mean of ratings, a sum, or a share from 0 to 1. Null: not scored. */
  value: number | null
  /** Keys of the items that were answered and count, in the instrument's order. */
  from: string[]
  /** How many items there are, and how many must be answered. */
  of: number
  needs: number
}

export interface SubscaleScore extends Score {
  key: string
  title: string
}

export interface Scores {
  subscales: SubscaleScore[]
  /** Null when the instrument has no overall score. */
  overall: Score | null
}

/** Which of two answers of a retrospective design is scored. */
export type Moment = 'now' | 'before'

type Answers = readonly Pick<ItemAnswer, 'key' | 'value' | 'before'>[]

/** The rating of an item as it counts: turned round when the item is reversed; null when there is none on the scale. */
export function ratingOf(
  { scale }: Pick<Instrument, 'scale'>,
  item: Item,
  answers: Answers,
  moment: Moment = 'now',
): number | null {
  return turned(
    scale,
    item,
    answers.find(({ key }) => key === item.key),
    moment,
  )
}

function turned(
  scale: Instrument['scale'],
  item: Item,
  given: Answers[number] | undefined,
  moment: Moment,
): number | null {
  const value = moment === 'now' ? given?.value : given?.before
  if (scale === null || !isRated(item) || typeof value !== 'number') return null
  if (!Number.isInteger(value) || value < scale.from || value > scale.to) return null
  return item.reversed ? scale.from + scale.to - value : value
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0)
}

export function scoresOf(instrument: Instrument, answers: Answers, moment: Moment = 'now'): Scores {
  const rated = instrument.items.filter(isRated)
  // The first answer counts should there be two of one item.
  const given = new Map(answers.toReversed().map((one) => [one.key, one]))
  const ratings = new Map(rated.map((item) => [item.key, turned(instrument.scale, item, given.get(item.key), moment)]))
  const all = sum([...ratings.values()].filter((one) => one !== null))

  const score = (keys: readonly string[], needs: number): Score => {
    const from = rated.flatMap(({ key }) => (keys.includes(key) && ratings.get(key) !== null ? [key] : []))
    const values = from.map((key) => ratings.get(key) ?? 0)
    return {
      value: from.length < needs ? null : valueOf(instrument.scoring, values, all),
      from,
      of: keys.length,
      needs,
    }
  }

  return {
    subscales: instrument.subscales.map(({ key, title, items, needs }) => ({ key, title, ...score(items, needs) })),
    overall:
      instrument.overall === null
        ? null
        : score(
            rated.map(({ key }) => key),
            instrument.overall.needs,
          ),
  }
}

/** @param all the sum of all ratings, of which a share is taken */
function valueOf(scoring: Instrument['scoring'], values: readonly number[], all: number): number | null {
  switch (scoring) {
    case 'mean':
      return sum(values) / values.length
    case 'sum':
      return sum(values)
    case 'share':
      return all === 0 ? null : sum(values) / all
    case 'none':
      return null
  }
}
