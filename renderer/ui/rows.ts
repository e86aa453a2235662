// What every long list of rows has in common: only the rows in view are drawn, the keyboard stands on one of them (roving
// tabindex), which is always drawn, and a click opens, selects or selects up to there. Rows carry `data-place`.
import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type FocusEvent, type MouseEvent, type RefObject } from 'react'
import { useRemainingHeight } from './remaining-height.ts'

/** Of a row, in px, as in the style sheets. */
export const rowHeight = 40

export type Press = 'open' | 'toggle' | 'select-to'

interface RowsOptions {
  count: number
  /** The place of the row on which the keyboard stands; -1 for none. */
  active: number
  keyOf: (place: number) => string | number
  /** Of a head that sticks above the rows, in px. */
  headHeight: number
  /** Where the list stood when it was left, in px. */
  initialOffset: () => number
  /** When one of these changes, the list is read from its beginning. */
  reading: readonly [unknown, unknown]
  onStand: (place: number) => void
  onPress: (place: number, press: Press) => void
}

export interface Rows {
  scroller: RefObject<HTMLDivElement | null>
  body: RefObject<HTMLDivElement | null>
  /** Down to the end of the window, in px. */
  height: number
  virtualizer: Virtualizer<HTMLDivElement, Element>
  /** Stands on a place and brings it into view. */
  goTo: (place: number) => void
  /** How far the Page keys go. */
  rowsInView: () => number
  /** For the element around the rows. */
  handlers: {
    onClick: (event: MouseEvent) => void
    onMouseDown: (event: MouseEvent) => void
    onFocus: (event: FocusEvent) => void
    onBlur: () => void
  }
}

/** The place of the row that an event came from. */
function placeOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null
  return row === null ? null : Number(row.dataset.place)
}

export function useRows(options: RowsOptions): Rows {
  const { count, active, keyOf, headHeight, initialOffset, onStand, onPress } = options
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const focusWanted = useRef(false)
  const focusInside = useRef(false)
  const height = useRemainingHeight(scroller)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 8,
    initialOffset,
    // The head sticks over the first rows of what the scroller shows.
    scrollPaddingEnd: headHeight,
    rangeExtractor: (range: Range) => {
      const drawn = defaultRangeExtractor(range)
      if (active === -1 || drawn.includes(active)) return drawn
      return [...drawn, active].sort((one, other) => one - other)
    },
  })

  const goTo = (place: number) => {
    const reachable = Math.max(0, Math.min(count - 1, place))
    focusWanted.current = true
    onStand(reachable)
    virtualizer.scrollToIndex(reachable, { align: 'auto' })
  }

  // After every drawing: the wanted row takes the focus, and so does the next row when the focused one has gone.
  useEffect(() => {
    const lost = focusInside.current && document.activeElement === document.body
    if (!focusWanted.current && !lost) return
    const row = body.current?.querySelector<HTMLElement>(`[data-place="${active}"]`)
    if (row === null || row === undefined) return
    focusWanted.current = false
    row.focus({ preventScroll: true })
  })

  const [one, other] = options.reading
  const looked = useRef({ one, other })
  useEffect(() => {
    if (looked.current.one === one && looked.current.other === other) return
    looked.current = { one, other }
    scroller.current?.scrollTo({ top: 0 })
  }, [one, other])

  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target)
    if (place === null) return
    const onTick = event.target instanceof Element && event.target.closest('label') !== null
    // A click on the label comes a second time from its box.
    if (onTick && !(event.target instanceof HTMLInputElement)) return
    if (event.shiftKey) onPress(place, 'select-to')
    else onPress(place, onTick || event.ctrlKey || event.metaKey ? 'toggle' : 'open')
  }
  return {
    scroller,
    body,
    height,
    virtualizer,
    goTo,
    rowsInView: () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1),
    handlers: {
      onClick,
      onMouseDown: (event) => {
        // A range is meant, not a stretch of text.
        if (event.shiftKey) event.preventDefault()
      },
      onFocus: (event) => {
        focusInside.current = true
        const place = placeOf(event.target)
        if (place !== null && place !== active) onStand(place)
      },
      onBlur: () => {
        focusInside.current = false
      },
    },
  }
}

/** Where a key leads from a place; null for a key that does not walk. */
export function walkRows(key: string, from: number, last: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, from + 1)
    case 'ArrowUp':
      return Math.max(0, from - 1)
    case 'PageDown':
      return Math.min(last, from + page)
    case 'PageUp':
      return Math.max(0, from - page)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
