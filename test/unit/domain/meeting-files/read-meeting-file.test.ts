import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAttendance } from '../../../../shared/domain/meeting-files/attendance.ts'
import type { DayOrder } from '../../../../shared/domain/meeting-files/reading.ts'
import { readMeetingFile, readMeetingFileSteps } from '../../../../shared/domain/meeting-files/read-meeting-file.ts'

const attendance = join(import.meta.dirname, '../../../fixtures/meeting-files/attendance')
const calendar = join(import.meta.dirname, '../../../fixtures/calendar')
const bytesOf = (folder: string, name: string) => new Uint8Array(readFileSync(join(folder, name)))
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))

function read(name: string, content: string | Uint8Array, order?: DayOrder) {
  const bytes = typeof content === 'string' ? strToU8(content) : content
  return readMeetingFile({ name, bytes }, order === undefined ? {} : { order })
}
function kind(name: string, content: string | Uint8Array): string {
  const result = read(name, content)
  return result.ok ? `${result.value.kind} ${result.value.format}` : result.error.code
}

const zoomChat = '12:34:56 From Ann to Everyone:\n\tHello\n'
const whatsApp = '03/04/2026, 21:15 - Ann: Hello\n'
const vtt = 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAnn: Hello\n'

describe('what a file is', () => {
  test.each(readdirSync(attendance).filter((name) => name.endsWith('.csv')))(
    'a list of who came is read as ever: %s',
    (name) => {
      const bytes = bytesOf(attendance, name)
      expect(read(name, bytes)).toEqual(readAttendance(bytes))
    },
  )

  test.each([
    ['meeting_saved_chat.txt', zoomChat, 'chat zoom-chat'],
    ['GMT20260421-150000_Recording.txt', '00:00:04\tAnn:\tHello\n', 'chat zoom-chat'],
    ['_chat.txt', whatsApp, 'chat whatsapp'],
    ['GMT20260421-150000_Recording.transcript.vtt', vtt, 'transcript zoom-vtt'],
    ['Thesis group.vtt', vtt.replace('Ann: Hello', '<v Ann>Hello</v>'), 'transcript teams-vtt'],
    ['captions.srt', '1\n00:00:01,000 --> 00:00:02,000\nHello\n', 'transcript vtt'],
    ['renamed.csv', whatsApp, 'chat whatsapp'],
  ])('%s', (name, text, expected) => {
    expect(kind(name, text)).toBe(expected)
    expect(kind(name, utf16(text))).toBe(expected)
  })

  test('a chat in an archive, its title from the archive or from the text in it', () => {
    const inArchive = zipSync({ '_chat.txt': strToU8(whatsApp), 'IMG-1.jpg': strToU8('x') })
    expect(read('WhatsApp Chat - Thesis group.zip', inArchive)).toMatchObject({
      ok: true,
      value: { format: 'whatsapp', title: 'Thesis group', order: null },
    })
    const named = zipSync({ 'WhatsApp Chat with Ann.txt': strToU8(whatsApp) })
    expect(read('export.zip', named)).toMatchObject({ ok: true, value: { title: 'Ann' } })
    expect(kind('export.zip', zipSync({ 'notes.txt': strToU8('Dear Ann') }))).toBe('meeting-file/no-chat-in-archive')
  })

  test('the answer about days reaches lists and chats, also in an archive', () => {
    const walls = (order: DayOrder, bytes: Uint8Array) => {
      const result = read('x', bytes, order)
      return result.ok && result.value.kind === 'chat' ? result.value.lines[0]?.at?.wall : undefined
    }
    for (const bytes of [strToU8(whatsApp), zipSync({ '_chat.txt': strToU8(whatsApp) })]) {
      expect(walls('day-first', bytes)).toBe('2026-04-03T21:15:00')
      expect(walls('month-first', bytes)).toBe('2026-03-04T21:15:00')
    }
    expect(read('x', bytesOf(attendance, 'teams-list-unclear-order.csv'), 'month-first')).toMatchObject({
      value: { order: 'month-first' },
    })
  })

  test('a long chat is read in steps', () => {
    const steps = readMeetingFileSteps({ name: '_chat.txt', bytes: strToU8(whatsApp.repeat(20_000)) })
    expect(steps.next()).toMatchObject({ done: false, value: { total: whatsApp.length * 20_000 } })
  })
})

describe('what it is not', () => {
  test('invitations and mails have doors of their own, whatever they quote', () => {
    for (const name of readdirSync(calendar).filter((one) => one.endsWith('.ics'))) {
      expect(kind(name, bytesOf(calendar, name))).toBe('meeting-file/unknown-format')
      expect(kind('renamed.txt', bytesOf(calendar, name))).toBe('meeting-file/unknown-format')
    }
    expect(kind('mail.eml', whatsApp)).toBe('meeting-file/unknown-format')
    expect(kind('mail', `MIME-Version: 1.0\nSubject: chat\n\n${whatsApp}`)).toBe('meeting-file/unknown-format')
  })

  test('each other is refused by name', () => {
    expect(kind('a.txt', '')).toBe('meeting-file/empty')
    expect(kind('a.txt', ' \n')).toBe('meeting-file/empty')
    expect(kind('a.txt', 'Dear Ann, see you tomorrow.')).toBe('meeting-file/unknown-format')
    expect(kind('a.pdf', '%PDF-1.7')).toBe('meeting-file/not-text')
    expect(kind('a.txt', new Uint8Array([0x41, 0, 0, 0, 0xff, 0xd8]))).toBe('meeting-file/not-text')
    expect(kind('a.txt', new Uint8Array(65 * 1024 * 1024))).toBe('meeting-file/too-large')
    expect(kind('a.txt', whatsApp.repeat(400_001))).toBe('meeting-file/too-many-lines')
    expect(kind('a.zip', 'PK\u0003\u0004zip')).toBe('meeting-file/broken-archive')
    expect(kind('a.xlsx', zipSync({ '[Content_Types].xml': strToU8('x') }))).toBe('meeting-file/unknown-format')
  })

  test('a chat that breaks off in the middle of a letter is read as far as it goes', () => {
    const bytes = strToU8('03/04/2026, 21:15 - Ann: grüß dich, schön')
    expect(kind('_chat.txt', bytes.subarray(0, bytes.length - 2))).toBe('chat whatsapp')
  })
})

test('any bytes, and any file with bytes changed, give a reading or a named fault', () => {
  const samples = [zoomChat, whatsApp, vtt].map((text) => strToU8(text))
  const archive = zipSync({ '_chat.txt': strToU8(whatsApp) })
  const changed = fc
    .record({
      bytes: fc.constantFrom(...samples, archive, ...samples.map((bytes) => utf16(new TextDecoder().decode(bytes)))),
      changes: fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 }),
    })
    .map(({ bytes, changes }) => {
      const copy = bytes.slice()
      for (const [at, value] of changes) if (at < copy.length) copy[at] = value
      return copy
    })
  const name = fc.constantFrom('a', 'a.txt', 'a.zip', 'a.vtt', '_chat.txt', 'WhatsApp Chat with A.txt')
  fc.assert(
    fc.property(name, fc.oneof(fc.uint8Array({ maxLength: 400 }), changed), (fileName, bytes) => {
      expect(kind(fileName, bytes)).toMatch(/^(?:(?:chat|transcript|attendance) [a-z-]+|meeting-file\/[a-z-]+)$/)
    }),
    { numRuns: 500 },
  )
})
