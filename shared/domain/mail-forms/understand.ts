// What an answer means, by the kind of its field. A value is given only where the words can be read in one way; everything
// else is null and waits for the mentor.
import type { FormField } from '../../model/mail-form.ts'
import { fold } from '../folding.ts'
import {
  becauseWords,
  courtesies,
  fillers,
  negations,
  noWords,
  numberWords,
  passWords,
  yesWords,
} from './answer-words.ts'
import { dayIn } from './day-of-answer.ts'
import { choiceLetter, passed } from './write-form.ts'

/** @param text without quoting marks, digits, dashes and quotation marks plain; not empty
 * @param on the day on which it was written, for days without a year; null when not known */
export function understand(field: FormField, text: string, on: string | null): string | null {
  switch (field.kind) {
    case 'line':
    case 'words':
    case 'list':
      return text
    case 'choice':
      return agreed(text, (one) => choiceIn(field, one))
    case 'scale':
      return agreed(text, (one) => scaleIn(field, one))
    case 'yes-no':
      return agreed(text, yesOrNo)
    case 'day':
      return agreed(text, (one) => dayIn(one, on))
    case 'number':
      return agreed(text, numberIn)
  }
}

/** The whole, or else its first line when no other line says something different. */
function agreed(text: string, read: (one: string) => string | null): string | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const joined = lines.join(' ')
  const whole = read(joined)
  if (whole !== null || lines.length < 2) return whole
  const [first = null, ...others] = lines.map(read)
  return first !== null && others.every((one) => one === null || one === first) ? first : null
}

