// The conversations as a grid that draws only the rows in view, so that five thousand scroll like ten. The keyboard stands on
// a row (roving tabindex) and does everything the pointer does; the row it stands on is always drawn.
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useImperativeHandle, useRef, type MouseEvent, type Ref } from 'react'
import type { ThreadCard } from '../../../shared/domain/threads.ts'
import { useRemainingHeight } from '../../ui/remaining-height.ts'
import { threadKeys, type ThreadKeyActions } from './thread-keys.ts'
import {
  activeThreadPlace,
  rememberedThreadScroll,
  rememberThreadScroll,
  selectThreadsTo,
  standOnThread,
  toggleThread,
  type ThreadView,
} from './thread-view.ts'
import { ThreadRow } from './ThreadRow.tsx'
import classes from './ThreadTable.module.css'

/** In px, as in the style sheet. */
const rowHeight = 40
const columnCount = 6

export interface ThreadTableHandle {
  /** Puts the keyboard on the row where it last stood. */
  focus(): void
}

interface ThreadTableProps extends ThreadKeyActions {
  cards: readonly ThreadCard[]
  namesOf: (card: ThreadCard) => string
  view: ThreadView
  now: number
  zone: string
  /** What is kept free below the list, in px. */
  below: number
  ref: Ref<ThreadTableHandle>
}

/** The place of the row that an event came from. */
function placeOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null
  return row === null ? null : Number(row.dataset.place)
}

export function ThreadTable({ cards, namesOf, view, now, zone, below, ref, ...actions }: ThreadTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const focusWanted = useRef(false)
  const focusInside = useRef(false)
  const active = activeThreadPlace(cards, view)
  const height = useRemainingHeight(scroller)
  const virtualizer = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (place) => cards[place]?.id ?? place,
    overscan: 8,
    initialOffset: rememberedThreadScroll,
    rangeExtractor: (range: Range) => {
      const drawn = defaultRangeExtractor(range)
      if (active === -1 || drawn.includes(active)) return drawn
      return [...drawn, active].sort((one, other) => one - other)
    },
  })

  const goTo = (place: number) => {
    const reachable = Math.max(0, Math.min(cards.length - 1, place))
    focusWanted.current = true
    standOnThread(cards, reachable)
    virtualizer.scrollToIndex(reachable, { align: 'auto' })
  }
  const rowsInView = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
  const onKeyDown = threadKeys(cards, active, view, { ...actions, goTo, rowsInView })

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

  // Another shelf or search is read from its beginning.
  const { shelf, text } = view
  const looked = useRef({ shelf, text })
  useEffect(() => {
    if (looked.current.shelf === shelf && looked.current.text === text) return
    looked.current = { shelf, text }
    scroller.current?.scrollTo({ top: 0 })
  }, [shelf, text])

  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target)
    const card = place === null ? undefined : cards[place]
    if (place === null || card === undefined) return
    const onTick = event.target instanceof Element && event.target.closest('label') !== null
    // A click on the label comes a second time from its box.
    if (onTick && !(event.target instanceof HTMLInputElement)) return
    if (event.shiftKey) selectThreadsTo(cards, place)
    else if (onTick || event.ctrlKey || event.metaKey) toggleThread(card.id)
    else actions.onOpen(card)
  }

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label="Conversations"
      aria-multiselectable
      aria-rowcount={cards.length}
      aria-colcount={columnCount}
      className={classes.table}
      style={{ maxHeight: height - below }}
      onScroll={(event) => rememberThreadScroll(event.currentTarget.scrollTop)}
    >
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
          if (place !== null && place !== active) standOnThread(cards, place)
        }}
        onBlur={() => {
          focusInside.current = false
        }}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const card = cards[index]
          return (
            card !== undefined && (
              <ThreadRow
                key={key}
                card={card}
                names={namesOf(card)}
                place={index}
                top={start}
                active={index === active}
                selected={view.selectedIds.has(card.id)}
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
