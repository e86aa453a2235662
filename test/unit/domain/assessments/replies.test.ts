// Answers of mentees to the 21 items, written by hand in every wrong way. A value that was not meant would move a score without
// anybody seeing it; so whatever can be read in two ways must ask.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formOfInstrument } from '../../../../shared/domain/assessments/form-of-instrument.ts'
import { readAnswers } from '../../../../shared/domain/mail-forms/read-answers.ts'
import { readMail } from '../../../../shared/domain/mail-reading/read-mail.ts'
import { mca21 } from '../../../../shared/instruments/mca-21.ts'
import { instrument } from '../../../../shared/model/instrument.ts'
import { mailForm } from '../../../../shared/model/mail-form.ts'

const folder = join(import.meta.dirname, '../../../fixtures/assessment-replies')
const fixtures = z
  .record(z.string(), z.object({ shows: z.string(), expected: z.record(z.string(), z.string().nullable()) }))
  .parse(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')))
const form = mailForm.parse({
  ...formOfInstrument(instrument.parse(mca21), {
    instrument: { id: 'mca-21', version: 1 },
    rater: 'mentee',
    subject: 'mentor',
    occasion: 'during',
    design: 'now',
  }),
  code: 'K7Q2-M4TS',
})

async function textOf(name: string): Promise<string> {
  const words = readFileSync(join(folder, name), 'utf8')
  if (!name.endsWith('.html')) return words
  const raw = `From: a@example.org\r\nSubject: Re: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${words}`
  const read = await readMail(new TextEncoder().encode(raw), () => Promise.resolve('hash'))
  if (!read.ok) throw new Error(`${name} is not a mail`)
  return read.value.words ?? `${read.value.text}\n\n${read.value.quoted}`
}

describe('a mentee’s answers to the 21 items', () => {
  it.each(Object.entries(fixtures))('give no value that was not meant: %s', async (name, { expected }) => {
    const read = readAnswers(form, null, await textOf(name))
    const said = new Map(read.answers.map(({ key, value }) => [key, value]))
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, said.get(key)]))).toEqual(expected)
  })

  it('are all in the list, so that none goes unread', () => {
    const files = readdirSync(folder).filter((name) => name !== 'index.json')
    expect(files.toSorted()).toEqual(Object.keys(fixtures).toSorted())
  })
})
