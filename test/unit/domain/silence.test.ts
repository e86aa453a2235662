// Whoever has gone silent is written to kindly, more easily each time, and is never let go before a mail was tried.
import { describe, expect, it } from 'vitest'
import type { BriefSource } from '../../../shared/domain/brief.ts'
import { silenceProposal, silenceStep } from '../../../shared/domain/silence.ts'
import { agreement, type Agreement } from '../../../shared/model/agreement.ts'
import { mail } from '../../../shared/model/mail.ts'
import { meeting } from '../../../shared/model/meeting.ts'
import { mentee } from '../../../shared/model/mentee.ts'
import { promiseRecord } from '../../../shared/model/promise.ts'

const now = Date.parse('2026-11-25T09:00:00.000Z')
const dayLength = 86_400_000
const daysAgo = (days: number) => new Date(now - days * dayLength).toISOString()
const base = () => ({ id: crypto.randomUUID(), createdAt: daysAgo(300), updatedAt: daysAgo(300) })
const person = mentee.parse({ ...base(), name: 'Ada Nova', preferredName: 'Ada' })
const met = (days: number, topic = 'Consent') =>
  meeting.parse({ ...base(), startsAt: daysAgo(days), menteeIds: [person.id], topic })
const mailed = (days: number) =>
  mail.parse({
    ...base(),
    menteeIds: [person.id],
    threadId: person.id,
    state: 'sent',
    date: daysAgo(days),
    sentAt: daysAgo(days),
  })
const wrote = (days: number) =>
  mail.parse({
    ...base(),
    direction: 'in',
    menteeIds: [person.id],
    threadId: person.id,
    state: 'received',
    date: daysAgo(days),
  })
const promised = (owner: 'mentor' | 'mentee', text: string) =>
  promiseRecord.parse({ ...base(), menteeId: person.id, owner, text })
const agreed = (common: Partial<Agreement['common']>) =>
  agreement.parse({ ...base(), menteeId: person.id, state: 'agreed', common })
const propose = (part: Partial<BriefSource>) =>
  silenceProposal(
    { mentee: person, meetings: [], promises: [], goals: [], agreements: [], mails: [], ...part },
    now,
    'Rowan Adler',
  )

describe('the step', () => {
  it.each([
    [28, 0, 'nudge'],
    [41, 3, 'nudge'],
    [42, 0, 'easy'],
    [69, 1, 'easy'],
    [70, 1, 'close'],
    [400, 2, 'close'],
  ] as const)('after %d days and %d mails is %s', (days, unanswered, step) => {
    expect(silenceStep({ days, everyDays: 28, unanswered })).toBe(step)
  })

  it('never lets anybody go who was not written to, however long it was', () => {
    expect(silenceStep({ days: 4_000, everyDays: 7, unanswered: 0 })).toBe('easy')
  })

  it('goes by the rhythm that was agreed', () => {
    expect(propose({ meetings: [met(30)] }).step).toBe('nudge')
    expect(propose({ meetings: [met(30)], agreements: [agreed({ everyDays: 14 })] }).step).toBe('easy')
  })

  it('begins anew with a meeting: mails before it count no more', () => {
    expect(propose({ meetings: [met(80)], mails: [mailed(90)] }).step).toBe('easy')
    expect(propose({ meetings: [met(80)], mails: [mailed(40)] }).step).toBe('close')
  })
})

describe('a mail that came back', () => {
  it('ends the silence: days and mails before it count no more', () => {
    const answered = propose({ meetings: [met(80)], mails: [mailed(40), wrote(35)] })
    expect(answered.step).toBe('nudge')
    expect(answered.because).toContain('35 days since they last wrote')
    expect(answered.because).toContain('no mail since')
    expect(propose({ meetings: [met(90)], mails: [wrote(80), mailed(40)] }).step).toBe('close')
  })

  it('counts no more than a meeting after it, and not when it says to come from tomorrow', () => {
    expect(propose({ meetings: [met(30)], mails: [wrote(40)] }).because).toContain('30 days since the last meeting')
    expect(propose({ meetings: [met(30)], mails: [wrote(-2)] }).because).toContain('30 days since the last meeting')
  })
})

describe('the proposed mail', () => {
  it('names the person, the last topic and my own open promises, and nothing of theirs', () => {
    const kept = { ...promised('mentor', 'Kept already'), state: 'kept' as const }
    const promises = [promised('mentor', 'Send the form'), promised('mentee', 'Bring two languages'), kept]
    const { text, subject } = propose({ meetings: [met(100, 'Old'), met(30)], promises })
    expect(text).toMatch(/^Dear Ada,\n\nIt has been a while since we spoke about “Consent”/)
    expect(text).toContain('- Send the form')
    expect(text).not.toContain('Bring two languages')
    expect(text).not.toContain('Kept already')
    expect(text).toMatch(/Best wishes\nRowan Adler$/)
    expect(subject).not.toContain('Consent')
  })

  it('quotes what was agreed for this case, and says so to the mentor', () => {
    const lapse = 'Whoever notices first writes two lines.'
    const withTerm = propose({ meetings: [met(30)], agreements: [agreed({ lapse })] })
    expect(withTerm.text).toContain(`“${lapse}”`)
    expect(withTerm.because).toContain('It quotes what you agreed')
    const without = propose({ meetings: [met(30)] })
    expect(without.text).not.toContain('We wrote down')
    expect(without.because).toContain('Nothing was agreed for this case.')
  })

  it('takes nothing from a draft of an agreement or from one that has ended', () => {
    const common = { lapse: 'Two lines', everyDays: 7 }
    const former = (['draft', 'replaced', 'ended'] as const).map((state) => ({ ...agreed(common), state }))
    const { text, because } = propose({ meetings: [met(30)], agreements: former })
    expect(text).not.toContain('Two lines')
    expect(because).toContain('where 28 are usual')
  })

  it('can be answered with one letter at the second step, and closes without blame at the last', () => {
    expect(propose({ meetings: [met(50)] }).text).toContain('One letter as an answer is plenty')
    const ending = 'Either may stop without a reason.'
    const last = propose({ meetings: [met(90)], mails: [mailed(30)], agreements: [agreed({ ending })] })
    expect(last.text).toContain('you owe me no explanation')
    expect(last.text).toContain(`“${ending}”`)
    expect(last.subject).toBe('No need to answer')
  })

  it('has words also for somebody who was never met', () => {
    const { text, because } = propose({})
    expect(text).not.toContain('“')
    expect(because).toContain('300 days since the mentorship began')
  })
})
