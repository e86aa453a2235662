// What a record is called in a list of differences: the words by which its mentor knows it. Pure.
import { displayName } from '../../model/mentee.ts'
import type { RichText } from '../../model/rich-text.ts'
import { richText } from '../../model/rich-text.ts'
import type { Table } from '../../model/tables.ts'
import { plainText } from '../rich-words.ts'
import { titleOfNote } from '../notes.ts'
import type { ArchivedRecord } from './archive.ts'

export const tableWords: Readonly<Record<Table, string>> = {
  mentee: 'Mentees',
  group: 'Groups',
  meeting: 'Meetings',
  thread: 'Conversations by mail that were marked',
  attachment: 'Files of drafts',
  mailbox: 'Folders of mail servers',
  mail: 'Mails',
  account: 'Mail accounts',
  event: 'Small facts of time lines',
  promise: 'Promises',
  series: 'Series of meetings',
  goal: 'Goals',
  conversation: 'Conversations',
  agreement: 'Agreements',
  mentorship: 'Life cycles',
  assessment: 'Assessments',
  outcome: 'Outcomes',
  note: 'Notes',
  noteVersion: 'Former versions of notes',
  file: 'Files of notes and resources',
  resource: 'Resources',
  handout: 'Resources that were given',
  certificate: 'Certificates of shredding',
  accessRequest: 'Access requests',
  dossier: 'Dossier',
  testimonial: 'Testimonials',
  drawer: 'Locked drawers',
  drawerNote: 'Notes in a locked drawer',
  instrument: 'Own instruments',
  template: 'Templates',
  form: 'Own forms for mail',
  import: 'Imports',
  backup: 'Backups made',
  backupPlan: 'Plan of backups',
  restore: 'Backups taken in',
  practice: 'Practice',
}

/** Characters of a title. */
const longestTitle = 200

/** Empty for what has no name of its own. */
export function titleOfRecord(record: ArchivedRecord): string {
  if (record.table === 'mentee') return displayName(record.value)
  if (record.table === 'note') return titleOfNote(record.value)
  const said: Record<string, unknown> = { ...record.value }
  const fields = ['title', 'topic', 'subject', 'name', 'text', 'address', 'mentorName']
  const found = fields.map((field) => said[field]).find((one) => typeof one === 'string' && one !== '')
  return typeof found === 'string' ? found.slice(0, longestTitle) : ''
}

/** A field that is not the same on both sides, as words. */
export interface Difference {
  field: string
  mine: string
  theirs: string
}

/** Fields that every change touches. */
const notToldApart = new Set(['id', 'createdAt', 'updatedAt', 'sample'])
/** Characters of a value that are shown. */
const longestValue = 400

/** Empty when the two say the same. */
export function differencesOf(mine: object, theirs: object): Difference[] {
  const [one, other]: Record<string, unknown>[] = [{ ...mine }, { ...theirs }]
  const fields = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])
  return [...fields].flatMap((field): Difference[] => {
    if (notToldApart.has(field) || sameValue(one?.[field], other?.[field])) return []
    return [{ field, mine: sayValue(one?.[field]), theirs: sayValue(other?.[field]) }]
  })
}

/** By content, whatever the order of keys. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [mine, theirs] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))]
  return (
    mine.length === theirs.size && mine.every(([key, value]) => theirs.has(key) && sameValue(value, theirs.get(key)))
  )
}

function sayValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'string') return value.slice(0, longestValue)
  return (isWords(value) ? plainText(value) : JSON.stringify(value)).slice(0, longestValue)
}

function isWords(value: unknown): value is RichText {
  return richText.safeParse(value).success
}
