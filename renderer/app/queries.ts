// What the screens read and write, over the vault. One query for each call of the vault; the vault's change feed
// tells which of them to ask again. Nothing is kept outside memory, and locking clears it.
import { keepPreviousData, QueryClient, useQuery, type Query, type UseQueryResult } from '@tanstack/react-query'
import { createContext, useCallback, useContext } from 'react'
import type { AccountCard, Attachment, Mail, Mailbox } from '../../shared/model/mail.ts'
import type { Agreement } from '../../shared/model/agreement.ts'
import type { Conversation, ConversationCard } from '../../shared/model/conversation.ts'
import type { Goal } from '../../shared/model/goal.ts'
import type { Mentorship } from '../../shared/model/mentorship.ts'
import type { Group } from '../../shared/model/group.ts'
import type { Meeting } from '../../shared/model/meeting.ts'
import type { Mentee } from '../../shared/model/mentee.ts'
import type { Practice } from '../../shared/model/practice.ts'
import type { RosterImport } from '../../shared/model/import.ts'
import type { OwnForm } from '../../shared/model/mail-form.ts'
import type { Template } from '../../shared/model/template.ts'
import type { Brief } from '../../shared/domain/brief.ts'
import type { SilenceProposal } from '../../shared/domain/silence.ts'
import type { ThreadList, ThreadQuery } from '../../shared/domain/threads.ts'
import type { Today } from '../../shared/domain/today.ts'
import type { Misdirection } from '../../shared/domain/wrong-mentee.ts'
import type { PromiseRecord } from '../../shared/model/promise.ts'
import { tableNames, type Change, type Table } from '../../shared/model/tables.ts'
import type {
  Between,
  RosterEntry,
  SearchHit,
  TimelineItem,
  VaultClient,
  VaultFeed,
  VaultHealth,
  VaultSession,
  Written,
} from '../vault/api.ts'
import { showFailure } from './failures.ts'
import { offerUndo } from './undo.tsx'
import { endWriteTrouble } from './write-trouble.ts'

/** How many answers a search brings. */
export const mostHits = 30

export const VaultClientContext = createContext<VaultClient | null>(null)

export function useVaultClient(): VaultClient {
  const client = useContext(VaultClientContext)
  if (client === null) throw new TypeError('a screen was shown without a vault client around it')
  return client
}

/** The cache of the screens: no retries, no network rules, nothing written to disk. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** What a query shows: which tables it reads, and of which mentee when it is about one alone. */
interface Source extends Record<string, unknown> {
  tables: readonly Table[]
  menteeId?: string
}

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: Source
  }
}

const everything: readonly Table[] = tableNames

/** Whether a query with this source has to be asked again after such a change. */
export function isTouched(source: Source, feed: VaultFeed): boolean {
  if (!source.tables.some((table) => feed.tables.includes(table))) return false
  return source.menteeId === undefined || feed.menteeIds.length === 0 || feed.menteeIds.includes(source.menteeId)
}

/** Lets the vault's feed mark queries stale. What no screen shows is forgotten: a form that began with an older record would
 * write it over the newer one. Returns a function that ends it. */
export function followFeed(client: VaultClient, queryClient: QueryClient): () => void {
  return client.onChange((feed) => {
    const predicate = ({ meta }: Query): boolean => meta === undefined || isTouched(meta, feed)
    queryClient.removeQueries({ type: 'inactive', predicate })
    queryClient.invalidateQueries({ predicate }).catch(showFailure)
  })
}

/** One query for one call of the vault. */
export function useVault<T>(
  key: readonly string[],
  source: Source,
  read: (session: VaultSession) => Promise<T>,
): UseQueryResult<T> {
  const client = useVaultClient()
  return useQuery({ queryKey: ['vault', ...key], queryFn: () => read(client.session), meta: source })
}

export function useRoster(): UseQueryResult<RosterEntry[]> {
  return useVault(
    ['roster'],
    { tables: ['mentee', 'group', 'meeting', 'mail', 'agreement', 'conversation'] },
    (session) => session.roster(),
  )
}

/** Null when there is no such mentee. */
export function useMentee(id: string): UseQueryResult<Mentee | null> {
  return useVault(['mentee', id], { tables: ['mentee'], menteeId: id }, (session) => session.mentee(id))
}

export function useGroups(): UseQueryResult<Group[]> {
  return useVault(['groups'], { tables: ['group'] }, (session) => session.groups())
}

/** Newest first. */
export function useTimeline(menteeId: string): UseQueryResult<TimelineItem[]> {
  const tables = ['meeting', 'mail', 'event', 'conversation', 'assessment', 'instrument', 'note'] as const
  return useVault(['timeline', menteeId], { tables, menteeId }, (session) => session.timeline(menteeId))
}

