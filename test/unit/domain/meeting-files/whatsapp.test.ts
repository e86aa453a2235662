import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChatReading, DayOrder } from '../../../../shared/domain/meeting-files/reading.ts'
import { readWhatsApp, readWhatsAppSteps } from '../../../../shared/domain/meeting-files/whatsapp.ts'
import { chatInArchive } from '../../../../shared/domain/meeting-files/whatsapp/archive.ts'
import { titleIn } from '../../../../shared/domain/meeting-files/whatsapp/names.ts'

function read(text: string, order?: DayOrder): ChatReading {
  const result = readWhatsApp(text, order === undefined ? {} : { order })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
function code(text: string): string {
  const result = readWhatsApp(text)
  return result.ok ? 'read' : result.error.code
}
const short = (reading: ChatReading) => reading.lines.map(({ from, text }) => `${from}: ${text}`)

describe('the shapes of a time', () => {
  test.each([
    ['Android, day first', '20/09/2026, 21:15 - Ann: Hello', '2026-09-20T21:15:00'],
    ['Android, month first, U+202F before PM', '9/20/26, 9:15\u202FPM - Ann: Hello', '2026-09-20T21:15:00'],
    ['Android, Spanish', '20/9/2026, 9:15 p.\u00A0m. - Ann: Hello', '2026-09-20T21:15:00'],
    ['Android, French', '20/09/2026 à 21:15 - Ann: Hello', '2026-09-20T21:15:00'],
    ['Android, Portuguese', '20/09/2026 21:15 - Ann: Hello', '2026-09-20T21:15:00'],
    ['Android, German', '20.09.26, 21:15 - Ann: Hello', '2026-09-20T21:15:00'],
    ['Android, Dutch', '20-09-2026 21:15 - Ann: Hello', '2026-09-20T21:15:00'],
    ['Android, Swedish', '2026-09-20 21:15 - Ann: Hello', '2026-09-20T21:15:00'],
    ['Android, Danish', '20.09.2026 21.15 - Ann: Hello', '2026-09-20T21:15:00'],
    ['Android, Canadian French', '2026-09-20 21 h 15 - Ann: Hello', '2026-09-20T21:15:00'],
    ['Android, Canadian English', '2026-09-20, 9:15 p.m. - Ann: Hello', '2026-09-20T21:15:00'],
    ['Android, Hungarian', '2026. 09. 20. 21:15 - Ann: Hello', '2026-09-20T21:15:00'],
    ['Android, Chinese', '2026/9/20 下午9:15 - Ann: Hello', '2026-09-20T21:15:00'],
    ['Android, Arabic', '٢٠\u200F/٩\u200F/٢٠٢٦، ٩:١٥ م - Ann: Hello', '2026-09-20T21:15:00'],
    ['iOS, day first', '[20/09/2026, 21:15:03] Ann: Hello', '2026-09-20T21:15:03'],
    ['iOS, a mark before the bracket', '\u200E[20/09/2026, 21:15:03] Ann: Hello', '2026-09-20T21:15:03'],
    ['iOS, month first, U+202F before PM', '[9/20/26, 9:15:03\u202FPM] Ann: Hello', '2026-09-20T21:15:03'],
    ['iOS, German', '[20.09.26, 21:15:03] Ann: Hello', '2026-09-20T21:15:03'],
    ['iOS, Finnish', '[20.9.2026 klo 21.15.03] Ann: Hello', '2026-09-20T21:15:03'],
    ['iOS, Korean', '[2026. 9. 20. 오후 9:15:03] Ann: Hello', '2026-09-20T21:15:03'],
    ['iOS, year first', '[2026-09-20, 9:15:03 PM] Ann: Hello', '2026-09-20T21:15:03'],
    ['iOS, midnight', '[2026-09-20, 12:05:00 AM] Ann: Hello', '2026-09-20T00:05:00'],
    ['the oldest clients', '20/09/2026 21:15:03: Ann: Hello', '2026-09-20T21:15:03'],
    ['the oldest clients, U+2009', '9/20/26, 9:15:03\u2009PM: Ann: Hello', '2026-09-20T21:15:03'],
  ])('%s', (_, text, wall) => {
    const reading = read(text)
    expect(reading).toMatchObject({ kind: 'chat', format: 'whatsapp', people: ['Ann'], notices: 0 })
    expect(reading.lines).toEqual([
      {
        at: { wall, utc: false },
        clock: null,
        offset: null,
        from: 'Ann',
        to: '',
        isPrivate: false,
        text: 'Hello',
      },
    ])
  })

  test('a date that reads either way is asked about, and the answer is used', () => {
    const text = '03/04/2026, 21:15 - Ann: Hello\n05/04/2026, 21:15 - Ben: Hello'
    const walls = (reading: ChatReading) => reading.lines.map((line) => line.at?.wall.slice(0, 10))
    expect(read(text).order).toBeNull()
    expect(walls(read(text))).toEqual(['2026-04-03', '2026-04-05'])
    expect(read(text, 'month-first').order).toBe('month-first')
    expect(walls(read(text, 'month-first'))).toEqual(['2026-03-04', '2026-05-04'])
    expect(walls(read(text, 'day-first'))).toEqual(['2026-04-03', '2026-04-05'])
  })

  test('what the dates prove goes before the answer, and beside AM and PM the month is read first', () => {
    expect(read('03/04/2026, 21:15 - Ann: a\n13/04/2026, 21:15 - Ann: b', 'month-first').order).toBe('day-first')
    expect(read('4/3/26, 9:15 PM - Ann: a\n4/13/26, 9:15 PM - Ann: b').order).toBe('month-first')
    expect(read('3/4/26, 9:15 PM - Ann: a').lines[0]?.at?.wall).toBe('2026-03-04T21:15:00')
  })

  test('a day that no calendar has costs the day and not the message', () => {
    expect(read('20/09/2026, 21:15 - Ann: a\n31/02/2026, 21:16 - Ann: b').lines[1]).toMatchObject({
      at: null,
      clock: '21:16:00',
      text: 'b',
    })
  })
})

describe('who and what', () => {
  test('a message of several lines stays one, also with a time in another shape in it', () => {
    const text = [
      '20/09/2026, 21:15 - Ann: Three dates:',
      '',
      '21.09.2026, 10:00 - library',
      '[22/09/2026, 10:00:00] Ben: no',
      '2026-09-23 10:30:00',
      '20/09/2026, 21:16 - Ben: Fine: all of them',
    ]
    expect(short(read(text.join('\r\n')))).toEqual([
      'Ann: Three dates:\n\n21.09.2026, 10:00 - library\n[22/09/2026, 10:00:00] Ben: no\n2026-09-23 10:30:00',
      'Ben: Fine: all of them',
    ])
  })

  test('unsaved contacts, telephone numbers and names turned round', () => {
    const text = [
      '[20/09/2026, 21:15:03] ~\u202FAnn Example: a',
      '[20/09/2026, 21:15:04] ~ Ann Example: b',
      '[20/09/2026, 21:15:05] \u202A+44 7700 900123\u202C: c',
      '[20/09/2026, 21:15:06] Roth, Ben: d',
    ]
    expect(read(text.join('\n')).people).toEqual(['Ann Example', '+44 7700 900123', 'Ben Roth'])
  })

  test('notices of the app on Android are counted and are nobody’s words', () => {
    const text = [
      '20/09/2026, 21:14 - Messages and calls are end-to-end encrypted. Tap to learn more.',
      '20/09/2026, 21:14 - Ann created group "Thesis: spring"',
      '20/09/2026, 21:14 - Ann changed the name from “A: b” to “C”',
      'over two lines',
      '20/09/2026, 21:15 - Ann "Annie" Lee: Welcome',
      '20/09/2026, 21:16 - Ben: <Media omitted>',
      '20/09/2026, 21:17 - Ben: This message was deleted',
      '20/09/2026, 21:18 - Ben: null',
      '20/09/2026, 21:19 - Ben: ',
      '20/09/2026, 21:20 - Ben:',
    ]
    const reading = read(text.join('\n'))
    expect(short(reading)).toEqual(['Ann "Annie" Lee: Welcome'])
    expect(reading.notices).toBe(8)
  })

  test('notices of the app on iOS stand in somebody’s mouth', () => {
    const text = [
      '[20.09.26, 21:14:00] Thesis group: \u200EMessages and calls are end-to-end encrypted.',
      '\u200E[20.09.26, 21:14:01] Ann: \u200EAnn added you',
      '[20.09.26, 21:15:00] Ann: Welcome',
      '\u200E[20.09.26, 21:16:00] Ben: \u200Eimage omitted',
      '\u200E[20.09.26, 21:17:00] Ben: my notes\u00A0\u200Eimage omitted',
      '\u200E[20.09.26, 21:18:00] Ben: outline.pdf • \u200E12 pages \u200Edocument omitted',
      '\u200E[20.09.26, 21:19:00] Ben: \u200EYou deleted this message.',
      '\u200E[20.09.26, 21:20:00] Ann: \u200EPOLL:',
      'When?',
      '\u200EOPTION: Monday (2 votes)',
    ]
    const reading = read(text.join('\r\n'))
    expect(short(reading)).toEqual([
      'Ann: Welcome',
      'Ben: my notes',
      'Ben: outline.pdf • 12 pages',
      'Ann: POLL:\nWhen?\nOPTION: Monday (2 votes)',
    ])
    expect(reading).toMatchObject({ notices: 4, people: ['Ann', 'Ben'] })
  })

  test('the notice about encryption is nobody’s words, even without its mark', () => {
    const text = [
      '[07.03.26, 21:22:39] Ann: Messages and calls are end-to-end encrypted. Only people in this chat can read them.',
      '[07.03.26, 21:22:39] Ben: Hello',
    ]
    expect(short(read(text.join('\n')))).toEqual(['Ben: Hello'])
  })

  test.each([
    '<Medien ausgeschlossen>',
    '<Multimedia omitido>',
    '<Médias omis>',
    '<Mídia oculta>',
    '<Media omessi>',
    '<Media weggelaten>',
    'Bild weggelassen',
    'imagem ocultada',
    'image absente',
    'Diese Nachricht wurde gelöscht.',
    'Se eliminó este mensaje.',
    'Mensagem apagada',
  ])('in other languages: %s', (notice) => {
    const reading = read(`20/09/2026, 21:15 - Ann: Hello\n20/09/2026, 21:16 - Ben: ${notice}`)
    expect(reading).toMatchObject({ notices: 1, people: ['Ann'] })
  })

  test('a person who writes about a picture left out is still heard', () => {
    expect(short(read('20/09/2026, 21:15 - Ann: I think chapter two is omitted'))).toEqual([
      'Ann: I think chapter two is omitted',
    ])
  })

  test('a file that was sent stands there by its name, its caption below', () => {
    const text = [
      '20/09/2026, 21:15 - Ann: \u200EIMG-20260920-WA0002.jpg (file attached)',
      'the whiteboard',
      '20/09/2026, 21:16 - Ben: Outline of chapter 2.pdf (Datei angehängt)',
      '20/09/2026, 21:17 - Ben: chapter2.pdf (see page four)',
    ]
    expect(short(read(text.join('\n')))).toEqual([
      'Ann: IMG-20260920-WA0002.jpg\nthe whiteboard',
      'Ben: Outline of chapter 2.pdf',
      'Ben: chapter2.pdf (see page four)',
    ])
    const onIos = [
      '\u200E[20.09.26, 21:16:00] Ben: \u200E<attached: 00000042-PHOTO-2026-09-20.jpg>',
      '\u200E[20.09.26, 21:17:00] Ben: the edited one \u200E<Anhang: edited.docx>',
    ]
    expect(short(read(onIos.join('\n')))).toEqual([
      'Ben: 00000042-PHOTO-2026-09-20.jpg',
      'Ben: edited.docx\nthe edited one',
    ])
  })

  test('the mark of an edited message is no part of it', () => {
    const text = [
      '[20.09.26, 21:16:00] Ben: at ten \u200E<This message was edited>',
      '[20.09.26, 21:17:00] Ann: um elf <Diese Nachricht wurde bearbeitet>',
      '[20.09.26, 21:18:00] Ann: if a < b then <c>',
    ]
    expect(short(read(text.join('\n')))).toEqual(['Ben: at ten', 'Ann: um elf', 'Ann: if a < b then <c>'])
  })
})

describe('the name of the chat', () => {
  test.each([
    ['WhatsApp Chat with Ann Example.txt', 'Ann Example'],
    ['WhatsApp Chat - Thesis group.zip', 'Thesis group'],
    ['WhatsApp_Chat_with_Ann_Example (1).txt', 'Ann Example'],
    ['WhatsApp Chat mit Ann.txt', 'Ann'],
    ['Chat de WhatsApp con Ana.txt', 'Ana'],
    ['Discussion WhatsApp avec Luc.txt', 'Luc'],
    ['Conversa do WhatsApp com Ana.txt', 'Ana'],
    ['Chat WhatsApp con Ada.txt', 'Ada'],
    ['_chat.txt', ''],
    ['notes.txt', ''],
  ])('%s', (fileName, title) => expect(titleIn(fileName)).toBe(title))
})

describe('files that are no chat of WhatsApp, or too large', () => {
  test('each is refused by name', () => {
    expect(code('')).toBe('meeting-file/empty')
    expect(code('Dear Ann,\nsee you on 20/09/2026, 21:15')).toBe('meeting-file/unknown-format')
    expect(code('20/09/2026, 21:15 - Ann left')).toBe('meeting-file/no-people')
    expect(code('20/09/2026, 21:15 - Ann: Hello\n'.repeat(400_001))).toBe('meeting-file/too-many-lines')
    expect(code('a'.repeat(25 * 1024 * 1024))).toBe('meeting-file/too-large')
  })

  test('200,000 lines are read in steps, and the steps come to the end', () => {
    const text = '20/09/2026, 21:15 - Ann: Hello\nand more\n'.repeat(100_000)
    const steps = readWhatsAppSteps(text)
    const done: number[] = []
    let next = steps.next()
    for (; next.done !== true; next = steps.next()) {
      expect(next.value.total).toBe(text.length)
      done.push(next.value.done)
    }
    expect(done.length).toBeGreaterThan(20)
    expect(done).toEqual([...done].sort((a, b) => a - b))
    expect(done.at(-1)).toBeLessThanOrEqual(text.length)
    expect(next.value.ok && next.value.value.lines.length).toBe(100_000)
  })

  test('a message as long as the whole file is cut, and a line made to be slow is not', () => {
    const text = `20/09/2026, 21:15 - Ann: ${'a'.repeat(2_000_000)}\n${'b '.repeat(20_000)}\n`.repeat(3)
    expect(Math.max(...read(text).lines.map((line) => line.text.length))).toBeLessThanOrEqual(64 * 1024)
    const slow = [
      '<'.repeat(60_000),
      '.a'.repeat(30_000),
      '1/'.repeat(30_000),
      '\u200E'.repeat(60_000),
      ' '.repeat(60_000),
    ]
    const lines = slow.flatMap((one) => [`20/09/2026, 21:15 - Ann: ${one}x`, one])
    expect(read(lines.join('\n')).lines).toHaveLength(slow.length)
  })
})

describe('the archive', () => {
  const chat = '20/09/2026, 21:15 - Ann: Hello\n'
  const unpack = (bytes: Uint8Array) => {
    const result = chatInArchive(bytes)
    return result.ok ? result.value : result.error.code
  }
  const zip = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))

  test('the text is found among pictures and other texts, packed or not', () => {
    const files = { 'IMG-1.jpg': 'not read', 'notes.txt': 'other', '__MACOSX/._chat.txt': 'x', '_chat.txt': chat }
    expect(unpack(zip(files))).toEqual({ path: '_chat.txt', text: chat })
    expect(unpack(zipSync({ 'WhatsApp Chat with Ann.txt': strToU8(chat) }, { level: 0 }))).toEqual({
      path: 'WhatsApp Chat with Ann.txt',
      text: chat,
    })
    expect(unpack(zip({ 'Historial.txt': chat }))).toEqual({ path: 'Historial.txt', text: chat })
  })

  test('a long text comes out whole', () => {
    const long = Array.from({ length: 60_000 }, (_, index) => `20/09/2026, 21:15 - Ann: message ${index}\n`).join('')
    expect(unpack(zip({ '_chat.txt': long }))).toEqual({ path: '_chat.txt', text: long })
  })

  test('an archive without a chat is refused by name', () => {
    expect(unpack(zip({ 'IMG-1.jpg': 'x' }))).toBe('meeting-file/no-chat-in-archive')
    expect(unpack(zip({ 'a.txt': chat, 'b.txt': chat }))).toBe('meeting-file/no-chat-in-archive')
    expect(unpack(zip({ 'a/_chat.txt': chat, 'b/_chat.txt': chat }))).toBe('meeting-file/no-chat-in-archive')
    expect(unpack(zip({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' }))).toBe('meeting-file/unknown-format')
  })

  test.each(['../_chat.txt', 'a/../../_chat.txt', '/etc/_chat.txt', 'C:\\_chat.txt', '..\\_chat.txt', 'a\0/_chat.txt'])(
    'a path that leads out is refused: %j',
    (path) => expect(unpack(zip({ [path]: chat }))).toBe('meeting-file/unsafe-archive'),
  )

  test('an archive of very many entries is refused before they are read', () => {
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`${index}.jpg`, '']))
    expect(unpack(zip({ ...many, '_chat.txt': chat }))).toBe('meeting-file/unsafe-archive')
  })

  test('a text that promises to be little and is much is stopped at its promise', () => {
    const bomb = zip({ '_chat.txt': '\0'.repeat(30 * 1024 * 1024) })
    expect(unpack(bomb)).toBe('meeting-file/too-large')
    const lying = bomb.slice()
    const view = new DataView(lying.buffer)
    const contents = view.getUint32(lying.length - 6, true)
    view.setUint32(contents + 24, 1_000, true)
    expect(unpack(lying)).toBe('meeting-file/unsafe-archive')
  })

  test('one with a password, cut off or damaged is refused by name', () => {
    const whole = zip({ '_chat.txt': chat.repeat(100) })
    expect(unpack(whole.subarray(0, whole.length - 30))).toBe('meeting-file/broken-archive')
    const locked = whole.slice()
    const view = new DataView(locked.buffer)
    const contents = view.getUint32(locked.length - 6, true)
    view.setUint16(contents + 8, 1, true)
    expect(unpack(locked)).toBe('meeting-file/broken-archive')
  })

  test('an archive with any bytes changed or cut gives a text or a named fault', () => {
    const whole = zip({ 'IMG-1.jpg': 'x', '_chat.txt': chat.repeat(20) })
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 })
    fc.assert(
      fc.property(changes, fc.nat(60), (all, cut) => {
        const copy = whole.slice(0, whole.length - cut)
        for (const [at, value] of all) if (at < copy.length) copy[at] = value
        const answer = unpack(copy)
        if (typeof answer === 'string') expect(answer).toMatch(/^meeting-file\//)
        else expect(answer.text).not.toBe('')
      }),
      { numRuns: 300 },
    )
  })
})

