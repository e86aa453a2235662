// The roster as a grid that draws only the rows in view, so that ten thousand mentees scroll like ten. The keyboard
// stands on a row (roving tabindex) and does everything the pointer does; the row it stands on is always drawn.
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useImperativeHandle, useRef, type MouseEvent, type Ref } from 'react'
import type { RosterEntry } from '../../vault/api.ts'
import { columnCount, RosterHead } from './RosterHead.tsx'
import { RosterRow } from './RosterRow.tsx'
import {
  activePlaceIn,
  clearSelection,
  look,
  rememberedScroll,
  rememberScroll,
  select,
  selectTo,
  standOn,
  toggle,
  type RosterView,
} from './roster-view.ts'
import { useRemainingHeight } from '../../ui/remaining-height.ts'
import { useRosterKeys, type RosterKeyActions } from './roster-keys.ts'
import classes from './RosterTable.module.css'

/** In px; the head is as tall as its row in the style sheet. */
const rowHeight = 40
const headHeight = 36

export interface RosterTableHandle {
  /** Puts the keyboard on the row where it last stood. */
  focus(): void
}

interface RosterTableProps extends Omit<RosterKeyActions, 'goTo' | 'rowsInView'> {
  lines: readonly RosterEntry[]
  view: RosterView
  now: number
  zone: string
  /** What is kept free below the list, in px. */
  below: number
  ref: Ref<RosterTableHandle>
}

/** The place of the row that an event came from. */
function placeOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null
  return row === null ? null : Number(row.dataset.place)
}

export function RosterTable({ lines, view, now, zone, below, ref, ...actions }: RosterTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const focusWanted = useRef(false)
  const focusInside = useRef(false)
  const active = activePlaceIn(lines, view)
  const height = useRemainingHeight(scroller)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (place) => lines[place]?.mentee.id ?? place,
    overscan: 8,
    initialOffset: rememberedScroll,
    // The head sticks over the first rows of what the scroller shows.
    scrollPaddingEnd: headHeight,
    rangeExtractor: (range: Range) => {
      const drawn = defaultRangeExtractor(range)
      if (active === -1 || drawn.includes(active)) return drawn
      return [...drawn, active].sort((one, other) => one - other)
    },
  })

  const goTo = (place: number) => {
    const reachable = Math.max(0, Math.min(lines.length - 1, place))
    focusWanted.current = true
    standOn(lines, reachable)
    virtualizer.scrollToIndex(reachable, { align: 'auto' })
  }
  const rowsInView = () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1)
  const onKeyDown = useRosterKeys(lines, active, view, { ...actions, goTo, rowsInView })

  // After every drawing: the wanted row takes the focus, and so does the next row when the focused one has gone.
  useEffect(() => {
    const lost = focusInside.current && document.activeElement === document.body
    if (!focusWanted.current && !lost) return
    const row = body.current?.querySelector<HTMLElement>(`[data-place="${active}"]`)
    if (row === null || row === undefined) return
    focusWanted.current = false
    row.focus({ preventScroll: true })
  })
  useImperativeHandle(ref, () => ({ focus: () => goTo(active) }))

  // A new order or filter is read from its beginning.
  const { filter, sort } = view
  const looked = useRef({ filter, sort })
  useEffect(() => {
    if (looked.current.filter === filter && looked.current.sort === sort) return
    looked.current = { filter, sort }
    scroller.current?.scrollTo({ top: 0 })
  }, [filter, sort])

  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target)
    const entry = place === null ? undefined : lines[place]
    if (place === null || entry === undefined) return
    const onTick = event.target instanceof Element && event.target.closest('label') !== null
    // A click on the label comes a second time from its box.
    if (onTick && !(event.target instanceof HTMLInputElement)) return
    if (event.shiftKey) selectTo(lines, place)
    else if (onTick || event.ctrlKey || event.metaKey) toggle(entry.mentee.id)
    else actions.onOpen(entry)
  }

  const ids = lines.map((one) => one.mentee.id)
  const selectedHere = ids.filter((id) => view.selectedIds.has(id)).length
  const selectedPart = selectedHere === 0 ? 'none' : selectedHere === lines.length ? 'all' : 'some'
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label="Mentees"
      aria-multiselectable
      aria-rowcount={lines.length + 1}
      aria-colcount={columnCount}
      className={classes.table}
      style={{ maxHeight: height - below }}
      onScroll={(event) => rememberScroll(event.currentTarget.scrollTop)}
    >
      <RosterHead
        sort={sort}
        selected={selectedPart}
        onSort={(next) => look({ sort: next })}
        onSelectAll={() => (selectedPart === 'all' ? clearSelection() : select(ids))}
        onLeave={() => goTo(active)}
      />
      <div
        ref={body}
        role="rowgroup"
        className={classes.body}
        style={{ height: virtualizer.getTotalSize() }}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onMouseDown={(event) => {
          // A range is meant, not a stretch of text.
          if (event.shiftKey) event.preventDefault()
        }}
        onFocus={(event) => {
          focusInside.current = true
          const place = placeOf(event.target)
          if (place !== null && place !== active) standOn(lines, place)
        }}
        onBlur={() => {
          focusInside.current = false
        }}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const entry = lines[index]
          return (
            entry !== undefined && (
              <RosterRow
                key={key}
                entry={entry}
                place={index}
                top={start}
                active={index === active}
                selected={view.selectedIds.has(entry.mentee.id)}
                now={now}
                zone={zone}
              />
            )
          )
        })}
      </div>
    </div>
  )
}
