// The tables of the vault: the name in a sealed row, the current payload version, its schema, and the
// migrations that bring an older payload up to it.
import type { z } from 'zod'
import { accessRequest, type AccessRequest } from './access-request.ts'
import { agreement, type Agreement } from './agreement.ts'
import { assessment, type Assessment } from './assessment.ts'
import { backup, backupPlan, restore, type Backup, type BackupPlan, type Restore } from './backup.ts'
import { conversation, type Conversation } from './conversation.ts'
import { dossier, testimonial, type Dossier, type Testimonial } from './dossier.ts'
import { drawer, drawerNote, type Drawer, type DrawerNote } from './drawer.ts'
import { lifeEvent, type LifeEvent } from './event.ts'
import { storedFile, type StoredFile } from './file.ts'
import { goal, type Goal } from './goal.ts'
import { group, type Group } from './group.ts'
import { ownInstrument, type OwnInstrument } from './instrument.ts'
import { rosterImport, type RosterImport } from './import.ts'
import {
  account,
  attachment,
  mail,
  mailbox,
  thread,
  toThreads,
  type Account,
  type Attachment,
  type Mail,
  type Mailbox,
  type Thread,
} from './mail.ts'
import { ownForm, type OwnForm } from './mail-form.ts'
import { meeting, toRichWords, type Meeting } from './meeting.ts'
import { mentee, type Mentee } from './mentee.ts'
import { mentorship, type Mentorship } from './mentorship.ts'
import { certificate, note, noteVersion, type Certificate, type Note, type NoteVersion } from './note.ts'
import { outcome, type Outcome } from './outcome.ts'
import { practice, type Practice } from './practice.ts'
import { promiseRecord, type PromiseRecord } from './promise.ts'
import { handout, resource, type Handout, type Resource } from './resource.ts'
import { series, type Series } from './series.ts'
import { template, type Template } from './template.ts'

export interface Tables {
  mentee: Mentee
  group: Group
  meeting: Meeting
  mail: Mail
  thread: Thread
  attachment: Attachment
  account: Account
  mailbox: Mailbox
  event: LifeEvent
  promise: PromiseRecord
  series: Series
  goal: Goal
  agreement: Agreement
  mentorship: Mentorship
  assessment: Assessment
  outcome: Outcome
  note: Note
  noteVersion: NoteVersion
  resource: Resource
  file: StoredFile
  handout: Handout
  certificate: Certificate
  accessRequest: AccessRequest
  dossier: Dossier
  testimonial: Testimonial
  drawer: Drawer
  drawerNote: DrawerNote
  template: Template
  instrument: OwnInstrument
  form: OwnForm
  conversation: Conversation
  import: RosterImport
  practice: Practice
  backup: Backup
  backupPlan: BackupPlan
  restore: Restore
}
export type Table = keyof Tables

/** A pure step from payload version `n` to `n + 1`. */
export type Migration = (value: unknown) => unknown

interface TableDefinition<T> {
  /** The version this program writes. A higher one comes from a newer program and is refused. */
  readonly version: number
  readonly schema: z.ZodType<T>
  /** `migrations[0]` brings version 1 to version 2, and so on. */
  readonly migrations: readonly Migration[]
}

/** The next version only has more fields, whose schema says what they are when nothing was said. */
const moreFields: Migration = (value) => value

export const tables: { readonly [K in Table]: TableDefinition<Tables[K]> } = {
  mentee: { version: 1, schema: mentee, migrations: [] },
  group: { version: 1, schema: group, migrations: [] },
  meeting: { version: 3, schema: meeting, migrations: [moreFields, toRichWords] },
  mail: { version: 4, schema: mail, migrations: [moreFields, toThreads, moreFields] },
  thread: { version: 1, schema: thread, migrations: [] },
  attachment: { version: 1, schema: attachment, migrations: [] },
  account: { version: 2, schema: account, migrations: [moreFields] },
  mailbox: { version: 1, schema: mailbox, migrations: [] },
  event: { version: 1, schema: lifeEvent, migrations: [] },
  promise: { version: 2, schema: promiseRecord, migrations: [moreFields] },
  series: { version: 1, schema: series, migrations: [] },
  goal: { version: 1, schema: goal, migrations: [] },
  agreement: { version: 1, schema: agreement, migrations: [] },
  mentorship: { version: 1, schema: mentorship, migrations: [] },
  assessment: { version: 1, schema: assessment, migrations: [] },
  outcome: { version: 1, schema: outcome, migrations: [] },
  note: { version: 1, schema: note, migrations: [] },
  noteVersion: { version: 1, schema: noteVersion, migrations: [] },
  resource: { version: 1, schema: resource, migrations: [] },
  file: { version: 1, schema: storedFile, migrations: [] },
  handout: { version: 1, schema: handout, migrations: [] },
  certificate: { version: 2, schema: certificate, migrations: [moreFields] },
  dossier: { version: 1, schema: dossier, migrations: [] },
  testimonial: { version: 1, schema: testimonial, migrations: [] },
  accessRequest: { version: 1, schema: accessRequest, migrations: [] },
  drawer: { version: 1, schema: drawer, migrations: [] },
  drawerNote: { version: 1, schema: drawerNote, migrations: [] },
  template: { version: 3, schema: template, migrations: [moreFields, moreFields] },
  instrument: { version: 1, schema: ownInstrument, migrations: [] },
  form: { version: 1, schema: ownForm, migrations: [] },
  conversation: { version: 1, schema: conversation, migrations: [] },
  import: { version: 1, schema: rosterImport, migrations: [] },
  practice: { version: 5, schema: practice, migrations: [moreFields, moreFields, moreFields, moreFields] },
  backup: { version: 1, schema: backup, migrations: [] },
  backupPlan: { version: 1, schema: backupPlan, migrations: [] },
  restore: { version: 1, schema: restore, migrations: [] },
}

/** A payload of any known version as the present one has it. @throws ZodError when it does not fit. */
export function currentValue<T extends Table>(table: T, version: number, value: unknown): Tables[T] {
  const { schema, migrations } = tables[table]
  return schema.parse(migrations.slice(version - 1).reduce((older, step) => step(older), value))
}

/** Tables whose records are one mentee's own; an assessment also nobody's but the mentor's, a testimonial anybody's. */
export const tablesOfOneMentee = [
  'event',
  'promise',
  'goal',
  'agreement',
  'mentorship',
  'assessment',
  'outcome',
  'accessRequest',
  'testimonial',
  'handout',
] as const satisfies Table[]

/** Tables whose records may be of several mentees: `menteeIds`. */
export const tablesOfMentees = [
  'meeting',
  'series',
  'conversation',
  'mail',
  'thread',
  'attachment',
  'note',
  'noteVersion',
  'file',
] as const satisfies Table[]

export const tableNames = Object.keys(tables) as Table[]

/** One change of the vault: what a screen asks for, and what undoes it. */
export type Change = { [K in Table]: { op: 'put'; table: K; value: Tables[K] } }[Table] | Deletion
export interface Deletion {
  op: 'delete'
  table: Table
  id: string
}
