// How the mentor looks at the roster: what is searched, filtered, sorted and selected. Kept in memory while the window
// lives, so that coming back from a mentee finds the list as it was left; locking reloads the window and forgets it.
import { useMemo, useSyncExternalStore } from 'react'
import {
  everybody,
  filterRoster,
  idsBetween,
  sortRoster,
  type RosterFilter,
  type RosterLine,
  type RosterSort,
} from '../../../shared/domain/roster.ts'

export interface RosterView {
  readonly filter: RosterFilter
  readonly sort: RosterSort
  /** The row that the keyboard stands on, and its last place, for when it has gone. */
  readonly activeId: string | null
  readonly activePlace: number
  /** Where a range began. */
  readonly anchorId: string | null
  readonly selectedIds: ReadonlySet<string>
}

const nobody: ReadonlySet<string> = new Set()

let view: RosterView = {
  filter: everybody,
  sort: { column: 'name', direction: 'ascending' },
  activeId: null,
  activePlace: 0,
  anchorId: null,
  selectedIds: nobody,
}
const listeners = new Set<() => void>()

/** Changes a part of the view. A new filter or order starts at the top again. */
export function look(change: Partial<RosterView>): void {
  const restart = change.filter !== undefined || change.sort !== undefined
  view = { ...view, ...(restart ? { activeId: null, activePlace: 0, anchorId: null } : {}), ...change }
  for (const listener of listeners) listener()
}

/** Where the list was scrolled to, in px. Not part of the view: scrolling alone draws nothing anew. */
let scrolledTo = 0

export function rememberScroll(top: number): void {
  scrolledTo = top
}

export function rememberedScroll(): number {
  return scrolledTo
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useRosterView(): RosterView {
  return useSyncExternalStore(subscribe, () => view)
}

/** The lines to show. Sorting waits for a change of the roster or of the order; a key in the search only filters. */
export function useShownLines<Line extends RosterLine>(lines: readonly Line[], { filter, sort }: RosterView): Line[] {
  const sorted = useMemo(() => sortRoster(lines, sort), [lines, sort])
  return useMemo(() => filterRoster(sorted, filter), [sorted, filter])
}

/** The place of the active row in what is shown; where it has gone, the row that took its place; -1 for an empty list. */
export function activePlaceIn(lines: readonly RosterLine[], { activeId, activePlace }: RosterView): number {
  const known =
    lines[activePlace]?.mentee.id === activeId ? activePlace : lines.findIndex((one) => one.mentee.id === activeId)
  return known === -1 ? Math.min(activePlace, lines.length - 1) : known
}

export function select(selectedIds: Iterable<string>): void {
  look({ selectedIds: new Set(selectedIds) })
}

export function clearSelection(): void {
  look({ selectedIds: nobody, anchorId: null })
}

/** Puts one into the selection or takes them out. */
export function toggle(id: string): void {
  const next = new Set(view.selectedIds)
  if (!next.delete(id)) next.add(id)
  look({ selectedIds: next, anchorId: id })
}

/** Selects from the anchor to a place, beside what was selected outside of that range. */
export function selectTo(lines: readonly RosterLine[], place: number): void {
  const anchorId = view.anchorId ?? view.activeId ?? lines[place]?.mentee.id ?? null
  const from = lines.findIndex((one) => one.mentee.id === anchorId)
  const range = idsBetween(lines, from === -1 ? place : from, place)
  look({ selectedIds: new Set(range), anchorId })
}

/** Stands on a row. */
export function standOn(lines: readonly RosterLine[], place: number): void {
  look({ activeId: lines[place]?.mentee.id ?? null, activePlace: place })
}
