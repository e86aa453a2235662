// What stands around an answer without being part of it: signs before it, blanks to be filled in, bullets of a list, and the
// farewell below the last one.
import type { FormFieldKind } from '../../model/mail-form.ts'

/** The words of an answer without what stands around them; empty when nothing was written. */
export function tidy(text: string, kind: FormFieldKind): string {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/_{3,}|…{2,}|\.{4,}/gu, ' ').trim())
    .map((line) => (kind === 'list' ? line.replace(/^(?:[-–—*•·+]+|\(?\d{1,2}[.)])\s+/u, '') : line))
  const kept =
    kind === 'words' ? lines.join('\n').replace(/\n{3,}/gu, '\n\n') : lines.filter((line) => line !== '').join('\n')
  const words = kept.trim()
  if (!/[\p{L}\p{N}\p{So}?]/u.test(words)) return ''
  const ahead =
    kind === 'number' || kind === 'scale' ? /^(?:[=:>*•·]+\s*|[-–—]+\s+)+/u : /^(?:[=:>*•·]+\s*|[-–—]+\s*)+/u
  return words
    .replace(ahead, '')
    .replace(/(?:\s+[-–—*•·]+)+$/u, '')
    .trim()
}

const regards =
  /^(?:(?:with )?(?:best|kind|kindest|warm|warmest|many)?[ ]?(?:regards|wishes)|all the best|best|yours(?: \p{L}+)?|sincerely|respectfully|cheers|(?:mit )?(?:freundlichen|herzlichen|besten|viele[n]?|liebe[n]?|beste|herzliche|schöne[n]?) grü(?:ß|ss)en?|mfg|vg|lg|(?:bien )?cordialement|bien à (?:vous|toi)|amicalement|(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|un abrazo|(?:um )?abra[cç]os?|atenciosamente|(?:com os )?(?:melhores )?cumprimentos|مع (?:أطيب )?(?:التحيات|تحياتي|التحية)|تحياتي|مع خالص.{0,20})(?![\p{L}])/iu
const thanks =
  /^(?:thanks|thank you|many thanks|danke|vielen dank|merci|gracias|muchas gracias|obrigad[oa]|شكرا)(?![\p{L}])/iu
const longestFarewell = 6
const longestLine = 60

/** How many characters belong to the answer when a farewell stands at its end; the farewell is what follows. */
export function withoutClosing(text: string): { answer: number; closing: string } {
  const lines = text.split('\n')
  const filled = lines.flatMap((line, place) => (line.trim() === '' ? [] : [place]))
  let at = 0
  for (const [place, line] of lines.entries()) {
    const words = line.trim()
    const below = filled.filter((one) => one > place)
    const isShort =
      below.length <= longestFarewell && [place, ...below].every((one) => (lines[one] ?? '').length <= longestLine)
    const isFirst = filled[0] === place
    const isThanks =
      thanks.test(words) &&
      !isFirst &&
      below.length <= 2 &&
      words.split(' ').length <= 4 &&
      lines[place - 1]?.trim() === ''
    if (words !== '' && isShort && (regards.test(words) || isThanks) && (below.length > 0 || !isFirst))
      return { answer: at, closing: text.slice(at) }
    at += line.length + 1
  }
  return { answer: text.length, closing: '' }
}
