// The head of the roster: selects everybody shown, and sorts by a column. One stop of the Tab key; Left and Right go
// from column to column, Down into the list.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { nextSort, type RosterColumn, type RosterSort } from '../../../shared/domain/roster.ts'
import classes from './RosterTable.module.css'

const columns: readonly { column: RosterColumn; label: string }[] = [
  { column: 'name', label: 'Name' },
  { column: 'stage', label: 'Stage' },
  { column: 'programme', label: 'Programme' },
  { column: 'status', label: 'Status' },
  { column: 'tags', label: 'Tags' },
  { column: 'lastContact', label: 'Last contact' },
  { column: 'nextOn', label: 'Next meeting' },
]

/** With the column of the ticks. */
export const columnCount = columns.length + 1

interface RosterHeadProps {
  sort: RosterSort
  /** How many of those shown are selected. */
  selected: 'none' | 'some' | 'all'
  onSort: (sort: RosterSort) => void
  onSelectAll: () => void
  /** Down was pressed. */
  onLeave: () => void
}

export function RosterHead({ sort, selected, onSort, onSelectAll, onLeave }: RosterHeadProps) {
  const row = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState(1)
  const go = (place: number) => {
    const stops = [...(row.current?.querySelectorAll<HTMLElement>('input, button') ?? [])].filter(
      (one) => one.offsetParent !== null,
    )
    const from = stops.findIndex((one) => one === document.activeElement)
    const next = stops[Math.max(0, Math.min(stops.length - 1, place === 0 ? from : from + place))]
    next?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -columnCount, End: columnCount }[event.key]
    if (step !== undefined) go(step)
    else if (event.key === 'ArrowDown') onLeave()
    else return
    event.preventDefault()
  }
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow} ref={row} onKeyDown={onKeyDown}>
        <div role="columnheader" aria-colindex={1} className={classes.tick}>
          <label className={classes.tickArea}>
            <input
              type="checkbox"
              tabIndex={stop === 0 ? 0 : -1}
              checked={selected === 'all'}
              ref={(box) => {
                if (box !== null) box.indeterminate = selected === 'some'
              }}
              aria-label="Select everybody shown"
              onFocus={() => setStop(0)}
              onChange={onSelectAll}
            />
          </label>
        </div>
        {columns.map(({ column, label }, place) => (
          <div
            key={column}
            role="columnheader"
            aria-colindex={place + 2}
            aria-sort={sort.column === column ? sort.direction : 'none'}
            className={classes.headCell}
            data-column={column}
          >
            <button
              type="button"
              className={classes.sort}
              tabIndex={stop === place + 1 ? 0 : -1}
              onFocus={() => setStop(place + 1)}
              onClick={() => onSort(nextSort(sort, column))}
            >
              {label}
              {sort.column === column &&
                (sort.direction === 'ascending' ? (
                  <IconArrowUp size={14} aria-hidden />
                ) : (
                  <IconArrowDown size={14} aria-hidden />
                ))}
            </button>
          </div>
        ))}
      </div>
    </div>
  )
}
