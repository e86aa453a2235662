// An answer goes to whom it should, in its conversation, with one mark before the subject; what is passed on says from whom.
import { describe, expect, test } from 'vitest'
import { answersElsewhere, answerTo, hasOthers, type AnswerKind } from '../../../shared/domain/mail-answer.ts'
import { quotedText, quoteParts, wholeText } from '../../../shared/domain/mail-quote.ts'
import { mail, type Mail } from '../../../shared/model/mail.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const at = '2026-03-03T08:00:00.000Z'
const own = ['mentor@example.edu', 'rowan@example.org']

function came(more: Partial<Mail> = {}): Mail {
  return mail.parse({
    id: id(1),
    createdAt: at,
    updatedAt: at,
    direction: 'in',
    state: 'received',
    menteeIds: [id(2)],
    threadId: id(3),
    from: { name: 'Amina Tesfaye', address: 'amina@example.org' },
    to: ['Mentor@example.edu', 'bekele@example.org'],
    cc: ['dean@example.edu', 'amina@example.org'],
    subject: 'AW: Re: Thursday',
    text: 'Shall we meet?\n\n> earlier\n',
    messageId: '<3@example.org>',
    references: ['<1@example.edu>', '<2@example.org>'],
    ...more,
  })
}

const answer = (kind: AnswerKind, original = came()) =>
  answerTo({ kind, original, own, who: 'Amina', when: 'Tue 3 March 2026' })

describe('an answer', () => {
  test('goes to the sender alone, in the same conversation, and names what it answers', () => {
    expect(answer('answer')).toMatchObject({
      to: ['amina@example.org'],
      cc: [],
      subject: 'Re: Thursday',
      threadId: id(3),
      answersId: id(1),
      isForward: false,
      references: ['<1@example.edu>', '<2@example.org>', '<3@example.org>'],
    })
  })

  test('to all leaves the mentor out and names nobody twice', () => {
    expect(answer('answer-all')).toMatchObject({
      to: ['amina@example.org'],
      cc: ['bekele@example.org', 'dean@example.edu'],
    })
    expect(hasOthers(came(), own)).toBe(true)
    expect(hasOthers(came({ to: ['rowan@example.org'], cc: [] }), own)).toBe(false)
  })

  test('follows Reply-To, and that is known when it leads elsewhere', () => {
    const original = came({ replyTo: ['list@example.net'] })
    expect(answer('answer', original).to).toEqual(['list@example.net'])
    expect(answersElsewhere(original)).toEqual(['list@example.net'])
    expect(answersElsewhere(came({ replyTo: ['AMINA@example.org'] }))).toEqual([])
  })

  test('to what the mentor wrote goes on to the same people', () => {
    const original = came({ direction: 'out', state: 'sent', from: null, to: ['amina@example.org'], cc: [] })
    expect(answer('answer', original).to).toEqual(['amina@example.org'])
  })

  test('of a very long conversation names its beginning and the last mails', () => {
    const references = Array.from({ length: 150 }, (_, n) => `<${n}@x>`)
    const made = answer('answer', came({ references })).references
    expect(made).toHaveLength(50)
    expect(made[0]).toBe('<0@x>')
    expect(made.at(-1)).toBe('<3@example.org>')
  })

  test('quotes with one more mark on each line', () => {
    expect(quotedText(answer('answer').quote)).toBe(
      'On Tue 3 March 2026, Amina wrote:\n> Shall we meet?\n>\n>> earlier',
    )
  })
})

describe('passing on', () => {
  test('begins a conversation of its own and says whose mail it was', () => {
    const made = answer('forward')
    expect(made).toMatchObject({ to: [], cc: [], subject: 'Fwd: Thursday', threadId: null, isForward: true })
    expect(made.references).toEqual([])
    expect(made.quote).toContain('From: Amina Tesfaye <amina@example.org>\nDate: Tue 3 March 2026\nTo: ')
    expect(quotedText(made.quote)).toBe(made.quote)
  })

  test('a line break in a name adds no line', () => {
    const original = came({ from: { name: 'Amina\r\nBcc: x@example.org', address: 'amina@example.org' } })
    expect(
      answer('forward', original)
        .quote.split('\n')
        .some((line) => line.startsWith('Bcc:')),
    ).toBe(false)
  })
})

test('a quotation that the mentor changed by hand is taken as it is', () => {
  expect(quoteParts('only words')).toEqual({ lead: '', words: 'only words' })
  expect(quotedText('only words')).toBe('> only words')
  expect(wholeText({ text: 'Yes.\n\n', quote: '' }, 'Mood: ')).toBe('Yes.\n\nMood:')
})
