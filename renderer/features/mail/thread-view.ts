// How the mentor looks at the conversations: which shelf, what is searched, what is selected, where the keyboard stands.
// Kept in memory while the window lives, so that coming back from a conversation finds the list as it was left.
import { useSyncExternalStore } from 'react'
import type { ThreadCard, ThreadShelf } from '../../../shared/domain/threads.ts'

export interface ThreadView {
  readonly shelf: ThreadShelf
  readonly text: string
  /** The row that the keyboard stands on, and its last place, for when it has gone. */
  readonly activeId: string | null
  readonly activePlace: number
  /** Where a range began. */
  readonly anchorId: string | null
  readonly selectedIds: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

let view: ThreadView = {
  shelf: 'open',
  text: '',
  activeId: null,
  activePlace: 0,
  anchorId: null,
  selectedIds: none,
}
const listeners = new Set<() => void>()

/** Changes a part of the view. Another shelf or search begins at the top and with nothing selected. */
export function lookAtThreads(change: Partial<ThreadView>): void {
  const restart = change.shelf !== undefined || change.text !== undefined
  const afresh = { activeId: null, activePlace: 0, anchorId: null, selectedIds: none }
  if (restart) scrolledTo = 0
  view = { ...view, ...(restart ? afresh : {}), ...change }
  for (const listener of listeners) listener()
}

/** Where the list was scrolled to, in px. Not part of the view: scrolling alone draws nothing anew. */
let scrolledTo = 0

export function rememberThreadScroll(top: number): void {
  scrolledTo = top
}

export function rememberedThreadScroll(): number {
  return scrolledTo
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useThreadView(): ThreadView {
  return useSyncExternalStore(subscribe, () => view)
}

/** The place of the active row; where it has gone, the row that took its place; -1 for an empty list. */
export function activeThreadPlace(cards: readonly ThreadCard[], { activeId, activePlace }: ThreadView): number {
  const known = cards[activePlace]?.id === activeId ? activePlace : cards.findIndex(({ id }) => id === activeId)
  return known === -1 ? Math.min(activePlace, cards.length - 1) : known
}

export function selectThreads(ids: Iterable<string>): void {
  lookAtThreads({ selectedIds: new Set(ids) })
}

export function clearThreadSelection(): void {
  lookAtThreads({ selectedIds: none, anchorId: null })
}

/** Puts one into the selection or takes it out. */
export function toggleThread(id: string): void {
  const next = new Set(view.selectedIds)
  if (!next.delete(id)) next.add(id)
  lookAtThreads({ selectedIds: next, anchorId: id })
}

/** Selects from the anchor to a place. */
export function selectThreadsTo(cards: readonly ThreadCard[], place: number): void {
  const anchorId = view.anchorId ?? view.activeId ?? cards[place]?.id ?? null
  const from = cards.findIndex(({ id }) => id === anchorId)
  const begin = from === -1 ? place : from
  const range = cards.slice(Math.min(begin, place), Math.max(begin, place) + 1)
  lookAtThreads({ selectedIds: new Set(range.map(({ id }) => id)), anchorId })
}

export function standOnThread(cards: readonly ThreadCard[], place: number): void {
  lookAtThreads({ activeId: cards[place]?.id ?? null, activePlace: place })
}
