// Whatever a tool has written down must arrive as it was said: by whom, when, and without what was said in private.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  lineAt,
  lineStarts,
  momentOfLine,
  packLines,
  sayOffset,
  wordsOf,
} from '../../../../shared/domain/conversation-lines.ts'
import { lastWordOf } from '../../../../shared/domain/conversations.ts'
import { readMailFile } from '../../../../shared/domain/meeting-files/mail-file.ts'
import { readMeetingFile } from '../../../../shared/domain/meeting-files/read-meeting-file.ts'
import {
  beganByName,
  clockReader,
  countKept,
  proposeMeeting,
  takeIn,
  type TakeInChoices,
} from '../../../../shared/domain/meeting-files/take-in.ts'
import { spanOf, wordsFile, type WordsFile } from '../../../../shared/domain/meeting-files/words-file.ts'
import { momentOf } from '../../../../shared/domain/meeting-time.ts'
import { conversation, type Conversation } from '../../../../shared/model/conversation.ts'
import { meeting } from '../../../../shared/model/meeting.ts'

const folder = join(import.meta.dirname, '../../../fixtures/meeting-files')
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, name)))
const amina = '0b6f1f0e-4a50-4c5e-9b6a-1f2e3d4c5b6a'
const record = {
  id: '1b6f1f0e-4a50-4c5e-9b6a-1f2e3d4c5b6b',
  createdAt: '2026-04-22T08:00:00.000Z',
  updatedAt: '2026-04-22T08:00:00.000Z',
  sample: false,
}
const all: TakeInChoices = {
  menteeIds: [],
  from: null,
  to: null,
  withPrivate: false,
  meeting: null,
  beganAt: '2026-04-21T13:00:00.000Z',
  zone: 'Europe/Zurich',
  about: [],
}

function words(name: string): WordsFile {
  const read = readMeetingFile({ name, bytes: bytesOf(`words/${name}`) })
  if (!read.ok || read.value.kind === 'attendance') throw new Error('not a file of words')
  return wordsFile(read.value)
}

function taken(file: WordsFile, choices: Partial<TakeInChoices> = {}): Conversation {
  const made = takeIn(file, { ...all, ...choices }, record, 'ab')
  if (made === null) throw new Error('nothing was kept')
  return made
}

function linesOf(one: Conversation) {
  const starts = lineStarts(one)
  return Array.from({ length: one.lineCount }, (_, index) => {
    const line = lineAt(one.lines, starts, index)
    return [one.speakers[line.who]?.name, momentOfLine(one, line) ?? line.after, line.text]
  })
}

describe('a chat of Zoom', () => {
  it('leaves out what went to one person, and whoever said nothing else', () => {
    const made = taken(words('zoom-chat.txt'))
    expect(made.privateCount).toBe(0)
    expect(wordsOf(made.lines)).not.toContain('supervisor')
    expect(linesOf(made)).toHaveLength(3)
  })

  it('keeps what is private when it is asked for, marked, with the name of whom it went to', () => {
    const made = taken(words('zoom-chat.txt'), { withPrivate: true })
    expect(made.privateCount).toBe(1)
    expect(wordsOf(made.lines)).toContain('(to Rowan Field) Can I tell you something')
  })

  it('takes the day from the meeting, for its clock tells none', () => {
    const made = taken(words('zoom-chat.txt'), {
      meeting: { id: record.id, menteeIds: [amina], startsAt: '2026-04-21T13:00:00.000Z' },
    })
    expect(made.firstAt).toBe('2026-04-21T13:02:29.000Z')
    expect(made.lastAt).toBe('2026-04-21T13:05:44.000Z')
    expect(made.menteeIds).toEqual([amina])
  })

  it('goes over midnight with the meeting', () => {
    const file: WordsFile = {
      ...words('zoom-chat.txt'),
      lines: ['23:50:00', '00:10:00'].map((clock) => ({
        at: null,
        clock,
        offset: null,
        who: 0,
        isPrivate: false,
        text: 'x',
      })),
    }
    const made = taken(file, { beganAt: '2026-04-21T21:30:00.000Z' })
    expect(Date.parse(made.lastAt) - Date.parse(made.firstAt)).toBe(20 * 60_000)
  })
})

