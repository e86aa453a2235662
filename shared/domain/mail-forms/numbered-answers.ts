// Answers that stand by their numbers alone, as people write them above what they quote: `1. yes 2. 4 3) nothing`, each on
// its own line or all on one, in any order. What could be read in two ways is marked as unsure.
import type { FormField, FormFieldKind } from '../../model/mail-form.ts'
import { fold } from '../folding.ts'
import { months } from './answer-words.ts'
import type { Range } from './reply-text.ts'

/** The words behind a number; `field` from 0. */
export interface NumberedAnswer extends Range {
  field: number
  /** Where its number begins. */
  markFrom: number
  isUnsure: boolean
}

type Kinded = Pick<FormField, 'kind'>

interface Mark {
  field: number
  /** Of the number, and of what follows it. */
  from: number
  to: number
  indent: number
  isUnsure: boolean
}

const leads =
  'q|a|nr|no|num|number|question|answer|ans|frage|antwort|réponse|reponse|pregunta|respuesta|pergunta|resposta|domanda|risposta|سؤال|السؤال|جواب|الجواب|الإجابة|إجابة'
const atLineStart = new RegExp(
  `^([ ]*)(?:[-*•·#]+ *)?[([]?(?:(?:${leads})[. #]*)?(\\d{1,3})\\u20E3?(?: ?([.):\\]=-]+)|(?<=\\u20E3)) *`,
  'iu',
)
const inLine = /(?<=^|[\s,;.])[([]?(\d{1,3})(?:[)\]=]+|[.:](?=\s|\p{L})[):]*) */gu
const bareNumber = /^ *(\d{1,3}) +(?=\S)/u

/** @param text without quoting marks, digits and dashes plain */
export function numberedAnswers(text: string, fields: readonly Kinded[]): NumberedAnswer[] {
  const lines = lineMarks(text, fields)
  const started = lines.length > 0 ? withBareLines(text, lines, fields) : firstInLine(text, fields)
  const marks = withInner(text, started, fields)
  const chosen = marks.length > 0 ? marks : bareMarks(text, fields.length)
  return chosen.map((mark, nth) => ({
    field: mark.field,
    markFrom: mark.from,
    from: mark.to,
    to: chosen[nth + 1]?.from ?? text.length,
    isUnsure: mark.isUnsure,
  }))
}

/** A number with a dot may be a day, and one with a dot or a colon right before a digit is a time or a fraction. */
function isOther(sign: string, after: string, kind: FormFieldKind | undefined): boolean {
  if (/^\d/u.test(after) && !/[)\]= ]/u.test(sign)) return true
  const next = /^\p{L}[\p{L}\p{M}]*/u.exec(after)?.[0]
  return kind !== 'day' && sign.startsWith('.') && next !== undefined && months.has(fold(next))
}

function lineMarks(text: string, fields: readonly Kinded[]): Mark[] {
  const all: Mark[] = []
  let from = 0
  for (const line of text.split('\n')) {
    const match = atLineStart.exec(line)
    const field = Number(match?.[2]) - 1
    if (
      match !== null &&
      fields[field] !== undefined &&
      !isOther(
        match[0].slice((match[1] ?? '').length).replace(/^.*\d/u, ''),
        line.slice(match[0].length),
        fields[field].kind,
      )
    )
      all.push({ field, from, to: from + match[0].length, indent: (match[1] ?? '').length, isUnsure: false })
    from += line.length + 1
  }
  const flat = all.filter(({ indent }) => indent <= (all[0]?.indent ?? 0))
  return new Set(flat.map(({ field }) => field)).size === flat.length ? flat : walked(flat, fields)
}

const inWords: ReadonlySet<FormFieldKind | undefined> = new Set(['line', 'words', 'list'])

/** Somebody who writes a dot behind some numbers leaves it out behind others: `1) 4`, `2 it went well`, `5 yes`. A line that
 * begins with a number alone is an answer where its number fits between its neighbours, and is the next one, or a short answer,
 * or comes after one. A single such line of words may as well go on with the words before it: then both are unsure. */
