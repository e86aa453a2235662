// The roster as a list: what is searched, filtered and sorted, in which order, and who may be there twice.
// Pure rules over roster lines; the list screen calls them on every key, so folded texts are kept per mentee.
import type { Mentee, MenteeStatus } from '../model/mentee.ts'
import { menteeStatus } from '../model/mentee.ts'
import { fold, hasEveryWord, searchWords } from './folding.ts'

/** What these rules need of one line of the roster. */
export interface RosterLine {
  readonly mentee: Mentee
  /** Last meeting held or mail sent, an instant; null when there was none. */
  readonly lastContact: string | null
  /** The day agreed for the next meeting; null when there is none. */
  readonly nextOn: string | null
}

export const rosterColumns = ['name', 'stage', 'programme', 'status', 'tags', 'lastContact', 'nextOn'] as const
export type RosterColumn = (typeof rosterColumns)[number]

export interface RosterSort {
  readonly column: RosterColumn
  readonly direction: 'ascending' | 'descending'
}

export interface RosterFilter {
  readonly text: string
  /** Any of these; an empty list lets every status through. */
  readonly statuses: readonly MenteeStatus[]
  /** Any of these, compared folded; an empty list lets everybody through. */
  readonly tags: readonly string[]
  readonly archived: 'current' | 'archived' | 'all'
}

/** Everybody who is not archived. */
export const everybody: RosterFilter = { text: '', statuses: [], tags: [], archived: 'current' }

/** What a mentee is called in the list: the preferred name where there is one. */
export function calledName(mentee: Pick<Mentee, 'name' | 'preferredName'>): string {
  return mentee.preferredName === '' ? mentee.name : mentee.preferredName
}

/** The texts a search looks through. Remarks are left to the search over everything: a hit in a line that shows no
 * reason for it would puzzle. */
export function searchedTexts(mentee: Mentee): string[] {
  return [
    mentee.name,
    mentee.preferredName,
    ...mentee.emails,
    mentee.studentId,
    mentee.stage,
    mentee.programme,
    mentee.institution,
    mentee.phone,
    ...mentee.tags,
    ...mentee.languages,
    ...mentee.handles.map((one) => one.handle),
  ]
}

/** Folded search texts by mentee. A changed mentee is a new object, so nothing goes stale. */
const foldedTexts = new WeakMap<Mentee, string>()

/** The folded texts in one string; the line break between two of them is in no search word. */
export function foldedText(mentee: Mentee): string {
  const known = foldedTexts.get(mentee)
  if (known !== undefined) return known
  const text = searchedTexts(mentee).map(fold).join('\n')
  foldedTexts.set(mentee, text)
  return text
}

/** The lines a filter lets through, in the order given. */
export function filterRoster<Line extends RosterLine>(lines: readonly Line[], filter: RosterFilter): Line[] {
  const words = searchWords(filter.text)
  const statuses = new Set(filter.statuses)
  const tags = new Set(filter.tags.map(fold))
  return lines.filter(({ mentee }) => {
    if (filter.archived === 'current' && mentee.archivedAt !== null) return false
    if (filter.archived === 'archived' && mentee.archivedAt === null) return false
    if (statuses.size > 0 && !statuses.has(mentee.status)) return false
    if (tags.size > 0 && !mentee.tags.some((tag) => tags.has(fold(tag)))) return false
    return words.length === 0 || hasEveryWord(foldedText(mentee), words)
  })
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base', ignorePunctuation: true })
const statusOrder = new Map(menteeStatus.options.map((status, place) => [status, place]))

/** What a column sorts by; null for an empty cell, which stands last in either direction. */
function sortKey(line: RosterLine, column: RosterColumn): string | number | null {
  switch (column) {
    case 'name':
      return calledName(line.mentee)
    case 'stage':
      return line.mentee.stage === '' ? null : line.mentee.stage
    case 'programme':
      return line.mentee.programme === '' ? null : line.mentee.programme
    case 'status':
      return statusOrder.get(line.mentee.status) ?? null
    case 'tags':
      return line.mentee.tags.length === 0 ? null : line.mentee.tags.join(' ')
    case 'lastContact':
      return line.lastContact === null ? null : Date.parse(line.lastContact)
    case 'nextOn':
      return line.nextOn === null ? null : Date.parse(line.nextOn)
  }
}

function compareKeys(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return collator.compare(String(one), String(other))
}

/** A new list in the order of a column; equal cells by name, equal names by id, so that the order never wavers. */
export function sortRoster<Line extends RosterLine>(lines: readonly Line[], sort: RosterSort): Line[] {
  const sign = sort.direction === 'ascending' ? 1 : -1
  const keyed = lines.map((line) => ({ line, key: sortKey(line, sort.column), name: calledName(line.mentee) }))
  keyed.sort((one, other) => {
    if (one.key !== null && other.key !== null) {
      const order = compareKeys(one.key, other.key)
      if (order !== 0) return sign * order
    } else if (one.key !== other.key) return one.key === null ? 1 : -1
    const byName = sort.column === 'name' ? 0 : collator.compare(one.name, other.name)
    if (byName !== 0) return byName
    return one.line.mentee.id < other.line.mentee.id ? -1 : 1
  })
  return keyed.map(({ line }) => line)
}

/** The other direction of the same column, or the column's own first direction: dates begin with the latest contact. */
export function nextSort(current: RosterSort, column: RosterColumn): RosterSort {
  if (current.column === column)
    return { column, direction: current.direction === 'ascending' ? 'descending' : 'ascending' }
  return { column, direction: column === 'lastContact' ? 'descending' : 'ascending' }
}

/** Every tag in use, in alphabetical order, spelled as first met. */
export function tagsInUse(lines: readonly RosterLine[]): string[] {
  const byFolded = new Map<string, string>()
  for (const { mentee } of lines) {
    for (const tag of mentee.tags) {
      const key = fold(tag)
      if (!byFolded.has(key)) byFolded.set(key, tag)
    }
  }
  return [...byFolded.values()].sort((one, other) => collator.compare(one, other))
}

/** The place of the next name that begins with what was typed, looking from `from` and around the end; -1 for none.
 * Both the called name and the full name count. */
export function typeAhead(lines: readonly RosterLine[], typed: string, from: number): number {
  const begin = fold(typed)
  if (begin === '') return -1
  for (let step = 0; step < lines.length; step += 1) {
    const place = (from + step) % lines.length
    const mentee = lines[place]?.mentee
    if (mentee === undefined) continue
    if (fold(mentee.preferredName).startsWith(begin) || fold(mentee.name).startsWith(begin)) return place
  }
  return -1
}

/** The ids between two places of the list, both included, whichever comes first. */
export function idsBetween(lines: readonly RosterLine[], one: number, other: number): string[] {
  return lines.slice(Math.max(0, Math.min(one, other)), Math.max(one, other) + 1).map(({ mentee }) => mentee.id)
}
