// Finds the codes of forms in a subject or in a text, however they were retyped on the way: with spaces or without the
// dash, in small letters, with O for 0, without the brackets.
import { asCode } from './new-code.ts'

/** A code, and where it stands in the text (from 0, in UTF-16 units). */
export interface FoundCode {
  code: string
  from: number
  to: number
}

const inBrackets = /[[(]([0-9A-Za-z\s-]{8,24})[\])]/gu
const run = /[0-9A-Za-z]+/gu
/** Of full width and of other scripts to plain ones, sign by sign, so that places stay. */
const wide = /[\uFF01-\uFF5E]/gu
const dashes = /[\u2010-\u2015\u2212\u00AD]/gu

function plain(text: string): string {
  return text
    .replace(wide, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(dashes, '-')
    .replace(/[\u3010\u3014]/gu, '[')
    .replace(/[\u3011\u3015]/gu, ']')
}

/** All codes whose check sum fits, in their order. Signs without brackets need a digit among them as it was typed. */
export function findCodes(text: string): FoundCode[] {
  const signs = plain(text)
  const found: FoundCode[] = []
  for (const match of signs.matchAll(inBrackets)) {
    const code = asCode((match[1] ?? '').replace(/[\s-]/gu, ''))
    if (code !== null) found.push({ code, from: match.index, to: match.index + match[0].length })
  }
  const runs = [...signs.matchAll(run)].map((match) => ({ text: match[0], from: match.index }))
  for (const [place, one] of runs.entries()) {
    const next = runs[place + 1]
    const between = next === undefined ? '' : signs.slice(one.from + one.text.length, next.from)
    const isPair = one.text.length === 4 && next?.text.length === 4 && /^\s{0,2}(?:-\s{0,2})?$/u.test(between)
    const whole = isPair ? one.text + next.text : one.text
    const code = /\d/.test(whole) ? asCode(whole) : null
    if (code === null) continue
    const to = isPair ? next.from + next.text.length : one.from + one.text.length
    if (!found.some((other) => one.from < other.to && to > other.from)) found.push({ code, from: one.from, to })
  }
  return found.sort((one, other) => one.from - other.from)
}

/** The first code of a subject or a text, as it was given out; null when there is none. */
export function findCode(text: string): string | null {
  return findCodes(text)[0]?.code ?? null
}
