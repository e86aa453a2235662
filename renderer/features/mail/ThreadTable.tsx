// The conversations as a grid that draws only the rows in view, so that five thousand scroll like ten. The keyboard stands on
// a row (roving tabindex) and does everything the pointer does; the row it stands on is always drawn.
import { useImperativeHandle, type Ref } from 'react'
import type { ThreadCard } from '../../../shared/domain/threads.ts'
import { useRows } from '../../ui/rows.ts'
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

export function ThreadTable({ cards, namesOf, view, now, zone, below, ref, ...actions }: ThreadTableProps) {
  const active = activeThreadPlace(cards, view)
  const { scroller, body, height, virtualizer, goTo, rowsInView, handlers } = useRows({
    count: cards.length,
    active,
    keyOf: (place) => cards[place]?.id ?? place,
    headHeight: 0,
    initialOffset: rememberedThreadScroll,
    reading: [view.shelf, view.text],
    onStand: (place) => standOnThread(cards, place),
    onPress: (place, press) => {
      const card = cards[place]
      if (card === undefined) return
      if (press === 'select-to') selectThreadsTo(cards, place)
      else if (press === 'toggle') toggleThread(card.id)
      else actions.onOpen(card)
    },
  })
  const onKeyDown = threadKeys(cards, active, view, { ...actions, goTo, rowsInView })
  useImperativeHandle(ref, () => ({ focus: () => goTo(active) }))

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
        {...handlers}
        onKeyDown={onKeyDown}
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
