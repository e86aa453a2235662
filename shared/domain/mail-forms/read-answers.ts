// The answers to a form, out of the plain text of the whole reply: new words and quoted part, because answers may stand
// between the lines of the form, behind them, above it by number alone, or all of these. What was not understood keeps its
// words and has no value; what belongs to no field is kept as `rest`. Nothing is guessed.
//
// [Note: zones] The form's own words part a reply. What follows a question or its answer line is an answer; what stands above
// the form or below its foot is a zone without a field, and is searched for numbers. A header of another mail ends an answer.
import type { FilledForm, FormAnswer, FormField, MailForm } from '../../model/mail-form.ts'
import { findCodes } from './find-code.ts'
import { findPieces, type FoundPiece } from './find-pieces.ts'
import { numberedAnswers } from './numbered-answers.ts'
import { readReply, type Range, type Reply } from './reply-text.ts'
import { tidy, withoutClosing } from './tidy-answer.ts'
import { withTranslated } from './translated-form.ts'
import { understand } from './understand.ts'

/** Words that seem to answer a field. */
interface Written {
  shown: string
  plain: string
  isUnsure: boolean
  /** A choice whose own line was marked. */
  marked: string | null
}

/** What stands between two pieces; `field` null in a zone without one. */
interface Stretch extends Range {
  field: number | null
  before: FoundPiece | null
  after: FoundPiece | null
}

/** @param on the day on which the reply was written, for days without a year; null when it is not known */
export function readAnswers(form: MailForm, mailId: string | null, text: string, on: string | null = null): FilledForm {
  const whole = readReply(text)
  const found = findPieces(form, whole)
  const { pieces, ignored } = withTranslated(whole, found, form)
  const reply = { ...whole, noise: [...whole.noise, ...ignored].sort((one, other) => one.from - other.from) }
  const written = new Map<number, Written[]>()
  const rest: string[] = []
  const note = (field: number, one: Written) => written.set(field, [...(written.get(field) ?? []), one])
  const keep = (words: string) => {
    if (/[\p{L}\p{N}]/u.test(words)) rest.push(words.trim())
  }
  for (const stretch of stretches(reply, pieces, form)) {
    if (stretch.field === null) readZone(form, reply, stretch, note, keep)
    else readAnswer(form, reply, stretch, note, keep)
  }
  return {
    mailId,
    assessmentId: null,
    kind: form.kind,
    code: form.code,
    answers: form.fields.map((field, place) => answerOf(field, written.get(place) ?? [], on)),
    rest: rest.join('\n\n').slice(0, 200_000),
    settledAt: null,
  }
}

/** The parts that are not the form's own, with the field to which each belongs. */
function stretches(reply: Reply, pieces: readonly FoundPiece[], form: MailForm): Stretch[] {
  const result: Stretch[] = []
  let at = 0
  let field: number | null = null
  let before: FoundPiece | null = null
  const events = [
    ...pieces.map((one) => ({ ...one, noise: null })),
    ...reply.noise.map((one) => ({ ...one, noise: one.kind, piece: null })),
  ].sort((one, other) => one.from - other.from)
  for (const event of events) {
    const next = event.piece === null ? null : event
    if (event.from > at) result.push({ from: at, to: event.from, field, before, after: next })
    at = Math.max(at, event.to)
    before = next
    if (event.piece === null) field = event.noise === 'header' ? null : field
    else field = event.piece.part === 'frame' ? null : event.piece.field
  }
  if (at < reply.plain.length) result.push({ from: at, to: reply.plain.length, field, before, after: null })
  return beforeAnotherForm(reply, result, form)
}

/** What stands below the code of another form is of another time. */
function beforeAnotherForm(reply: Reply, all: Stretch[], form: MailForm): Stretch[] {
  const codes = findCodes(reply.shown)
  const own = codes.find(({ code }) => code === form.code)
  const other = codes.find(({ code, from }) => code !== form.code && from > (own?.to ?? Infinity))
  const depth = other === undefined ? 0 : depthAt(reply, other.from)
  if (other === undefined) return all
  const end = reply.lines.find(({ from, depth: here }) => from > (own?.to ?? 0) && here === depth)?.from ?? other.from
  return all.filter(({ from }) => from < end)
}

function depthAt({ lines }: Reply, at: number): number {
  return lines.findLast(({ from }) => from <= at)?.depth ?? 0
}

type Note = (field: number, one: Written) => void
type Keep = (words: string) => void