describe('a transcript', () => {
  it.each([
    [
      'zoom.vtt',
      'Zoom',
      [
        ['Amina Otieno', 2, 'Good morning.'],
        ['Rowan Field', 5, 'Good morning, how did the sampling go?'],
        ['Amina Otieno', 72, 'Better than I feared: forty schools answered.'],
      ],
    ],
    [
      'teams.vtt',
      'Microsoft Teams',
      [
        ['Amina Otieno', 3, 'Good morning.'],
        ['Rowan Field', 6, 'How was the journey?'],
      ],
    ],
  ])('tells who spoke how far into the meeting: %s', (name, tool, expected) => {
    const made = taken(words(name), { menteeIds: [amina, null] })
    expect(made).toMatchObject({ kind: 'transcript', tool, timing: 'offset', menteeIds: [amina], firstAt: all.beganAt })
    expect(linesOf(made)).toEqual(expected)
    expect(sayOffset(3_725)).toBe('1:02:05')
  })

  it('begins when the name of its file says', () => {
    expect(beganByName('GMT20260421-150000_Recording.transcript.vtt')).toBe('2026-04-21T15:00:00.000Z')
    expect(beganByName('GMT20269921-150000_Recording.vtt')).toBeNull()
    expect(beganByName('meeting.vtt')).toBeNull()
  })
})

describe('messages', () => {
  const file = words('WhatsApp Chat with Amina.txt')

  it('stand at their time on the mentor’s clock, a message of two lines as one', () => {
    const made = taken(file, { menteeIds: [amina, null] })
    expect(made).toMatchObject({ kind: 'messenger', tool: 'WhatsApp', title: 'Amina', menteeIds: [amina] })
    expect(linesOf(made)).toEqual([
      ['Amina Otieno', '2026-04-13T19:15:00.000Z', 'The permit came'],
      ['Rowan Field', '2026-04-13T19:16:00.000Z', 'Wonderful.\nThen we can begin.'],
      ['Amina Otieno', '2026-04-20T06:03:00.000Z', 'First school visited today'],
    ])
    expect(lastWordOf(amina, made)).toBe('2026-04-20T06:03:00.000Z')
  })

  it('are kept of the chosen days only', () => {
    const choices = { from: '2026-04-14', to: '2026-04-20' }
    expect(countKept(file.lines, { ...all, ...choices })).toBe(1)
    expect(taken(file, choices).lineCount).toBe(1)
    expect(takeIn(file, { ...all, from: '2027-01-01' }, record, 'ab')).toBeNull()
  })

  it('are about whoever they are said to be about', () => {
    expect(taken(file, { about: [amina] }).menteeIds).toEqual([amina])
    expect(spanOf(file.lines)).toMatchObject({ first: { wall: '2026-04-13T21:15:00' } })
  })
})

