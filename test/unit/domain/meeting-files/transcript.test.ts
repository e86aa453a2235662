import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TranscriptReading } from '../../../../shared/domain/meeting-files/reading.ts'
import { readTranscript } from '../../../../shared/domain/meeting-files/transcript.ts'

function read(text: string): TranscriptReading {
  const result = readTranscript(text)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
function code(text: string): string {
  const result = readTranscript(text)
  return result.ok ? 'read' : result.error.code
}
const short = (reading: TranscriptReading) =>
  reading.cues.map(({ from, to, speaker, text }) => `${from}-${to} ${speaker}: ${text}`)

const zoom = `WEBVTT

33
00:02:24.720 --> 00:02:32.850
Ann Example: Where did you begin?

34
00:02:33.480 --> 00:02:33.990
Roth, Ben (he/him): With the title.

35
00:02:35.130 --> 00:02:36.900
Roth, Ben (he/him): And the point is: it stayed.

36
00:02:37.110 --> 00:02:50.280
it stayed.
`

const teams = `WEBVTT

f0a1b2c3-0000-4d5e-8f90-112233445566/12-0
00:00:03.500 --> 00:00:05.000
<v Ann Example>Shall we
begin?</v>

f0a1b2c3-0000-4d5e-8f90-112233445566/14-0
00:00:05.100 --> 00:00:07.000
<v Ann Example>I have &lt;two&gt; points &amp; a question.</v>

f0a1b2c3-0000-4d5e-8f90-112233445566/20-0
00:00:08.000 --> 00:00:09.000
<v.loud Roth, Ben>Yes.</v> <v Ann Example>Good.</v>
`

describe('Zoom', () => {
  test('who said what, and the cues of one speaker in a row are one', () => {
    const reading = read(zoom)
    expect(reading).toMatchObject({
      kind: 'transcript',
      format: 'zoom-vtt',
      people: ['Ann Example', 'Ben Roth'],
      isCutOff: false,
    })
    expect(short(reading)).toEqual([
      '144.72-152.85 Ann Example: Where did you begin?',
      '153.48-156.9 Ben Roth: With the title. And the point is: it stayed.',
      '157.11-170.28 : it stayed.',
    ])
  })

  test('words before a colon are no name where they begin small and stand there once', () => {
    const text = zoom.replace('it stayed.\n', 'the point is: we agree.\n')
    expect(read(text).people).toEqual(['Ann Example', 'Ben Roth'])
  })

  test('line ends of Windows and a byte order mark', () => {
    expect(short(read(`\uFEFF${zoom.replaceAll('\n', '\r\n')}`))).toEqual(short(read(zoom)))
  })
})

describe('Teams', () => {
  test('voices, signs written as names, and two voices in one cue', () => {
    const reading = read(teams)
    expect(reading).toMatchObject({ format: 'teams-vtt', people: ['Ann Example', 'Ben Roth'], isCutOff: false })
    expect(short(reading)).toEqual([
      '3.5-7 Ann Example: Shall we begin? I have <two> points & a question.',
      '8-9 Ben Roth: Yes.',
      '8-9 Ann Example: Good.',
    ])
  })

  test('a voice without its end', () => {
    expect(short(read('WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ann Example>Hello\n'))).toEqual(['0-2 Ann Example: Hello'])
  })
})

describe('any other', () => {
  test('notes, styles and regions are skipped, hours may be missing, marks are taken out', () => {
    const text = `WEBVTT - Seminar
Kind: captions
Language: en

STYLE
::cue { color: red }

REGION
id:one

NOTE this is
nobody's word

intro
00:01.000 --> 00:02.500 line:0 position:50%
<i>Welcome</i> to the <c.big>seminar</c>

NOTE

1:00:03.000 --> 1:00:04.000
Is a < b?<00:00:03.500> It is
`
    const reading = read(text)
    expect(reading).toMatchObject({ format: 'vtt', people: [], isCutOff: false })
    expect(short(reading)).toEqual(['1-2.5 : Welcome to the seminar', '3603-3604 : Is a < b? It is'])
  })

  test('a colon here and there is no speaker', () => {
    const text =
      'WEBVTT\n\n00:01.000 --> 00:02.000\nRemember: read it\n\n00:02.000 --> 00:03.000\nand write\n\n00:03.000 --> 00:04.000\nevery day'
    expect(read(text)).toMatchObject({ format: 'vtt', people: [] })
    expect(read(text).cues).toHaveLength(3)
  })

  test('SubRip with commas, and numbers without an empty line before them', () => {
    const text = '1\n00:00:01,000 --> 00:00:02,500\nHello\nthere\n2\n00:00:03,000 --> 00:00:04,000\nGood day\n'
    const reading = read(text)
    expect(reading).toMatchObject({ format: 'vtt', isCutOff: false })
    expect(short(reading)).toEqual(['1-2.5 : Hello there', '3-4 : Good day'])
  })

  test('SubRip with names', () => {
    const text = '1\n00:00:01,000 --> 00:00:02,500\nAnn: Hello\n\n2\n00:00:03,000 --> 00:00:04,000\nBen: Good day\n'
    expect(read(text)).toMatchObject({ format: 'vtt', people: ['Ann', 'Ben'] })
  })

  test('an end before its start takes no negative time', () => {
    expect(short(read('WEBVTT\n\n00:05.000 --> 00:02.000\nHello'))).toEqual(['5-5 : Hello'])
  })
})

describe('files that break off', () => {
  test.each([
    ['in the words of Zoom', zoom.slice(0, zoom.indexOf('title'))],
    ['after a number', zoom.slice(0, zoom.indexOf('\n00:02:35'))],
    ['in the times', zoom.slice(0, zoom.indexOf('00:02:35') + 6)],
    ['at the arrow', zoom.slice(0, zoom.indexOf('00:02:35') + 15)],
    ['after the times', zoom.slice(0, zoom.indexOf('Roth, Ben (he/him): And'))],
    ['in a voice', teams.slice(0, teams.indexOf('points'))],
    ['in the name of a cue', teams.slice(0, teams.lastIndexOf('/20-0') + 3)],
  ])('%s: what came before is read', (_, text) => {
    const reading = read(text)
    expect(reading.isCutOff).toBe(true)
    expect(reading.cues[0]?.speaker).toBe('Ann Example')
  })

  test('a file without a last line end is whole where no tool promises one', () => {
    expect(read('WEBVTT\n\n00:01.000 --> 00:02.000\nHello').isCutOff).toBe(false)
    expect(read(teams.trimEnd()).isCutOff).toBe(false)
  })
})

describe('files that are no transcript, or too large', () => {
  test('each is refused by name', () => {
    expect(code('')).toBe('meeting-file/empty')
    expect(code('WEBVTT\n\nNOTE nothing was said\n')).toBe('meeting-file/empty')
    expect(code('WEBVTTS\n')).toBe('meeting-file/unknown-format')
    expect(code('Ann Example: Hello')).toBe('meeting-file/unknown-format')
    expect(code(`WEBVTT\n${'a\n'.repeat(400_001)}`)).toBe('meeting-file/too-many-lines')
    expect(code('a'.repeat(25 * 1024 * 1024))).toBe('meeting-file/too-large')
  })

  test('200,000 lines are read, and lines made to be slow are not', () => {
    const cue = '00:01.000 --> 00:02.000\nAnn: Hello\nagain\n\n'
    expect(read(`WEBVTT\n\n${cue.repeat(50_000)}`).cues).toHaveLength(1)
    const slow = [
      '<v '.repeat(20_000),
      '<'.repeat(60_000),
      '1:'.repeat(30_000),
      ' '.repeat(60_000),
      '&lt'.repeat(20_000),
    ]
    expect(code(`WEBVTT\n\n00:01.000 --> 00:02.000\n${slow.join('\n')}`)).toBe('read')
    for (const line of slow) expect(code(`WEBVTT\n\n${cue}${line}x`)).toBe('read')
  })
})

const word = fc.stringMatching(/^[a-zäöé]{2,9}$/)
const cue = fc.record({
  speaker: fc.constantFrom('Ann Example', 'Ben Roth', 'Zoë Vey'),
  length: fc.integer({ min: 1, max: 60_000 }),
  text: fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')),
})
const written = (ms: number) => new Date(ms).toISOString().slice(11, 23)

test.each(['zoom-vtt', 'teams-vtt'] as const)('a transcript is read back as it was written (%s)', (format) => {
  fc.assert(
    fc.property(fc.array(cue, { minLength: 1, maxLength: 20 }), (cues) => {
      let at = 0
      const timed = cues.map((one) => ({ ...one, from: at, to: (at += one.length) }))
      const body = timed.map(({ from, to, speaker, text }, index) => {
        const words = format === 'zoom-vtt' ? `${speaker}: ${text}` : `<v ${speaker}>${text}</v>`
        return `${index + 1}\n${written(from)} --> ${written(to)}\n${words}\n\n`
      })
      const reading = read(`WEBVTT\n\n${body.join('')}`)
      expect(reading).toMatchObject({ format, isCutOff: false })
      expect(reading.cues.map((one) => one.text).join(' ')).toBe(cues.map((one) => one.text).join(' '))
      expect(reading.people).toEqual([...new Set(cues.map((one) => one.speaker))])
      expect(reading.cues.at(-1)?.to).toBe(at / 1_000)
      for (const [index, one] of reading.cues.entries()) expect(one.speaker).not.toBe(reading.cues[index - 1]?.speaker)
    }),
  )
})

test('any text gives a transcript or a named fault, never an exception', () => {
  const pieces = fc.constantFrom(
    'WEBVTT',
    '\n',
    '00:01.000',
    ' --> ',
    '<v Ann>',
    '</v>',
    'Ann: ',
    '&amp;',
    '1',
    'NOTE ',
  )
  const texts = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.array(pieces, { maxLength: 40 }).map((all) => `WEBVTT\n\n${all.join('')}`),
  )
  fc.assert(
    fc.property(texts, (text) => {
      expect(code(text)).toMatch(/^(?:read|meeting-file\/[a-z-]+)$/)
    }),
    { numRuns: 500 },
  )
})
