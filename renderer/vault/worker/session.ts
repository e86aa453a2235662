// What can be asked of an open vault. Reads answer from memory; writes go through `commit` and are acknowledged when both
// IndexedDB and the journal have them. The interface with its promises is `VaultSession` in `../api.ts`.
import { briefOf, type BriefSource } from '../../../shared/domain/brief.ts'
import { remindersBetween } from '../../../shared/domain/reminders.ts'
import { silenceProposal } from '../../../shared/domain/silence.ts'
import { todayOf } from '../../../shared/domain/today.ts'
import { inOrder, momentOf } from '../../../shared/domain/threads.ts'
import { withoutLines } from '../../../shared/domain/conversations.ts'
import type { Attachment, Mail } from '../../../shared/model/mail.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { LifeEvent } from '../../../shared/model/event.ts'
import { tableNames, type Change, type Tables } from '../../../shared/model/tables.ts'
import { NamedError } from '../../../shared/result.ts'
import type { ImportTaker } from '../hand-over.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { assessmentReads, dueBy, titleOf } from './assessments.ts'
import type {
  Between,
  RosterEntry,
  TakenMail,
  TakenMails,
  TimelineItem,
  VaultHealth,
  VaultSession,
  Written,
} from '../api.ts'
import { accessReads, keepForRequests } from './access.ts'
import { accountCard } from './account-card.ts'
import { put } from './drafts.ts'
import type { DrawerDesk } from './drawer.ts'
import { fileDesk } from './files.ts'
import { mailFinisher } from './finish-mail.ts'
import { fold, journalIsOverlong, rebuildJournal } from './fold.ts'
import { allThreads, threadsOf } from './find-threads.ts'
import type { Entry, Memory } from './memory.ts'
import { createGuard } from './misdirections.ts'
import { importDesk } from './import-desk.ts'
import { finishShredding, keepOneWay, noteReads, shredNotes } from './notes.ts'
import { practiceReads } from './practice.ts'
import { removalOf } from './removal.ts'
import { resourceReads } from './resources.ts'
import { readValue } from './rows.ts'
import { openBody } from './seal.ts'
import { foldAhead, linesWith, search } from './search.ts'
import type { OpenVault } from './state.ts'
import { batchesOf, planTaking } from './take-mails.ts'
import { commit, settleDoubt, type WriteOptions } from './write.ts'

/** The worker adds what only it knows to the health of the vault. */
export type Session = Omit<VaultSession, 'health' | 'importRoster'> &
  ImportTaker & {
    health(): Promise<
      Omit<
        VaultHealth,
        | 'kdf'
        | 'recoveryIssuedAt'
        | 'passphraseChangedAt'
        | 'persisted'
        | 'usage'
        | 'quota'
        | 'foldFailure'
        | 'isRotating'
      >
    >
  }

/** A day stands where its noon stands: the same day in every zone but the outermost. */
function noonOf(day: string): string {
  return `${day}T12:00:00.000Z`
}

function timelineItem(memory: Memory, { row }: Entry): TimelineItem | null {
  if (row.table === 'meeting') {
    const record = readValue('meeting', row)
    return { kind: 'meeting', at: record.startsAt, record }
  }
  if (row.table === 'mail') {
    const record = readValue('mail', row)
    return { kind: 'mail', at: momentOf(record), record }
  }
  if (row.table === 'event') {
    const record = readValue('event', row)
    return { kind: 'event', at: record.at, record }
  }
  if (row.table === 'conversation') {
    const record = readValue('conversation', row)
    return { kind: 'conversation', at: record.firstAt, record: withoutLines(record) }
  }
  if (row.table === 'assessment') {
    const record = readValue('assessment', row)
    if (record.state !== 'done') return null
    return { kind: 'assessment', at: noonOf(record.on), record, title: titleOf(memory, record) }
  }
  if (row.table === 'note') {
    const record = readValue('note', row)
    return { kind: 'note', at: noonOf(record.on), record }
  }
  return null
}

/** A mail of which only is known what it says. */
const unplaced = {
  raw: new Uint8Array(0),
  size: 0,
  isWhole: true,
  accountId: null,
  place: null,
  receivedAt: null,
  answersId: null,
} as const