const around = /^[\s"'([{*_=:;,.!<>~•·-]+|[\s"')\]}*_;,.!~•·-]+$/gu

/** Folded, without what stands around it. */
function bare(text: string): string {
  return fold(text).replace(around, '')
}

function wordsIn(text: string): string[] {
  return fold(text).match(/[\p{L}\p{M}']+|\p{N}+/gu) ?? []
}

function yesOrNo(text: string): string | null {
  const words = wordsIn(text)
  const [first = ''] = words
  const value = yesWords.has(first) ? 'yes' : noWords.has(first) ? 'no' : null
  if (value === null || text.includes('?')) return null
  const rest = words.slice(1)
  const isOther = (word: string) => (value === 'yes' ? noWords.has(word) || negations.has(word) : yesWords.has(word))
  if (rest.some(isOther)) return null
  const isPlain = rest.every((word) => courtesies.has(word) || word === first)
  return isPlain || /^[^\p{L}]*[\p{L}\p{M}]+ ?[,.;:!()-]/u.test(text) ? value : null
}

/** Less or more than a number, about it, or below nothing: `<6`, `~6`, `-3`; a dash with a space is a point of a list. */
const inexact = /^\s*(?:[<>~≈±≤≥]\s*|-)\d/u

/** A number on a scale: alone, with its end (`4/5`), or first and followed by more that has no number. */
function scaleIn({ scale }: FormField, text: string): string | null {
  if (scale === null) return numberIn(text)
  const { from, to, fromWords, toWords, mayPass } = scale
  const said = bare(text)
  if (mayPass && (passWords.has(said) || /^\s*[?]+\s*$/u.test(text))) return passed
  if (text.includes('?') || inexact.test(text)) return null
  if (said !== '' && said === bare(toWords) && said !== bare(fromWords)) return String(to)
  if (said !== '' && said === bare(fromWords) && said !== bare(toWords)) return String(from)
  const value = wholeNumber(withoutEnd(said, to))
  return value !== null && value >= from && value <= to ? String(value) : null
}

/** Without `/5`, `out of 5`. */
function withoutEnd(text: string, to: number): string {
  const words = [String(to), ...[...numberWords].flatMap(([name, value]) => (value === to ? [name] : []))]
  return text.replace(
    new RegExp(` ?(?:/|out of|of|von|sur|de|su|van|من) ?(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u'),
    '',
  )
}

/** A whole number said alone or first; null when there is another one, a fraction, or a word that turns it round. */
function wholeNumber(text: string): number | null {
  const words = wordsIn(text)
  const digits = words.filter((word) => /^\p{N}+$/u.test(word))
  if (digits.length > 1 || words.some((word) => negations.has(word))) return null
  const told = words.filter((word) => !fillers.has(word))
  if (digits.length === 0) return numberWords.get(told.join(' ')) ?? null
  const [value = ''] = digits
  if (!/^\d{1,9}$/u.test(value) || told[0] !== value || told.slice(1).some(isNumberWord)) return null
  const after = text.slice(text.indexOf(value) + value.length)
  if (/^\s*[%+/]/u.test(after)) return null
  const isAlone = told.length === 1
  const isParted =
    /^ ?[,.;:!()=*"'-]/u.test(after) || becauseWords.has(told[1] ?? '') || isSameNumber(value, told.slice(1))
  return isAlone || isParted ? Number(value) : null
}

function isNumberWord(word: string): boolean {
  return word !== 'one' && numberWords.has(word)
}

function isSameNumber(value: string, words: readonly string[]): boolean {
  return numberWords.get(words.join(' ')) === Number(value)
}

/** `12`, `12.5`, `12,5`, `twelve`, `12 hours`; a group of three behind a sign may be thousands and is not read. */
function numberIn(text: string): string | null {
  if (text.includes('?')) return null
  const said = text.trim().replace(/[.!;,]+$/u, '')
  const match = /^[\s"'(=:]*([+-]?\d{1,9})(?:[.,](\d{1,2}))?(?![\d.,:/%])\)?\s*([^\d]*)$/u.exec(said)
  if (match === null) {
    const words = wordsIn(said).filter((word) => !fillers.has(word))
    const value = numberWords.get(words.join(' '))
    return value === undefined ? null : String(value)
  }
  const [, whole = '', part, unit = ''] = match
  const words = wordsIn(unit)
  if (words.length > 3 || words.some((word) => negations.has(word) || isNumberWord(word)) || /^[-+]/u.test(unit))
    return null
  const value = Number(part === undefined ? whole : `${whole}.${part}`)
  return String(value)
}

/** By its letter, its label, the beginning of its label that no other has, or letter and label together. */
function choiceIn({ choices }: FormField, text: string): string | null {
  if (text.includes('?') && !choices.some(({ label }) => label.includes('?'))) return null
  const said = bare(text)
  const labelled = choices.map(({ key, label }, nth) => ({ key, label: bare(label), letter: fold(choiceLetter(nth)) }))
  const exact = labelled.filter(({ label }) => label === said)
  if (exact.length === 1) return exact[0]?.key ?? null
  const byLetter = letterFirst(said, labelled)
  if (byLetter !== null) return byLetter
  const isBeginning = (label: string) => said.length >= 3 && label.startsWith(said)
  const begun = labelled.filter(({ label }) => isBeginning(label))
  if (begun.length === 1 && exact.length === 0) return begun[0]?.key ?? null
  const continued = labelled.filter(
    ({ label }) => label !== '' && said.startsWith(label) && /^ ?[,.;:!(-]/u.test(said.slice(label.length)),
  )
  const longest = continued.toSorted((a, b) => b.label.length - a.label.length)[0]
  const named = labelled.filter(
    ({ label }) => label.length >= 3 && said.includes(label) && longest?.label.includes(label) !== true,
  )
  return longest !== undefined && named.length === 0 ? longest.key : null
}

function letterFirst(said: string, choices: readonly { key: string; label: string; letter: string }[]): string | null {
  const letters = new Set(choices.map(({ letter }) => letter))
  const told = wordsIn(said)
  while (told.length > 1 && fillers.has(told[0] ?? '') && !letters.has(told[0] ?? '')) told.shift()
  const [first = ''] = told
  const chosen = choices.find(({ letter }) => letter === first)
  if (chosen === undefined) return null
  if (told.length === 1) return chosen.key
  const behind = said.slice(said.search(new RegExp(`(?<!\\p{L})${first}(?!\\p{L})`, 'u')) + first.length)
  const rest = bare(behind)
  if (rest.length >= 3 && chosen.label.startsWith(rest)) return chosen.key
  const others = choices.filter(({ key }) => key !== chosen.key)
  if (others.some(({ label }) => label !== '' && rest.startsWith(label))) return null
  const isParted = /^ ?[,.;:!)(=-]/u.test(behind) || becauseWords.has(told[1] ?? '')
  const next = told[1] ?? ''
  const isOther =
    letters.has(next) ||
    (['or', 'and', 'oder', 'und', 'ou', 'et', 'o', 'y', 'e'].includes(next) && letters.has(told[2] ?? ''))
  return isParted && !isOther && !told.slice(1).some((word) => negations.has(word)) ? chosen.key : null
}
