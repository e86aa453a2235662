// The goals of all as a table that draws only the rows in view. The arrow keys walk from title to title, Enter opens.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { GoalColumn, GoalLine, GoalSort } from '../../../shared/domain/goal-list.ts'
import { areaName, goalStanding, percentNow } from '../../../shared/domain/goals.ts'
import type { Goal } from '../../../shared/model/goal.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './GoalTable.module.css'
import { useWalkedList } from './walked-list.ts'

/** In px, as in the style sheet. */
const rowHeight = 44
const headHeight = 36

const columns: readonly { column: GoalColumn; label: string }[] = [
  { column: 'title', label: 'Goal' },
  { column: 'name', label: 'Mentee' },
  { column: 'area', label: 'Area' },
  { column: 'percent', label: 'How far' },
  { column: 'dueOn', label: 'When' },
]

interface GoalTableProps {
  lines: readonly GoalLine[]
  sort: GoalSort
  today: string
  onSort: (sort: GoalSort) => void
}

export function GoalTable({ lines, sort, today, onSort }: GoalTableProps) {
  const list = useWalkedList({
    count: lines.length,
    keyOf: (place) => lines[place]?.goal.id ?? String(place),
    heightOf: () => rowHeight,
    isStop: () => true,
    headHeight,
  })
  return (
    <div
      {...list.scrollerProps}
      role="table"
      aria-label="Goals"
      aria-rowcount={lines.length + 1}
      className={classes.table}
    >
      <div role="rowgroup" className={classes.head}>
        <div role="row" aria-rowindex={1} className={classes.row}>
          {columns.map(({ column, label }) => (
            <HeadCell key={column} column={column} label={label} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
      <div {...list.bodyProps} role="rowgroup" className={classes.body}>
        {list.rows.map(({ key, index, start }) => {
          const line = lines[index]
          return (
            line !== undefined && (
              <div
                key={key}
                role="row"
                aria-rowindex={index + 2}
                data-place={index}
                className={`${classes.row ?? ''} ${classes.placed ?? ''}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Cells line={line} today={today} isActive={list.isActive(index)} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

interface HeadCellProps {
  column: GoalColumn
  label: string
  sort: GoalSort
  onSort: (sort: GoalSort) => void
}

function HeadCell({ column, label, sort, onSort }: HeadCellProps) {
  const isSorted = sort.column === column
  const other = isSorted && sort.direction === 'ascending' ? 'descending' : 'ascending'
  const Arrow = sort.direction === 'ascending' ? IconArrowUp : IconArrowDown
  return (
    <div role="columnheader" aria-sort={isSorted ? sort.direction : 'none'} data-column={column}>
      <button type="button" className={classes.sort} onClick={() => onSort({ column, direction: other })}>
        {label}
        {isSorted && <Arrow size={14} aria-hidden />}
      </button>
    </div>
  )
}

function Cells({ line: { goal, name }, today, isActive }: { line: GoalLine; today: string; isActive: boolean }) {
  const { id: goalId, menteeId } = goal
  const percent = percentNow(goal)
  const tabIndex = isActive ? 0 : -1
  return (
    <>
      <div role="cell" className={classes.cell} data-column="title">
        <Link
          to="/mentees/$menteeId/goals/$goalId"
          params={{ menteeId, goalId }}
          className={classes.title}
          title={goal.title}
          tabIndex={tabIndex}
          data-stop
        >
          <bdi>{goal.title}</bdi>
        </Link>
      </div>
      <div role="cell" className={classes.cell} data-column="name">
        <Link
          to="/mentees/$menteeId/goals"
          params={{ menteeId }}
          className={classes.name}
          title={name}
          tabIndex={tabIndex}
        >
          <bdi>{name}</bdi>
        </Link>
      </div>
      <div role="cell" className={classes.cell} data-column="area">
        <bdi className={classes.cut} title={areaName(goal)}>
          {areaName(goal)}
        </bdi>
      </div>
      <div role="cell" className={classes.cell} data-column="percent">
        {percent === null ? <span className={classes.quiet}>Not noted</span> : `${percent} %`}
      </div>
      <div role="cell" className={classes.cell} data-column="dueOn">
        <When goal={goal} today={today} />
      </div>
    </>
  )
}

function When({ goal, today }: { goal: Goal; today: string }) {
  const standing = goalStanding(goal, today)
  const { dueOn, settledOn } = goal
  if (standing === 'reached' || standing === 'dropped')
    return (
      <span className={classes.cut}>
        {standing} {settledOn !== null && <TimeText at={settledOn} />}
      </span>
    )
  if (dueOn === null) return <span className={classes.quiet}>No day</span>
  return (
    <span className={classes.cut} data-late={standing !== 'open'}>
      {standing === 'overdue' ? 'was due ' : ''}
      <TimeText at={dueOn} />
    </span>
  )
}
