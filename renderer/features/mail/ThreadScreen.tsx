// One conversation: the oldest mail first, the last one open, earlier ones folded to a line. Whatever came is read once it
// was open here. What waits, failed or may have been sent is settled here as well.
import { Alert, Button, Text } from '@mantine/core'
import { IconMailOff } from '@tabler/icons-react'
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { toInstant } from '../../../shared/domain/clock.ts'
import { markedRead } from '../../../shared/domain/thread-changes.ts'
import { sayTopic } from '../../../shared/domain/thread-words.ts'
import type { ThreadCard } from '../../../shared/domain/threads.ts'
import type { AccountCard, Mail } from '../../../shared/model/mail.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { MenteeLink } from '../../app/MenteeLink.tsx'
import { useAccounts, useRoster, useThread, useWrite } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { Message } from './Message.tsx'
import { ThreadTools } from './ThreadTools.tsx'
import classes from './ThreadScreen.module.css'

/** Of those that nobody has read so many of the last are opened. */
const mostOpened = 5
/** Drawn at first; a conversation of hundreds begins with its end. */
const mostDrawn = 120
/** Mentees that are named above the mails. */
const mostNamed = 8

export function ThreadScreen() {
  const { threadId = '' } = useParams({ strict: false })
  const { mail: asked } = useSearch({ strict: false })
  const thread = useThread(threadId)
  const roster = useRoster()
  const accounts = useAccounts()
  const people = useMemo(() => new Map(roster.data?.map(({ mentee }) => [mentee.id, mentee])), [roster.data])
  const failed = [thread, roster, accounts].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  if (thread.data === undefined || !roster.data || !accounts.data) return null
  if (thread.data === null) return <ThreadGone />
  const { card, mails } = thread.data
  const [first] = mails
  // Nothing but a draft is no conversation yet; it is being written.
  if (first !== undefined && mails.every(({ state }) => state === 'draft'))
    return <Navigate to="/mail/$mailId" params={{ mailId: first.id }} replace />
  return (
    <OneThread
      key={threadId}
      card={card}
      mails={mails}
      isSettled={card.waitsFor === 'nobody'}
      asked={asked ?? null}
      people={people}
      accounts={accounts.data}
    />
  )
}

interface OneThreadProps {
  card: ThreadCard
  mails: readonly Mail[]
  isSettled: boolean
  /** The mail that somebody came for. */
  asked: string | null
  people: ReadonlyMap<string, Mentee>
  accounts: readonly AccountCard[]
}

/** What is open at the beginning: what was asked for, what is new, what asks for the mentor. */
function openedAtFirst(mails: readonly Mail[], asked: string | null): ReadonlySet<string> {
  const fresh = mails.filter((mail) => mail.direction === 'in' && mail.readAt === null).slice(-mostOpened)
  const asking = mails.filter(({ state }) => state === 'failed' || state === 'uncertain').slice(-mostOpened)
  return new Set([...fresh, ...asking].map(({ id }) => id).concat(asked ?? []))
}

function OneThread({ card, mails, isSettled, asked, people, accounts }: OneThreadProps) {
  const [opened, setOpened] = useState(() => openedAtFirst(mails, asked))
  /** What the mentor opened or folded, by id. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [drawn, setDrawn] = useState(mostDrawn)
  useReadOnce(mails)
  const lastId = mails.findLast(({ state }) => state !== 'draft')?.id
  const isOpen = (mail: Mail) => chosen.get(mail.id) ?? (mail.id === lastId || opened.has(mail.id))
  // A link to another mail of the conversation that is open already.
  if (asked !== null && !opened.has(asked)) setOpened(new Set([...opened, asked]))
  const list = useRef<HTMLOListElement>(null)
  const target = asked ?? mails.find((mail) => opened.has(mail.id))?.id ?? lastId
  useStandAt(list, target)
  const from = Math.max(0, Math.min(mails.length - drawn, indexOf(mails, asked)))
  return (
    <Page
      subject={card.id}
      title={<bdi>{sayTopic(card)}</bdi>}
      actions={<ThreadTools card={card} mails={mails} isSettled={isSettled} />}
    >
      <Text size="sm" mb="sm">
        <WithWhom menteeIds={card.menteeIds} people={people} />
      </Text>
      {card.snoozedUntil !== null && (
        <Alert color="slate" mb="sm" role="status">
          Out of sight until <TimeText at={card.snoozedUntil} />, or until somebody writes.
        </Alert>
      )}
      {from > 0 && (
        <Button variant="subtle" size="compact-sm" mb="xs" onClick={() => setDrawn(mails.length)}>
          Show {from.toLocaleString('en')} earlier
        </Button>
      )}
      <ol className={classes.list} ref={list}>
        {mails.slice(from).map((mail) => (
          <Message
            key={mail.id}
            mail={mail}
            isOpen={isOpen(mail)}
            onToggle={() => setChosen(new Map(chosen).set(mail.id, !isOpen(mail)))}
            people={people}
            accounts={accounts}
          />
        ))}
      </ol>
    </Page>
  )
}

function indexOf(mails: readonly Mail[], asked: string | null): number {
  const place = mails.findIndex(({ id }) => id === asked)
  return place === -1 ? mails.length : place
}

/** What came is read once it was shown; what the mentor marks as unread after that stays so. */
function useReadOnce(mails: readonly Mail[]): void {
  const write = useWrite()
  const seen = useRef(new Set<string>())
  useEffect(() => {
    const fresh = mails.filter((mail) => !seen.current.has(mail.id))
    for (const { id } of fresh) seen.current.add(id)
    const changes = markedRead({ mails: fresh }, toInstant(Date.now()))
    // A failure has been shown, and the mails stay unread.
    if (changes.length > 0) write(changes).catch(() => undefined)
  }, [mails, write])
}

/** Brings the mail that somebody came for into view, once for each. */
function useStandAt(list: RefObject<HTMLOListElement | null>, mailId: string | undefined): void {
  const stood = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (mailId === undefined || stood.current === mailId) return
    const isFirst = stood.current === undefined
    stood.current = mailId
    const item = list.current?.querySelector(`[data-mail="${mailId}"]`)
    if (item !== null && item?.previousElementSibling !== null && isFirst) item?.scrollIntoView({ block: 'start' })
  }, [list, mailId])
}

function WithWhom({ menteeIds, people }: { menteeIds: readonly string[]; people: ReadonlyMap<string, Mentee> }) {
  const more = menteeIds.length - mostNamed
  return (
    <>
      {menteeIds.slice(0, mostNamed).map((menteeId, place) => (
        <span key={menteeId}>
          {place > 0 && ', '}
          {people.has(menteeId) ? <MenteeLink mentee={people.get(menteeId)} /> : 'Somebody no longer here'}
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </>
  )
}

function ThreadGone() {
  const navigate = useNavigate()
  return (
    <Page title="Mail">
      <EmptyState
        icon={<IconMailOff size={40} stroke={1.5} />}
        title="This conversation is no longer here"
        text="Its mails were deleted, or have become part of another conversation."
        action={<Button onClick={() => void navigate({ to: '/mail' })}>To all mail</Button>}
      />
    </Page>
  )
}
