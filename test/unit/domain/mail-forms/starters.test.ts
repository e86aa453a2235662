// The forms to begin with are whole, differ from each other, and come back as they went out.
import { describe, expect, it } from 'vitest'
import { readAnswers } from '../../../../shared/domain/mail-forms/read-answers.ts'
import { formStarters } from '../../../../shared/domain/mail-forms/starters.ts'
import { findCode } from '../../../../shared/domain/mail-forms/find-code.ts'
import { newCode } from '../../../../shared/domain/mail-forms/new-code.ts'
import { subjectOfForm, writeForm } from '../../../../shared/domain/mail-forms/write-form.ts'
import { mailForm } from '../../../../shared/model/mail-form.ts'

const code = newCode(new Uint8Array(7).fill(77))

describe('the forms to begin with', () => {
  it.each(formStarters.map((one) => [one.kind, one] as const))('%s can be sent and answered', (_, content) => {
    const form = mailForm.parse({ ...content, code })
    const { subject, text } = writeForm(form)
    expect(findCode(subject)).toBe(code)
    expect(findCode(text)).toBe(code)
    expect(subjectOfForm(form, subject)).toBe(subject)
    expect(text.split('\n').every((line) => line === line.trimEnd())).toBe(true)
    const plain = readAnswers(form, 'x', text)
    expect(plain.answers.every(({ written }) => written === '')).toBe(true)
    const filled = form.fields.reduce(
      (so, _field, place) => so.replace(`ANSWER ${place + 1}:`, `ANSWER ${place + 1}: blue sky`),
      text,
    )
    const read = readAnswers(form, 'x', filled)
    expect(read.answers.map(({ written }) => written)).toEqual(form.fields.map(() => 'blue sky'))
  })

  it('have names of their own', () => {
    expect(new Set(formStarters.map(({ kind }) => kind)).size).toBe(formStarters.length)
    for (const { fields } of formStarters) expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length)
  })
})
