// What is proposed for a pasted reply must come from what stands in it, and be nothing when that is in doubt.
import { describe, expect, it } from 'vitest'
import { proposedConversation, proposedSender } from '../../../shared/domain/pasted-reply.ts'
import { threadCard, type ThreadCard } from '../../../shared/domain/threads.ts'
import { mail } from '../../../shared/model/mail.ts'
import { mentee } from '../../../shared/model/mentee.ts'

const base = () => ({
  id: crypto.randomUUID(),
  createdAt: '2026-11-01T08:00:00.000Z',
  updatedAt: '2026-11-01T08:00:00.000Z',
})
const ada = mentee.parse({ ...base(), name: 'Ada Nova', emails: ['ada@example.org', 'Ada.Nova@example.net'] })
const ben = mentee.parse({ ...base(), name: 'Ben Okri', emails: ['ben@example.org'] })

describe('from whom', () => {
  it('is whoever’s address stands in it, however it is written', () => {
    expect(proposedSender('On Friday, Ada <ada.nova@EXAMPLE.net> wrote:\n> Yes', [ada, ben])).toBe(ada.id)
  })

  it('is nobody when two are named, or none', () => {
    expect(proposedSender('ada@example.org, ben@example.org', [ada, ben])).toBeNull()
    expect(proposedSender('Yes, gladly. ada@example.org.invalid', [ada, ben])).toBeNull()
  })
})

describe('which conversation', () => {
  const about = (subject: string, direction: 'in' | 'out'): ThreadCard => {
    const state = direction === 'in' ? 'received' : 'sent'
    const one = mail.parse({
      ...base(),
      menteeIds: [ada.id],
      threadId: ada.id,
      subject,
      direction,
      state,
      date: '2026-11-01T08:00:00.000Z',
    })
    const card = threadCard(one.id, [one], null, Date.parse('2026-11-25T09:00:00.000Z'))
    if (card === null) throw new TypeError('there is no card')
    return card
  }
  const threads = [about('Consent', 'in'), about('Funding', 'out'), about('Question', 'out')]

  it('is that of the quoted subject, in any language', () => {
    expect(proposedConversation('Ja.\n\n> Betreff: AW: Question\n> Hallo', threads)).toBe(threads[2])
    expect(proposedConversation('Yes.\nSubject: Re: Consent', threads)).toBe(threads[0])
  })

  it('is else the latest in which they have to write, or none', () => {
    expect(proposedConversation('Yes, gladly.', threads)).toBe(threads[1])
    expect(proposedConversation('Yes, gladly.', threads.slice(0, 1))).toBeNull()
  })
})
