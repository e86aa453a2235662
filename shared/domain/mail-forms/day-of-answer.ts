// A day in an answer, in the forms in which people write one. `05/03/2026` may be two days and is none here; a day without
// a year is the next one to come when it is known when the answer was written.
import { fold } from '../folding.ts'
import { months } from './answer-words.ts'

const dayLength = 86_400_000
/** A day without a year that is so many days past at most was meant as past. */
const stillMeant = 31

const iso = /(?<![\d./-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-])/u
const chinese = /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/u
const dotted = /(?<![\d./-])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/u
const slashed = /(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)/u
const monthWord = '([\\p{L}][\\p{L}\\p{M}]+)\\.?'
const dayFirst = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|°|\\.)?,? ?(?:of |de |d')?${monthWord},? ?(?:de |del )?(\\d{4})?(?!\\d)`,
  'iu',
)
const monthFirst = new RegExp(`(?<!\\p{L})${monthWord} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?!\\d)`, 'iu')

/** @param on the day on which it was written, or null. @returns ISO; null when there is none or it is not clear which */
export function dayIn(text: string, on: string | null): string | null {
  if (text.includes('?') || text.length > 200) return null
  const found = [numeric(text), inWords(text, on)].filter((one) => one !== null)
  const [first] = found
  return first !== undefined && found.length === 1 && isAlone(text, first.words) ? first.day : null
}

interface Found {
  day: string | null
  /** As it was written. */
  words: string
}

/** No other number stands beside it, apart from a time of day. */
function isAlone(text: string, words: string): boolean {
  const rest = text.replace(words, ' ').replace(/\d{1,2}[:.h]\d{2}/u, ' ')
  return !/\d/u.test(rest) && !/(?<!\p{L})(?:not|or|nicht|oder|pas|ou|no|o|before|after|vor|nach)(?!\p{L})/iu.test(rest)
}

function numeric(text: string): Found | null {
  const ymd = iso.exec(text) ?? chinese.exec(text)
  if (ymd !== null) return { day: whole(ymd[1], ymd[2], ymd[3]), words: ymd[0] }
  const dmy = dotted.exec(text)
  if (dmy !== null) return { day: whole(dmy[3], dmy[2], dmy[1]), words: dmy[0] }
  const either = slashed.exec(text)
  if (either === null) return null
  const [words, one, , other, year] = either
  const asDayFirst = whole(year, other, one)
  const asMonthFirst = whole(year, one, other)
  const day =
    asDayFirst === null || asDayFirst === asMonthFirst ? asMonthFirst : asMonthFirst === null ? asDayFirst : null
  return { day, words }
}

function inWords(text: string, on: string | null): Found | null {
  const one = dayFirst.exec(text)
  const month = months.get(fold(one?.[2] ?? ''))
  if (one !== null && month !== undefined) return { day: ofMonth(one[1], month, one[3], on), words: one[0] }
  const other = monthFirst.exec(text)
  const otherMonth = months.get(fold(other?.[1] ?? ''))
  if (other !== null && otherMonth !== undefined)
    return { day: ofMonth(other[2], otherMonth, other[3], on), words: other[0] }
  return null
}

function ofMonth(day: string | undefined, month: number, year: string | undefined, on: string | null): string | null {
  if (year !== undefined) return whole(year, String(month), day)
  if (on === null) return null
  const written = Date.parse(on)
  const inYear = Number(on.slice(0, 4))
  return (
    [inYear - 1, inYear, inYear + 1]
      .map((one) => whole(String(one), String(month), day))
      .find((one) => one !== null && Date.parse(one) >= written - stillMeant * dayLength) ?? null
  )
}

function whole(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}
