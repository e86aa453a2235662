// Lines of iCalendar text (RFC 5545, 3.1 and 3.3.11): escaping, quoting and folding. Called by the writer. ical.js
// folds a continued line at 76 octets, one too many, so the lines are made here and ical.js only reads.

/** Anything a line cannot carry: control characters but for the tab and the line end. */
// eslint-disable-next-line no-control-regex -- they are exactly what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** A TEXT value. */
export function textValue(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(controls, '')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
}

/** A value that stands as it is (an address of the web, an identity): nothing that could begin a new line. */
export function plainValue(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(controls, '')
    .replaceAll(/[\r\n]/g, '')
}

/** A parameter, always quoted; a quotation mark inside becomes an apostrophe, as RFC 6868's escape is unknown to Outlook. */
export function quoted(text: string): string {
  return `"${text.toWellFormed().replaceAll(/\s+/g, ' ').replaceAll(controls, '').replaceAll('"', "'").trim()}"`
}

/** `20260914T080000Z` of an ISO 8601 instant. */
export function utcStamp(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

/** `20260914T100000` of a clock time. */
export function wallStamp({ day, time }: { day: string; time: string }): string {
  return `${day.replaceAll('-', '')}T${time.replace(':', '')}00`
}

/** The lines as a file: CRLF, at most 75 octets a line, never cut inside a character. */
export function foldLines(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function folded(line: string): string {
  let result = ''
  let width = 0
  for (const character of line) {
    const size = octets(character.codePointAt(0) ?? 0)
    if (width + size > 75) {
      result += '\r\n '
      width = 1
    }
    result += character
    width += size
  }
  return result
}

function octets(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}
