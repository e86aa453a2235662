// Answers to a form are known again when they arrive, each reply for itself; and the guard looks over the whole vault.
import { beforeEach, describe, expect, it } from 'vitest'
import { formOfInstrument } from '../../../shared/domain/assessments/form-of-instrument.ts'
import { formStarters } from '../../../shared/domain/mail-forms/starters.ts'
import { newCode } from '../../../shared/domain/mail-forms/new-code.ts'
import { writeForm } from '../../../shared/domain/mail-forms/write-form.ts'
import { readMail } from '../../../shared/domain/mail-reading/read-mail.ts'
import type { ReadMail } from '../../../shared/domain/mail-reading/reading.ts'
import { shippedInstruments } from '../../../shared/instruments/shipped.ts'
import { assessment as assessmentSchema } from '../../../shared/model/assessment.ts'
import { mailForm, type MailForm } from '../../../shared/model/mail-form.ts'
import { account as accountSchema, mail as mailSchema, type Mail } from '../../../shared/model/mail.ts'
import { meeting as meetingSchema } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'
import type { TakenMail } from '../../../renderer/vault/api.ts'
import type { Session } from '../../../renderer/vault/worker/session.ts'
import { newMentee, newVault, put } from './vault-under-test.ts'

const at = '2026-11-20T12:00:00.000Z'
const own = 'rowan@example.edu'
const checkIn = formStarters.find(({ kind }) => kind === 'check-in')
const form: MailForm = mailForm.parse({ ...checkIn, code: newCode(new Uint8Array(7).fill(9)) })
const { subject, text } = writeForm(form)
const quoted = text
  .split('\n')
  .map((line) => `> ${line}`)
  .join('\n')

let session: Session
let amina: Mentee
let sipho: Mentee
let asked: Mail

beforeEach(async () => {
  session = (await newVault()).vault.session()
  amina = { ...newMentee('Amina'), emails: ['amina@example.org'] }
  sipho = { ...newMentee('Sipho'), emails: ['sipho@example.org'] }
  const base = { createdAt: at, updatedAt: at }
  const account = accountSchema.parse({
    ...base,
    id: crypto.randomUUID(),
    address: own,
    host: 'mail.example',
    port: 465,
  })
  const id = crypto.randomUUID()
  asked = mailSchema.parse({
    ...{ ...base, id, threadId: id, menteeIds: [amina.id], to: ['amina@example.org'], subject, form, state: 'sent' },
    ...{ messageId: '<asked@example.edu>', date: at, sentAt: at },
  })
  await session.write([
    put(amina),
    put(sipho),
    { op: 'put', table: 'account', value: account },
    { op: 'put', table: 'mail', value: asked },
  ])
})

async function arrived(more: Partial<ReadMail>): Promise<Mail | null> {
  const messageId = `<${crypto.randomUUID()}@example.org>`
  const read: ReadMail = {
    ...{ messageId, references: [], from: { name: '', address: 'amina@example.org' }, senders: 1, to: [own], cc: [] },
    ...{ bcc: [], replyTo: [], subject: `Re: ${subject}`, date: '2026-11-21T10:00:00.000Z', text: '', quoted: '' },
    ...{ hasHtml: false, attachments: [], authentication: [], contentHash: messageId, isBroken: false, ...more },
  }
  const raw = new TextEncoder().encode(read.text)
  const taken: TakenMail = {
    ...{ read, raw, size: raw.length, isWhole: true, accountId: null, place: null, receivedAt: at, answersId: null },
  }
  const { added } = await session.takeMails([taken])
  return session.mail(added[0] ?? '')
}

function values(mail: Mail | null): (string | null)[] | null {
  return mail?.filled?.answers.map(({ value }) => value) ?? null
}

describe('a reply to a form', () => {
  it('brings its answers, known by the code in its subject', async () => {
    const mail = await arrived({ text: '1. 4\n5. yes', quoted })
    expect(mail?.filled).toMatchObject({ mailId: asked.id, kind: 'check-in', code: form.code, settledAt: null })
    expect(values(mail)).toEqual(['4', null, null, null, 'yes'])
    expect((await session.thread(mail?.threadId ?? ''))?.card.hasAnswers).toBe(true)
  })

  it('is known by the code at its foot, or by what it answers', async () => {
    expect(values(await arrived({ subject: 'Hello', text: '1. 3', quoted }))).toEqual(['3', null, null, null, null])
    const answering = { subject: 'Hello', text: '1. two\n5. no', references: ['<asked@example.edu>'] }
    expect(values(await arrived(answering))).toEqual(['2', null, null, null, 'no'])
  })

  it('is read in the order of the mail when answers stand between the lines', async () => {
    const words = quoted.replace('> ANSWER 1:', '> ANSWER 1:\n5\n').replace('> ANSWER 5:', '> ANSWER 5:\nno\n')
    expect(values(await arrived({ text: '5\n\nno', quoted, words }))).toEqual(['5', null, null, null, 'no'])
  })

  it('is read out of the bytes of a whole mail', async () => {
    const lines = quoted.split('\n').flatMap((line) => (line === '> ANSWER 1:' ? [line, '4', ''] : [line]))
    const raw = [
      'From: Amina <amina@example.org>',
      `To: ${own}`,
      `Subject: Re: ${subject}`,
      'Message-ID: <reply@example.org>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'On Fri, 20 Nov 2026 at 12:00, Rowan <rowan@example.edu> wrote:',
      '',
      ...lines,
    ].join('\r\n')
    const read = await readMail(new TextEncoder().encode(raw), () => Promise.resolve('hash'))
    expect(read.ok && values(await arrived(read.value))).toEqual(['4', null, null, null, null])
  })

  it('says what speaks against believing it', async () => {
    const mail = await arrived({ text: '1. 4', quoted, senders: 2 })
    expect(mail?.warnings).toEqual(['two-senders'])
    expect(values(mail)?.[0]).toBe('4')
  })

  it('leaves an earlier one as it is', async () => {
    const first = await arrived({ text: '1. 4', quoted })
    const second = await arrived({ text: '1. 2', quoted })
    expect([values(first)?.[0], values(second)?.[0]]).toEqual(['4', '2'])
    expect(values(await session.mail(first?.id ?? ''))?.[0]).toBe('4')
  })

  it.each([
    ['from somebody who was not asked', { text: '1. 4', quoted, from: { name: '', address: 'sipho@example.org' } }],
    ['without an answer', { text: 'Thank you, I shall write tomorrow.', quoted }],
    ['without anything of a form', { subject: 'Hello', text: '1. 4' }],
    ['with the code of another form', { subject: `Re: [${newCode(new Uint8Array(7).fill(8))}]`, text: '1. 4' }],
  ])('has no answers: %s', async (_, more) => {
    expect((await arrived(more))?.filled).toBe(null)
  })
})

