// Search over everything that is open: a linear scan of folded texts, which at one mentor's scale answers within a frame
// and can never be out of date. Best first: a name that begins with the words, then a title, then the text.
import { lineAt, lineStarts, wordsOf } from '../../../shared/domain/conversation-lines.ts'
import { fold, hasEveryWord, searchWords } from '../../../shared/domain/folding.ts'
import { momentOf } from '../../../shared/domain/threads.ts'
import { titleOfNote } from '../../../shared/domain/notes.ts'
import { titleOfResource } from '../../../shared/domain/resources.ts'
import { plainText } from '../../../shared/domain/rich-words.ts'
import type { Table } from '../../../shared/model/tables.ts'
import { displayName } from '../../../shared/model/mentee.ts'
import type { Conversation } from '../../../shared/model/conversation.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { SearchHit } from '../api.ts'
import { titleOf as titleOfAssessment } from './assessments.ts'
import type { Entry, FoldedTexts, Memory } from './memory.ts'
import { readValue } from './rows.ts'

export const searchedTables = [
  'mentee',
  'group',
  'meeting',
  'mail',
  'promise',
  'goal',
  'note',
  'conversation',
  'assessment',
  'resource',
] as const satisfies Table[]
type SearchedTable = (typeof searchedTables)[number]

const excerptBefore = 40
const excerptLength = 160

interface Shown {
  title: string
  texts: string[]
  menteeId: string | null
  at: string
}

function meetingTexts({ place, said, agreed, agenda, fiveCs, threeTwoOne }: Meeting): string[] {
  const choices = fiveCs?.choices.flatMap((one) => [one.text, one.consequences, one.solutions]) ?? []
  return [
    place,
    plainText(said),
    plainText(agreed),
    ...agenda.map((item) => item.text),
    ...(fiveCs === null ? [] : [fiveCs.challenge, ...choices, fiveCs.conclusion, fiveCs.hindsight?.words ?? '']),
    ...(threeTwoOne === null ? [] : [...threeTwoOne.learnt, ...threeTwoOne.useful, threeTwoOne.question]),
  ]
}

function shown(memory: Memory, table: SearchedTable, entry: Entry): Shown {
  const { row } = entry
  switch (table) {
    case 'mentee': {
      const record = readValue('mentee', row)
      const { emails, phone, studentId, institution, programme, stage, tags, languages, handles, remarks } = record
      const reached = handles.flatMap(({ service, handle }) => [service, handle])
      const texts = [
        ...emails,
        phone,
        studentId,
        institution,
        programme,
        stage,
        ...tags,
        ...languages,
        ...reached,
        remarks,
      ]
      return { title: displayName(record), texts, menteeId: record.id, at: record.updatedAt }
    }
    case 'group': {
      const record = readValue('group', row)
      return { title: record.name, texts: [record.purpose, record.remarks], menteeId: null, at: record.updatedAt }
    }
    case 'meeting': {
      const record = readValue('meeting', row)
      const texts = meetingTexts(record)
      return { title: record.topic, texts, menteeId: record.menteeIds[0] ?? null, at: record.startsAt }
    }
    case 'promise': {
      const record = readValue('promise', row)
      return { title: record.text, texts: [record.reason], menteeId: record.menteeId, at: record.updatedAt }
    }
    case 'goal': {
      const record = readValue('goal', row)
      const { measure, reason, evidence, areaName, steps, progress } = record
      const texts = [
        measure,
        reason,
        evidence,
        areaName,
        ...[...steps.map((step) => step.text), ...progress.map((one) => one.words)],
      ]
      return { title: record.title, texts, menteeId: record.menteeId, at: record.updatedAt }
    }
    case 'note': {
      const record = readValue('note', row)
      return {
        title: titleOfNote(record),
        texts: [plainText(record.words)],
        menteeId: record.menteeIds[0] ?? null,
        at: record.on,
      }
    }
    case 'resource': {
      const record = readValue('resource', row)
      const texts = [...record.tags, record.url, plainText(record.words)]
      return { title: titleOfResource(record), texts, menteeId: null, at: record.updatedAt }
    }
    case 'conversation': {
      const record = readValue('conversation', row)
      const names = record.speakers.map(({ name }) => name)
      const title = record.title === '' ? record.tool : record.title
      return {
        title,
        texts: [...names, wordsOf(record.lines)],
        menteeId: record.menteeIds[0] ?? null,
        at: record.firstAt,
      }
    }
    case 'assessment': {
      const record = readValue('assessment', row)
      const said = record.answers.map(({ comment, value }) =>
        typeof value === 'string' ? `${value} ${comment}` : comment,
      )
      const texts = [record.comment, ...said]
      return { title: titleOfAssessment(memory, record), texts, menteeId: record.menteeId, at: record.on }
    }
    case 'mail': {
      const record = readValue('mail', row)
      const { name, address } = record.from ?? { name: '', address: '' }
      const files = record.attachments.map((file) => file.name)
      const texts = [...record.to, ...record.cc, name, address, record.text, ...files]
      return { title: record.subject, texts, menteeId: record.menteeIds[0] ?? null, at: momentOf(record) }
    }
  }
}

function foldedOf(memory: Memory, table: SearchedTable, entry: Entry): FoldedTexts {
  if (entry.folded === null) {
    const { title, texts } = shown(memory, table, entry)
    entry.folded = { title: null, all: fold(`${title} ${texts.join(' ')}`) }
  }
  return entry.folded
}

function titleOf(memory: Memory, table: SearchedTable, entry: Entry): string {
  const folded = foldedOf(memory, table, entry)
  folded.title ??= fold(shown(memory, table, entry).title)
  return folded.title
}

