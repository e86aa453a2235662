// Making a form of one's own: questions that are added, changed and moved, with names that stay while their words change, so
// that answers of last year still fit. Pure.
import type { FormField, FormFieldKind, OwnForm } from '../../model/mail-form.ts'
import type { FormContent } from './starters.ts'

export const mostQuestions = 120
export const mostChoices = 30

export const kindWords: Readonly<Record<FormFieldKind, string>> = {
  line: 'One line',
  words: 'As many words as they like',
  list: 'A list, one point on each line',
  choice: 'One of several choices',
  scale: 'A number on a scale',
  'yes-no': 'Yes or no',
  day: 'A day',
  number: 'A number',
}

type Choices = FormField['choices']

/** The first of `name-1`, `name-2` … that is not taken. */
function free(name: string, taken: Iterable<string>): string {
  const all = new Set(taken)
  let number = 1
  while (all.has(`${name}-${number}`)) number += 1
  return `${name}-${number}`
}

/** A question without words yet. */
export function newQuestion(fields: readonly FormField[]): FormField {
  const key = free(
    'question',
    fields.map((one) => one.key),
  )
  return { key, label: '', kind: 'words', hint: '', choices: [], scale: null }
}

/** What a kind needs comes with it, what it has no use for goes. */
export function asKind(field: FormField, kind: FormFieldKind): FormField {
  const scale = { from: 1, to: 5, fromWords: '', toWords: '', mayPass: true }
  return {
    ...field,
    kind,
    choices: kind === 'choice' ? field.choices : [],
    scale: kind === 'scale' ? (field.scale ?? scale) : null,
  }
}

/** One choice for each line that says something. A choice keeps its name while its line stays or its words do. */
export function choicesFrom(text: string, before: Choices): Choices {
  const labels = [...new Set(text.split('\n').map((line) => line.trim().slice(0, 500)))]
    .filter((label) => label !== '')
    .slice(0, mostChoices)
  const byLabel = new Map(before.map((one) => [one.label, one.key]))
  const taken = new Set(labels.flatMap((label) => byLabel.get(label) ?? []))
  const result: Choices = []
  for (const [place, label] of labels.entries()) {
    const atPlace = before[place]?.key
    const known = byLabel.get(label) ?? (atPlace !== undefined && !taken.has(atPlace) ? atPlace : undefined)
    const key = known ?? free('choice', [...taken, ...before.map((one) => one.key)])
    taken.add(key)
    result.push({ key, label })
  }
  return result
}

/** The question one place earlier (-1) or later (1). */
export function moved(fields: readonly FormField[], key: string, by: -1 | 1): FormField[] {
  const from = fields.findIndex((one) => one.key === key)
  const to = from + by
  const field = fields[from]
  if (field === undefined || to < 0 || to >= fields.length) return [...fields]
  return fields.toSpliced(from, 1).toSpliced(to, 0, field)
}

/** What is wrong with a question, in words for whoever makes it; null when it can be sent. */
export function troubleOf({ label, kind, choices, scale }: FormField): string | null {
  if (label.trim() === '') return 'It is kept and sent once it has words'
  if (kind === 'choice' && choices.length < 2) return 'Two choices at least are needed'
  if (kind === 'scale' && (scale === null || scale.to <= scale.from))
    return 'The scale has to end above where it begins'
  return null
}

/** As it is kept: without questions that say nothing. */
export function keptForm(form: OwnForm): OwnForm {
  return { ...form, fields: form.fields.filter(({ label }) => label.trim() !== '') }
}

/** What can be sent of a form; null when it has no title or no question that can be. */
export function sendable({
  kind,
  title,
  intro,
  fields,
}: Pick<OwnForm, 'kind' | 'title' | 'intro' | 'fields'>): FormContent | null {
  const whole = fields.filter((field) => troubleOf(field) === null)
  return title.trim() === '' || whole.length === 0 ? null : { kind, title, intro, fields: whole }
}
