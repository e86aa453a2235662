// Reads the transcripts that Zoom and Teams make, and any other in the form of WebVTT or SubRip. Called by
// read-meeting-file.ts with the text of one file. It never throws; a file that breaks off is read as far as it goes.
// https://www.w3.org/TR/webvtt1/
import type { Result } from '../../result.ts'
import { ok } from '../../result.ts'
import { cleanName } from './attendance/names.ts'
import type { TranscriptCue, TranscriptFormat, TranscriptReading } from './reading.ts'
import type { OpenText } from './text.ts'
import { addLine, faultOf, firstLines, linesOf, openText, refuse, remembering } from './text.ts'

const header = /^\uFEFF?WEBVTT(?:[ \t]|$)/u
const time = '((?:\\d{1,4}:)?\\d{1,2}:\\d{2}(?:[.,]\\d{1,3})?)'
const timing = new RegExp(`^[ \\t]{0,8}${time}[ \\t]{0,8}-->[ \\t]{0,8}${time}(?:[ \\t]|$)`, 'u')

/** Known by its first line, or by the time of its first cue. */
export function isTranscript(text: string): boolean {
  const lines = firstLines(text).filter((line) => line.trim() !== '')
  return header.test(lines[0] ?? '') || lines.slice(0, 3).some((line) => timing.test(line))
}

/** Who said what, and when. A voice (`<v Ann>`) or a name before a colon is the speaker, without either `speaker` is
 * empty. Failures: `meeting-file/empty` (also without a single cue), `too-large`, `too-many-lines`,
 * `unknown-format`. */
export function readTranscript(text: string): Result<TranscriptReading> {
  const fault = faultOf(text)
  if (fault !== null) return refuse(fault)
  if (!isTranscript(text)) return refuse('unknown-format')
  const { blocks, isCutOff } = blocksIn(text)
  const hasVoices = blocks.some((block) => block.lines.some((line) => voice.test(line)))
  const pieces = hasVoices ? blocks.flatMap(voicesOf) : namedPieces(blocks)
  const cues = joined(pieces)
  if (cues.length === 0) return refuse('empty')
  const people = [...new Set(cues.map((cue) => cue.speaker).filter((speaker) => speaker !== ''))]
  const format = formatOf(text, { hasVoices, hasNames: people.length > 0 })
  return ok({ kind: 'transcript', format, cues, people, isCutOff: isCutOff || endsEarly(text, format, blocks) })
}

function formatOf(text: string, { hasVoices, hasNames }: { hasVoices: boolean; hasNames: boolean }): TranscriptFormat {
  if (hasVoices) return 'teams-vtt'
  return hasNames && header.test(text.slice(0, 200).split(/[\r\n]/u)[0] ?? '') ? 'zoom-vtt' : 'vtt'
}

/** A cue as it stands in the file; seconds. */
interface Block extends OpenText {
  readonly from: number
  readonly to: number
}

/** Null for a line that holds no times. */
function timesIn(line: string): { from: number; to: number } | null {
  const found = timing.exec(line)
  if (found === null) return null
  const from = secondsOf(found[1] ?? '')
  return { from, to: Math.max(from, secondsOf(found[2] ?? '')) }
}

/** `02:24.720`, `1:02:24,720`. */
function secondsOf(written: string): number {
  const [clock = '', part = ''] = written.split(/[.,]/u)
  const whole = clock.split(':').reduce((sum, one) => sum * 60 + Number(one), 0)
  return (whole * 1_000 + Number(part.padEnd(3, '0'))) / 1_000
}

/** A line that may stand alone above the times of a cue: its number or its name. */
const isCount = (line: string) => /^\d{1,7}$/u.test(line.trim())

/** A number, the name that Teams gives a cue, or times that break off: the start of a cue and no more. */
function isStart(line: string): boolean {
  const short = line.trim().slice(0, 80)
  return isCount(short) || /^[\da-f-]{8,36}(?:\/[\d-]*)?$/u.test(short) || /^\d{1,4}:\d{2}[\d:., >-]*$/u.test(short)
}

