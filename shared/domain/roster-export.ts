// The roster as a file for other programs: CSV for spreadsheets, vCard for address books. Both hold every fact of a
// mentee, and the import reads both back. Whoever saves the CSV puts a UTF-8 byte order mark in front.
import type { Handle, Mentee } from '../model/mentee.ts'
import { csvOf } from './csv.ts'
import { ownColumns } from './roster-export-cells.ts'

/** RFC 4180: comma, CRLF, a header line; cells that a spreadsheet would run are escaped. Without a byte order mark. */
export function rosterToCsv(mentees: readonly Mentee[]): string {
  const header = ownColumns.map((column) => column.header)
  return csvOf([header, ...mentees.map((mentee) => ownColumns.map((column) => column.text(mentee)))])
}

/** vCard 4.0 (RFC 6350, PRONOUNS and SOCIALPROFILE of RFC 9554), one card for each mentee. What the standard has no
 * property for stands in `X-TELEMACHUS-…`. */
export function rosterToVcard(mentees: readonly Mentee[]): string {
  return mentees.map(card).join('')
}

function card(mentee: Mentee): string {
  const lines: string[] = ['BEGIN:VCARD', 'VERSION:4.0', `UID:urn:uuid:${mentee.id}`, `FN:${simple(mentee.name)}`]
  // Which part of a name is the family's is not known here; address books that insist on N show it whole.
  lines.push(`N:;${part(mentee.name)};;;`)
  const add = (property: string, value: string): void => {
    if (value !== '') lines.push(`${property}:${value}`)
  }
  const text = (property: string, value: string): void => add(property, simple(value))
  const own = (name: string, value: string): void => text(`X-TELEMACHUS-${name};VALUE=text`, value)

  text('NICKNAME', mentee.preferredName)
  text('PRONOUNS;VALUE=text', mentee.pronouns)
  mentee.emails.forEach((email, index) => text(`EMAIL;PREF=${Math.min(index + 1, 100)}`, email))
  text('TEL;VALUE=text', mentee.phone)
  if (mentee.institution !== '' || mentee.programme !== '')
    add('ORG', `${part(mentee.institution)}${mentee.programme === '' ? '' : `;${part(mentee.programme)}`}`)
  text('TITLE', mentee.stage)
  text('TZ;VALUE=text', mentee.timeZone)
  mentee.languages.forEach((language, index) => {
    const place = `X-PLACE=${index + 1}`
    if (languageTag.test(language)) add(`LANG;${place}`, language)
    else own(`LANGUAGE;${place}`, language)
  })
  mentee.handles.forEach((handle, index) => {
    if (handle.handle !== '') add(...handleLine(handle, index))
  })
  add('CATEGORIES', mentee.tags.map(simple).join(','))
  text('NOTE', mentee.remarks)
  own('STUDENT-NUMBER', mentee.studentId)
  own('CONNECTIVITY', mentee.connectivity ?? '')
  mentee.preferredChannels.forEach((channel) => own('CHANNEL', channel))
  own('START', mentee.startOn ?? '')
  own('END', mentee.endOn ?? '')
  own('STATUS', mentee.status)
  own('MATCH', mentee.match)
  own('STRUCTURE', mentee.structure)
  own('MODERATION', mentee.moderation ?? '')
  own('ARCHIVED', mentee.archivedAt ?? '')
  own('CREATED', mentee.createdAt)
  own('CHANGED', mentee.updatedAt)
  own('SAMPLE', mentee.sample ? 'yes' : '')
  lines.push('END:VCARD')
  return lines.map((line) => fold(line) + '\r\n').join('')
}

/** `en`, `pt-BR`, `zh-Hant`: what LANG may hold. Anything else (`Kiswahili`) is a name of a language, not its tag. */
const languageTag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu

/** Chat handles as IMPP with the service beside them, social ones as SOCIALPROFILE, others in a property of ours.
 * X-PLACE keeps the mentor's order, which would otherwise be lost between the kinds. */
function handleLine(handle: Handle, index: number): [property: string, value: string] {
  const service = parameter(handle.service)
  const place = `X-PLACE=${index + 1}`
  switch (handle.kind) {
    case 'chat':
      return [`IMPP;X-SERVICE-TYPE=${service};${place}`, `x-handle:${encodeURIComponent(handle.handle)}`]
    case 'social':
      return [`SOCIALPROFILE;VALUE=text;SERVICE-TYPE=${service};${place}`, simple(handle.handle)]
    default:
      return [
        `X-TELEMACHUS-HANDLE;VALUE=text;X-KIND=${handle.kind};X-SERVICE=${service};${place}`,
        simple(handle.handle),
      ]
  }
}

/** RFC 6868: what a quoted parameter cannot hold is written with `^`. */
function parameter(value: string): string {
  const inner = value
    .replaceAll('^', '^^')
    .replaceAll('"', "^'")
    .replace(/\r\n?|\n/g, '^n')
  return `"${inner}"`
}

/** RFC 6350 §3.4: a value of one text, or one of a list. */
function simple(value: string): string {
  return value
    .replaceAll('\0', '')
    .replace(/[\\,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
}

/** A part of a compound value, which semicolons divide. */
function part(value: string): string {
  return simple(value).replaceAll(';', '\\;')
}

const encoder = new TextEncoder()

/** RFC 6350 §3.2: no line longer than 75 octets; a character is never cut in two. */
function fold(line: string): string {
  if (line.length <= 25 || encoder.encode(line).length <= 75) return line
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  parts.push(part)
  return parts.join('\r\n')
}
