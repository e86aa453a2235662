// Mail that comes home: once, in the right conversation, with the right person, and nobody else's.
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ReadMail } from '../../../shared/domain/mail-reading/reading.ts'
import { account as accountSchema, mail as mailSchema, type Mail, type MailPlace } from '../../../shared/model/mail.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { TakenMail } from '../../../renderer/vault/api.ts'
import type { Session } from '../../../renderer/vault/worker/session.ts'
import { newMentee, newVault, put, reopened, type TestVault } from './vault-under-test.ts'

const at = '2026-11-20T12:00:00.000Z'
const accountId = crypto.randomUUID()
const own = 'rowan@example.edu'

function read(more: Partial<ReadMail>): ReadMail {
  const messageId = more.messageId ?? `<${crypto.randomUUID()}@example.org>`
  return {
    messageId,
    references: [],
    from: { name: '', address: 'amina@example.org' },
    senders: 1,
    to: [own],
    cc: [],
    bcc: [],
    replyTo: [],
    subject: 'Thesis plan',
    date: '2026-11-20T10:00:00.000Z',
    text: 'It goes well.',
    quoted: '',
    hasHtml: false,
    attachments: [],
    authentication: [],
    contentHash: `hash of ${more.text ?? 'nothing'} in ${messageId}`,
    isBroken: false,
    ...more,
  }
}

function taken(more: Partial<ReadMail>, rest: Partial<TakenMail> = {}): TakenMail {
  const raw = new TextEncoder().encode(`Subject: ${more.subject ?? ''}\r\n\r\n${more.text ?? ''}`)
  return {
    ...{ read: read(more), raw, size: raw.length, isWhole: true, accountId, place: null, receivedAt: at },
    ...{ answersId: null, ...rest },
  }
}

const placeOf = (uid: number, folder = 'INBOX', uidValidity = '1'): MailPlace => ({
  accountId,
  folder,
  uidValidity,
  uid,
})

let test: TestVault
let session: Session
let amina: Mentee
let sipho: Mentee

beforeEach(async () => {
  test = await newVault()
  session = test.vault.session()
  amina = { ...newMentee('Amina'), emails: ['Amina@Example.org', 'a.wanjiru@coast.example'] }
  sipho = { ...newMentee('Sipho'), emails: ['sipho@example.org'] }
  const account = accountSchema.parse({
    id: accountId,
    createdAt: at,
    updatedAt: at,
    address: own,
    host: 'mail.example',
    port: 465,
  })
  await session.write([put(amina), put(sipho), { op: 'put', table: 'account', value: account }])
})

async function all(): Promise<Mail[]> {
  const { cards } = await session.threads({ shelf: 'all', text: '', menteeId: null, limit: 1_000 })
  const threads = await Promise.all(cards.map((card) => session.thread(card.id)))
  return threads.flatMap((one) => one?.mails ?? [])
}

function sent(more: Partial<Mail>): Mail {
  const id = crypto.randomUUID()
  return mailSchema.parse({
    ...{ id, createdAt: at, updatedAt: at, menteeIds: [amina.id], threadId: id, accountId, to: ['amina@example.org'] },
    ...{
      subject: 'Thesis plan',
      state: 'sent',
      messageId: '<ours@example.edu>',
      date: at,
      sentAt: at,
      size: 10,
      ...more,
    },
  })
}