export function useMeetings(): UseQueryResult<Meeting[]> {
  return useVault(['meetings'], { tables: ['meeting'] }, (session) => session.meetings())
}

export function useMeeting(id: string): UseQueryResult<Meeting | null> {
  return useVault(['meeting', id], { tables: ['meeting'] }, (session) => session.meeting(id))
}

/** Kept, but not said with whom. */
export function useUnfiledMeetings(): UseQueryResult<Meeting[]> {
  return useVault(['unfiled'], { tables: ['meeting'] }, (session) => session.unfiledMeetings())
}

/** What is open with these people, seen from one meeting. What was there stays until the answer for others is. */
export function useBetween(menteeIds: readonly string[], meetingId: string): UseQueryResult<Between> {
  const { session } = useVaultClient()
  return useQuery({
    queryKey: ['vault', 'between', meetingId, ...menteeIds],
    queryFn: () => session.between([...menteeIds], meetingId),
    meta: { tables: ['promise', 'goal', 'meeting'] },
    placeholderData: keepPreviousData,
  })
}

export function usePromises(): UseQueryResult<PromiseRecord[]> {
  return useVault(['promises'], { tables: ['promise'] }, (session) => session.promises())
}

export function useMenteePromises(menteeId: string): UseQueryResult<PromiseRecord[]> {
  return useVault(['promises', menteeId], { tables: ['promise'], menteeId }, (session) => session.promisesOf(menteeId))
}

/** Milliseconds after which the day is looked at again, because time alone changes it. */
const dayMovesOn = 60_000

export function useGoals(): UseQueryResult<Goal[]> {
  return useVault(['goals'], { tables: ['goal'] }, (session) => session.goals())
}

export function useMenteeGoals(menteeId: string): UseQueryResult<Goal[]> {
  return useVault(['goals', menteeId], { tables: ['goal'], menteeId }, (session) => session.goalsOf(menteeId))
}

/** All versions, the latest first. */
export function useAgreements(menteeId: string): UseQueryResult<Agreement[]> {
  const source = { tables: ['agreement'] as const, menteeId }
  return useVault(['agreements', menteeId], source, (session) => session.agreementsOf(menteeId))
}

export function useMentorship(menteeId: string): UseQueryResult<Mentorship | null> {
  const source = { tables: ['mentorship'] as const, menteeId }
  return useVault(['mentorship', menteeId], source, (session) => session.mentorshipOf(menteeId))
}

export function useTemplates(): UseQueryResult<Template[]> {
  return useVault(['templates'], { tables: ['template'] }, (session) => session.templates())
}

/** Forms of the mentor's own. */
export function useForms(): UseQueryResult<OwnForm[]> {
  return useVault(['forms'], { tables: ['form'] }, (session) => session.forms())
}

/** Without their words, the latest first. */
export function useConversations(): UseQueryResult<ConversationCard[]> {
  return useVault(['conversations'], { tables: ['conversation'] }, (session) => session.conversations())
}

export function useConversation(id: string): UseQueryResult<Conversation | null> {
  return useVault(['conversation', id], { tables: ['conversation'] }, (session) => session.conversation(id))
}