describe('a mail', () => {
  it('tells who wrote to whom, when and what, without what is attached', async () => {
    const read = await readMailFile(bytesOf('mail/plain.eml'))
    if (!read.ok) throw new Error(read.error.code)
    expect(read.value).toMatchObject({
      title: 'Draft of chapter 2 – questions',
      at: { wall: '2026-04-21T06:15:00', utc: true },
      from: { name: 'Amina Otíeno', email: 'amina.otieno@lakeside.example.edu' },
    })
    const file = wordsFile(read.value)
    expect(file.people.map(({ name, lines }) => [name, lines])).toEqual([
      ['Amina Otíeno', 1],
      ['Rowan Field', 0],
      ['Sipho Dlamini', 0],
    ])
    const made = taken(file, { menteeIds: [null, null, amina] })
    expect(made).toMatchObject({ kind: 'mail', firstAt: '2026-04-21T06:15:00.000Z', menteeIds: [amina] })
    expect(wordsOf(made.lines)).toContain('sampling frame on Friday')
  })

  it('of HTML alone is words, and never what a script or a style holds', async () => {
    const read = await readMailFile(bytesOf('mail/html-only.eml'))
    expect(read).toMatchObject({ ok: true, value: { text: 'Thank you,\nRowan & all.\n\nSee you <soon> — A.' } })
  })

  it('of countless parts is refused before it costs time', async () => {
    const bomb = `From: a@b.org\nContent-Type: multipart/mixed; boundary="x"\n\n${'--x\n\n'.repeat(2_000)}`
    expect(await readMailFile(new TextEncoder().encode(bomb))).toMatchObject({
      error: { code: 'meeting-file/too-large' },
    })
    expect(await readMailFile(new TextEncoder().encode('Dear Ann'))).toMatchObject({
      error: { code: 'meeting-file/unknown-format' },
    })
  })

  it('whatever its bytes gives a reading or a named fault', async () => {
    const good = bytesOf('mail/plain.eml')
    const changed = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(changed, fc.nat(good.length), async (changes, length) => {
        const bytes = good.slice(0, length)
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        const read = await readMailFile(bytes)
        expect(read.ok || read.error.code.startsWith('meeting-file/')).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the lines of a conversation', () => {
  it('come back as they were, whatever signs are in them', () => {
    const line = fc.record({
      after: fc.option(fc.nat()),
      who: fc.nat(4_000),
      isPrivate: fc.boolean(),
      text: fc.oneof(fc.string(), fc.stringMatching(/^[\\n\n\tp0-9]*$/)).map((text) => text.replace(/\r\n?/gu, '\n')),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const packed = { lines: packLines(lines), lineCount: lines.length }
        const starts = lineStarts(packed)
        expect(lines.map((_, index) => lineAt(packed.lines, starts, index))).toEqual(lines)
        expect(wordsOf(packed.lines)).toBe(lines.map(({ text }) => text).join('\n'))
      }),
    )
  })

  it('of clocks in any zone are the moments that the clock means', () => {
    const read = clockReader('America/New_York')
    for (const wall of ['2026-03-08T01:59:30', '2026-03-08T03:00:10', '2026-11-01T00:30:00', '2026-07-04T23:59:59']) {
      const whole = momentOf({ day: wall.slice(0, 10), time: wall.slice(11, 16) }, 'America/New_York') ?? ''
      expect(read({ wall, utc: false })).toBe(Date.parse(whole) + Number(wall.slice(17)) * 1_000)
    }
    expect(read({ wall: '2026-07-04T10:00:00', utc: true })).toBe(Date.UTC(2026, 6, 4, 10))
  })
})

describe('the meeting of a file', () => {
  const at = (startsAt: string, menteeIds: string[], state: 'held' | 'cancelled' = 'held') =>
    meeting.parse({ ...record, startsAt, menteeIds, state })

  it('is the one at that time with most of the people', () => {
    const alone = at('2026-04-21T13:00:00.000Z', [amina])
    const others = at('2026-04-21T13:00:00.000Z', [record.id])
    const later = at('2026-04-22T13:00:00.000Z', [amina])
    const wanted = { from: '2026-04-21T13:05:00.000Z', to: '2026-04-21T13:50:00.000Z', menteeIds: [amina] }
    expect(proposeMeeting([others, later, alone], wanted)).toBe(alone)
    expect(proposeMeeting([others, later], wanted)).toBeNull()
    expect(proposeMeeting([at('2026-04-21T13:00:00.000Z', [amina], 'cancelled')], wanted)).toBeNull()
  })
})

it('a conversation is valid as it is made', () => {
  const made = taken(words('zoom-chat.txt'))
  expect(conversation.parse(made)).toEqual(made)
})