function readAnswer(form: MailForm, reply: Reply, stretch: Stretch, note: Note, keep: Keep): void {
  const { from, to, field, before, after } = stretch
  const asked = form.fields[field ?? -1]
  if (field === null || asked === undefined) return
  const marked = asked.kind === 'choice' ? markedChoice(reply, stretch) : null
  if (marked !== null) {
    note(field, { shown: marked.words, plain: marked.words, isUnsure: false, marked: marked.key })
    if (/^[^\p{L}\p{N}]*[xX]?[^\p{L}\p{N}]*$/u.test(reply.plain.slice(from, to))) return
  }
  const isLast = after === null || after.piece.part === 'frame'
  const { answer, closing } = isLast ? withoutClosing(reply.plain.slice(from, to)) : { answer: to - from, closing: '' }
  keep(closing === '' ? '' : reply.shown.slice(from + answer, to))
  const end = from + answer
  if (
    before?.piece.part === 'help' &&
    after?.piece.part === 'help' &&
    /^[\s\p{P}]*$/u.test(reply.plain.slice(from, end))
  )
    return
  note(field, {
    shown: reply.shown.slice(from, end),
    plain: reply.plain.slice(from, end),
    isUnsure: false,
    marked: null,
  })
}

/** `x A = Video`, `[x] A = Video`, `A = Video ✓` */
function markedChoice(
  { plain, shown }: Reply,
  { from, to, before, after }: Stretch,
): { key: string; words: string } | null {
  const lines = plain.slice(from, to).split('\n')
  const choiceOf = (one: FoundPiece | null) => (one?.piece.part === 'help' ? one.piece.choice : null)
  const behind = choiceOf(before)
  const ahead = choiceOf(after)
  const mark = /^[\s[(]*(?:[xX✓✔☑☒√✗✘←]|<[-=]+|<)[\s\])]*$/u
  if (behind !== null && before !== null && mark.test(lines[0] ?? ''))
    return { key: behind, words: shown.slice(before.from, from + (lines[0] ?? '').length).trim() }
  const last = lines.at(-1) ?? ''
  if (lines.length > 1 && ahead !== null && after !== null && mark.test(last))
    return { key: ahead, words: shown.slice(to - last.length, after.to).trim() }
  return null
}

function readZone(form: MailForm, reply: Reply, { from, to }: Range, note: Note, keep: Keep): void {
  const plain = reply.plain.slice(from, to)
  const answers = numberedAnswers(plain, form.fields)
  const [first] = answers
  if (first === undefined) {
    readBare(form, reply, { from, to }, note, keep)
    return
  }
  keep(reply.shown.slice(from, from + first.markFrom))
  for (const [nth, one] of answers.entries()) {
    const words = plain.slice(one.from, one.to)
    const cut = nth === answers.length - 1 ? withoutClosing(words).answer : words.length
    const start = from + one.from
    keep(reply.shown.slice(start + cut, from + one.to))
    note(one.field, {
      shown: reply.shown.slice(start, start + cut),
      plain: words.slice(0, cut),
      isUnsure: one.isUnsure,
      marked: null,
    })
  }
}

/** Answers without numbers, one on each line: only as many as there are questions, when at least half of them have no answer
 * but a few and each of those is understood. */
function readBare(form: MailForm, reply: Reply, { from, to }: Range, note: Note, keep: Keep): void {
  const lines: { shown: string; plain: string }[] = []
  const { answer } = withoutClosing(reply.plain.slice(from, to))
  let at = from
  for (const line of reply.plain.slice(from, from + answer).split('\n')) {
    if (/[\p{L}\p{N}]/u.test(line)) lines.push({ shown: reply.shown.slice(at, at + line.length), plain: line })
    at += line.length + 1
  }
  const closed = form.fields.filter(({ kind }) => kind !== 'line' && kind !== 'words' && kind !== 'list')
  const fits =
    lines.length === form.fields.length &&
    closed.length * 2 >= form.fields.length &&
    form.fields.every((field, place) => understand(field, tidy(lines[place]?.plain ?? '', field.kind), null) !== null)
  if (!fits) {
    keep(reply.shown.slice(from, to))
    return
  }
  for (const [place, one] of lines.entries()) note(place, { ...one, isUnsure: false, marked: null })
  keep(reply.shown.slice(from + answer, to))
}

/** All that was written to one field, made one. Understood in two ways means not understood. */
function answerOf(field: FormField, all: readonly Written[], on: string | null): FormAnswer {
  const said = all
    .map((one) => ({ ...one, shown: tidy(one.shown, field.kind), plain: tidy(one.plain, field.kind) }))
    .filter(({ plain }) => plain !== '')
    .filter(({ plain }, nth, list) => list.findIndex((other) => other.plain === plain) === nth)
  const written = said.map(({ shown }) => shown).join('\n')
  if (written === '') return { key: field.key, written: '', value: null, settled: false }
  const isText = field.kind === 'line' || field.kind === 'words' || field.kind === 'list'
  const values = new Set(said.map(({ plain, marked }) => marked ?? understand(field, plain, on)))
  const [value = null] = values
  const isSure = said.every(({ isUnsure }) => !isUnsure)
  return {
    key: field.key,
    written: written.slice(0, 100_000),
    value: !isSure ? null : isText ? valueOfText(field, written).slice(0, 100_000) : values.size === 1 ? value : null,
    settled: false,
  }
}

function valueOfText({ kind }: FormField, written: string): string {
  return kind === 'line' ? written.replace(/\s+/gu, ' ') : written
}