/** The places of the lines in which every word stands; null while nothing is asked. */
export function useLinesWith(conversationId: string, text: string): UseQueryResult<number[] | null> {
  const client = useVaultClient()
  return useQuery({
    queryKey: ['vault', 'lines', conversationId, text],
    queryFn: () => (text.trim() === '' ? null : client.session.linesWith(conversationId, text)),
    meta: { tables: ['conversation'] },
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

/** @param zone the mentor's, IANA */
export function useToday(zone: string): UseQueryResult<Today> {
  const client = useVaultClient()
  return useQuery({
    queryKey: ['vault', 'today', zone],
    queryFn: () => client.session.today(zone),
    meta: {
      tables: [
        'mentee',
        'meeting',
        'mail',
        'thread',
        'promise',
        'agreement',
        'goal',
        'conversation',
        'assessment',
        'practice',
      ],
    },
    // What was shown before the vault was left for another screen may be of another hour.
    staleTime: 0,
    refetchInterval: dayMovesOn,
  })
}

/** Null when there is no such meeting. */
export function useBrief(meetingId: string): UseQueryResult<Brief | null> {
  const client = useVaultClient()
  return useQuery({
    queryKey: ['vault', 'brief', meetingId],
    queryFn: () => client.session.brief(meetingId),
    meta: { tables: ['mentee', 'meeting', 'mail', 'promise', 'agreement', 'goal'] },
    // Days count on by themselves.
    staleTime: 0,
  })
}

/** Worked out when it is asked for, and not again while somebody writes; null when nothing was asked for.
 * @param menteeId null asks for nothing */
export function useSilence(menteeId: string | null): UseQueryResult<SilenceProposal | null> {
  const client = useVaultClient()
  return useQuery({
    queryKey: ['vault', 'silence', menteeId],
    queryFn: () => (menteeId === null ? null : client.session.silence(menteeId)),
    meta: { tables: ['mentee', 'meeting', 'mail', 'promise', 'agreement', 'practice'] },
    staleTime: 0,
    gcTime: 0,
  })
}

/** What is being written, waits, or asks for the mentor. */
export function useUnsettledMails(): UseQueryResult<Mail[]> {
  return useVault(['unsettled-mails'], { tables: ['mail'] }, (session) => session.unsettledMails())
}

/** The account that was used last; null when none was. */
export function useLastAccountId(): UseQueryResult<string | null> {
  return useVault(['last-account'], { tables: ['mail', 'account'] }, (session) => session.lastAccountId())
}

/** What was shown stays until the answer to another question is there. */
export function useThreads(query: ThreadQuery): UseQueryResult<ThreadList> {
  const { session } = useVaultClient()
  return useQuery({
    queryKey: ['vault', 'threads', query.shelf, query.menteeId, query.text, query.limit],
    queryFn: () => session.threads(query),
    meta: { tables: ['mail', 'thread'] },
    placeholderData: keepPreviousData,
    // A snooze ends by itself.
    staleTime: 0,
    refetchInterval: dayMovesOn,
  })
}

/** Null when there is no such conversation. */
export function useThread(id: string): UseQueryResult<Awaited<ReturnType<VaultSession['thread']>>> {
  return useVault(['thread', id], { tables: ['mail', 'thread'] }, (session) => session.thread(id))
}

/** The files of a draft. */
export function useAttachments(mailId: string): UseQueryResult<Attachment[]> {
  return useVault(['attachments', mailId], { tables: ['attachment'] }, (session) => session.attachmentsOf(mailId))
}

export function useMailboxes(): UseQueryResult<Mailbox[]> {
  return useVault(['mailboxes'], { tables: ['mailbox'] }, (session) => session.mailboxes())
}

export function useMail(id: string): UseQueryResult<Mail | null> {
  return useVault(['mail', id], { tables: ['mail'] }, (session) => session.mail(id))
}

/** The bytes of a mail, for as long as it is shown and not longer; null when they are not here.
 * @param size of the message as its record has it: when more of it was brought, it is opened anew */
export function useMailBody(id: string, size: number): UseQueryResult<Uint8Array | null> {
  const client = useVaultClient()
  return useQuery({
    queryKey: ['vault', 'mail-body', id, size],
    queryFn: () => client.session.mailBody(id),
    meta: { tables: [] },
    gcTime: 0,
  })
}

export function useAccounts(): UseQueryResult<AccountCard[]> {
  return useVault(['accounts'], { tables: ['account'] }, (session) => session.accounts())
}

export function usePractice(): UseQueryResult<Practice> {
  return useVault(['practice'], { tables: ['practice'] }, (session) => session.practice())
}

export function useImports(): UseQueryResult<RosterImport[]> {
  return useVault(['imports'], { tables: ['import', 'mentee'] }, (session) => session.imports())
}

export function useHealth(): UseQueryResult<VaultHealth> {
  return useVault(['health'], { tables: everything }, (session) => session.health())
}

/** Best first; an empty text finds nothing. The answer to the former text stays until the new one is there. */
export function useSearch(text: string): UseQueryResult<SearchHit[]> {
  const client = useVaultClient()
  return useQuery({
    queryKey: ['vault', 'search', text],
    queryFn: () => (text.trim() === '' ? [] : client.session.search(text, mostHits)),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: 0,
  })
}

/** Asks the guard against writing to the wrong mentee; asked anew each time, because it is asked before something goes out. */
export function useGuard(): (text: string, menteeIds: readonly string[]) => Promise<Misdirection[]> {
  const client = useVaultClient()
  return useCallback((text, menteeIds) => client.session.misdirections(text, [...menteeIds]), [client])
}

export type Write = (changes: Change[], said?: { done: string }) => Promise<Written>

/** Writes all changes or none. With `said` a toast says so for ten seconds and offers to undo it.
 * A failure is shown and then thrown again, so that the caller does not go on as if it were saved. */
export function useWrite(): Write {
  const client = useVaultClient()
  return useCallback(
    async (changes, said) => {
      try {
        const written = await client.session.write(changes)
        endWriteTrouble()
        if (said !== undefined) offerUndo(client.session, written, said.done)
        return written
      } catch (error) {
        showFailure(error)
        throw error
      }
    },
    [client],
  )
}
