// What a mail repeats of another one below its own words: kept as plain text in the record, without marks, and marked when
// the mail is made. Its first line says whose words they are.
import type { Mail } from '../model/mail.ts'

/** The first line of what is passed on; it is quoted without marks, so that a reader sees it as it was. */
export const forwardLine = '---------- Forwarded mail ----------'

/** The line that says whose words follow, and the words. What the mentor has made of it by hand is taken as it is: only a
 * first line that ends with a colon leads. */
export function quoteParts(quote: string): { lead: string; words: string } {
  const text = quote.replace(/\r\n?/g, '\n').replace(/\s+$/u, '')
  if (text.startsWith(forwardLine)) return { lead: text, words: '' }
  const [first = '', ...rest] = text.split('\n')
  if (!first.trimEnd().endsWith(':')) return { lead: '', words: text }
  return { lead: first.trimEnd(), words: rest.join('\n').replace(/^(?:[^\S\n]*\n)+/u, '') }
}

/** As it stands in the text of a mail: each line after `>`. */
export function quotedText(quote: string): string {
  const { lead, words } = quoteParts(quote)
  const marked = words === '' ? '' : words.split('\n').map(markedLine).join('\n')
  return [lead, marked].filter((part) => part !== '').join('\n')
}

/** What is a quotation already only gets one more mark (RFC 3676 §4.5). */
function markedLine(line: string): string {
  return line === '' || line.startsWith('>') ? `>${line}` : `> ${line}`
}

/** All that the plain text of a mail says, part by part.
 * @param form the lines that ask for answers; empty for none */
export function wholeText({ text, quote }: Pick<Mail, 'text' | 'quote'>, form: string): string {
  return [text.replace(/\s+$/u, ''), form.trim(), quotedText(quote)].filter((part) => part !== '').join('\n\n')
}
