// What the window may ask of the vault, and nothing more: no key, no sealed byte and no table of the database
// ever comes across. Implemented by the worker in `worker/`, reached through `client.ts`.
import type { Figure, Trace } from '../../shared/domain/practice-figures/figure.ts'
import type { PracticeFigures } from '../../shared/domain/practice-figures/figures.ts'
import type { PracticeFilter } from '../../shared/domain/practice-figures/scope.ts'
import type { ReadMail } from '../../shared/domain/mail-reading/reading.ts'
import type { ThreadCard, ThreadList, ThreadQuery } from '../../shared/domain/threads.ts'
import type { AccountCard, Account, Attachment, Mail, Mailbox, MailPlace, Thread } from '../../shared/model/mail.ts'
import type { GroupScores } from '../../shared/domain/assessments/group-scores.ts'
import type { Assessment, InstrumentRef } from '../../shared/model/assessment.ts'
import type { OwnInstrument } from '../../shared/model/instrument.ts'
import type { OwnForm } from '../../shared/model/mail-form.ts'
import type { Group } from '../../shared/model/group.ts'
import type { Agreement } from '../../shared/model/agreement.ts'
import type { Goal } from '../../shared/model/goal.ts'
import type { Mentorship } from '../../shared/model/mentorship.ts'
import type { Conversation, ConversationCard } from '../../shared/model/conversation.ts'
import type { Series } from '../../shared/model/series.ts'
import type { Template } from '../../shared/model/template.ts'
import type { LifeEvent } from '../../shared/model/event.ts'
import type { Handout, Resource } from '../../shared/model/resource.ts'
import type { StoredFile } from '../../shared/model/file.ts'
import type { Meeting } from '../../shared/model/meeting.ts'
import type { Mentee } from '../../shared/model/mentee.ts'
import type { Brief } from '../../shared/domain/brief.ts'
import type { Reminder, Span } from '../../shared/domain/reminders.ts'
import type { SilenceProposal } from '../../shared/domain/silence.ts'
import type { Today } from '../../shared/domain/today.ts'
import type { PromiseRecord } from '../../shared/model/promise.ts'
import type { Outcome } from '../../shared/model/outcome.ts'
import type { Backup, BackupPlan, Restore } from '../../shared/model/backup.ts'
import type { ArchiveForm } from './worker/backup-source.ts'
import type { DrawerState } from './worker/drawer.ts'
import type { Dossier, Testimonial } from '../../shared/model/dossier.ts'
import type { AccessRequest } from '../../shared/model/access-request.ts'
import type { ArchivedRecord } from '../../shared/domain/backup/archive.ts'
import type { Certificate, Note, NoteVersion } from '../../shared/model/note.ts'
import type { Practice } from '../../shared/model/practice.ts'
import type { RosterImport } from '../../shared/model/import.ts'
import type { Change, Table } from '../../shared/model/tables.ts'
import type { Misdirection } from '../../shared/domain/wrong-mentee.ts'
import type { Result } from '../../shared/result.ts'

/** How things stand before anybody has typed a passphrase. */
export type VaultState =
  /** No vault and no journal: the first run. The only state in which a vault may be created. */
  | { kind: 'none' }
  /** `waitMs`: after several wrong passphrases the next try is refused for so long. */
  | { kind: 'locked'; vaultId: string; waitMs: number; source: 'store' | 'journal' }
  | { kind: 'open'; vaultId: string }
  /** Store and journal have gone different ways since change number `commonUpTo`. The mentor chooses one. */
  | { kind: 'diverged'; storeLast: number; journalLast: number }
  /** Cannot be opened by this program as things are: `vault/newer`, `vault/kdf-too-weak`, `vault/kdf-too-strong`,
   * `vault/header-unreadable` (a journal or a store is here, its key slots are not), `vault/store-unreadable` (the browser
   * cannot open its database and there is no journal), `vault/in-use`. See `set-aside.ts` for what can be done about it. */
  | { kind: 'refused'; code: string }

/** Something the mentor should know after unlocking: `restored` from the journal, `caught-up` journal, `unreadable`
 * boxes, `journal-damaged` and `journal-missing` (a new one is written from the store), `lost` (records that should be there
 * and are nowhere), `journal-unwritable` (nothing can be saved until it is). Numbers count changes or records. */
