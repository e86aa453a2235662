// The roster as a grid that draws only the rows in view, so that ten thousand mentees scroll like ten. The keyboard
// stands on a row (roving tabindex) and does everything the pointer does; the row it stands on is always drawn.
import { useImperativeHandle, type Ref } from 'react'
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
import { useRows } from '../../ui/rows.ts'
import { useRosterKeys, type RosterKeyActions } from './roster-keys.ts'
import classes from './RosterTable.module.css'

/** In px, as its row in the style sheet. */
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

export function RosterTable({ lines, view, now, zone, below, ref, ...actions }: RosterTableProps) {
  const active = activePlaceIn(lines, view)
  const { filter, sort } = view
  const { scroller, body, height, virtualizer, goTo, rowsInView, handlers } = useRows({
    count: lines.length,
    active,
    keyOf: (place) => lines[place]?.mentee.id ?? place,
    headHeight,
    initialOffset: rememberedScroll,
    reading: [filter, sort],
    onStand: (place) => standOn(lines, place),
    onPress: (place, press) => {
      const entry = lines[place]
      if (entry === undefined) return
      if (press === 'select-to') selectTo(lines, place)
      else if (press === 'toggle') toggle(entry.mentee.id)
      else actions.onOpen(entry)
    },
  })
  const onKeyDown = useRosterKeys(lines, active, view, { ...actions, goTo, rowsInView })
  useImperativeHandle(ref, () => ({ focus: () => goTo(active) }))

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
        {...handlers}
        onKeyDown={onKeyDown}
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
