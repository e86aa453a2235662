// The preview: every row of the file with what will happen to it. Only the rows in view are drawn, so that ten thousand
// scroll like ten.
import { SegmentedControl, Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { Correction } from '../../../shared/domain/roster-import/choices.ts'
import type { PlanRow } from '../../../shared/domain/roster-import/outcome.ts'
import { PlanLine } from './PlanLine.tsx'
import { countByKind, filters, filterWords, shownRows, type Filter } from './plan-filter.ts'
import classes from './PlanList.module.css'

/** In px, before a row has been measured. */
const rowHeight = 52

interface PlanListProps {
  rows: readonly PlanRow[]
  /** True while a newer plan is made. */
  busy: boolean
  onCorrect: (line: number, correction: Correction) => void
  onEdit: (row: PlanRow) => void
}

export function PlanList({ rows, busy, onCorrect, onEdit }: PlanListProps) {
  const [filter, setFilter] = useState<Filter>('all')
  const counts = useMemo(() => countByKind(rows), [rows])
  const current = counts[filter] === 0 ? 'all' : filter
  const shown = useMemo(() => shownRows(rows, current), [rows, current])
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (place) => shown[place]?.line ?? place,
    overscan: 6,
  })
  const present = filters.filter((one) => one === 'all' || counts[one] > 0)
  return (
    <section aria-label="What will happen" aria-busy={busy}>
      <SegmentedControl
        aria-label="Rows shown"
        size="xs"
        mb="xs"
        className={classes.filter}
        value={current}
        onChange={(value) => setFilter(filters.find((one) => one === value) ?? 'all')}
        data={present.map((one) => ({ value: one, label: `${filterWords[one]} ${counts[one].toLocaleString('en')}` }))}
      />
      <div ref={scroller} className={classes.list} tabIndex={0} role="list" aria-label="Rows of the file">
        <div className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ key, index, start }) => {
            const row = shown[index]
            return (
              row !== undefined && (
                <div
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  role="listitem"
                  aria-setsize={shown.length}
                  aria-posinset={index + 1}
                  className={classes.row}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <PlanLine row={row} onCorrect={onCorrect} onEdit={onEdit} />
                </div>
              )
            )
          })}
        </div>
      </div>
      <Text size="xs" c="dimmed" mt={4}>
        The number is the row in the file. Nothing has been imported yet.
      </Text>
    </section>
  )
}