function withBareLines(text: string, marks: readonly Mark[], fields: readonly Kinded[]): Mark[] {
  const bare: Mark[] = []
  let from = 0
  for (const line of text.split('\n')) {
    const match = bareNumber.exec(line)
    const field = Number(match?.[1]) - 1
    const kind = fields[field]?.kind
    const all = [...marks, ...bare].toSorted((a, b) => a.from - b.from)
    const before = all.findLast((mark) => mark.from < from)
    const after = marks.find((mark) => mark.from > from)
    const isMarked = marks.some((mark) => mark.from === from)
    const fits =
      !isMarked && before !== undefined && field > before.field && (after === undefined || field < after.field)
    const isShort = !inWords.has(kind) && line.trim().length <= 40
    const isAfterShort = before !== undefined && !inWords.has(fields[before.field]?.kind)
    if (match !== null && kind !== undefined && fits && (field === before.field + 1 || isShort || isAfterShort))
      bare.push({ field, from, to: from + match[0].length, indent: 0, isUnsure: false })
    from += line.length + 1
  }
  const merged = [...marks, ...bare].toSorted((a, b) => a.from - b.from)
  const [only] = bare
  if (bare.length !== 1 || only === undefined || !inWords.has(fields[only.field]?.kind)) return merged
  const before = merged[merged.indexOf(only) - 1]
  if (!inWords.has(fields[before?.field ?? -1]?.kind)) return merged
  return merged.map((mark) => (mark === only || mark === before ? { ...mark, isUnsure: true } : mark))
}

/** Numbers that come more than once: points of a list within an answer, most likely. They are left in the answer; a number
 * that may have been meant either way is unsure, and so is what stands before it. */
function walked(all: readonly Mark[], fields: readonly Kinded[]): Mark[] {
  const kept: Mark[] = []
  let hasInner = false
  for (const mark of all) {
    const last = kept.at(-1)
    if (last === undefined || mark.field > last.field) {
      kept.push({ ...mark, isUnsure: hasInner && all.filter(({ field }) => field === mark.field).length > 1 })
      if (kept.at(-1)?.isUnsure === true && last !== undefined) last.isUnsure = true
      continue
    }
    const kind = fields[last.field]?.kind
    if (kind !== 'list' && kind !== 'words') {
      last.isUnsure = true
      for (const one of kept) if (one.field === mark.field) one.isUnsure = true
    }
    hasInner = true
  }
  return kept
}

/** No line begins with a number: `Hello, 1. yes 2. 4`. Two at least, from 1 on. */
function firstInLine(text: string, fields: readonly Kinded[]): Mark[] {
  if (fields.length < 2) return []
  const one = candidates(text, 0, text.length, 0, fields)[0]
  if (one === undefined || candidates(text, one.to, text.length, 1, fields).length === 0) return []
  return [one]
}

function candidates(text: string, from: number, to: number, field: number, fields: readonly Kinded[]): Mark[] {
  const found: Mark[] = []
  for (const match of text.slice(from, to).matchAll(inLine)) {
    const end = from + match.index + match[0].length
    // An answer in brackets, or a number with nothing behind it.
    if (!/[\p{L}\p{N}]/u.test(text.slice(from, from + match.index)) && from > 0) continue
    if (!/^[^\n]*[\p{L}\p{N}]/u.test(text.slice(end, to))) continue
    if (Number(match[1]) !== field + 1 || isOther(match[0].replace(/^.*\d/u, ''), text.slice(end), fields[field]?.kind))
      continue
    found.push({ field, from: from + match.index, to: end, indent: 0, isUnsure: false })
  }
  return found
}

/** The numbers within a line, each the next after the one before it. */
function withInner(text: string, started: readonly Mark[], fields: readonly Kinded[]): Mark[] {
  const there = new Set(started.map(({ field }) => field))
  const marks: Mark[] = []
  let inner = 0
  for (const [nth, mark] of started.entries()) {
    marks.push(mark)
    const end = started[nth + 1]?.from ?? text.length
    const pause = text.slice(mark.to, end).search(/\S *\n *\n/u)
    const stop = pause === -1 ? end : mark.to + pause + 1
    let last = mark
    for (let field = mark.field + 1; field < fields.length && !there.has(field); field++) {
      const found = candidates(text, last.to, stop, field, fields)
      const [first] = found
      if (first === undefined) break
      const isUnsure = found.length > 1
      last.isUnsure ||= isUnsure
      last = { ...first, isUnsure }
      marks.push(last)
      there.add(field)
      inner += 1
    }
  }
  // A single number in the middle of a line is more often something else.
  if (inner === 1 && marks.length === 2 && fields.length > 2) return marks.map((mark) => ({ ...mark, isUnsure: true }))
  return marks
}

/** `1 yes`, `2 four`, … without any sign: only when every line does so, from 1 on. */
function bareMarks(text: string, count: number): Mark[] {
  const marks: Mark[] = []
  let from = 0
  for (const line of text.split('\n')) {
    const match = bareNumber.exec(line)
    if (match !== null && Number(match[1]) === marks.length + 1 && marks.length < count)
      marks.push({ field: marks.length, from, to: from + match[0].length, indent: 0, isUnsure: false })
    else if (line.trim() !== '' && marks.length > 0 && marks.length < count) return []
    from += line.length + 1
  }
  return marks.length >= 2 ? marks : []
}
