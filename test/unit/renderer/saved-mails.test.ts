// A mailbox file must hold every mail that went or came, to the byte, and none that never left.
import { describe, expect, it } from 'vitest'
import { mailboxPieces, savedMail } from '../../../renderer/app/mail-files/saved-mails.ts'
import { readMbox } from '../../../shared/domain/mail-reading/mbox.ts'
import { mail, mailState, type Mail, type MailState } from '../../../shared/model/mail.ts'

const at = '2026-11-25T09:00:00.000Z'
const bytes = (text: string) => new TextEncoder().encode(text)

function vaultWith(states: readonly MailState[]) {
  const mails = new Map<string, Mail>()
  for (const state of states) {
    const id = crypto.randomUUID()
    const base = { id, createdAt: at, updatedAt: at, date: at, menteeIds: [id], threadId: id }
    mails.set(id, mail.parse({ ...base, state, direction: state === 'received' ? 'in' : 'out' }))
  }
  const text = (id: string) => `Subject: ${mails.get(id)?.state ?? ''}\r\n\r\nFrom the first line on\r\nno end`
  const session = {
    mail: (id: string) => Promise.resolve(mails.get(id) ?? null),
    mailBody: (id: string) => Promise.resolve(mails.has(id) ? bytes(text(id)) : null),
  }
  return { ids: [...mails.keys()], mails, text, session }
}

describe('a mailbox file', () => {
  it('gives back every mail that went or came, and leaves the others out', async () => {
    const { ids, mails, text, session } = vaultWith(mailState.options)
    const told: number[] = []
    const pieces = mailboxPieces(
      session,
      [...ids, 'gone'],
      () => 'rowan@example.edu',
      (done) => told.push(done),
    )
    const back: string[] = []
    for await (const { raw } of readMbox(pieces, 1_000_000)) back.push(new TextDecoder().decode(raw))
    const saved = ids.filter((id) => ['sent', 'uncertain', 'received'].includes(mails.get(id)?.state ?? ''))
    expect(back.map((one) => one.trimEnd())).toEqual(saved.map(text))
    expect(told).toEqual([...ids, 'gone'].map((_, place) => place + 1))
  })

  it('has nothing to save of a mail whose bytes are not here', async () => {
    const { ids, session } = vaultWith(['received', 'draft'])
    const [received = '', draft = ''] = ids
    expect(await savedMail({ ...session, mailBody: () => Promise.resolve(null) }, received)).toBeNull()
    expect(await savedMail(session, draft)).toBeNull()
    expect((await savedMail(session, received))?.mail.id).toBe(received)
  })
})
