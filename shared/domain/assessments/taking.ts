// Taking an assessment: how one answer after the other gets into the record, and how much is answered. Pure.
import type { Assessment, ItemAnswer } from '../../model/assessment.ts'
import { isRated, type Instrument, type Item } from '../../model/instrument.ts'
import { scoresOf } from './scoring.ts'

const nothing: Omit<ItemAnswer, 'key'> = { value: null, before: null, passed: false, comment: '' }

export function answerTo(answers: readonly ItemAnswer[], key: string): ItemAnswer {
  return answers.find((one) => one.key === key) ?? { key, ...nothing }
}

/** With one answer changed. What says nothing is not kept. */
export function withAnswer(
  answers: readonly ItemAnswer[],
  key: string,
  part: Partial<Omit<ItemAnswer, 'key'>>,
): ItemAnswer[] {
  const next = { ...answerTo(answers, key), ...part }
  const says = next.value !== null || next.before !== null || next.passed || next.comment !== ''
  const others = answers.filter((one) => one.key !== key)
  return says ? [...others, next] : others
}

/** A rating takes "cannot say" back, and the other way round. */
export function rated(moment: 'value' | 'before', value: number | null): Partial<ItemAnswer> {
  return moment === 'value' ? { value, passed: false } : { before: value, passed: false }
}

export const cannotSay: Partial<ItemAnswer> = { value: null, before: null, passed: true }

export interface Progress {
  answered: number
  of: number
  /** Titles of the subscales that have no score as things are. */
  notScored: string[]
}

function isAnswered({ answers, design }: Pick<Assessment, 'answers' | 'design'>, item: Item): boolean {
  const { value, before, passed } = answerTo(answers, item.key)
  const isTwice = design === 'then-and-now' && isRated(item)
  return passed || (value !== null && value !== '' && (!isTwice || before !== null))
}

/** The key of the item with which to go on; null when every one is answered. */
export function firstUnanswered({ items }: Instrument, draft: Pick<Assessment, 'answers' | 'design'>): string | null {
  return items.find((item) => !isAnswered(draft, item))?.key ?? null
}

/** How far an assessment has come. "Cannot say" is an answer. */
export function progressOf(instrument: Instrument, draft: Pick<Assessment, 'answers' | 'design'>): Progress {
  return {
    answered: instrument.items.filter((item) => isAnswered(draft, item)).length,
    of: instrument.items.length,
    notScored: scoresOf(instrument, draft.answers)
      .subscales.filter(({ value }) => value === null)
      .map(({ title }) => title),
  }
}
