// Which conversations stand on a shelf, and in which of them words stand. Asked at every key of a search field, so nothing is
// worked out anew that has not changed.
import { searchWords } from '../../../shared/domain/folding.ts'
import {
  isOnShelf,
  threadShelf,
  type ThreadCard,
  type ThreadList,
  type ThreadQuery,
} from '../../../shared/domain/threads.ts'
import type { Memory } from './memory.ts'
import { readValue } from './rows.ts'
import { matchingNow } from './search.ts'

/** All conversations, the latest first, as they stood when something of them last changed. */
interface Shelves {
  revision: number
  /** When the first snooze is over, in ms. */
  until: number
  cards: ThreadCard[]
}
const lastShelves = new WeakMap<Memory, Shelves>()

/** All conversations, the latest first. */
export function allThreads(memory: Memory, now: number): ThreadCard[] {
  const last = lastShelves.get(memory)
  if (last?.revision === memory.revision() && now < last.until) return last.cards
  const cards: ThreadCard[] = []
  let until = Infinity
  for (const id of memory.mail.threadIds()) {
    const card = memory.mail.card(id, memory.get('thread', id), now)
    if (card === null) continue
    cards.push(card)
    if (card.snoozedUntil !== null) until = Math.min(until, Date.parse(card.snoozedUntil))
  }
  cards.sort((one, other) => (one.lastAt < other.lastAt ? 1 : one.lastAt > other.lastAt ? -1 : 0))
  lastShelves.set(memory, { revision: memory.revision(), until, cards })
  return cards
}

/** The conversations in which the words stand, or whose mentee they name; null when nothing is searched for. */
function threadsWith(memory: Memory, text: string): Set<string> | null {
  if (searchWords(text).length === 0) return null
  const threads = new Set<string>()
  for (const { row } of matchingNow(memory, text))
    if (row.table === 'mail') threads.add(readValue('mail', row).threadId)
    else if (row.table === 'mentee') for (const mail of memory.mailsOf(row.id)) threads.add(mail.threadId)
  return threads
}

/** The conversations of a shelf, the latest first. */
export function threadsOf(memory: Memory, { shelf, text, menteeId, limit }: ThreadQuery, now: number): ThreadList {
  const hits = threadsWith(memory, text)
  const counts: ThreadList['counts'] = { open: 0, mentor: 0, mentee: 0, unread: 0, snoozed: 0, all: 0 }
  const cards: ThreadCard[] = []
  let total = 0
  for (const card of allThreads(memory, now)) {
    if (menteeId !== null && !card.menteeIds.includes(menteeId)) continue
    for (const one of threadShelf) if (isOnShelf(card, one)) counts[one] += 1
    if (!isOnShelf(card, shelf) || hits?.has(card.id) === false) continue
    total += 1
    if (cards.length < limit) cards.push(card)
  }
  return { cards, total, counts }
}
