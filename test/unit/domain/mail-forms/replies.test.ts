// Replies as mail programs and telephones write them, each beside what is in it. The head of each file says what is to be
// read: `field = value`, `-` for not answered, `? words` for not understood, `rest` for words that belong to no field.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAnswers } from '../../../../shared/domain/mail-forms/read-answers.ts'
import { newCode } from '../../../../shared/domain/mail-forms/new-code.ts'
import { asCode } from '../../../../shared/domain/mail-forms/new-code.ts'
import { askedForm } from '../../../fixtures/mail-forms/form.ts'

const folder = join(import.meta.dirname, '../../../fixtures/mail-forms')
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))
const mailId = '6f0d8a52-3a0c-4c5e-9d6e-0c6f3f8f6a11'

describe('a reply', () => {
  it.each(files)('is read as it was meant: %s', (name) => {
    const [head = '', ...body] = readFileSync(join(folder, name), 'utf8').split('\n====\n')
    const expected = head.split('\n').map((line) => line.split(' = ') as [string, string])
    const read = readAnswers(askedForm, mailId, body.join('\n====\n'), '2026-03-10')
    const said = Object.fromEntries(
      read.answers.map(({ key, written, value }) => [
        key,
        value ?? (written === '' ? '-' : `? ${written.replaceAll('\n', ' | ')}`),
      ]),
    )
    for (const [key, value] of expected)
      if (key === 'rest') expect(read.rest).toContain(value)
      else expect(`${key} = ${said[key]?.replaceAll('\n', ' | ') ?? ''}`).toBe(`${key} = ${value}`)
  })

  it('is one of many', () => {
    expect(files.length).toBeGreaterThanOrEqual(40)
    expect(asCode(askedForm.code.replace('-', ''))).toBe(askedForm.code)
    expect(newCode(new Uint8Array(7))).not.toBe(askedForm.code)
  })
})
