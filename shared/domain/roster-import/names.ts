// Names of people in files: put together from their parts, turned round from `Last, First`, and compared.
import { fold } from '../folding.ts'

const suffix = /^(?:jr|sr|ii|iii|iv|ph\.?d|md|m\.d|msc|ma|mba|dphil|esq)\.?$/iu
/** Scripts that write the family's name first and nothing between. */
const eastAsian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u

/** `Okafor, Amina` → `Amina Okafor`; `King, Martin Luther, Jr.` → `Martin Luther King, Jr.`. A name without a comma, or
 * whose comma only parts a degree (`Amina Okafor, PhD`), stays as it is. */
export function straightName(name: string): string {
  if (!name.includes(',')) return name
  const parts = name
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const titles = parts.slice(1).filter((part) => suffix.test(part))
  const [last, first, ...more] = parts.filter((part, index) => index === 0 || !suffix.test(part))
  if (last === undefined || first === undefined) return parts.join(', ')
  return [joinName([first, ...more].join(' '), last), ...titles].join(', ')
}

/** First and last name as the mentee writes them: 明 and 王 make 王明. */
export function joinName(first: string, last: string): string {
  if (first === '' || last === '') return first + last
  return eastAsian.test(first) && eastAsian.test(last) ? last + first : `${first} ${last}`
}

/** Most names of most files, for which nothing has to be folded. */
const plainName = /^[A-Za-z]+(?: [A-Za-z]+)*$/u

/** Equal for `Okafor, Amina`, `amina okafor` and `Amina  Okafor`: folded words in the order of the alphabet. */
export function nameKey(name: string): string {
  if (plainName.test(name)) return name.toLowerCase().split(' ').sort().join(' ')
  const folded = fold(name)
  const words = folded
    .replace(/[\p{P}\p{S}]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '')
  return words.length === 0 ? folded || name : words.sort().join(' ')
}