describe('taking mails in', () => {
  it('keeps a mail with its bytes in the folder of its mentee, unread, through a restart', async () => {
    const one = taken({ subject: 'Hello', text: 'From the coast' })
    const result = await session.takeMails([one])
    expect(result).toMatchObject({ known: 0, strangers: 0 })
    const again = await reopened(test)
    const [kept] = await Promise.all(result.added.map((id) => again.vault.session().mail(id)))
    expect(kept).toMatchObject({ direction: 'in', state: 'received', menteeIds: [amina.id], readAt: null })
    expect(await again.vault.session().mailBody(kept?.id ?? '')).toEqual(one.raw)
  })

  it('leaves out what is neither from nor to anybody on the roster', async () => {
    const result = await session.takeMails([
      taken({ from: { name: '', address: 'shop@example.com' } }),
      taken({ from: { name: '', address: 'joamina@example.org' } }),
    ])
    expect(result).toMatchObject({ added: [], strangers: 2, written: null })
    expect(await all()).toEqual([])
  })

  it('keeps a mail once, however often and from wherever it comes', async () => {
    const words = { messageId: '<one@example.org>' }
    await session.takeMails([taken(words, { place: placeOf(4) }), taken(words, { place: placeOf(9, 'All') })])
    const again = await session.takeMails([taken(words, { place: placeOf(1, 'INBOX', '2') }), taken(words)])
    expect(again).toMatchObject({ added: [], known: 2 })
    const [mail, ...others] = await all()
    expect(others).toEqual([])
    expect(mail?.places).toEqual([placeOf(9, 'All'), placeOf(1, 'INBOX', '2')])
  })

  it('keeps another mail that has the same Message-ID, and says so', async () => {
    const messageId = '<one@example.org>'
    await session.takeMails([taken({ messageId, text: 'Yes' }), taken({ messageId, text: 'No' })])
    const mails = await all()
    expect(mails.map(({ text, warnings }) => [text, warnings]).toSorted()).toEqual([
      ['No', ['same-id']],
      ['Yes', []],
    ])
  })

  it('tells mails without a Message-ID apart by what they say', async () => {
    const nameless = (text: string) => taken({ messageId: '', text, contentHash: text })
    const result = await session.takeMails([nameless('one'), nameless('two'), nameless('one')])
    expect(result.added).toHaveLength(2)
    expect(result.known).toBe(1)
  })

  it('makes a mail whole that came without its attachments', async () => {
    const words = { messageId: '<big@example.org>', text: 'The draft' }
    const { added } = await session.takeMails([taken({ ...words, contentHash: 'cut' }, { isWhole: false, size: 900 })])
    const attachments = [{ id: null, place: 0, name: 'draft.pdf', type: 'application/pdf', size: 700, risky: false }]
    const whole = taken({ ...words, contentHash: 'whole', attachments })
    expect(await session.takeMails([whole])).toMatchObject({ added: [], known: 1 })
    const mail = await session.mail(added[0] ?? '')
    expect(mail).toMatchObject({ isPartial: false, attachments, contentHash: 'whole' })
    expect(await session.mailBody(added[0] ?? '')).toEqual(whole.raw)
  })

  it('settles an uncertain mail that lies in the Sent folder, and does not keep it twice', async () => {
    const ours = sent({ state: 'uncertain', sentAt: null })
    await session.writeMail(ours, new Uint8Array([1]))
    const copy = { messageId: ours.messageId, from: { name: '', address: own }, to: ['amina@example.org'] }
    await session.takeMails([taken(copy, { place: placeOf(7, 'Sent') })])
    const mails = await all()
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ id: ours.id, state: 'sent', sentAt: at, places: [placeOf(7, 'Sent')] })
    expect(mails[0]?.filedAt).not.toBeNull()
    expect(await session.mailBody(ours.id)).toEqual(new Uint8Array([1]))
  })

  it('shows what was sent from elsewhere as the mentor’s own', async () => {
    const copy = { from: { name: 'Rowan', address: 'Rowan@Example.edu' }, to: ['sipho@example.org'] }
    await session.takeMails([taken(copy, { place: placeOf(7, 'Sent') })])
    const [mail] = await all()
    expect(mail).toMatchObject({ direction: 'out', state: 'sent', menteeIds: [sipho.id] })
    expect(mail?.readAt).not.toBeNull()
  })

  it('takes everything back in one step', async () => {
    const { written } = await session.takeMails([taken({}), taken({ subject: 'Other' })])
    await session.write(written?.undo ?? [])
    expect(await all()).toEqual([])
  })
})