export interface VaultNotice {
  kind:
    | 'restored'
    | 'journal-rebuilt'
    | 'unreadable'
    | 'journal-damaged'
    | 'journal-missing'
    | 'journal-unwritable'
    | 'lost'
  count: number
}

export interface Unlocked {
  vaultId: string
  notices: VaultNotice[]
  /** After opening with the recovery code a new passphrase must be chosen. */
  mustChoosePassphrase: boolean
}

/** `all or nothing`: resolved when both IndexedDB (strict) and the journal have it. */
export interface Written {
  /** The number of this change; grows by at least one. */
  seq: number
  /** What takes it back, to be passed to `write` again. */
  undo: Change[]
}

/** One line of the roster. */
export interface RosterEntry {
  mentee: Mentee
  /** Last meeting held or mail sent; null when there was none. */
  lastContact: string | null
  /** The day of the next meeting, planned or agreed. */
  nextOn: string | null
  /** Days from one contact to the next by the agreement in force; null when there is none. */
  everyDays: number | null
  meetings: number
  groupIds: string[]
}

/** An assessment that a mentee was asked for by mail, or answered by mail, until the mentor has settled its answers. */
export interface AskedByMail {
  /** The conversation that asked, or in which the answers came. */
  threadId: string
  /** The assessment that its answers belong to, where there is a record of it. */
  assessmentId: string | null
  menteeId: string
  /** Of the instrument or the form. */
  title: string
  /** A moment: when it went out. */
  at: string
  /** The reply that brought answers; null while there is none. */
  answeredBy: string | null
}

/** An instrument of the mentor's own; one that is used is not changed any more. */
export interface OwnInstrumentUse {
  instrument: OwnInstrument
  uses: number
}

export type TimelineItem =
  | { kind: 'meeting'; at: string; record: Meeting }
  | { kind: 'mail'; at: string; record: Mail }
  | { kind: 'event'; at: string; record: LifeEvent }
  | { kind: 'conversation'; at: string; record: ConversationCard }
  /** One that is done. `title`: of its instrument. */
  | { kind: 'assessment'; at: string; record: Assessment; title: string }
  | { kind: 'note'; at: string; record: Note }

/** What is open between the mentor and some mentees. */
export interface Between {
  /** Open ones, and all of the meeting that was asked about. */
  promises: PromiseRecord[]
  goals: Goal[]
  /** Earlier ones whose conclusion waits to be looked at again. */
  meetings: Meeting[]
}

/** A mail as it came, or as it was sent from elsewhere, with what was read out of it. */
export interface TakenMail {
  read: ReadMail
  /** To the byte. */
  raw: Uint8Array
  /** Of the whole message, in bytes; more than `raw` has when that is only its beginning. */
  size: number
  isWhole: boolean
  /** Null for what was taken in by hand. */
  accountId: string | null
  place: MailPlace | null
  receivedAt: string | null
  /** Of a pasted reply, which says nothing of itself: the mail that it answers. */
  answersId: string | null
}

/** What becomes of a mail that is taken: kept, here already, or of nobody on the roster and left out. */
export type MailFate = 'new' | 'known' | 'stranger'

export interface TakenMails {
  /** Ids of the mails that are new, in the order in which they were handed over. */
  added: string[]
  /** Mails that were here already, copies of what was sent from here among them. */
  known: number
  /** Neither from nor to anybody on the roster: not kept. */
  strangers: number
  written: Written | null
}

export interface SearchHit {
  table: Extract<
    Table,
    'mentee' | 'group' | 'meeting' | 'mail' | 'promise' | 'goal' | 'note' | 'conversation' | 'assessment' | 'resource'
  >
  id: string
  /** Whose time line it stands on; null for a group. */
  menteeId: string | null
  title: string
  /** A few words around the first place that matched. */
  excerpt: string
  at: string
}

/** A planned import: whole mentees, valid, with their ids. */
export interface RosterBatch {
  format: string
  /** SHA-256 of the file, hexadecimal. */
  fileHash: string
  add: Mentee[]
  change: Mentee[]
}
/** `handing-over`: the batch crosses to the vault, a part at a time. */
export interface ImportProgress {
  phase: 'handing-over' | 'sealing' | 'storing'
  done: number
  total: number
}