const word = fc.stringMatching(/^[A-Za-zäöéß]{2,9}$/)
const name = fc.tuple(fc.constantFrom('Ann', 'Ben', 'Zoë', 'Liu'), word).map(([first, last]) => `${first} X${last}`)
const line = fc.array(word, { minLength: 2, maxLength: 5 }).map((words) => `So ${words.join(' ')}`)
const message = fc.record({
  from: name,
  minute: fc.integer({ min: 0, max: 525_599 }),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
})
const two = (value: number) => String(value).padStart(2, '0')
const heads: Readonly<Record<string, (when: Date) => string>> = {
  android: (when) =>
    `${two(when.getUTCDate())}/${two(when.getUTCMonth() + 1)}/${when.getUTCFullYear()}, ${two(when.getUTCHours())}:${two(when.getUTCMinutes())} - `,
  american: (when) =>
    `${when.getUTCMonth() + 1}/${when.getUTCDate()}/26, ${when.getUTCHours() % 12 || 12}:${two(when.getUTCMinutes())}\u202F${when.getUTCHours() < 12 ? 'AM' : 'PM'} - `,
  ios: (when) =>
    `[${two(when.getUTCDate())}.${two(when.getUTCMonth() + 1)}.26, ${two(when.getUTCHours())}:${two(when.getUTCMinutes())}:00] `,
}

