// Mailbox files: many mails in one file, each after a line that begins with `From `. Reads mboxrd and mboxo, in pieces of
// any length; writes mboxrd, from which every mail comes back to the byte (RFC 4155 and the `mboxrd` convention).
// A file of one mail (.eml) is the mail itself.

/** A mail out of a mailbox file. */
export interface MboxMail {
  readonly raw: Uint8Array<ArrayBuffer>
  /** It was longer than what is taken: only its beginning is here. */
  readonly isCut: boolean
}

const feed = 10
const carriageReturn = 13
const mark = 62

type Bytes = Uint8Array<ArrayBuffer>

function ascii(line: Uint8Array, most = 200): string {
  return new TextDecoder('latin1').decode(line.subarray(0, most))
}

/** `From somebody@example.org Thu Nov 26 01:00:00 2026`, or what programs make of it. */
function isEnvelope(line: Uint8Array): boolean {
  if (line[0] !== 0x46 || line[1] !== 0x72) return false
  return /^From (?:\S+ +)?.*(?:\d\d?:\d\d.*\d{4}|\d{4}.*\d\d?:\d\d)|^From \S+\s*$/u.test(ascii(line))
}

function isEscaped(line: Uint8Array, least: number): boolean {
  let marks = 0
  while (line[marks] === mark) marks++
  return marks >= least && ascii(line.subarray(marks), 5) === 'From '
}

function isEmpty(line: Uint8Array): boolean {
  return line.length === 1 || (line.length === 2 && line[0] === carriageReturn)
}

/** Lines with their ends, across the borders of pieces. A line longer than `most` is given out in parts. */
async function* linesOf(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, most: number): AsyncGenerator<Bytes> {
  let rest: Bytes = new Uint8Array()
  for await (const piece of pieces) {
    let joined = new Uint8Array(rest.length + piece.length)
    joined.set(rest)
    joined.set(piece, rest.length)
    let start = 0
    for (let end = joined.indexOf(feed, rest.length); end !== -1; end = joined.indexOf(feed, start)) {
      yield joined.subarray(start, end + 1)
      start = end + 1
    }
    joined = joined.subarray(start)
    if (joined.length > most) yield joined
    rest = joined.length > most ? new Uint8Array() : joined.slice()
  }
  if (rest.length > 0) yield rest
}

/** Every mail of a mailbox file. `most`: bytes of one mail. A file that does not begin with such a line is one mail. */
export async function* readMbox(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
): AsyncGenerator<MboxMail> {
  let mail = new Gathered(most)
  let wasEmpty = true
  for await (const line of linesOf(pieces, 1024 * 1024)) {
    if (wasEmpty && isEnvelope(line)) {
      const done = mail.done()
      if (done !== null) yield done
      mail = new Gathered(most)
      wasEmpty = false
      continue
    }
    mail.add(isEscaped(line, 1) ? line.subarray(1) : line)
    wasEmpty = isEmpty(line)
  }
  const last = mail.done()
  if (last !== null) yield last
}

class Gathered {
  private readonly lines: Bytes[] = []
  private size = 0
  private isCut = false
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  add(line: Bytes): void {
    if (this.size + line.length > this.most) this.isCut = true
    if (this.isCut) return
    this.lines.push(line.slice())
    this.size += line.length
  }

  /** Null when there is nothing. The empty line before the next mail belongs to the file. */
  done(): MboxMail | null {
    const last = this.lines.at(-1)
    if (!this.isCut && last !== undefined && isEmpty(last)) {
      this.lines.pop()
      this.size -= last.length
    }
    return this.lines.every(isEmpty) ? null : { raw: joined(this.lines, this.size), isCut: this.isCut }
  }
}

function joined(parts: readonly Uint8Array[], size: number): Bytes {
  const out = new Uint8Array(size)
  let to = 0
  for (const part of parts) {
    out.set(part, to)
    to += part.length
  }
  return out
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** One mail as a piece of a mailbox file. `sender`: its address, or empty. `at`: when it was sent, ISO 8601. */
export function mboxPiece(raw: Uint8Array, sender: string, at: string | null): Bytes {
  const moment = new Date(at ?? 0)
  const two = (value: number) => String(value).padStart(2, '0')
  const time = `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}:${two(moment.getUTCSeconds())}`
  const day = `${days[moment.getUTCDay()] ?? ''} ${months[moment.getUTCMonth()] ?? ''} ${String(moment.getUTCDate()).padStart(2)}`
  const who = /^[!-~]{1,320}$/u.test(sender) ? sender : 'MAILER-DAEMON'
  const parts: Uint8Array[] = [
    new TextEncoder().encode(`From ${who} ${day} ${time} ${String(moment.getUTCFullYear())}\n`),
  ]
  let size = parts[0]?.length ?? 0
  const add = (part: Uint8Array) => {
    parts.push(part)
    size += part.length
  }
  let start = 0
  for (let from = 0; from < raw.length;) {
    const end = raw.indexOf(feed, from)
    const next = end === -1 ? raw.length : end + 1
    if (isEscaped(raw.subarray(from, next), 0)) {
      add(raw.subarray(start, from))
      add(new Uint8Array([mark]))
      start = from
    }
    from = next
  }
  add(raw.subarray(start))
  // The file needs the end of a line, then an empty one.
  add(new Uint8Array(raw.at(-1) === feed ? [feed] : [feed, feed]))
  return joined(parts, size)
}