describe('the guard', () => {
  it('knows everybody, and every private word, also those of today', async () => {
    const said = {
      ...fromPlain('She wants to leave the programme in spring.'),
      content: [
        ...fromPlain('She wants to leave the programme in spring.').content,
        ...fromPlain('We read the second chapter together once more.', true).content,
      ],
    }
    const meeting = meetingSchema.parse({
      ...{ id: crypto.randomUUID(), createdAt: at, updatedAt: at, startsAt: at, menteeIds: [amina.id], said },
    })
    const text = 'Sipho says she wants to leave the programme in spring. We read the second chapter together once more.'
    expect((await session.misdirections(text, [amina.id])).map(({ kind }) => kind)).toEqual(['name'])
    await session.write([{ op: 'put', table: 'meeting', value: meeting }])
    expect(await session.misdirections(text, [amina.id])).toEqual([
      { kind: 'name', menteeId: sipho.id, words: 'Sipho', at: 0 },
      { kind: 'private', menteeId: amina.id, words: 'she wants to leave the programme in spring', at: 11 },
    ])
    await session.write([{ op: 'delete', table: 'meeting', id: meeting.id }])
    expect((await session.misdirections(text, [amina.id, sipho.id])).length).toBe(0)
  })
})

describe('an assessment that was asked for', () => {
  const mca = shippedInstruments.find(({ id }) => id === 'mca-21')
  const ref = { id: 'mca-21', version: mca?.version ?? 1 }
  const assessed = {
    instrument: ref,
    rater: 'mentee',
    subject: 'mentor',
    occasion: 'during',
    design: 'now',
  } as const
  const code = newCode(new Uint8Array(7).fill(21))

  function formOf(): MailForm {
    if (mca === undefined) throw new Error('no MCA-21')
    return mailForm.parse({ ...formOfInstrument(mca, assessed), code })
  }

  it('by mail waits, is answered, and waits no longer once its answers were settled', async () => {
    const id = crypto.randomUUID()
    const base = {
      createdAt: at,
      updatedAt: at,
      menteeIds: [amina.id],
      threadId: id,
      state: 'sent',
      sentAt: at,
      date: at,
    }
    const sent = mailSchema.parse({ ...base, id, subject: 'MCA', form: formOf(), messageId: '<mca@example.edu>' })
    await session.write([{ op: 'put', table: 'mail', value: sent }])
    expect(await session.askedByMail()).toMatchObject([{ threadId: id, menteeId: amina.id, answeredBy: null }])
    const reply = await arrived({ subject: 'Hello', text: `ANSWER 1: 6\nANSWER 2: 5 or 6\n[${code}]` })
    expect(reply?.filled).toMatchObject({ mailId: id, assessmentId: null, kind: 'mca-21' })
    expect(await session.askedByMail()).toMatchObject([{ threadId: id, answeredBy: reply?.id }])
    const filled = reply?.filled ?? null
    if (reply === null || filled === null) throw new Error('the reply brought no answers')
    const settled = { ...reply, filled: { ...filled, settledAt: at } }
    await session.write([{ op: 'put', table: 'mail', value: settled }])
    expect(await session.askedByMail()).toEqual([])
  })

  it('with a file is known by its code, and never taken for that of another mentee', async () => {
    const ofMentee = (menteeId: string, own: string) =>
      assessmentSchema.parse({
        ...{ id: crypto.randomUUID(), createdAt: at, updatedAt: at, ...assessed, menteeId },
        ...{ state: 'asked', way: 'file', code: own, on: '2026-11-20' },
      })
    const other = newCode(new Uint8Array(7).fill(22))
    const hers = ofMentee(amina.id, code)
    const his = ofMentee(sipho.id, other)
    await session.write([
      { op: 'put', table: 'assessment', value: hers },
      { op: 'put', table: 'assessment', value: his },
    ])
    const reply = await arrived({
      subject: 'Hello',
      text: `ANSWER 1: 6\n\nPlease leave this code in your answer: [${code}]`,
    })
    expect(reply?.filled).toMatchObject({ mailId: null, assessmentId: hers.id, code })
    expect(await session.askedByMail()).toMatchObject([{ assessmentId: hers.id, answeredBy: reply?.id }])
    const wrong = await arrived({
      subject: 'Hello',
      text: `ANSWER 1: 2\n\nPlease leave this code in your answer: [${other}]`,
    })
    expect(wrong?.filled).toBeNull()
    expect((await session.pendingAssessments()).map(({ id }) => id).sort()).toEqual([hers.id, his.id].sort())
  })
})