describe('conversations', () => {
  it('puts a reply to the mail that it answers', async () => {
    const ours = sent({})
    await session.writeMail(ours, new Uint8Array([1]))
    await session.takeMails([taken({ references: [ours.messageId], subject: 'quite another' })])
    const mails = await all()
    expect(new Set(mails.map(({ threadId }) => threadId))).toEqual(new Set([ours.threadId]))
    expect(mails.find(({ direction }) => direction === 'in')?.answersId).toBe(ours.id)
  })

  it('never puts one mentee’s mail into another’s conversation, whatever its headers say', async () => {
    const ours = sent({})
    await session.writeMail(ours, new Uint8Array([1]))
    await session.takeMails([
      taken({
        references: [ours.messageId],
        from: { name: '', address: 'sipho@example.org' },
        subject: 'Re: Thesis plan',
      }),
    ])
    expect(new Set((await all()).map(({ threadId }) => threadId)).size).toBe(2)
  })

  it('goes by the subject when a program lost the headers', async () => {
    await session.writeMail(sent({}), new Uint8Array([1]))
    await session.takeMails([taken({ subject: 'AW: thesis plan' }), taken({ subject: 'Thesis plan' })])
    const mails = await all()
    const answered = mails.filter(({ subject }) => subject !== 'Thesis plan' || mails[0] === undefined)
    expect(answered).toHaveLength(1)
    const threads = new Set(mails.map(({ threadId }) => threadId))
    // The answer joins; a new mail of the same subject begins anew.
    expect(threads.size).toBe(2)
  })

  it('joins two conversations when the mail between them comes late', async () => {
    const first = taken({ messageId: '<1@x>', subject: 'Plan' })
    const middle = taken({ messageId: '<2@x>', references: ['<1@x>'], subject: 'Plan, too' })
    const last = taken({ messageId: '<3@x>', references: ['<2@x>'], subject: 'Something else' })
    await session.takeMails([first, last])
    expect(new Set((await all()).map(({ threadId }) => threadId)).size).toBe(2)
    await session.takeMails([middle])
    expect(new Set((await all()).map(({ threadId }) => threadId)).size).toBe(1)
  })

  it('come out the same whatever the order and the portions in which the mails came', async () => {
    const chain = ['<a@x>', '<b@x>', '<c@x>', '<d@x>', '<e@x>']
    const mails = chain.map((messageId, place) =>
      taken({ messageId, references: chain.slice(Math.max(0, place - 1), place), subject: `Subject ${place}` }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(mails, { minLength: mails.length }),
        fc.integer({ min: 1, max: 5 }),
        async (shuffled, portion) => {
          const fresh = await newVault()
          const inside = fresh.vault.session()
          await inside.write([put(amina)])
          for (let from = 0; from < shuffled.length; from += portion)
            await inside.takeMails(shuffled.slice(from, from + portion))
          const { cards } = await inside.threads({ shelf: 'all', text: '', menteeId: null, limit: 10 })
          expect(cards.map((card) => card.mails)).toEqual([5])
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('finding conversations', () => {
  it('by words in any of their mails, narrowed while somebody types, and by the name of the mentee', async () => {
    await session.takeMails([
      taken({ subject: 'Visa', text: 'The embassy has answered' }),
      taken({ subject: 'Lab', text: 'New pipettes', from: { name: '', address: 'sipho@example.org' } }),
    ])
    const found = async (text: string) => {
      const { cards } = await session.threads({ shelf: 'all', text, menteeId: null, limit: 10 })
      return cards.map(({ topic }) => topic).toSorted()
    }
    expect(await found('e')).toEqual(['Lab', 'Visa'])
    expect(await found('em')).toEqual(['Visa'])
    expect(await found('emb')).toEqual(['Visa'])
    expect(await found('pip')).toEqual(['Lab'])
    expect(await found('sipho')).toEqual(['Lab'])
    await session.takeMails([taken({ subject: 'Later', text: 'embers' })])
    expect(await found('emb')).toEqual(['Later', 'Visa'])
  })

  it('counts each shelf, of all and of one mentee', async () => {
    await session.takeMails([taken({ subject: 'One' }), taken({ subject: 'Two' })])
    const { counts } = await session.threads({ shelf: 'unread', text: '', menteeId: null, limit: 1 })
    expect(counts).toEqual({ open: 2, mentor: 2, mentee: 0, unread: 2, snoozed: 0, all: 2 })
    const of = await session.threads({ shelf: 'all', text: '', menteeId: sipho.id, limit: 1 })
    expect(of).toMatchObject({ cards: [], total: 0 })
  })
})

describe('the account to write from', () => {
  it('is that of the mail that was written last, also when that one is deleted', async () => {
    const other = crypto.randomUUID()
    const first = sent({ messageId: '<1@x>' })
    const later = '2026-11-21T12:00:00.000Z'
    const last = sent({ messageId: '<2@x>', accountId: other, date: later, sentAt: later })
    expect(await session.lastAccountId()).toBeNull()
    await session.writeMail(last, new Uint8Array([1]))
    await session.writeMail(first, new Uint8Array([1]))
    expect(await session.lastAccountId()).toBe(other)
    await session.write([{ op: 'delete', table: 'mail', id: last.id }])
    expect(await session.lastAccountId()).toBe(accountId)
  })
})

describe('files of a draft', () => {
  it('stay with a draft to several when one of them leaves the practice', async () => {
    const menteeIds = [amina.id, sipho.id]
    const draft = sent({ state: 'draft', sentAt: null, date: null, messageId: '', menteeIds })
    await session.write([{ op: 'put', table: 'mail', value: draft }])
    const id = crypto.randomUUID()
    const file = { id, createdAt: at, updatedAt: at, sample: false, mailId: draft.id, menteeIds }
    await session.writeAttachment({ ...file, name: 'plan.pdf', type: 'application/pdf', size: 1 }, new Uint8Array([7]))
    await session.removeMentees([amina.id])
    expect((await session.mail(draft.id))?.menteeIds).toEqual([sipho.id])
    expect(await session.attachmentsOf(draft.id)).toMatchObject([{ menteeIds: [sipho.id] }])
    expect(await session.mailBody(id)).toEqual(new Uint8Array([7]))
    await session.write([{ op: 'delete', table: 'mail', id: draft.id }])
    expect(await session.attachmentsOf(draft.id)).toEqual([])
  })

  it('are kept with it and go when it is queued', async () => {
    const draft = sent({ state: 'draft', sentAt: null, date: null, messageId: '' })
    await session.write([{ op: 'put', table: 'mail', value: draft }])
    const id = crypto.randomUUID()
    const file = { id, createdAt: at, updatedAt: at, sample: false, mailId: draft.id, menteeIds: [amina.id] }
    await session.writeAttachment(
      { ...file, name: 'plan.pdf', type: 'application/pdf', size: 3 },
      new Uint8Array([1, 2, 3]),
    )
    const again = await reopened(test)
    const inside = again.vault.session()
    expect(await inside.attachmentsOf(draft.id)).toMatchObject([{ name: 'plan.pdf', size: 3 }])
    expect(await inside.mailBody(id)).toEqual(new Uint8Array([1, 2, 3]))
    await inside.writeMail({ ...draft, state: 'queued' }, new Uint8Array([9]))
    expect(await inside.attachmentsOf(draft.id)).toEqual([])
  })
})
