// The mailroom: shelves with their counts, a search through all mail, and the conversations that stand there.
import { Button, CloseButton, SegmentedControl, Text, TextInput } from '@mantine/core'
import { IconInbox, IconMailSearch, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useDeferredValue, useRef, useState, type ReactNode } from 'react'
import { sayThreads, shelfWords } from '../../../shared/domain/thread-words.ts'
import { threadShelf, type ThreadCard, type ThreadList, type ThreadShelf } from '../../../shared/domain/threads.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { useCommands } from '../../app/commands.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useThreads } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import classes from './MailScreen.module.css'
import { SnoozeDialog } from './SnoozeDialog.tsx'
import { useThreadActions } from './thread-actions.ts'
import { meantThreads } from './thread-keys.ts'
import { activeThreadPlace, clearThreadSelection, lookAtThreads, useThreadView } from './thread-view.ts'
import { ThreadBar } from './ThreadBar.tsx'
import { ThreadTable, type ThreadTableHandle } from './ThreadTable.tsx'

/** What the bulk actions take below the list, in px. */
const bulkHeight = 52
/** More than this nobody scrolls through: the search finds them. */
const mostCards = 5_000
/** Of a conversation with many, so many are named. */
const mostNames = 3

interface ConversationsProps {
  people: ReadonlyMap<string, Mentee>
  /** Shown instead of everything while there is no mail at all. */
  nothingYet: ReactNode
}