/** A block without times is no cue: the head of the file, NOTE, STYLE and REGION. */
function blocksIn(text: string): { blocks: Block[]; isCutOff: boolean } {
  const blocks: Block[] = []
  let open: Block | null = null
  let alone = ''
  for (const { text: line } of linesOf(text)) {
    const times = timesIn(line)
    if (times !== null) {
      // Without an empty line between two cues, the number of the next stands under the words of the last.
      if (open !== null && isCount(open.lines.at(-1) ?? '')) open.lines.pop()
      open = { ...times, ...openText() }
      blocks.push(open)
      alone = ''
    } else if (line.trim() === '') {
      open = null
      alone = ''
    } else if (open !== null) addLine(open, line)
    else alone = line
  }
  const isEmpty = open !== null && open.lines.length === 0
  return { blocks, isCutOff: isEmpty || isStart(alone) }
}

/** What one voice says in one cue. */
type Piece = TranscriptCue

const voice = /<v(?:\.[^\s<>]{1,60})?[ \t]([^<>]{1,300})>/u
const voices = /<v(?:\.[^\s<>]{1,60})?[ \t]([^<>]{1,300})>/gu

/** The words before the first voice are nobody's. */
function voicesOf(block: Block): Piece[] {
  const whole = block.lines.join(' ')
  const found = [...whole.matchAll(voices)]
  const pieces = [{ shown: '', text: whole.slice(0, found[0]?.index ?? whole.length) }]
  for (const [index, one] of found.entries()) {
    const text = whole.slice(one.index + one[0].length, found[index + 1]?.index ?? whole.length)
    pieces.push({ shown: one[1] ?? '', text })
  }
  return pieces.map(({ shown, text }) => pieceOf(block, { shown: plain(shown), text: plain(text) }))
}

function pieceOf({ from, to }: Block, { shown, text }: { shown: string; text: string }): Piece {
  return { from, to, speaker: nameOf(shown), text }
}

const nameOf = (shown: string) => cleanName(shown) || shown.trim()

/** `Ann Example: words`. */
const prefix = /^([^:<>]{1,80}):[ \t]+(?=\S)/u
/** More words before a colon are no name. */
const mostWords = 6

/** The name before a colon is the speaker where most cues have one. A name that stands there once and begins small is
 * part of what was said: `the point is: we agree`. */
function namedPieces(blocks: readonly Block[]): Piece[] {
  const texts = blocks.map((block) => plain(block.lines.join(' ')))
  const counts = new Map<string, number>()
  for (const text of texts) {
    const shown = prefix.exec(text)?.[1]
    if (shown !== undefined && shown.split(' ').length <= mostWords) counts.set(shown, (counts.get(shown) ?? 0) + 1)
  }
  const named = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const isName = (shown: string) => (counts.get(shown) ?? 0) > (/^\p{Ll}/u.test(shown) ? 1 : 0)
  const name = remembering(nameOf)
  return blocks.map(({ from, to }, index): Piece => {
    const text = texts[index] ?? ''
    const found = named * 2 < blocks.length ? null : prefix.exec(text)
    const shown = found?.[1] ?? ''
    return found === null || !isName(shown)
      ? { from, to, speaker: '', text }
      : { from, to, speaker: name(shown), text: text.slice(found[0].length) }
  })
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
}

/** Words without the marks of WebVTT: tags of style and time, voices' ends, and signs written as names. */
function plain(text: string): string {
  return text
    .replace(/<\/?(?:[cibuv]|ruby|rt|lang|font)(?:[.\s][^<>]{0,300})?>|<\d[\d:.]{3,14}>/gu, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp|lrm|rlm);/gu, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Neighbouring cues of one speaker are one; where nobody is named, each stays as it is. */
function joined(pieces: readonly Piece[]): TranscriptCue[] {
  const runs: { first: Piece; to: number; texts: string[] }[] = []
  for (const piece of pieces) {
    if (piece.text === '') continue
    const last = runs.at(-1)
    if (last !== undefined && piece.speaker !== '' && last.first.speaker === piece.speaker) {
      last.to = Math.max(last.to, piece.to)
      last.texts.push(piece.text)
    } else runs.push({ first: piece, to: piece.to, texts: [piece.text] })
  }
  return runs.map(({ first, to, texts }) => ({ ...first, to, text: texts.join(' ') }))
}

/** Teams closes every voice, and Zoom ends every line: without that the last words are missing. */
function endsEarly(text: string, format: TranscriptFormat, blocks: readonly Block[]): boolean {
  if (format === 'zoom-vtt') return !text.endsWith('\n')
  if (format !== 'teams-vtt') return false
  const closed = (block: Block | undefined) => block?.lines.some((line) => line.includes('</v>')) ?? false
  return closed(blocks[0]) && !closed(blocks.at(-1))
}
