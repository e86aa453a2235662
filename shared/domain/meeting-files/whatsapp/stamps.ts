// The time at the head of a WhatsApp message, in the shapes of Android and iOS in many languages. Called by whatsapp.ts
// for each line of a chat; every pattern is bounded, so that no line takes long.

/** `date` and `clock` are written so that attendance/dates.ts reads them: `20/09/2026` and `9:15:03 PM`. */
export interface Stamp {
  /** Equal for all messages of one file: brackets or a dash, and the sign in the date. */
  readonly shape: string
  readonly date: string
  readonly clock: string
  /** What follows the time: who and what. */
  readonly rest: string
}

const digit = '\\d\\u0660-\\u0669\\u06F0-\\u06F9'
const marks = '[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]{0,3}'
const space = '[ \\u00A0\\u2000-\\u200A\\u202F]'

/** Android: `20/09/2026, 21:15 - `; iOS: `[20.09.26, 21:15:03] `; the oldest clients: `20/09/2026 21:15:03: `. Between
 * day and clock stands a word in some languages (`à`, `klo`, `om`), or half of the day in others (`下午`). */
const pattern = new RegExp(
  [
    `^${marks}(\\[?)${marks}`,
    `([${digit}]{1,4}${marks}([-/.])${space}?${marks}[${digit}]{1,2}${marks}\\3${space}?${marks}[${digit}]{1,4}\\.?)`,
    `([^${digit}\\[\\]:\\n]{1,16})`,
    `([${digit}]{1,2}(?:[:.][${digit}]{2}){1,2}|[${digit}]{1,2}${space}?h${space}?[${digit}]{2})`,
    `([^${digit}\\[\\]:\\n–-]{0,14}?)`,
    `(\\]${space}?|${space}[-–](?:${space}|$)|:${space})`,
  ].join(''),
  'u',
)

/** Null for a line that begins no message. */
export function stampOf(line: string): Stamp | null {
  const found = pattern.exec(line)
  if (found === null) return null
  const [whole, bracket = '', date = '', sign = '', between = '', clock = '', after = '', end = ''] = found
  if ((bracket === '[') !== end.startsWith(']')) return null
  const time = ascii(clock).replace(/[^\d]+/gu, ':')
  const isOldest = end.startsWith(':')
  if (isOldest && time.length < 'h:mm:ss'.length) return null
  return {
    shape: `${bracket || (isOldest ? ':' : '-')}${sign}`,
    date: ascii(date)
      .replace(/[^\d/.-]/gu, '')
      .replace(/\.$/u, ''),
    clock: `${time}${halfOf(between, after)}`,
    rest: line.slice(whole.length),
  }
}

/** Arabic and Persian digits. */
function ascii(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, (one) => String(((one.charCodeAt(0) - 0x0660) % 0x90) % 0x10))
}

const before = /上午|午前|오전/u
const past = /下午|午後|오후/u
const beforeNoon = /^(?:a\.?\s?m\b|ص|ق\.?\s?ظ|π\.?\s?μ|öö)/iu
const pastNoon = /^(?:p\.?\s?m\b|م|ب\.?\s?ظ|μ\.?\s?μ|ös)/iu

/** ` AM`, ` PM`, or empty on a clock of 24 hours. */
function halfOf(between: string, after: string): '' | ' AM' | ' PM' {
  const half = after.replace(/[\u00A0\u2000-\u200F\u202F]/gu, ' ').trim()
  if (before.test(between) || before.test(half) || beforeNoon.test(half)) return ' AM'
  return past.test(between) || past.test(half) || pastNoon.test(half) ? ' PM' : ''
}
