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
const plain = /^[!-_a-~]*(?: [!-_a-~]+)*$/u

/** The folded form: lower case, without accents and unseen signs, runs of space as one. Idempotent. */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase()
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
