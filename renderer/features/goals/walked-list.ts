// A long list that draws only the rows in view and is walked with the arrow keys: the Tab key stops once, at the row that
// was stood on last. A row marks what takes the focus with `data-stop`.
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type KeyboardEvent, type FocusEvent } from 'react'
import { useRemainingHeight } from '../../ui/remaining-height.ts'

interface WalkedListOptions {
  count: number
  /** Unique, and the same while the row is the same. */
  keyOf: (place: number) => string
  /** In px. */
  heightOf: (place: number) => number
  /** Headings are passed over. */
  isStop: (place: number) => boolean
  /** What sticks above the rows, in px. */
  headHeight: number
}

const overscan = 10

/** Where a key leads, as the first place to try and the direction in which to look further. */
function walk(key: string, from: number, last: number, page: number): { from: number; by: 1 | -1 } | null {
  switch (key) {
    case 'ArrowDown':
      return { from: from + 1, by: 1 }
    case 'ArrowUp':
      return { from: from - 1, by: -1 }
    case 'PageDown':
      return { from: Math.min(last, from + page), by: -1 }
    case 'PageUp':
      return { from: Math.max(0, from - page), by: 1 }
    case 'Home':
      return { from: 0, by: 1 }
    case 'End':
      return { from: last, by: -1 }
    default:
      return null
  }
}

/** Spread `scrollerProps` on what scrolls and `bodyProps` on what holds the rows; `isActive` says where Tab stops. */
export function useWalkedList({ count, keyOf, heightOf, isStop, headHeight }: WalkedListOptions) {
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const focusWanted = useRef(false)
  const [standing, setStanding] = useState(0)
  const height = useRemainingHeight(scroller)
  const nextStop = (from: number, by: 1 | -1): number | null => {
    for (let place = from; place >= 0 && place < count; place += by) if (isStop(place)) return place
    return null
  }
  const within = Math.min(standing, count - 1)
  const active = nextStop(within, 1) ?? nextStop(within, -1) ?? -1
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    getItemKey: keyOf,
    overscan,
    scrollPaddingEnd: headHeight,
    rangeExtractor: (range: Range) => {
      const drawn = defaultRangeExtractor(range)
      if (active === -1 || drawn.includes(active)) return drawn
      return [...drawn, active].sort((one, other) => one - other)
    },
  })
  useEffect(() => {
    if (!focusWanted.current) return
    const stop = body.current?.querySelector<HTMLElement>(`[data-place="${active}"] [data-stop]`)
    if (stop === null || stop === undefined) return
    focusWanted.current = false
    stop.focus({ preventScroll: true })
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const page = Math.max(
      1,
      virtualizer.range === null ? 1 : virtualizer.range.endIndex - virtualizer.range.startIndex - 1,
    )
    const way = walk(event.key, active, count - 1, page)
    if (way === null) return
    event.preventDefault()
    const place = nextStop(way.from, way.by)
    if (place === null) return
    focusWanted.current = true
    setStanding(place)
    virtualizer.scrollToIndex(place, { align: 'auto' })
  }
  const onFocus = (event: FocusEvent) => {
    const row = event.target.closest<HTMLElement>('[data-place]')
    if (row !== null) setStanding(Number(row.dataset.place))
  }
  return {
    rows: virtualizer.getVirtualItems(),
    isActive: (place: number) => place === active,
    toTop: () => {
      setStanding(0)
      scroller.current?.scrollTo({ top: 0 })
    },
    scrollerProps: { ref: scroller, style: { maxHeight: height } },
    bodyProps: { ref: body, style: { height: virtualizer.getTotalSize() }, onKeyDown, onFocus },
  }
}
