// An instrument as a form in lines, for mail, file and paper; and the answers to it as those of an assessment. Pure.
//
// [Note: two fields for then and now] A retrospective design asks each rated item twice. The field of "then" has the item's
// key with `-then` behind it.
import { assessment, type Assessed, type Assessment, type ItemAnswer } from '../../model/assessment.ts'
import { isRated, type Instrument, type Item, type ResponseScale } from '../../model/instrument.ts'
import {
  formField,
  mailForm,
  type FilledForm,
  type FormAnswer,
  type FormField,
  type MailForm,
} from '../../model/mail-form.ts'
import type { FormContent } from '../mail-forms/starters.ts'
import { passed } from '../mail-forms/write-form.ts'

/** The field for whatever else is to be said. */
const commentKey = 'anything-else'
const thenSuffix = '-then'

/** The perspective that is meant; null when the instrument has none like it. */
export function stemOf(instrument: Instrument, { rater, subject }: Pick<Assessed, 'rater' | 'subject'>): string | null {
  return instrument.perspectives.find((one) => one.rater === rater && one.subject === subject)?.stem ?? null
}

/** `1 = not at all skilled, 4 = moderately skilled, 7 = extremely skilled`. */
export function scaleInWords({ anchors }: Pick<ResponseScale, 'anchors'>): string {
  return anchors.map(({ at, words }) => `${at} = ${words}`).join(', ')
}

/** As it is asked: its words, with a capital. */
export function askedWords({ words, label }: Pick<Item, 'words' | 'label'>): string {
  const text = words === '' ? label : words
  return `${text.charAt(0).toLocaleUpperCase('en')}${text.slice(1)}`
}

const fieldKind = {
  rating: 'scale',
  share: 'scale',
  words: 'words',
  list: 'list',
  choice: 'choice',
  number: 'number',
  'yes-no': 'yes-no',
} as const

function fieldOf(item: Item, scale: ResponseScale | null, key: string, moment: string): FormField {
  const anchor = (at: number | undefined) => scale?.anchors.find((one) => one.at === at)?.words ?? ''
  return formField.parse({
    key,
    label: `${moment}${askedWords(item)}`,
    kind: fieldKind[item.kind],
    choices: item.choices,
    scale:
      isRated(item) && scale !== null
        ? {
            from: scale.from,
            to: scale.to,
            fromWords: anchor(scale.from),
            toWords: anchor(scale.to),
            mayPass: scale.mayPass,
          }
        : null,
  })
}

/** What goes out when somebody is asked. It has no code yet. */
export function formOfInstrument(instrument: Instrument, assessed: Assessed): FormContent {
  const { scale, items } = instrument
  const both = assessed.design === 'then-and-now'
  const fields = items.flatMap((item) =>
    both && isRated(item)
      ? [
          fieldOf(item, scale, `${item.key}${thenSuffix}`, 'At the beginning: '),
          fieldOf(item, scale, item.key, 'Today: '),
        ]
      : [fieldOf(item, scale, item.key, '')],
  )
  const intro = [
    stemOf(instrument, assessed) ?? '',
    scale !== null && items.some(isRated) ? `The scale: ${scaleInWords(scale)}.` : '',
    both ? 'Each point is asked twice: how it was when the mentorship began, and how it is today.' : '',
    'Leave out whatever you would rather not answer.',
  ]
  return {
    kind: instrument.id,
    title: instrument.title,
    intro: intro.filter((part) => part !== '').join('\n'),
    fields: [
      ...fields,
      formField.parse({ key: commentKey, label: 'Is there anything that you would like to add?', kind: 'words' }),
    ],
    assessed,
  }
}

type Value = ItemAnswer['value']

function valueOf(item: Item, value: string | null): { value: Value; passed: boolean } {
  if (value === null || value === '') return { value: null, passed: false }
  if (value === passed && isRated(item)) return { value: null, passed: true }
  if (!isRated(item) && item.kind !== 'number') return { value, passed: false }
  const number = Number(value)
  return { value: Number.isFinite(number) ? number : null, passed: false }
}

/** The answers that a filled form holds, as far as they were understood or put right. */
export function answersOfForm(
  instrument: Instrument,
  answers: readonly Pick<FormAnswer, 'key' | 'value'>[],
): { answers: ItemAnswer[]; comment: string } {
  const byKey = new Map(answers.map(({ key, value }) => [key, value]))
  const read = instrument.items.map((item): ItemAnswer => {
    const now = valueOf(item, byKey.get(item.key) ?? null)
    const then = valueOf(item, byKey.get(`${item.key}${thenSuffix}`) ?? null)
    return { key: item.key, ...now, before: then.value, comment: '' }
  })
  return {
    answers: read.filter(({ value, before, passed: said }) => value !== null || before !== null || said),
    comment: byKey.get(commentKey) ?? '',
  }
}

/** What makes the answers of an assessment comparable, alone. */
export function assessedOf({ instrument, rater, subject, occasion, design }: Assessment): Assessed {
  return { instrument, rater, subject, occasion, design }
}

/** The form with which an assessment in state `asked` went out. */
export function formOfAssessment(instrument: Instrument, asked: Assessment): MailForm {
  return mailForm.parse({ ...formOfInstrument(instrument, assessedOf(asked)), code: asked.code })
}

/** What a filled form becomes once the mentor has said that all is right, or takes that back. */
export interface Settled {
  instrument: Instrument
  assessed: Assessed
  filled: FilledForm
  /** The record that it becomes: a new id, or that of the assessment that was asked for. */
  record: Pick<Assessment, 'id' | 'createdAt' | 'updatedAt' | 'sample' | 'menteeId'> & Partial<Assessment>
  /** The day on which it was answered. */
  on: string
}

/** Comments that the mentor had added to single answers stay with them. */
export function assessmentOfFilled({ instrument, assessed, filled, record, on }: Settled): Assessment {
  const comments = new Map((record.answers ?? []).map(({ key, comment }) => [key, comment]))
  const { answers, comment } = answersOfForm(instrument, filled.answers)
  return assessment.parse({
    way: 'mail',
    ...record,
    ...assessed,
    state: filled.settledAt === null ? 'arrived' : 'done',
    code: filled.code,
    on,
    answers: answers.map((one) => ({ ...one, comment: comments.get(one.key) ?? '' })),
    comment,
  })
}
