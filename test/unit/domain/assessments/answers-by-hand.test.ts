// Mentees answer in every way there is. Each answer must come out as it was meant, or be left for the mentor to ask about; none
// may become a rating that nobody gave.
import { describe, expect, it } from 'vitest'
import { answersOfForm, formOfInstrument } from '../../../../shared/domain/assessments/form-of-instrument.ts'
import { htmlForm } from '../../../../shared/domain/assessments/html-form.ts'
import { findCodes } from '../../../../shared/domain/mail-forms/find-code.ts'
import { readAnswers } from '../../../../shared/domain/mail-forms/read-answers.ts'
import { newCode } from '../../../../shared/domain/mail-forms/new-code.ts'
import { textOfForm } from '../../../../shared/domain/mail-forms/write-form.ts'
import { htmlWords } from '../../../../shared/domain/mail-reading/html-words.ts'
import { shippedInstruments } from '../../../../shared/instruments/shipped.ts'
import { mailForm } from '../../../../shared/model/mail-form.ts'

const mca = shippedInstruments.find(({ id }) => id === 'mca-21')
if (mca === undefined) throw new Error('no MCA-21')
const assessed = {
  instrument: { id: mca.id, version: mca.version },
  rater: 'mentee',
  subject: 'mentor',
  occasion: 'during',
  design: 'now',
} as const
const code = newCode(new Uint8Array([7, 31, 90, 4, 201, 66, 12]))
const form = mailForm.parse({ ...formOfInstrument(mca, assessed), code })
const blank = textOfForm(form)
const keys = mca.items.map(({ key }) => key)

/** The form with answers behind their words; by number from 1. */
function filled(answers: Readonly<Record<number, string>>, from = blank): string {
  return from.replace(/^ANSWER (\d+):$/gm, (line, number: string) => {
    const answer = answers[Number(number)]
    return answer === undefined ? line : `${line} ${answer}`
  })
}

/** As a reply quotes it. */
function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

/** Item → rating, `pass`, or null for what waits for the mentor, of items that were written to at all. */
function read(text: string): Record<string, string | null> {
  const { answers } = readAnswers(form, null, text, '2026-11-20')
  return Object.fromEntries(answers.flatMap(({ key, written, value }) => (written === '' ? [] : [[key, value]])))
}

const first = keys[0] ?? ''
const second = keys[1] ?? ''

describe('one answer, written by hand', () => {
  it.each([
    ['6', '6'],
    [' 6 ', '6'],
    ['6.', '6'],
    ['6!!!', '6'],
    ['(6)', '6'],
    ['**6**', '6'],
    ['_6_', '6'],
    ['"6"', '6'],
    ['6/7', '6'],
    ['5/7', '5'],
    ['5 / 7', '5'],
    ['5 out of 7', '5'],
    ['5 von 7', '5'],
    ['five', '5'],
    ['FIVE', '5'],
    ['Five.', '5'],
    ['I would say 6', '6'],
    ['6, because he always listens', '6'],
    ['6 because he listens', '6'],
    ['6 - usually', '6'],
    ['６', '6'],
    ['٦', '6'],
    ['6\u00a0', '6'],
    ['\u200b6', '6'],
    ['1', '1'],
    ['7', '7'],
    ['extremely skilled', '7'],
    ['Not at all skilled', '1'],
    ['X', 'pass'],
    ['x', 'pass'],
    ['N/A', 'pass'],
    ['n/a', 'pass'],
    ['cannot say', 'pass'],
    ["I don't know", null],
    ['?', 'pass'],
    ['0', null],
    ['8', null],
    ['10', null],
    ['-3', null],
    ['67', null],
    ['5 6', null],
    ['5 or 6', null],
    ['5-6', null],
    ['5/6', null],
    ['5–6', null],
    ['between 5 and 6', null],
    ['5.5', null],
    ['5,5', null],
    ['5½', null],
    ['5+', null],
    ['90 %', null],
    ['not 6', null],
    ['6?', null],
    ['more than 5', null],
    ['moderately skilled', null],
    ['äußerst kompetent', null],
    ['extrêmement compétent', null],
    ['muy hábil', null],
    ['ماهر للغاية', null],
    ['yes', null],
    ['very good', null],
    ['VI', null],
    ['6 for work, 3 for feelings', null],
    ['call me at 555 0199', null],
  ])('%j is %j', (written, value) => {
    expect(read(filled({ 1: written }))).toEqual({ [first]: value })
  })
})

const all = Object.fromEntries(keys.map((_, place) => [place + 1, String((place % 7) + 1)]))
const expected = Object.fromEntries(keys.map((key, place) => [key, String((place % 7) + 1)]))