test.each(Object.keys(heads))('a chat is read back as it was written (%s)', (shape) => {
  const order = shape === 'american' ? 'month-first' : 'day-first'
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 20 }), (messages) => {
      const start = Date.UTC(2026, 0, 1)
      const moments = messages.map(({ minute }) => new Date(start + minute * 60_000))
      const written = messages.map(({ from, lines }, index) => {
        return `${heads[shape]!(moments[index]!)}${from}: ${lines.join('\n')}\n`
      })
      expect(read(written.join(''), order).lines).toEqual(
        messages.map(({ from, lines }, index) => ({
          at: { wall: moments[index]!.toISOString().slice(0, 19), utc: false },
          clock: null,
          offset: null,
          from,
          to: '',
          isPrivate: false,
          text: lines.join('\n'),
        })),
      )
    }),
  )
})

test('any text gives a chat or a named fault, never an exception', () => {
  const pieces = fc.constantFrom(
    '20/09/2026, 21:15 - ',
    '[',
    ']',
    'Ann',
    ':',
    ' ',
    '\n',
    '\u200E',
    '<',
    '>',
    '\u202F',
    '1',
    '/',
  )
  const texts = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      expect(code(text)).toMatch(/^(?:read|meeting-file\/[a-z-]+)$/)
    }),
    { numRuns: 500 },
  )
})
