// Whatever a mail program does to a filled form, its answers come out as they were written; and nothing that comes in makes
// the reader fail or invent.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnswers } from '../../../../shared/domain/mail-forms/read-answers.ts'
import { piecesOf, textOfForm } from '../../../../shared/domain/mail-forms/write-form.ts'
import { filledForm } from '../../../../shared/model/mail-form.ts'
import { byNumber, filledIn, formAndAnswers, travelled, type Case } from './answer-styles.ts'

const mailId = '6f0d8a52-3a0c-4c5e-9d6e-0c6f3f8f6a11'

function words(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').replace(/[“”"]/gu, '"').replaceAll(' - ', ' – ').trim()
}

function expectAnswers({ asked, form }: Case, reply: string): void {
  const read = readAnswers(form, mailId, reply)
  for (const [place, { field, answer }] of asked.entries()) {
    const found = read.answers[place]
    expect(words(found?.value ?? 'null'), `${field.kind} ${place}: ${found?.written ?? ''}\n${reply}`).toBe(
      words(answer?.value ?? 'null'),
    )
    if (answer === null) expect(found?.written).toBe('')
  }
}

describe('a form that was filled in', () => {
  it('gives its answers back, however it was quoted, wrapped and spaced on the way', () => {
    fc.assert(
      fc.property(formAndAnswers, fc.boolean(), travelled, (one, below, travel) => {
        expectAnswers(one, travel(filledIn(one, below)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives them back when its lines were run together', () => {
    fc.assert(
      fc.property(formAndAnswers, fc.constantFrom(' ', '  ', ' • ', ' | '), (one, gap) => {
        const flat = {
          ...one,
          // Points of a list that lost their lines are one point; there is nothing left to tell them apart.
          asked: one.asked.map((each) => (each.field.kind === 'list' ? { ...each, answer: null } : each)),
        }
        expectAnswers(
          flat,
          filledIn(flat, false).replace(/\s*\n+\s*/gu, gap === ' • ' ? ' ' : gap.trim() === '|' ? ' ' : gap),
        )
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives them back when its numbers became bullets', () => {
    fc.assert(
      fc.property(formAndAnswers, travelled, (one, travel) => {
        const text = filledIn(one, false)
        const bulleted = piecesOf(one.form).reduce(
          (so, { part, text: piece }) =>
            part === 'question' ? so.replace(piece, `* ${piece.replace(/^\d+\. /u, '')}`) : so,
          text,
        )
        expectAnswers(one, travel(bulleted))
      }),
      { numRuns: 500 },
    )
  })

  it('gives them back when answers stand above it by their numbers', () => {
    fc.assert(
      fc.property(formAndAnswers, byNumber, travelled, (one, { sign, apart, order }, travel) => {
        const line = (each: Case['asked'][number]) =>
          // In one line `2.` and `(2)` may as well be the number of a question, and are asked about.
          apart === 'lines' || !/\n|\d\D+\d|^\(?\d+[.)]$/u.test(each.answer?.written.trim() ?? '')
        const shown = { ...one, asked: one.asked.map((each) => (line(each) ? each : { ...each, answer: null })) }
        const answers = shown.asked.flatMap(({ answer }, place) =>
          answer === null ? [] : [`${place + 1}${sign} ${answer.written}`],
        )
        if (apart === 'one line' && answers.length !== shown.asked.length) return
        const isTold = apart === 'lines' || (sign !== ' -' && sign !== ' =')
        if (!isTold || (apart === 'one line' && (order === 'down' || answers.length === 2))) return
        const top = (order === 'down' ? answers.toReversed() : answers).join(apart === 'lines' ? '\n' : ' ')
        expectAnswers(shown, `${top}\n\n${travel(textOfForm(one.form))}`)
      }),
      { numRuns: 2_000 },
    )
  })

  it('says that nothing was answered when nothing was', () => {
    fc.assert(
      fc.property(formAndAnswers, travelled, ({ form }, travel) => {
        const read = readAnswers(form, mailId, travel(textOfForm(form)))
        expect(read.answers.every(({ written, value }) => written === '' && value === null)).toBe(true)
        expect(read.rest).toBe('')
      }),
      { numRuns: 500 },
    )
  })
})

describe('anything else', () => {
  it('is read without failing, and every word of it is kept somewhere', () => {
    fc.assert(
      fc.property(formAndAnswers, fc.string({ unit: 'grapheme', maxLength: 300 }), ({ form }, text) => {
        const read = readAnswers(form, mailId, text)
        expect(filledForm.safeParse(read).success).toBe(true)
        expect(read.answers).toHaveLength(form.fields.length)
      }),
      { numRuns: 2_000 },
    )
  })

  it('does not hold the program up', () => {
    fc.assert(
      fc.property(formAndAnswers, ({ form }) => {
        for (const piece of [
          '1. ',
          '> ',
          'On 2026 ',
          'From: a ',
          '[',
          '((((',
          '1) 2) ',
          'A ',
          '-- \n',
          textOfForm(form),
        ])
          expect(readAnswers(form, mailId, piece.repeat(20_000 / piece.length)).answers).toHaveLength(
            form.fields.length,
          )
      }),
      { numRuns: 3 },
    )
  })
})