export function createSession(vault: OpenVault, drawer: DrawerDesk): Session {
  const { memory } = vault
  const guard = createGuard(memory)

  /** Reads and writes of anything but the cards wait until everything has been read. */
  async function loaded<T>(read: () => T): Promise<T> {
    await vault.loaded
    return read()
  }

  async function written(changes: Change[], options?: WriteOptions): Promise<Written> {
    await vault.loaded
    const result = await commit(vault, changes, options)
    if (result === null) throw new NamedError('vault/cancelled')
    return result
  }

  const instant = (): string => new Date(vault.ports.now()).toISOString()

  /** That somebody came with an import is known from the import's record; there is no event of its own for it. */
  function importsOf(menteeId: string): TimelineItem[] {
    return memory
      .all('import')
      .filter((one) => one.undoneAt === null && one.addedIds.includes(menteeId))
      .map(({ id, at, createdAt, updatedAt, sample, format }): TimelineItem => {
        const record: LifeEvent = { id, createdAt, updatedAt, sample, menteeId, at, kind: 'imported', detail: format }
        return { kind: 'event', at, record }
      })
  }

  function ofMentee<
    T extends 'meeting' | 'mail' | 'promise' | 'goal' | 'agreement' | 'mentorship' | 'assessment' | 'outcome',
  >(table: T, menteeId: string): Tables[T][] {
    return [...memory.timelineOf(menteeId)].flatMap(({ row }) => (row.table === table ? [readValue(table, row)] : []))
  }

  function attachmentsOf(mailId: string): Attachment[] {
    return memory
      .all('attachment')
      .filter((one) => one.mailId === mailId)
      .sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1))
  }

  function between(menteeIds: readonly string[], meetingId: string): Between {
    const each = <T extends 'promise' | 'goal' | 'meeting'>(table: T) =>
      [...new Set(menteeIds)].flatMap((menteeId) => ofMentee(table, menteeId))
    const waiting = each('meeting').filter(
      ({ id, fiveCs }) => id !== meetingId && fiveCs?.lookAgainOn && fiveCs.hindsight === null,
    )
    return {
      promises: each('promise').filter((one) => one.state === 'open' || one.meetingId === meetingId),
      goals: each('goal').filter(({ state }) => state === 'open'),
      meetings: [...new Set(waiting)],
    }
  }

  /** What is on record of one mentee, for a brief or a proposal. */
  function recordOf(mentee: Mentee): BriefSource {
    const { id } = mentee
    return {
      mentee,
      meetings: ofMentee('meeting', id),
      promises: ofMentee('promise', id),
      goals: ofMentee('goal', id),
      agreements: ofMentee('agreement', id).toSorted((one, other) => other.version - one.version),
      mails: ofMentee('mail', id),
    }
  }

  function groupIdsByMentee(): Map<string, string[]> {
    const byMentee = new Map<string, string[]>()
    for (const group of memory.all('group'))
      for (const id of group.memberIds) byMentee.set(id, [...(byMentee.get(id) ?? []), group.id])
    return byMentee
  }

  const session: Session = {
    // From the directory: there as soon as the vault is open.
    practice: () => {
      const practice = memory.all('practice')[0]
      if (practice === undefined) throw new NamedError('vault/not-found', 'practice')
      return Promise.resolve(practice)
    },
    roster: () => {
      const groups = groupIdsByMentee()
      return Promise.resolve(
        memory.all('mentee').map((mentee): RosterEntry => ({
          mentee,
          ...memory.summary(mentee.id),
          groupIds: groups.get(mentee.id) ?? [],
        })),
      )
    },
    mentee: (id) => Promise.resolve(memory.get('mentee', id)),
    groups: () => Promise.resolve(memory.all('group')),
    group: (id) => Promise.resolve(memory.get('group', id)),
    accounts: () => Promise.resolve(memory.all('account').map(accountCard)),
    accountForJob: (id) => Promise.resolve(memory.get('account', id)),
    imports: () => Promise.resolve(memory.all('import')),

    // From everything.
    timeline: (menteeId) =>
      loaded(() =>
        [
          ...[...memory.timelineOf(menteeId)]
            .map((entry) => timelineItem(memory, entry))
            .filter((item) => item !== null),
          ...importsOf(menteeId),
        ].sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)),
      ),
    meetings: () => loaded(() => memory.all('meeting')),
    promises: () => loaded(() => memory.all('promise')),
    promisesOf: (menteeId) => loaded(() => ofMentee('promise', menteeId)),
    goals: () => loaded(() => memory.all('goal')),
    goalsOf: (menteeId) => loaded(() => ofMentee('goal', menteeId)),
    agreementsOf: (menteeId) =>
      loaded(() => ofMentee('agreement', menteeId).toSorted((one, other) => other.version - one.version)),
    mentorshipOf: (menteeId) => loaded(() => ofMentee('mentorship', menteeId)[0] ?? null),
    ...assessmentReads(memory, loaded),
    ...practiceReads(memory, loaded, vault.ports.now),
    ...noteReads(memory, loaded),
    ...accessReads(memory, loaded),
    ...fileDesk(vault, loaded),
    ...resourceReads(memory, loaded),
    ...importDesk(vault, written),
    drawerState: () => loaded(drawer.state),
    drawerNotes: async () => {
      await vault.loaded
      return drawer.notes()
    },
    keepInDrawer: (note, always) => drawer.keep(note, always),
    drawerVersions: (noteId) => drawer.versions(noteId),
    removeFromDrawer: (noteId) => drawer.remove(noteId),
    takeIntoDrawer: (noteId) => drawer.take(noteId),
    touchDrawer: () => loaded(drawer.touch),
    closeDrawer: () => loaded(drawer.close),
    backups: () => loaded(() => memory.all('backup').toSorted((one, other) => other.at.localeCompare(one.at))),
    backupPlan: () => loaded(() => memory.all('backupPlan')[0] ?? null),
    restores: () =>
      loaded(() => memory.all('restore').toSorted((one, other) => other.startedAt.localeCompare(one.startedAt))),
    conversations: () =>
      loaded(() =>
        memory
          .all('conversation')
          .map(withoutLines)
          .sort((one, other) => (one.lastAt < other.lastAt ? 1 : -1)),
      ),
    conversation: (id) => loaded(() => memory.get('conversation', id)),
    linesWith: (id, text) =>
      loaded(() => {
        const record = memory.get('conversation', id)
        return record === null ? [] : linesWith(record, text)
      }),
    series: (id) => loaded(() => memory.get('series', id)),
    templates: () => loaded(() => memory.all('template')),
    forms: () => loaded(() => memory.all('form')),
    today: (zone) =>
      loaded(() => ({
        assessments: dueBy(memory, dayAt(vault.ports.now(), zone)),
        ...todayOf({
          roster: memory.all('mentee').map((mentee) => ({ mentee, ...memory.summary(mentee.id) })),
          promises: memory.all('promise'),
          meetings: memory.all('meeting'),
          agreements: memory.all('agreement'),
          goals: memory.all('goal'),
          threads: allThreads(memory, vault.ports.now()),
          now: vault.ports.now(),
          zone,
        }),
      })),
    brief: (meetingId) =>
      loaded(() => {
        const meeting = memory.get('meeting', meetingId)
        if (meeting === null) return null
        const people = meeting.menteeIds.map((id) => memory.get('mentee', id)).filter((one) => one !== null)
        return briefOf(meeting, people.map(recordOf), vault.ports.now())
      }),
    reminders: (span, zone) =>
      loaded(() => remindersBetween({ meetings: memory.all('meeting'), promises: memory.all('promise') }, span, zone)),
    silence: (menteeId) =>
      loaded(() => {
        const mentee = memory.get('mentee', menteeId)
        if (mentee === null) return null
        return silenceProposal(recordOf(mentee), vault.ports.now(), memory.all('practice')[0]?.mentorName ?? '')
      }),
    meeting: (id) => loaded(() => memory.get('meeting', id)),
    unfiledMeetings: () => loaded(() => memory.all('meeting').filter(({ menteeIds }) => menteeIds.length === 0)),
    between: (menteeIds, meetingId) => loaded(() => between(menteeIds, meetingId)),
    unsettledMails: () => loaded(() => memory.mail.unsettled()),
    unfiledMails: (accountIds, since) => loaded(() => memory.mail.unfiled(accountIds, since)),
    lastAccountId: () => loaded(() => memory.mail.lastAccountId()),
    threads: (query) => loaded(() => threadsOf(memory, query, vault.ports.now())),
    thread: (id) =>
      loaded(() => {
        const said = memory.get('thread', id)
        const found = memory.mail.card(id, said, vault.ports.now())
        return found === null ? null : { card: found, mails: inOrder(memory.mail.inThread(id)), record: said }
      }),
    mailIdsOf: (menteeId) => loaded(() => inOrder(ofMentee('mail', menteeId)).map(({ id }) => id)),
    attachmentsOf: (mailId) => loaded(() => attachmentsOf(mailId)),
    mailboxes: () => loaded(() => memory.all('mailbox')),
    rosterAddresses: () =>
      Promise.resolve(
        [
          ...new Set(
            memory
              .all('mentee')
              .filter(({ archivedAt }) => archivedAt === null)
              .flatMap(({ emails }) => emails.map((email) => email.toLowerCase())),
          ),
        ].sort(),
      ),
    mail: (id) => loaded(() => memory.get('mail', id)),
    misdirections: (text, menteeIds) => loaded(() => guard(text, menteeIds)),
    search: (text, limit) => loaded(() => search(memory, text, limit)),

    async mailBody(id) {
      const body = await vault.ports.store.body(id)
      if (body === undefined) return null
      return openBody(await memory.key(body.folder, body.kid), id, body.kid, body.box)
    },

    write: async (changes) => {
      await vault.loaded
      keepOneWay(memory, changes)
      keepForRequests(memory, changes)
      return written(changes)
    },
    async shredNotes(ids) {
      await vault.loaded
      return shredNotes(vault, ids)
    },
    async writeMail(mail: Mail, body) {
      await vault.loaded
      const files = mail.state === 'draft' ? [] : attachmentsOf(mail.id)
      const gone = files.map(({ id }): Change => ({ op: 'delete', table: 'attachment', id }))
      return written([put('mail', mail), ...gone], { bodies: [{ id: mail.id, bytes: body }] })
    },
    writeAttachment: (attachment, body) =>
      written([put('attachment', attachment)], { bodies: [{ id: attachment.id, bytes: body }] }),
    foreseeMails: (reads) =>
      loaded(() => {
        const mails = reads.map((read): TakenMail => ({ read, ...unplaced }))
        return planTaking({ memory, at: instant(), finish: (mail) => mail }, mails).fates
      }),
    async takeMails(mails) {
      await vault.loaded
      const result: TakenMails = { added: [], known: 0, strangers: 0, written: null }
      for (const batch of batchesOf(mails)) {
        const plan = planTaking({ memory, at: instant(), finish: mailFinisher(memory) }, batch)
        result.added.push(...plan.added)
        result.known += plan.known
        result.strangers += plan.strangers
        if (plan.changes.length === 0) continue
        const { seq, undo } = await written(plan.changes, { bodies: plan.bodies })
        result.written = { seq, undo: [...undo, ...(result.written?.undo ?? [])] }
      }
      return result
    },
    async removeMentees(ids) {
      await vault.loaded
      const changes = removalOf(memory, ids, instant())
      keepForRequests(memory, changes)
      return written(changes)
    },
    async removeSample() {
      await vault.loaded
      const changes: Change[] = []
      for (const table of tableNames)
        for (const record of memory.all(table))
          if (record.sample && table !== 'practice') changes.push({ op: 'delete', table, id: record.id })
      keepForRequests(memory, changes)
      return written(changes)
    },

    async fold() {
      await vault.loaded
      await vault.exclusive(async () => {
        if (vault.doubtful) return
        await fold(vault)
        if (journalIsOverlong(vault, vault.blocks.length * 4_096)) await rebuildJournal(vault)
      })
      await finishShredding(vault)
    },

    async compactJournal() {
      await vault.loaded
      await vault.exclusive(async () => {
        await settleDoubt(vault)
        await rebuildJournal(vault)
      })
    },

    async health() {
      await vault.loaded
      const facts = await vault.ports.journal.inspect()
      const fresh = await vault.ports.store.tail()
      return {
        vaultId: vault.vaultId,
        records: tableNames.map((table) => ({ table, count: memory.count(table) })),
        seq: vault.last,
        folders: memory.count('mentee') + memory.count('group') + memory.count('folder'),
        blocks: vault.blocks.length,
        tail: fresh.length,
        unreadable: vault.unreadable,
        journal: {
          state: facts.state,
          bytes: facts.bytes,
          last: facts.head?.last ?? 0,
          snapshotLast: facts.snapshotLast,
          freeBytes: facts.freeBytes,
        },
      }
    },
  }

  return session
}

/** The first search should not have to fold ten thousand texts: they are made in the quiet after unlocking. */
export async function prepareSearch(vault: OpenVault): Promise<void> {
  await vault.loaded
  const quiet = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
  await quiet(200)
  for (const slice of foldAhead(vault.memory)) await quiet(4).then(() => slice)
}