describe('the whole form, as it came back', () => {
  it.each<[string, string]>([
    ['between the lines', filled(all)],
    ['quoted, between the lines', quoted(filled(all))],
    ['quoted twice', quoted(quoted(filled(all)))],
    ['with CRLF', filled(all).replaceAll('\n', '\r\n')],
    ['on the line below', filled(all).replace(/^(ANSWER \d+:) (\d)$/gm, '$1\n$2')],
    ['without the lines of help', filled(all).replace(/^\(Write one number.*\)$/gm, '')],
    ['without empty lines', filled(all).replace(/\n{2,}/g, '\n')],
    [
      'above a quoted form, by number',
      `${keys.map((_, place) => `${place + 1}. ${(place % 7) + 1}`).join('\n')}\n\nOn Fri, 20 Nov 2026, Prof. Adler wrote:\n${quoted(blank)}`,
    ],
    [
      'by number with brackets, the form gone',
      `Dear Professor,\n\n${keys.map((_, place) => `${place + 1}) ${(place % 7) + 1}`).join('\n')}\n`,
    ],
    [
      'below a German Outlook header',
      `${filled(all)}\n\n-----Ursprüngliche Nachricht-----\nVon: Adler\nGesendet: Freitag, 20. November 2026 09:12\nAn: Otieno\nBetreff: ${form.title}\n\n${blank}`,
    ],
    ['with a signature full of digits', `${filled(all)}\n-- \nAmina Otieno\n4th year, Room 217\n+254 700 123 456`],
    ['answered twice alike', `${filled(all)}\n\n${quoted(filled(all))}`],
    [
      'from the form file, as its answers are saved',
      `${keys.map((_, place) => `ANSWER ${place + 1}: ${(place % 7) + 1}`).join('\n')}\nANSWER 22: \n\nPlease leave this code in your answer: [${code}]\n`,
    ],
    [
      'from the form file, quoted on the way',
      quoted(
        `${keys.map((_, place) => `ANSWER ${place + 1}: ${(place % 7) + 1}`).join('\n')}\nANSWER 22:\n\nPlease leave this code in your answer: [${code}]\n`,
      ),
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(expected)
  })

  it('as HTML alone, in nested quotes and a table', () => {
    const rows = filled(all)
      .split('\n')
      .map((line) => `<tr><td>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</td></tr>`)
      .join('')
    const html = `<html><body><p>Hello</p><blockquote><table>${rows}</table></blockquote></body></html>`
    expect(read(htmlWords(html))).toEqual(expected)
  })
})

describe('what must not be guessed', () => {
  it('two answers to one question that differ', () => {
    const text = `${filled({ 1: '6' })}\n\n${filled({ 1: '3' })}`
    expect(read(text)[first]).toBeNull()
  })

  it('two values that belong to two lines and stand on one', () => {
    expect(read(filled({ 1: '6 5' }))).toEqual({ [first]: null })
    expect(read(filled({ 1: '6', 2: '5 4' }))).toEqual({ [first]: '6', [second]: null })
  })

  it('an empty form, and one in which only the comment was written', () => {
    expect(read(blank)).toEqual({})
    const text = filled({ 22: 'Thank you for 2026, and for 3 letters' })
    expect(read(text)).toEqual({ 'anything-else': 'Thank you for 2026, and for 3 letters' })
  })

  it('a form of somebody else or of another time: its code is not ours', () => {
    const other = newCode(new Uint8Array([1, 2, 3, 4, 5, 6, 7]))
    const text = filled(all).replaceAll(code, other)
    expect(findCodes(text).map((one) => one.code)).toEqual([other])
  })
})

describe('answers and the assessment', () => {
  it('become ratings, "cannot say" and the comment of the record, and nothing else', () => {
    const { answers } = readAnswers(form, null, filled({ 1: '6', 2: 'X', 3: '5 or 6', 22: 'Thank you' }), null)
    expect(answersOfForm(mca, answers)).toEqual({
      answers: [
        { key: first, value: 6, before: null, passed: false, comment: '' },
        { key: second, value: null, before: null, passed: true, comment: '' },
      ],
      comment: 'Thank you',
    })
  })

  it('ask each point twice when one looks back, and keep the two apart', () => {
    const both = mailForm.parse({ ...formOfInstrument(mca, { ...assessed, design: 'then-and-now' }), code })
    const { answers } = readAnswers(both, null, filled({ 1: '3', 2: '6' }, textOfForm(both)), null)
    expect(answersOfForm(mca, answers).answers).toEqual([
      { key: first, value: 6, before: 3, passed: false, comment: '' },
    ])
  })
})

describe('the form file', () => {
  const largest = shippedInstruments.toSorted((one, other) => other.items.length - one.items.length)[0] ?? mca
  const [perspective] = largest.perspectives
  const twice = {
    ...assessed,
    instrument: { id: largest.id, version: largest.version },
    rater: perspective?.rater ?? 'mentee',
    subject: perspective?.subject ?? 'mentor',
    design: 'then-and-now',
  } as const

  it('is one file under 60 kB that names no address to load from', () => {
    const html = htmlForm(mailForm.parse({ ...formOfInstrument(largest, twice), code }))
    expect(new TextEncoder().encode(html).length).toBeLessThan(60_000)
    expect(html).not.toMatch(/https?:|\bsrc=|@import|\burl\(|fetch\(|XMLHttp|WebSocket|<link|<form/)
    expect(html).toContain(`[${code}]`)
  })

  it('shows what looks like markup as words', () => {
    const hostile = '</script><img src=x onerror=alert(1)>'
    const html = htmlForm({ ...form, title: hostile, fields: form.fields.map((one) => ({ ...one, label: hostile })) })
    expect(html).not.toContain('<img')
    expect(html.match(/<\/script>/g)).toHaveLength(1)
  })
})
