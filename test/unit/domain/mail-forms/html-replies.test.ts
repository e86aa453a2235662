// Replies that have only markup: their words come out of it first, with whatever lists and lost lines that brings.
import { describe, expect, it } from 'vitest'
import { readAnswers } from '../../../../shared/domain/mail-forms/read-answers.ts'
import { textOfForm } from '../../../../shared/domain/mail-forms/write-form.ts'
import { readMail } from '../../../../shared/domain/mail-reading/read-mail.ts'
import { askedForm } from '../../../fixtures/mail-forms/form.ts'

const text = textOfForm(askedForm)
const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const attribution =
  '<div dir="ltr" class="gmail_attr">On Mon, 2 Mar 2026 at 09:14, Prof. Example &lt;<a href="mailto:mentor@example.org">mentor@example.org</a>&gt; wrote:<br></div>'
const answers: readonly (readonly [number, string])[] = [
  [1, '4'],
  [2, 'B'],
  [3, 'yes'],
  [4, '17 March 2026'],
]
const filled = answers.reduce(
  (so, [number, words]) => so.replace(`ANSWER ${number}:`, `ANSWER ${number}: ${words}`),
  text,
)

async function values(html: string): Promise<(string | null)[]> {
  const raw = `From: a@example.org\r\nSubject: Re: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`
  const read = await readMail(new TextEncoder().encode(raw), () => Promise.resolve('hash'))
  if (!read.ok) return []
  const { words, text: fresh, quoted } = read.value
  return readAnswers(askedForm, 'x', words ?? `${fresh}\n\n${quoted}`).answers.map(({ value }) => value)
}

const lines = (words: string, tag: string) =>
  words
    .split('\n')
    .map((line) => `<${tag}>${line === '' ? '<br>' : escaped(line)}</${tag}>`)
    .join('')

describe('a reply that has only markup', () => {
  const expected = ['4', 'phone', 'yes', '2026-03-17', null, null]

  it.each([
    [
      'Gmail, above the quotation',
      `<div dir="ltr">1. 4<div>2. B</div><div>3. yes</div><div>4. 17 March 2026</div></div><br><div class="gmail_quote">${attribution}<blockquote class="gmail_quote">${escaped(text).replaceAll('\n', '<br>\n')}</blockquote></div>`,
    ],
    [
      'Gmail, a numbered list above it',
      `<div dir="ltr"><ol><li>4</li><li>B</li><li>yes</li><li>17 March 2026</li></ol></div><br><div class="gmail_quote">${attribution}<blockquote class="gmail_quote">${escaped(text).replaceAll('\n', '<br>\n')}</blockquote></div>`,
    ],
    [
      'Gmail, in the quotation',
      `<div class="gmail_quote">${attribution}<blockquote class="gmail_quote">${escaped(filled).replaceAll('\n', '<br>\n')}</blockquote></div>`,
    ],
    [
      'Outlook, paragraphs',
      `<p class="MsoNormal"><b>From:</b> Prof. Example &lt;mentor@example.org&gt;<br><b>Sent:</b> Monday, March 2, 2026 9:14 AM<br><b>To:</b> Amina<br><b>Subject:</b> Your month in short [K7Q2-M4TS]</p>${lines(filled, 'p')}`,
    ],
    ['a telephone, divisions', `${lines(filled, 'div')}<div>Sent from my iPhone</div>`],
    [
      'questions as a list',
      `<ol>${filled
        .split(/\n\n(?=\d\. |Please)/u)
        .slice(1)
        .map((part) => `<li>${escaped(part.replace(/^\d\. /u, '')).replaceAll('\n', '<br>')}</li>`)
        .join('')}</ol>`,
    ],
    ['everything in one line', `<div>${escaped(filled)}</div>`],
    [
      'a table',
      `<table>${filled
        .split('\n')
        .map((line) => `<tr><td>${escaped(line)}</td></tr>`)
        .join('')}</table>`,
    ],
  ])('is read all the same: %s', async (_, html) => {
    expect(await values(html)).toEqual(expected)
  })
})
