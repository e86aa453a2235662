import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChatReading } from '../../../../shared/domain/meeting-files/reading.ts'
import { isZoomChat, readZoomChat } from '../../../../shared/domain/meeting-files/zoom-chat.ts'

function read(text: string): ChatReading {
  const result = readZoomChat(text)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
function code(text: string): string {
  const result = readZoomChat(text)
  return result.ok ? 'read' : result.error.code
}
/** Who to whom, and what: private lines are marked. */
const short = (reading: ChatReading) =>
  reading.lines.map(({ from, to, isPrivate, text }) => `${from} > ${to}${isPrivate ? ' (private)' : ''}: ${text}`)

describe('the shapes of a saved chat', () => {
  test.each([
    ['text on the same line', '12:34:56 From Ann Example to Everyone: Good morning'],
    ['two spaces and a space before the colon', '12:34:56 From  Ann Example  to  Everyone : Good morning'],
    ['a tab after the time', '12:34:56\t From  Ann Example  to  Everyone : Good morning'],
    ['text on the next line', '12:34:56 From Ann Example to Everyone:\n\tGood morning'],
    ['text indented by spaces', '12:34:56 From  Ann Example  to  Everyone:\n    Good morning'],
    ['nobody named who got it', '12:34:56\t From  Ann Example : Good morning'],
    [
      'line ends of Windows and a byte order mark',
      '\uFEFF12:34:56 From Ann Example to Everyone:\r\n\tGood morning\r\n',
    ],
    ['people who wait', '12:34:56 From Ann Example to Everyone (in Waiting Room): Good morning'],
  ])('%s', (_, text) => {
    const reading = read(text)
    expect(reading).toMatchObject({ kind: 'chat', format: 'zoom-chat', people: ['Ann Example'], order: 'year-first' })
    expect(reading.lines).toEqual([
      {
        at: null,
        clock: '12:34:56',
        offset: null,
        from: 'Ann Example',
        to: '',
        isPrivate: false,
        text: 'Good morning',
      },
    ])
  })

  test('a file that tells the day gives day and time', () => {
    const [line] = read('2026-04-21 15:02:29 From Ann Example to Everyone:\n\tGood morning\n').lines
    expect(line).toMatchObject({ at: { wall: '2026-04-21T15:02:29', utc: false }, clock: null, text: 'Good morning' })
  })

  test('a day that no calendar has costs the day and not the message', () => {
    const [line] = read('2026-02-31 15:02:29 From Ann to Everyone:\n\tHello\n').lines
    expect(line).toMatchObject({ at: null, clock: '15:02:29', text: 'Hello' })
  })

  test('the copy in the cloud counts from the start of the recording', () => {
    const reading = read('00:58:04\tAnn:\tIt depends\non the question\n01:00:20\tBen Roth:\tIt does\n')
    expect(reading.lines.map(({ at, clock, offset }) => ({ at, clock, offset }))).toEqual([
      { at: null, clock: null, offset: 3_484 },
      { at: null, clock: null, offset: 3_620 },
    ])
    expect(short(reading)).toEqual(['Ann > : It depends\non the question', 'Ben Roth > : It does'])
  })

  test('a client in another language', () => {
    const text = [
      '12:00:00 Von Ann Beispiel an Alle:\n\tGuten Morgen',
      '12:00:01 De Luc Exemple à Tout le monde:\n\tBonjour',
      '12:00:02 De Ana Ejemplo a Todos:\n\tBuenos días',
    ]
    expect(short(read(text.join('\n')))).toEqual([
      'Ann Beispiel > : Guten Morgen',
      'Luc Exemple > : Bonjour',
      'Ana Ejemplo > : Buenos días',
    ])
  })
})

describe('who may see it', () => {
  test.each([
    '12:00:00 From Ann to Ben Roth(Direct Message):\n\tOnly for you',
    '12:00:00\t From  Ann  to  Ben Roth (Privately) : Only for you',
    '12:00:00\t From Ann  To  Ben Roth(privately) : Only for you',
    '12:00:00 From Ann to Ben Roth:\n\tOnly for you',
    '12:00:00\t From  Ann  to  Ben Roth : Only for you',
  ])('what went to one person is private, whether marked or not: %s', (text) => {
    expect(short(read(text))).toEqual(['Ann > Ben Roth (private): Only for you'])
  })

  test('what went to a group is not', () => {
    expect(short(read('12:00:00 From Ann to Hosts and panelists:\n\tReady?'))).toEqual([
      'Ann > Hosts and panelists: Ready?',
    ])
  })

  test('names with a "to" or a colon of their own are kept whole', () => {
    const text = [
      '12:00:00 From Road to Oxford to Everyone: one',
      '12:00:01 From Ann: CS101 to Everyone: two',
      '12:00:02\t From  Ben : I said to everyone: three',
      '12:00:03 From Ann to Everyone: go to Ben: four',
    ]
    expect(short(read(text.join('\n')))).toEqual([
      'Road to Oxford > : one',
      'Ann: CS101 > : two',
      'Ben > : I said to everyone: three',
      'Ann > : go to Ben: four',
    ])
  })

  test('pronouns and devices are no part of a name', () => {
    const text = '12:00:00 From Roth, Ben (he/him) to Everyone: one\n12:00:01 From iPhone (Ben Roth) to Everyone: two'
    expect(read(text).people).toEqual(['Ben Roth'])
  })
})

describe('what is said', () => {
  test('a message of several lines stays one, with its empty lines and its own indents', () => {
    const text =
      '12:00:00 From Ann to Everyone:\n\tFirst\n\t\n\t  - second\n\t12:00:01 From here on\n12:00:02 From Ben to Everyone:\n\tYes\n'
    expect(short(read(text))).toEqual(['Ann > : First\n\n  - second\n12:00:01 From here on', 'Ben > : Yes'])
  })

  test('reactions are counted and are no words', () => {
    const text = [
      '12:00:00 From Ann to Everyone:\n\tShall we read chapter two?',
      '12:00:05 From Ben to Everyone:\n\tReacted to "Shall we read chap..." with 👍',
      '12:00:06 From Ben to Everyone:\n\tRemoved a 👍 reaction from "Shall we read chap..."',
    ]
    const reading = read(text.join('\n'))
    expect(short(reading)).toEqual(['Ann > : Shall we read chapter two?'])
    expect(reading).toMatchObject({ notices: 2, people: ['Ann'] })
  })

  test('a reply is read without the words that it quotes, and loses none of its own', () => {
    const text = [
      '12:00:00 From Ann to Everyone:\n\tReplying to "Shall we read chap..."\n\t\n\tYes, gladly',
      '12:00:01 From Ben to Everyone:\n\tReplying to “one line\n\tanother...”\n\t\n\tMe too',
      '12:00:02 From Ben to Everyone:\n\tReplying to "this" takes time',
    ]
    expect(short(read(text.join('\n')))).toEqual([
      'Ann > : Yes, gladly',
      'Ben > : Me too',
      'Ben > : Replying to "this" takes time',
    ])
  })

  test('what stands above the first message is nobody’s', () => {
    expect(short(read('Chat of the reading group\n\n12:00:00 From Ann to Everyone:\n\tHello'))).toEqual([
      'Ann > : Hello',
    ])
  })
})

describe('files that are no chat of Zoom, or too large', () => {
  test('each is refused by name', () => {
    expect(code('')).toBe('meeting-file/empty')
    expect(code('\n \n')).toBe('meeting-file/empty')
    expect(code('Dear Ann,\nsee you at 12:30:00 tomorrow')).toBe('meeting-file/unknown-format')
    expect(code('12:30:00 lunch')).toBe('meeting-file/unknown-format')
    expect(code('12:00:05 From Ben to Everyone:\n\tReacted to "Yes" with 👍')).toBe('meeting-file/no-people')
    expect(code('12:00:00 From Ann to Everyone: hello\n'.repeat(400_001))).toBe('meeting-file/too-many-lines')
    expect(code('a'.repeat(25 * 1024 * 1024))).toBe('meeting-file/too-large')
  })

  test('200,000 messages are read, and the longest of them is cut', () => {
    const long = `12:00:00 From Ann to Everyone: ${'a'.repeat(100_000)}\n${`${'b'.repeat(60_000)}\n`.repeat(5)}`
    const reading = read(long + '12:00:00 From Ben to Everyone: hello\n'.repeat(200_000))
    expect(reading.lines).toHaveLength(200_001)
    expect(reading.lines[0]?.text.length).toBeLessThanOrEqual(64 * 1024)
  })
})

const word = fc.stringMatching(/^[A-Za-zäöé]{2,9}$/)
const name = fc.tuple(fc.constantFrom('Ann', 'Ben', 'Zoë', 'Liu'), word).map(([first, last]) => `${first} X${last}`)
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
const message = fc.record({
  from: name,
  to: fc.option(name),
  second: fc.integer({ min: 0, max: 86_399 }),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
})
const clockOf = (second: number) => new Date(second * 1_000).toISOString().slice(11, 19)

test('a chat is read back as it was written, in the old shape and in the new', () => {
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 20 }), fc.boolean(), (messages, isNew) => {
      const written = messages.map(({ from, to, second, lines }) => {
        const day = isNew ? '2026-04-21 ' : ''
        const head = `${day}${clockOf(second)} From ${from} to ${to === null ? 'Everyone' : `${to}(Direct Message)`}`
        return isNew ? `${head}:\n${lines.map((one) => `\t${one}\n`).join('')}` : `${head} : ${lines.join('\n')}\n`
      })
      expect(read(written.join('')).lines).toEqual(
        messages.map(({ from, to, second, lines }) => ({
          at: isNew ? { wall: `2026-04-21T${clockOf(second)}`, utc: false } : null,
          clock: isNew ? null : clockOf(second),
          offset: null,
          from,
          to: to ?? '',
          isPrivate: to !== null,
          text: lines.join('\n'),
        })),
      )
    }),
  )
})

test('any text gives a chat or a named fault, never an exception', () => {
  const pieces = fc.constantFrom(
    '12:00:00',
    ' From ',
    'Ann',
    ' to ',
    'Everyone',
    ' : ',
    ':',
    '\n',
    '\t',
    '(Privately)',
    '"',
  )
  const texts = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      expect(code(text)).toMatch(/^(?:read|meeting-file\/[a-z-]+)$/)
      expect(typeof isZoomChat(text)).toBe('boolean')
    }),
    { numRuns: 500 },
  )
})
