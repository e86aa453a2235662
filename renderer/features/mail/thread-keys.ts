// The keys of the list of conversations: to walk, to select, to open, and the three things that are done most, each by one
// letter. `n` and `/` are the frame's and are left to it.
import type { KeyboardEvent } from 'react'
import type { ThreadCard } from '../../../shared/domain/threads.ts'
import { walkRows } from '../../ui/rows.ts'
import { clearThreadSelection, lookAtThreads, selectThreads, selectThreadsTo, toggleThread } from './thread-view.ts'
import type { ThreadView } from './thread-view.ts'

export interface ThreadKeyActions {
  onOpen: (card: ThreadCard) => void
  /** Nothing to answer. */
  onSettle: (cards: readonly ThreadCard[]) => void
  onSnooze: (cards: readonly ThreadCard[]) => void
  /** Read, or not read. */
  onUnread: (cards: readonly ThreadCard[]) => void
}

interface ThreadKeys extends ThreadKeyActions {
  /** Stands on a place and brings it into view. */
  goTo: (place: number) => void
  /** How far the Page keys go. */
  rowsInView: () => number
}

/** Letters that walk as the arrows do. */
const arrows: Readonly<Record<string, string>> = { j: 'ArrowDown', J: 'ArrowDown', k: 'ArrowUp', K: 'ArrowUp' }

/** The selected conversations when there are any, else the one the keyboard stands on. */
export function meantThreads(cards: readonly ThreadCard[], place: number, view: ThreadView): ThreadCard[] {
  const selected = cards.filter(({ id }) => view.selectedIds.has(id))
  if (selected.length > 0) return selected
  const card = cards[place]
  return card === undefined ? [] : [card]
}

/** The handler for key presses on a row. */
export function threadKeys(
  cards: readonly ThreadCard[],
  active: number,
  view: ThreadView,
  actions: ThreadKeys,
): (event: KeyboardEvent) => void {
  const command = (event: KeyboardEvent, card: ThreadCard): boolean => {
    const mod = event.ctrlKey || event.metaKey
    const meant = () => meantThreads(cards, active, view)
    if (mod && event.key.toLowerCase() === 'a') selectThreads(cards.map(({ id }) => id))
    else if (mod || event.altKey) return false
    else if (event.key === 'Enter') actions.onOpen(card)
    else if (event.key === 'e') actions.onSettle(meant())
    else if (event.key === 's') actions.onSnooze(meant())
    else if (event.key === 'u') actions.onUnread(meant())
    else if (event.key === ' ' || event.key === 'x') toggleThread(card.id)
    else if (event.key === 'Escape' && view.selectedIds.size > 0) clearThreadSelection()
    else return false
    return true
  }
  return (event) => {
    const card = cards[active]
    if (card === undefined || event.nativeEvent.isComposing) return
    const free = event.ctrlKey || event.altKey || event.metaKey
    const place = free ? null : walkRows(arrows[event.key] ?? event.key, active, cards.length - 1, actions.rowsInView())
    if (place !== null) {
      if (event.shiftKey) {
        lookAtThreads({ anchorId: view.anchorId ?? card.id })
        selectThreadsTo(cards, place)
      }
      actions.goTo(place)
    } else if (!command(event, card)) return
    event.preventDefault()
  }
}
