// Mails out of files: what is said before must be what happens after, whatever the files hold, and cancelling must end it.
import { describe, expect, it } from 'vitest'
import { lookThrough, takeIn, type TakingPorts } from '../../../renderer/features/mail/take-in/taking.ts'
import type { MailFate, TakenMail, TakenMails } from '../../../renderer/vault/api.ts'
import type { ReadMail } from '../../../shared/domain/mail-reading/reading.ts'
import { fail, ok } from '../../../shared/result.ts'

const readOf = (text: string): ReadMail => {
  const [from = '', to = '', subject = ''] = text.split('|')
  return {
    messageId: `<${subject}@example.org>`,
    references: [],
    from: { name: `Name of ${from}`, address: from },
    senders: 1,
    to: [to],
    cc: [],
    bcc: [],
    replyTo: [],
    subject,
    date: '2026-11-25T09:00:00.000Z',
    text: '',
    quoted: '',
    hasHtml: false,
    attachments: [],
    authentication: [],
    contentHash: subject,
    isBroken: false,
  }
}
const fateOf = ({ from, to, subject }: ReadMail): MailFate =>
  subject === 'here' ? 'known' : [from.address, ...to].includes('amina@example.org') ? 'new' : 'stranger'

/** Files with these messages, `from|to|subject`, and a vault that notes what it takes. */
function desk(messages: readonly string[]) {
  const control = new AbortController()
  const taken: TakenMail[][] = []
  const ports: TakingPorts = {
    async *messages() {
      for (const [place, text] of messages.entries()) {
        await Promise.resolve()
        yield { raw: new TextEncoder().encode(text), done: place + 1 }
      }
    },
    read: (raws) =>
      Promise.resolve(
        raws.map((raw) => (raw.length === 0 ? fail('mail/empty') : ok(readOf(new TextDecoder().decode(raw))))),
      ),
    session: {
      foreseeMails: (reads) => Promise.resolve(reads.map(fateOf)),
      takeMails: (mails) => {
        taken.push(mails)
        const added = mails.filter(({ read }) => fateOf(read) === 'new').map(({ read }) => read.subject)
        const undo = added.map((id) => ({ op: 'delete', table: 'mail', id }) as const)
        const answer: TakenMails = { added, known: 0, strangers: 0, written: { seq: taken.length, undo } }
        return Promise.resolve(answer)
      },
    },
    ownAddresses: new Set(['rowan@example.edu']),
    signal: control.signal,
    onProgress: () => undefined,
  }
  return { ports, taken, control }
}

const mine = 'rowan@example.edu'
const hers = 'amina@example.org'

describe('looking through', () => {
  it('tells new ones, known ones, strangers and broken ones apart, and the same one twice once', async () => {
    const { ports, taken } = desk([
      `${hers}|${mine}|one`,
      `${hers}|${mine}|one`,
      `${hers}|${mine}|here`,
      `news@example.net|${mine}|buy`,
      `news@example.net|${mine}|buy again`,
      `${mine}|dean@example.net|hello`,
      '',
    ])
    const overview = await lookThrough(ports)
    expect(overview).toMatchObject({ fresh: 1, known: 2, strangeMails: 3, unreadable: 1 })
    expect(overview?.strangers).toEqual([
      { address: 'news@example.net', name: 'Name of news@example.net', mails: 2 },
      // Of a mail of the mentor's own it is whoever got it.
      { address: 'dean@example.net', name: '', mails: 1 },
    ])
    expect(overview?.examples).toEqual([{ from: `Name of ${hers}`, subject: 'one', date: '2026-11-25T09:00:00.000Z' }])
    expect(taken).toEqual([])
  })

  it('ends without an answer when it is cancelled', async () => {
    const { ports, control } = desk([`${hers}|${mine}|one`])
    control.abort()
    expect(await lookThrough(ports)).toBeNull()
  })
})

describe('taking in', () => {
  const many = Array.from({ length: 450 }, (_, place) => `${hers}|${mine}|mail ${place}`)

  it('hands over batches, and undoes the last one first', async () => {
    const { ports, taken } = desk(many)
    const { added, undo } = await takeIn(ports)
    expect(taken.map((batch) => batch.length)).toEqual([200, 200, 50])
    expect(added).toBe(450)
    expect(undo).toHaveLength(450)
    expect(undo[0]).toMatchObject({ id: 'mail 400' })
    expect(taken[0]?.[0]).toMatchObject({ accountId: null, place: null, answersId: null, isWhole: true })
  })

  it('keeps what was kept when it is stopped, and says what takes it back', async () => {
    const { ports, taken, control } = desk(many)
    const stopping = {
      ...ports,
      onProgress: (_: number, mails: number) => {
        if (mails === 400) control.abort()
      },
    }
    const { added, undo } = await takeIn(stopping)
    expect(taken.length).toBeLessThan(3)
    expect(undo).toHaveLength(added)
  })
})