/** Characters of a conversation that are folded at once: a few milliseconds. */
const foldedAtOnce = 50_000

/** A long conversation is folded a piece at a time; pieces end where a line does. */
function* foldConversation(memory: Memory, entry: Entry): Generator<void> {
  const { title, texts } = shown(memory, 'conversation', entry)
  const whole = `${title} ${texts.join(' ')}`
  if (whole.length <= foldedAtOnce) return
  const pieces: string[] = []
  for (let from = 0; from < whole.length;) {
    const lineEnd = whole.indexOf('\n', from + foldedAtOnce)
    const to = lineEnd === -1 ? whole.length : lineEnd + 1
    pieces.push(fold(whole.slice(from, to)))
    from = to
    yield
  }
  entry.folded = { title: null, all: pieces.join(' ') }
}

/** Makes the folded texts ahead of the first search, a hundred at a time. */
export function* foldAhead(memory: Memory): Generator<void> {
  let made = 0
  for (const table of searchedTables)
    for (const entry of memory.entries(table)) {
      if (entry.folded !== null) continue
      if (table === 'conversation') yield* foldConversation(memory, entry)
      foldedOf(memory, table, entry)
      made += 1
      if (made % 100 === 0) yield
    }
}

const tableRank: Readonly<Record<SearchedTable, number>> = {
  mentee: 0,
  group: 1,
  meeting: 2,
  mail: 3,
  promise: 4,
  goal: 5,
  note: 6,
  conversation: 7,
  assessment: 8,
  resource: 9,
}

/** Lower is better: the title begins with the words, a word of the title does, the title holds them, the text does. */
function rankOf(memory: Memory, table: SearchedTable, entry: Entry, query: string): number {
  const title = titleOf(memory, table, entry)
  const step = title.startsWith(query) ? 0 : title.includes(` ${query}`) ? 1 : title.includes(query) ? 2 : 3
  return step * searchedTables.length + tableRank[table]
}

/** A few words around the first place where a word of the query stands; the title itself when it stands there. */
function excerptOf(texts: string[], words: string[]): string {
  for (const text of texts) {
    const line = text.replace(/\s+/gu, ' ').trim()
    const at = words.map((word) => fold(line).indexOf(word)).find((place) => place !== -1)
    if (at === undefined) continue
    // Folding may shorten a text, so the place is near, which is near enough for an excerpt.
    const start = Math.max(0, at - excerptBefore)
    const piece = line.slice(start, start + excerptLength)
    return `${start > 0 ? '… ' : ''}${piece}${start + excerptLength < line.length ? ' …' : ''}`
  }
  return ''
}

/** What was found last, so that a query that goes on from it looks only there. */
interface Found {
  revision: number
  words: string[]
  found: Entry[]
}
const lastFound = new WeakMap<Memory, Found>()

/** Whatever holds all of `words` holds all of `before`. */
function narrows(words: readonly string[], before: readonly string[]): boolean {
  return before.every((word) => words.some((longer) => longer.includes(word)))
}

const isSearched: ReadonlySet<unknown> = new Set(searchedTables)

/** Only entries of searched tables are ever found. */
function tableOf({ row }: Entry): SearchedTable {
  if (!isSearched.has(row.table)) throw new TypeError(`${row.table} is not searched`)
  return row.table as SearchedTable // the one cast of this file: just checked
}

/** As `matching`, and as quick as what was found before lets it be while somebody types. */
export function matchingNow(memory: Memory, text: string): Entry[] {
  const words = searchWords(text)
  if (words.length === 0) return []
  const last = lastFound.get(memory)
  const found =
    last?.revision === memory.revision() && narrows(words, last.words)
      ? last.found.filter((entry) => hasEveryWord(foldedOf(memory, tableOf(entry), entry).all, words))
      : matching(memory, text)
  lastFound.set(memory, { revision: memory.revision(), words, found })
  return found
}

/** Which records match: the rule itself, and the oracle of the tests. */
export function matching(memory: Memory, text: string): Entry[] {
  const words = searchWords(text)
  if (words.length === 0) return []
  const found: Entry[] = []
  for (const table of searchedTables)
    for (const entry of memory.entries(table))
      if (hasEveryWord(foldedOf(memory, table, entry).all, words)) found.push(entry)
  return found
}

/** The places of the lines in which every word stands, from 0. */
export function linesWith({ lines, lineCount }: Pick<Conversation, 'lines' | 'lineCount'>, text: string): number[] {
  const words = searchWords(text)
  if (words.length === 0) return []
  const starts = lineStarts({ lines, lineCount })
  const found: number[] = []
  for (let index = 0; index < lineCount; index++)
    if (hasEveryWord(fold(lineAt(lines, starts, index).text), words)) found.push(index)
  return found
}

export function search(memory: Memory, text: string, limit: number): SearchHit[] {
  const words = searchWords(text)
  const query = words.join(' ')
  const ranked = matchingNow(memory, text).map((entry) => {
    const table = tableOf(entry)
    return { table, entry, rank: rankOf(memory, table, entry, query) }
  })
  // Newest first among equals; only the first few are drawn up in full.
  ranked.sort((one, other) => one.rank - other.rank || other.entry.row.n - one.entry.row.n)
  return ranked.slice(0, limit).map(({ table, entry }) => {
    const { title, texts, menteeId, at } = shown(memory, table, entry)
    return { table, id: entry.row.id, menteeId, title, excerpt: excerptOf(texts, words), at }
  })
}