/** With whom, in one line. */
function sayNames({ menteeIds }: ThreadCard, people: ReadonlyMap<string, Mentee>): string {
  const names = menteeIds.flatMap((id) => {
    const person = people.get(id)
    return person === undefined ? [] : [displayName(person)]
  })
  if (names.length === 0) return 'Somebody no longer here'
  const more = names.length - mostNames
  return names.slice(0, mostNames).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

export function Conversations({ people, nothingYet }: ConversationsProps) {
  const view = useThreadView()
  const asked = useDeferredValue(view.text)
  const threads = useThreads({ shelf: view.shelf, text: asked, menteeId: null, limit: mostCards })
  if (threads.isError) throw threads.error
  if (threads.data === undefined) return null
  if (threads.data.counts.all === 0) return nothingYet
  return <Shelves list={threads.data} people={people} />
}

function Shelves({ list, people }: { list: ThreadList; people: ReadonlyMap<string, Mentee> }) {
  const view = useThreadView()
  const navigate = useNavigate()
  const now = useNow(60_000)
  const zone = useMentorZone()
  const actions = useThreadActions()
  const table = useRef<ThreadTableHandle>(null)
  const field = useRef<HTMLInputElement>(null)
  const [snoozing, setSnoozing] = useState<readonly string[] | null>(null)
  const { cards, total, counts } = list
  const namesOf = useCallback((card: ThreadCard) => sayNames(card, people), [people])

  const open = ({ id }: ThreadCard) => void navigate({ to: '/mail/thread/$threadId', params: { threadId: id } })
  const idsOf = (some: readonly ThreadCard[]) => some.map(({ id }) => id)
  const finish = async (done: Promise<boolean>) => {
    if ((await done) && view.selectedIds.size > 0) clearThreadSelection()
  }
  const settle = (some: readonly ThreadCard[]) => void finish(actions.settle(idsOf(some)))
  const snooze = (some: readonly ThreadCard[]) => setSnoozing(idsOf(some))
  const unread = (some: readonly ThreadCard[]) =>
    void finish(some.some((card) => card.unread > 0) ? actions.markRead(idsOf(some)) : actions.markUnread(idsOf(some)))
  const meant = () => meantThreads(cards, activeThreadPlace(cards, view), view)
  useCommands([
    { id: 'mail.search', label: 'Search all mail', group: 'Mail', run: () => field.current?.focus() },
    { id: 'mail.settle', label: 'Nothing to answer', group: 'Mail', run: () => settle(meant()) },
    { id: 'mail.snooze', label: 'Snooze…', group: 'Mail', run: () => snooze(meant()) },
    { id: 'mail.unread', label: 'Mark as read or unread', group: 'Mail', run: () => unread(meant()) },
  ])

  const keys = { onOpen: open, onSettle: settle, onSnooze: snooze, onUnread: unread }
  return (
    <section aria-label="Conversations">
      <div className={classes.filters}>
        <div className={classes.shelves}>
          <SegmentedControl
            size="xs"
            aria-label="Which conversations"
            value={view.shelf}
            onChange={(value) => {
              const shelf = threadShelf.find((one) => one === value)
              if (shelf !== undefined) lookAtThreads({ shelf })
            }}
            data={threadShelf.map((shelf) => ({
              value: shelf,
              label: `${shelfWords[shelf]} ${counts[shelf].toLocaleString('en')}`,
            }))}
          />
        </div>
        <TextInput
          ref={field}
          type="search"
          size="xs"
          className={classes.search}
          aria-label="Search all mail"
          placeholder="Search all mail"
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            view.text === '' ? null : (
              <CloseButton size="sm" aria-label="Clear the search" onClick={() => lookAtThreads({ text: '' })} />
            )
          }
          value={view.text}
          onChange={(event) => {
            const text = event.currentTarget.value
            // What is looked for may lie on any shelf.
            lookAtThreads(text !== '' && view.text === '' ? { text, shelf: 'all' } : { text })
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && cards.length > 0) {
              event.preventDefault()
              table.current?.focus()
            } else if (event.key === 'Escape' && view.text !== '') {
              event.preventDefault()
              lookAtThreads({ text: '' })
            } else if (event.key === 'Enter' && cards[0] !== undefined) open(cards[0])
          }}
        />
        <span className="out-of-sight" role="status">
          {view.text === '' ? '' : `${sayThreads(total)} found`}
        </span>
      </div>
      {cards.length === 0 ? (
        <NothingHere shelf={view.shelf} isSearched={view.text !== ''} />
      ) : (
        <ThreadTable
          ref={table}
          cards={cards}
          namesOf={namesOf}
          view={view}
          now={now}
          zone={zone}
          below={view.selectedIds.size > 0 ? bulkHeight : 0}
          {...keys}
        />
      )}
      {total > cards.length && (
        <Text size="xs" c="dimmed" mt={4}>
          {sayThreads(total - cards.length)} more, all older. The search finds them.
        </Text>
      )}
      {view.selectedIds.size > 0 && <ThreadBar cards={cards} selectedIds={view.selectedIds} {...keys} />}
      <SnoozeDialog
        opened={snoozing !== null}
        onClose={() => setSnoozing(null)}
        onSnooze={(until) => {
          if (snoozing !== null) void finish(actions.snooze(snoozing, until))
        }}
      />
    </section>
  )
}

const emptyWords: Readonly<Record<ThreadShelf, { title: string; text: string }>> = {
  open: {
    title: 'Nothing is open',
    text: 'Everything is snoozed. It comes back by itself, or stands under “Snoozed”.',
  },
  mentor: { title: 'Nobody waits for you', text: 'Every mail that came was answered, or needs no answer.' },
  mentee: { title: 'You wait for nobody', text: 'Every mail that you wrote was answered, or needs no answer.' },
  unread: { title: 'All is read', text: 'What comes next will stand here until you have opened it.' },
  snoozed: { title: 'Nothing is snoozed', text: 'Press s on a conversation to have it out of sight for a while.' },
  all: { title: 'No conversation yet', text: 'What you write and what comes will stand here.' },
}

function NothingHere({ shelf, isSearched }: { shelf: ThreadShelf; isSearched: boolean }) {
  if (isSearched)
    return (
      <EmptyState
        icon={<IconMailSearch size={40} stroke={1.5} />}
        title="No mail has all of these words"
        text="Try fewer letters, or a name. What is found may lie on another shelf."
        action={<Button onClick={() => lookAtThreads({ text: '', shelf: 'open' })}>End the search</Button>}
      />
    )
  return <EmptyState icon={<IconInbox size={40} stroke={1.5} />} {...emptyWords[shelf]} />
}
