// Folding: one form for texts that a person means as the same, so that a search for `zoe muller` finds
// `Zoë MÜLLER`. Used by the roster's search, its type-ahead and its check for people already there.
// It is never shown and never stored; two texts may fold to the same.

/** Letters that Unicode does not take apart, and letters that a keyboard of the same script offers twice. */
const alike: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  // Arabic and Persian forms of one letter, and the stroke that only stretches a word.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ـ: '',
  // Marks of quotation that a name carries: O’Neill, Qurʾān, Hawaiʻi.
  '‘': "'",
  '’': "'",
  ʻ: "'",
  ʼ: "'",
  ʾ: "'",
  ʿ: "'",
  '`': "'",
  // Hyphens and dashes.
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
}

const alikePattern = new RegExp(`[${Object.keys(alike).join('')}]`, 'gu')
/** Accents that any script borrows (Latin, Greek, Cyrillic, Arabic) and the points of Hebrew; the vowel signs of
 * Indic and Thai writing are letters of the word and stay, and so does the sign that makes か into が. */
const marks = /[[\p{Mark}&&[\p{Script=Inherited}\p{Script=Hebrew}]]--[\u3099\u309A]]/gv
/** Zero-width signs and marks of direction: nobody sees them, so nobody types them. */
const unseen = /[[\p{Default_Ignorable_Code_Point}\p{Cc}]--[\t\n\r]]/gv
const space = /\s+/gu

/** The folded form: lower case, without accents and unseen signs, runs of space as one. Idempotent. */
export function fold(text: string): string {
  const work = workOf(text)
  if (work === toMend.unknown) return foldAny(text)
  if ((work & toMend.letters) !== 0) return foldLetters(text)
  const folded = text.toLowerCase()
  return (work & toMend.spaces) === 0 ? folded : folded.replace(space, ' ').trim()
}

/** The rule itself, for any text of any script. */
export function foldAny(text: string): string {
  return text
    .replace(unseen, '')
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .replace(alikePattern, (letter) => alike[letter] ?? letter)
    .replace(space, ' ')
    .trim()
}

/** The folded words of a search text, in the order typed. Empty for a text of nothing but space. */
export function searchWords(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word !== '')
}

/** Whether every word stands somewhere in a text that is folded already. */
export function hasEveryWord(folded: string, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word))
}

/** [Note: everyday letters] Ten thousand records are folded before a first search, so the letters of most texts take a
 * shorter way: those that fold alone as they fold among others, in Latin, Greek, Cyrillic and Arabic writing. */
function everydayLetters(): Map<string, string> {
  const forms = new Map<string, string>()
  const ranges = [
    [0x20, 0x7e],
    [0xc0, 0x17f],
    [0x386, 0x3ce],
    [0x400, 0x45f],
    [0x620, 0x64a],
    [0x660, 0x669],
    [0x6a9, 0x6cc],
  ] as const
  for (const [first, last] of ranges)
    for (let code = first; code <= last; code++) {
      const one = String.fromCodePoint(code)
      const form = foldAny(`a${one}a`).slice(1, -1)
      // İ becomes two letters in lower case and the stroke that stretches a word becomes none: both go the long way.
      const steady = foldAny(one) === form && form !== '' && one.toLowerCase().length === 1
      if (steady || one === ' ') forms.set(one, form)
    }
  for (const white of '\t\n\r') forms.set(white, white)
  return forms
}

const everydayForms = everydayLetters()
/** What lower case alone leaves to do, as bits; `unknown` is for every letter that is not an everyday one. */
const toMend = { nothing: 0, letters: 1, spaces: 2, unknown: 4 } as const
const everydayEnd = 0x700
const letterWork = new Uint8Array(everydayEnd).fill(toMend.unknown)
/** The code of a letter's form; 0 for a form of two letters. */
const formCodes = new Uint16Array(everydayEnd)
const whiteCode = 0x20
let longestForm = 1
for (const [one, form] of everydayForms) {
  const code = one.charCodeAt(0)
  letterWork[code] =
    one.trim() === '' ? toMend.spaces : one.toLowerCase() === form && one !== 'Σ' ? toMend.nothing : toMend.letters
  if (form.length === 1) formCodes[code] = form.charCodeAt(0)
  if (one.trim() === '') formCodes[code] = whiteCode
  longestForm = Math.max(longestForm, form.length)
}

/** What there is to do for a whole text. A single space between words is as it should be. */
function workOf(text: string): number {
  let work: number = toMend.nothing
  let afterSpace = true
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === whiteCode) {
      if (afterSpace) work |= toMend.spaces
      afterSpace = true
      continue
    }
    afterSpace = false
    const one = code < everydayEnd ? (letterWork[code] ?? toMend.unknown) : toMend.unknown
    if (one === toMend.unknown) return toMend.unknown
    work |= one
  }
  return afterSpace && text !== '' ? work | toMend.spaces : work
}

let letters = new Uint16Array(4_096)
const utf16 = new TextDecoder('utf-16le')
const ascii = new TextDecoder('latin1')
const asciiEnd = 0x80

/** A text of everyday letters in one pass: each letter's form, and runs of space as one. */
function foldLetters(text: string): string {
  if (letters.length < text.length * longestForm) letters = new Uint16Array(text.length * longestForm)
  let length = 0
  let all = 0
  // As if a space stood before the text, so that none begins it.
  let before: number = whiteCode
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const form = formCodes[code] ?? 0
    if (form === whiteCode && before === whiteCode) continue
    before = form
    all |= form
    if (form !== 0) letters[length++] = form
    else for (const one of everydayForms.get(text.charAt(index)) ?? '') letters[length++] = one.charCodeAt(0)
  }
  if (before === whiteCode && length > 0) length -= 1
  // Letters of two kinds of width: a text of plain ones takes half the memory. A form of two letters is of plain ones.
  return all < asciiEnd
    ? ascii.decode(Uint8Array.from(letters.subarray(0, length)))
    : utf16.decode(letters.subarray(0, length))
}
