// The cells of our own roster file: which column holds which fact of a mentee, and how lists, handles and
// dangerous beginnings are written so that reading the file again gives the same mentee.
// Used by `roster-export.ts` for writing and by `roster-import/` for reading.
import type { Handle, Mentee } from '../model/mentee.ts'
import { channelKind } from '../model/mentee.ts'

/** The facts of a mentee that a column of a roster file can hold, one word for each. */
export type OwnField = keyof Mentee

interface OwnColumn {
  readonly header: string
  readonly field: OwnField
  readonly text: (mentee: Mentee) => string
}

/** The columns of our own file in their order. The headers are part of the format: reading knows them by name. */
export const ownColumns: readonly OwnColumn[] = [
  { header: 'Name', field: 'name', text: (one) => one.name },
  { header: 'Preferred name', field: 'preferredName', text: (one) => one.preferredName },
  { header: 'Pronouns', field: 'pronouns', text: (one) => one.pronouns },
  { header: 'E-mail', field: 'emails', text: (one) => joinList(one.emails) },
  { header: 'Phone', field: 'phone', text: (one) => one.phone },
  { header: 'Student number', field: 'studentId', text: (one) => one.studentId },
  { header: 'Institution', field: 'institution', text: (one) => one.institution },
  { header: 'Programme', field: 'programme', text: (one) => one.programme },
  { header: 'Stage', field: 'stage', text: (one) => one.stage },
  { header: 'Time zone', field: 'timeZone', text: (one) => one.timeZone },
  { header: 'Languages', field: 'languages', text: (one) => joinList(one.languages) },
  { header: 'Connectivity', field: 'connectivity', text: (one) => one.connectivity ?? '' },
  { header: 'Preferred channels', field: 'preferredChannels', text: (one) => joinList(one.preferredChannels) },
  { header: 'Handles', field: 'handles', text: (one) => joinList(one.handles.map(handleText)) },
  { header: 'Tags', field: 'tags', text: (one) => joinList(one.tags) },
  { header: 'Start', field: 'startOn', text: (one) => one.startOn ?? '' },
  { header: 'Expected end', field: 'endOn', text: (one) => one.endOn ?? '' },
  { header: 'Status', field: 'status', text: (one) => one.status },
  { header: 'Match', field: 'match', text: (one) => one.match },
  { header: 'Structure', field: 'structure', text: (one) => one.structure },
  { header: 'Moderation', field: 'moderation', text: (one) => one.moderation ?? '' },
  { header: 'Remarks', field: 'remarks', text: (one) => one.remarks },
  { header: 'Archived', field: 'archivedAt', text: (one) => one.archivedAt ?? '' },
  { header: 'Created', field: 'createdAt', text: (one) => one.createdAt },
  { header: 'Changed', field: 'updatedAt', text: (one) => one.updatedAt },
  { header: 'Sample', field: 'sample', text: (one) => (one.sample ? 'yes' : '') },
  { header: 'Telemachus id', field: 'id', text: (one) => one.id },
]

/** Several texts in one cell: separated by `; `, with `\` before a `;` or a `\` that belongs to a text. */
export function joinList(items: readonly string[]): string {
  return items
    .filter((item) => item !== '')
    .map((item) => item.replace(/[\\;]/g, '\\$&'))
    .join('; ')
}

/** The texts that `joinList` put into a cell. Empty ones are left out. */
export function splitList(cell: string): string[] {
  if (!cell.includes(';') && !cell.includes('\\')) return cell.trim() === '' ? [] : [cell.trim()]
  return splitAt(cell, ';')
    .map((part) => unescape(part.trim()))
    .filter((part) => part !== '')
}

/** `chat:WhatsApp:+254 700 000 001`; a `:` within the service is written `\:`. */
export function handleText(handle: Handle): string {
  return [handle.kind, handle.service, handle.handle].map((part) => part.replace(/[\\:]/g, '\\$&')).join(':')
}

/** Null when the text is not what `handleText` writes. */
export function readHandle(text: string): Handle | null {
  const [kindText, service, handle, ...rest] = splitAt(text, ':').map(unescape)
  const kind = channelKind.safeParse(kindText)
  if (!kind.success || service === undefined || handle === undefined || rest.length > 0) return null
  return { kind: kind.data, service: service.trim(), handle: handle.trim() }
}

/** Cuts at a sign that has no `\` before it; what was escaped stays escaped. */
function splitAt(text: string, sign: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === sign) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}

function unescape(text: string): string {
  return text.replace(/\\(.)/gsu, '$1')
}

/** [Note: cells that a spreadsheet would run] A cell that begins with one of `= + - @`, their full-width forms, a tab
 * or a line break is taken for a formula by spreadsheets, and so is one with space before the sign in some of them
 * (OWASP, "CSV Injection"). Such a cell gets an apostrophe in front, and so does one that has apostrophes and
 * then such a beginning: taking one apostrophe off again is then always right. */
const runs = /^'*(?:[\t\r\n]|[\s\p{Cc}]*[=+\-@＝＋－＠])/u
const guarded = /^''*(?:[\t\r\n]|[\s\p{Cc}]*[=+\-@＝＋－＠])/u

/** The cell as it may be handed to a spreadsheet. */
export function guardCell(cell: string): string {
  return runs.test(cell) ? `'${cell}` : cell
}

/** Takes off what `guardCell` put in front. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && guarded.test(cell) ? cell.slice(1) : cell
}