export interface VaultHealth {
  vaultId: string
  records: { table: Table; count: number }[]
  seq: number
  folders: number
  blocks: number
  tail: number
  unreadable: { place: string; folder: string; first: number; last: number; reason: string }[]
  /** `snapshotLast`: the change up to which it was written anew. */
  journal: { state: string; bytes: number; last: number; snapshotLast: number; freeBytes: number }
  kdf: { memoryKiB: number; iterations: number; parallelism: number }
  recoveryIssuedAt: string | null
  passphraseChangedAt: string
  persisted: boolean
  /** What the browser's store takes and may take, in bytes; 0 where it does not say. */
  usage: number
  quota: number
  /** Why the last folding did not succeed; it is tried again. */
  foldFailure: string | null
  /** All keys are being changed, and not everything is sealed with the new ones. */
  isRotating: boolean
}

/** After unlocking. Every read answers from memory; every write is sealed, stored and in the journal when it resolves.
 * Failures are thrown as NamedError: `vault/disk-full`, `vault/journal-unwritable`, `vault/not-found`. */
export interface VaultSession {
  practice(): Promise<Practice>
  roster(): Promise<RosterEntry[]>
  mentee(id: string): Promise<Mentee | null>
  groups(): Promise<Group[]>
  group(id: string): Promise<Group | null>
  /** Newest first. */
  timeline(menteeId: string): Promise<TimelineItem[]>
  meetings(): Promise<Meeting[]>
  meeting(id: string): Promise<Meeting | null>
  /** Words that were kept before it was said with whom. */
  unfiledMeetings(): Promise<Meeting[]>
  between(menteeIds: string[], meetingId: string): Promise<Between>
  promises(): Promise<PromiseRecord[]>
  promisesOf(menteeId: string): Promise<PromiseRecord[]>
  goals(): Promise<Goal[]>
  goalsOf(menteeId: string): Promise<Goal[]>
  /** All versions, the latest first. */
  agreementsOf(menteeId: string): Promise<Agreement[]>
  /** Null until something of its life cycle was written down. */
  mentorshipOf(menteeId: string): Promise<Mentorship | null>
  /** Of one mentee, or of the mentor alone for null; the latest first. */
  assessmentsOf(menteeId: string | null): Promise<Assessment[]>
  assessment(id: string): Promise<Assessment | null>
  /** All that are done, for an export. */
  assessments(): Promise<Assessment[]>
  /** Asked for, begun, or here and not looked at; the latest first. */
  pendingAssessments(): Promise<Assessment[]>
  /** What the mentees say together of the mentor; null when the instrument is not here. */
  groupScores(instrument: InstrumentRef): Promise<GroupScores | null>
  /** What was asked for by mail and is not settled; the latest first. */
  askedByMail(): Promise<AskedByMail[]>
  /** Instruments of the mentor's own, all versions. */
  instruments(): Promise<OwnInstrument[]>
  /** The same with how many assessments and mails use each. */
  instrumentUses(): Promise<OwnInstrumentUse[]>
  /** The latest first. */
  notes(): Promise<Note[]>
  /** The latest first. */
  notesOf(menteeId: string): Promise<Note[]>
  note(id: string): Promise<Note | null>
  /** What a note said before, the latest first. */
  noteVersions(noteId: string): Promise<NoteVersion[]>
  /** In no order. */
  resources(): Promise<Resource[]>
  resource(id: string): Promise<Resource | null>
  /** To whom a resource was given, the latest first. */
  handouts(resourceId: string): Promise<Handout[]>
  /** What a mentee was given, the latest first. */
  handoutsOf(menteeId: string): Promise<Handout[]>
  /** Beside a note or a resource, the oldest first; also what is still taken in, or was broken off then. */
  filesOf(ownerId: string): Promise<StoredFile[]>
  /** Takes in one piece of a file, all but the last of `pieceBytes`, in their order from 0. The first one makes its record; an empty
   * file has one empty piece. */
  addPiece(file: StoredFile, index: number, bytes: Uint8Array): Promise<void>
  pieceOf(fileId: string, index: number): Promise<Uint8Array<ArrayBuffer>>
  /** The latest first. */
  accessRequests(): Promise<AccessRequest[]>
  /** All that is kept about one mentee, but for what lies in the locked drawer. */
  recordsOf(menteeId: string): Promise<ArchivedRecord[]>
  /** Of what was shredded, the latest first. */
  certificates(): Promise<Certificate[]>
  /** The latest first. */
  outcomesOf(menteeId: string): Promise<Outcome[]>
  /** Without their words, the latest first. */
  conversations(): Promise<ConversationCard[]>
  conversation(id: string): Promise<Conversation | null>
  /** The places of the lines in which every word of the text stands, from 0. */
  linesWith(conversationId: string, text: string): Promise<number[]>
  series(id: string): Promise<Series | null>
  templates(): Promise<Template[]>
  /** Forms of the mentor's own. */
  forms(): Promise<OwnForm[]>
  /** What the mentor's day asks for at this moment. `zone` is the mentor's, IANA. */
  today(zone: string): Promise<Today>
  /** What to have in mind when the meeting begins; null when there is no such meeting. */
  brief(meetingId: string): Promise<Brief | null>
  /** What the system's notifications are to say; nothing in it knows a name. */
  reminders(span: Span, zone: string): Promise<Reminder[]>
  /** A mail to begin from when somebody has gone silent; null when there is no such mentee. */
  silence(menteeId: string): Promise<SilenceProposal | null>
  /** What is being written, waits, or asks for the mentor; neither sent nor received. */
  unsettledMails(): Promise<Mail[]>
  mail(id: string): Promise<Mail | null>
  /** Sent from here through one of these accounts since that moment, and no copy known in a Sent folder; the latest first. */
  unfiledMails(accountIds: string[], since: string): Promise<Mail[]>
  /** The account that was used last; null when none was. */
  lastAccountId(): Promise<string | null>
  threads(query: ThreadQuery): Promise<ThreadList>
  /** The oldest first, drafts last, with what the mentor said of it; null when there is no such conversation. */
  thread(id: string): Promise<{ card: ThreadCard; mails: Mail[]; record: Thread | null } | null>
  /** Ids of all mails of a mentee, the oldest first, for an export. */
  mailIdsOf(menteeId: string): Promise<string[]>
  /** The files of a draft. */
  attachmentsOf(mailId: string): Promise<Attachment[]>
  mailboxes(): Promise<Mailbox[]>
  /** Addresses of everybody on the roster who is not archived, lower case, sorted. */
  rosterAddresses(): Promise<string[]>
  /** The exact bytes of a queued, sent or received mail, or of an attachment of a draft. */
  mailBody(id: string): Promise<Uint8Array | null>
  accounts(): Promise<AccountCard[]>
  /** With the secret, for the length of one job of the mail service. */
  accountForJob(id: string): Promise<Account | null>
  imports(): Promise<RosterImport[]>
  /** What in the text of a mail seems to be about, or meant for, somebody else than these mentees. */
  misdirections(text: string, menteeIds: string[]): Promise<Misdirection[]>
  /** Best first. An empty text finds nothing. */
  search(text: string, limit: number): Promise<SearchHit[]>
  health(): Promise<VaultHealth>

