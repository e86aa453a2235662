// A reply as it came, made ready for reading: quoting marks taken away and counted, and what mail programs put there by
// themselves marked as noise: headers of answers, lines about telephones, signatures. Nothing is thrown away.
import { findCodes } from './find-code.ts'

export interface Range {
  from: number
  to: number
}

export interface ReplyLine extends Range {
  /** How many quoting marks stood before it. */
  depth: number
}

export interface Noise extends Range {
  /** What comes after a header is another mail. */
  kind: 'header' | 'signature'
}

export interface Reply {
  /** In the words of whoever wrote it, without quoting marks and unseen signs. */
  shown: string
  /** The same, place by place, with plain digits, dashes and quotation marks. */
  plain: string
  lines: ReplyLine[]
  noise: Noise[]
}

/** Characters that are read at most. */
const longestReply = 200_000

const unseen = /[\p{Default_Ignorable_Code_Point}\uFFFC]/gu
const quoteMarks = /^[^\S\n]*(?:[>|»›＞][^\S\n]?)+/u

/** Of other scripts and widths to plain ones, sign by sign, so that places stay. */
export function plainOf(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]/gu, (digit) => String(plainDigit(digit.charCodeAt(0))))
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[\u2018\u2019\u201A\u201B\u0060\u00B4]/gu, "'")
    .replace(/[\u201C-\u201F\u00AB\u00BB]/gu, '"')
    .replace(/[\u060C\u3001]/gu, ',')
    .replace(/\u3002/gu, '.')
    .replace(/[^\S\n]/gu, ' ')
}

function plainDigit(code: number): number {
  const zero = [0x0660, 0x06f0, 0x0966].find((first) => code >= first && code <= first + 9) ?? code
  return code - zero
}

export function readReply(text: string): Reply {
  const clean = text
    .slice(0, longestReply)
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(unseen, '')
  const lines: ReplyLine[] = []
  let shown = ''
  for (const line of clean.split('\n')) {
    const marks = quoteMarks.exec(line)?.[0] ?? ''
    if (lines.length > 0) shown += '\n'
    const from = shown.length
    shown += line.slice(marks.length).trimEnd()
    lines.push({ from, to: shown.length, depth: marks.replace(/\s/gu, '').length })
  }
  const plain = plainOf(shown)
  const heads = headers(plain, lines)
  return { shown, plain, lines, noise: joined([...heads, ...signatures(plain, lines, heads)]) }
}

/** In order, overlapping ones made one. */
function joined(ranges: Noise[]): Noise[] {
  const result: Noise[] = []
  for (const one of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last !== undefined && one.from <= last.to) {
      last.to = Math.max(last.to, one.to)
      if (one.kind === 'header') last.kind = 'header'
    } else result.push({ ...one })
  }
  return result
}

