// Texts of a stranger's mail, made fit to be kept and shown: well formed, without signs of control, within limits.
// Called by every reader of this folder; it never throws, whatever the text.

/** Marks that turn or nest the direction of what follows: in a name they make `exe.fdp` look like `pdf.exe`. */
const turning = /[\u202A-\u202E\u2066-\u2069]/gu
/** Signs that nobody sees and that no name needs. */
const unseen = /[\u00AD\u180E\u200B\u2060\uFEFF\uFFF9-\uFFFB]/gu
const control = /[\p{Cc}--[\t\n]]/gv
const controlOfLine = /[\p{Cc}\u2028\u2029]+/gu

/** At most `most` units of UTF-16, never half a sign. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const last = text.charCodeAt(most - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most)
}

/** One line: for subjects, names and whatever else stands in lists. */
export function lineOf(text: string, most = 500): string {
  return cut(
    // What will be cut away anyway is not cleaned first.
    cut(text, most * 8)
      .toWellFormed()
      .replace(controlOfLine, ' ')
      .replace(turning, '')
      .replace(unseen, '')
      .replace(/\s+/gu, ' ')
      .trim(),
    most,
  ).trimEnd()
}

/** Several lines, ended by line feeds; empty lines at both ends are gone. */
export function proseOf(text: string, most: number): string {
  const clean = cut(text, most * 2)
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .replace(control, '')
    .replace(/[\u202D\u202E\uFEFF]/gu, '')
  return cut(withoutEmptyEnds(clean), most)
}

/** Without the empty lines before the first words and whatever space follows the last. */
export function withoutEmptyEnds(text: string): string {
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n') start = at + 1
    else if ((text[at] ?? '').trim() !== '') break
  }
  return text.slice(start).trimEnd()
}