  /** What the practice comes to by that choice, as of today in the mentor's zone. */
  practiceFigures(filter: PracticeFilter, zone: string): Promise<PracticeFigures>
  /** What one of these figures rests on, the latest first; null when there is none of that name. */
  figureTraces(filter: PracticeFilter, zone: string, key: string): Promise<{ figure: Figure; traces: Trace[] } | null>

  /** The mentor's own part of the dossier; null until something was written. */
  dossier(): Promise<Dossier | null>
  /** Given for the dossier, the latest first. */
  testimonials(): Promise<Testimonial[]>

  write(changes: Change[]): Promise<Written>
  /** Puts a mail, or an attachment of a draft, and its bytes in one change. Putting a queued mail takes the attachments of
   * its draft away. */
  writeMail(mail: Mail, body: Uint8Array): Promise<Written>
  writeAttachment(attachment: Attachment, body: Uint8Array): Promise<Written>
  /** What would become of mails if they were taken, in their order; nothing is kept. */
  foreseeMails(reads: ReadMail[]): Promise<MailFate[]>
  /** Keeps mails that came or were sent from elsewhere, each once, in its conversation. */
  takeMails(mails: TakenMail[]): Promise<TakenMails>
  /** Deletes mentees with everything that is only theirs; a meeting with others stays with the others. */
  removeMentees(ids: string[]): Promise<Written>
  removeSample(): Promise<Written>
  /** Made on this computer, the latest first. */
  backups(): Promise<Backup[]>
  /** How they are made by themselves; null when they are not. */
  backupPlan(): Promise<BackupPlan | null>
  /** Taken in, the latest first. */
  restores(): Promise<Restore[]>
  /** Of the locked drawer; its notes are null while it is closed. What else is asked of it then is refused: `drawer/closed`. */
  drawerState(): Promise<DrawerState>
  drawerNotes(): Promise<Note[] | null>
  /** What it said before is kept as a version when that is due; `always` keeps it in any case. */
  keepInDrawer(note: Note, always?: boolean): Promise<void>
  /** The latest first. */
  drawerVersions(noteId: string): Promise<NoteVersion[]>
  removeFromDrawer(noteId: string): Promise<void>
  /** Puts a memory aid of the vault into the drawer. `drawer/only-private` for a record. */
  takeIntoDrawer(noteId: string): Promise<void>
  /** Puts its closing off. */
  touchDrawer(): Promise<void>
  closeDrawer(): Promise<void>
  /** Deletes notes with all that they said before, for good: no undo, and the journal is written anew without them. Answers their
   * certificates. */
  shredNotes(ids: string[]): Promise<Certificate[]>
  /** One change, whole or absent. Adds the events and the record of the import. Null when cancelled. */
  importRoster(batch: RosterBatch, onProgress: (progress: ImportProgress) => void): Promise<Written | null>
  cancelImport(): Promise<void>
  undoImport(importId: string): Promise<Written>
  /** Writes the journal anew as one snapshot, which is read back before the old one goes. */
  compactJournal(): Promise<void>
  /** Folds the fresh rows into blocks; called at idle and before locking. */
  fold(): Promise<void>
}