const headerNames = [
  ...['from', 'sent', 'to', 'cc', 'bcc', 'subject', 'date', 'reply-to', 'importance'],
  ...['von', 'gesendet', 'datum', 'an', 'betreff', 'kopie', 'de', 'envoyé', 'envoyé le', 'date', 'à', 'objet', 'cc'],
  ...['enviado', 'enviado el', 'fecha', 'para', 'asunto', 'enviada em', 'enviado em', 'data', 'assunto', 'enviada'],
  ...['da', 'inviato', 'a', 'oggetto', 'van', 'verzonden', 'aan', 'onderwerp', 'från', 'skickat', 'till', 'ämne'],
  ...['من', 'إلى', 'الى', 'تم الإرسال', 'التاريخ', 'تاريخ', 'الموضوع', 'نسخة', 'المرسل', 'أرسلت'],
  ...[
    '发件人',
    '发送时间',
    '收件人',
    '主题',
    '差出人',
    '送信日時',
    '宛先',
    '件名',
    'od',
    'do',
    'temat',
    'от',
    'кому',
    'тема',
  ],
]
const named = headerNames.join('|')
const headerLine = new RegExp(`^[ \\t*_]*(?:${named})[ \\t*_]*:[ \\t*_]*(?:\\S|$)`, 'iu')
const anyHeader = /^[ \t*_]*\p{L}[\p{L}\p{M} .'-]{0,24}[ \t*_]*:[ \t*_]*\S/u
/** From, Sent, To and Subject run together on one line, because line breaks were lost. */
const headersInLine = new RegExp(
  `(?:^|[ \\t])(?:${named})[ \\t*_]*:[^\\n]{1,300}?[ \\t*_](?:${named})[ \\t*_]*:[^\\n]{1,300}?[ \\t*_](?:${named})[ \\t*_]*:`,
  'iu',
)

const wroteWords =
  'wrote|writes|schrieb|a écrit|écrit|escribió|escreveu|ha scritto|scrive|schreef|skrev|napisał|писал|пишет|kirjoitti|كتب|كتبت|yazdı|يكتب|写道|のメール'
/** A paragraph that says who wrote what follows, up to its colon. */
const attribution = new RegExp(
  `(?:^|\\s)(?:on|am|le|el|em|il|op|den|w dniu|dne|в|في|بتاريخ)[ \\t][^:]{0,120}(?::\\d\\d[^:]{0,120}){0,2}(?:${wroteWords})[^:\\n]{0,120}(?:\\n?[^:\\n]{0,80})?:`,
  'iu',
)
const dated = /\d{4}/u
const timed = /\d{1,2}[:.h]\d{2}/u
const separator = /^[ \t]*(?:[-_=*]{2,}[ \t]*\p{L}[\p{L}\p{M} ']*[ \t]*[-_=*]{2,}|[-_=]{8,})[ \t]*$/u

function headers(plain: string, lines: readonly ReplyLine[]): Noise[] {
  const found: Noise[] = []
  const textOf = (line: ReplyLine | undefined) => (line === undefined ? '' : plain.slice(line.from, line.to))
  const note = (from: number, to: number) => found.push({ kind: 'header', from, to })
  for (let place = 0; place < lines.length; place++) {
    const line = lines[place]
    if (line === undefined) continue
    const text = textOf(line)
    if (separator.test(text)) {
      const isBeforeHeader = [1, 2].some((more) => headerLine.test(textOf(lines[place + more])))
      if (/\p{L}/u.test(text) || isBeforeHeader) note(line.from, line.to)
      continue
    }
    if (headersInLine.test(text)) {
      const start = headersInLine.exec(text)?.index ?? 0
      note(line.from + start, line.from + (endOfHeaders(text) ?? text.length))
      continue
    }
    const block = headerLine.test(text) ? blockFrom(place, lines, textOf) : place
    if (block > place) {
      note(line.from, lines[block]?.to ?? line.to)
      place = block
      continue
    }
    const paragraph = paragraphFrom(place, lines, textOf)
    const match = attribution.exec(paragraph)
    const isDated = dated.test(paragraph) || timed.test(paragraph)
    if (match !== null && isDated && match.index <= text.length) {
      note(line.from + match.index, line.from + match.index + match[0].length)
      continue
    }
    // 2026年3月2日(月) 9:14 Name <address>:
    if (/@[^\s]+>?\)?[ \t]*(?:[^\s:]{1,12}[ \t]*)?:$/u.test(text) && isDated) note(line.from, line.to)
  }
  return found
}

/** Up to the code of the subject, when the headers run into what follows them. */
function endOfHeaders(text: string): number | null {
  const [code] = findCodes(text)
  return code === undefined ? null : code.to
}

/** The last line of a block of headers that begins at a place; the place itself when there is none. */
function blockFrom(
  place: number,
  lines: readonly ReplyLine[],
  textOf: (line: ReplyLine | undefined) => string,
): number {
  let last = place
  let count = 1
  let holdsAddress = textOf(lines[place]).includes('@')
  for (let next = place + 1; next < lines.length && next <= last + 2; next++) {
    const text = textOf(lines[next])
    if (text.trim() === '') continue
    const isNamed = headerLine.test(text)
    const isSubject = anyHeader.test(text) && findCodes(text).length > 0
    if (!isNamed && !isSubject) {
      // A line that goes on: many recipients, a long subject.
      if (next === last + 1 && (text.includes('@') || findCodes(text).length > 0) && text.length < 200) {
        last = next
        continue
      }
      break
    }
    count += 1
    holdsAddress ||= text.includes('@') || isSubject
    last = next
  }
  return count >= 3 || (count === 2 && holdsAddress) ? last : place
}

/** A line and up to three that follow it at the same depth, without an empty one between. */
function paragraphFrom(
  place: number,
  lines: readonly ReplyLine[],
  textOf: (line: ReplyLine | undefined) => string,
): string {
  const first = lines[place]
  const parts: string[] = []
  for (const line of lines.slice(place, place + 4)) {
    if (line.depth !== first?.depth || textOf(line).trim() === '') break
    parts.push(textOf(line))
  }
  return parts.join('\n').slice(0, 2_000)
}

const device =
  /phone|telefon|téléphone|teléfono|telefone|ipad|android|outlook|yahoo|samsung|galaxy|huawei|xiaomi|k-9|gmail|handy|smartphone|blackberry|bluemail|blue mail|proton|mobile|thunderbird|هاتف|आईफोन/iu
const sent =
  /\b(?:sent|get|von meinem|gesendet|diese nachricht|holen|envoyé|envoyée|obtenez|télécharger|enviado|enviada|obtener|obtén|obter|inviato|verzonden|skickat|wysłane)\b|أرسل|أُرسل|مرسل|الحصول|отправлено|发自|送信/iu

/** Lines that a signature has at most. */
const longestSignature = 12

function signatures(plain: string, lines: readonly ReplyLine[], heads: readonly Noise[]): Noise[] {
  const found: Noise[] = []
  for (const [place, line] of lines.entries()) {
    const text = plain.slice(line.from, line.to)
    if (text.length < 120 && device.test(text) && sent.test(text))
      found.push({ kind: 'signature', from: line.from, to: line.to })
    if (text.trimEnd() !== '--') continue
    const below = lines.slice(place, place + longestSignature)
    const end = below.findIndex((one) => one.depth !== line.depth || heads.some(({ from }) => from === one.from))
    const last = below[(end === -1 ? below.length : end) - 1]
    found.push({ kind: 'signature', from: line.from, to: last?.to ?? line.to })
  }
  return found
}