/** What changed, so that the screens can ask again. */
export interface VaultFeed {
  /** Empty when everything may have changed: after the rest of the vault has been read. */
  tables: Table[]
  menteeIds: string[]
  /** What came to light while the rest was read. */
  notices?: VaultNotice[]
}

/** The window's side, `client.ts`: it starts the workers, carries sealed journal frames to the desktop side, and never
 * holds a key. */
export interface VaultClient {
  inspect(): Promise<VaultState>
  /** Makes a new vault; answers the recovery code, which is shown once. */
  create(passphrase: string): Promise<Result<{ recoveryCode: string }>>
  unlock(passphrase: string): Promise<Result<Unlocked>>
  /** Codes: `vault/wrong-recovery-code`, `vault/recovery-code-mistyped` (its check sum does not fit). */
  unlockWithRecoveryCode(code: string): Promise<Result<Unlocked>>
  /** Codes: `vault/wrong-passphrase`. `current` null only directly after opening with the recovery code. */
  changePassphrase(current: string | null, next: string): Promise<Result<null>>
  /** The same passphrase, derived with twice the memory. Codes: `vault/wrong-passphrase`, `vault/kdf-failed`. */
  strengthen(passphrase: string): Promise<Result<null>>
  /** Replaces the recovery code; the old one stops working. */
  reissueRecoveryCode(passphrase: string): Promise<Result<{ recoveryCode: string }>>
  /** Begins to change all keys: the root and those of every folder. Answers the new recovery code; the old one stops working, the
   * passphrase stays. Codes: `vault/wrong-passphrase`, `vault/rotation-unfinished`. */
  rotateKeys(passphrase: string): Promise<Result<{ recoveryCode: string }>>
  /** Seals everything anew; broken off, it goes on from there. @param onProgress so many of so many */
  finishRotation(onProgress: (done: number, total: number) => void): Promise<void>
  /** Settles a divergence; the other side is kept aside. */
  settle(keep: 'store' | 'journal'): Promise<Result<null>>
  /** Sets a vault that is refused and cannot be mended aside, untouched; then there is none, and a new one can be made.
   * Codes: `vault/not-refused`. */
  setAside(): Promise<Result<null>>
  /** Makes the locked drawer and opens it. */
  createDrawer(passphrase: string): Promise<Result<null>>
  /** Codes: `drawer/wrong-passphrase`, `drawer/wait`; the message is the ms to wait. */
  openDrawer(passphrase: string): Promise<Result<null>>
  changeDrawerPassphrase(current: string, next: string): Promise<Result<null>>
  /** A channel to the open vault for the backup worker: `BackupDoor` over Comlink. @param program its version */
  backupDoor(program: string, form: ArchiveForm): Promise<MessagePort>
  /** Terminates the worker and reloads the window. What was being written is finished or not acknowledged. */
  lock(): Promise<void>
  /** Throws when the vault is not open. */
  readonly session: VaultSession
  onChange(listener: (feed: VaultFeed) => void): () => void
}
