// Progress over time as a small line: dots joined by strokes on a ground of three lines, with the day by which it is due
// as a broken stroke. What it shows is said in its name and stands in the table beside it.
import { chartSeries, type ChartSeries } from '../../../shared/domain/goals.ts'
import type { Goal } from '../../../shared/model/goal.ts'
import { sayTime } from '../../ui/time.ts'
import classes from './ProgressChart.module.css'

/** More dots than this would run into one another; the line alone is clearer. */
const mostDots = 60

const across = (x: number) => `${x * 100}%`
const up = (percent: number) => `${100 - percent}%`

export function ProgressChart({ goal }: { goal: Goal }) {
  const series = chartSeries(goal)
  if (series === null) return null
  const now = new Date()
  const { points, from, to, dueX } = series
  return (
    <figure className={classes.chart}>
      <div className={classes.scale} aria-hidden>
        <span>100 %</span>
        <span>50 %</span>
        <span>0 %</span>
      </div>
      <svg role="img" aria-label={sayChart(series, now)} className={classes.ground}>
        {[0, 50, 100].map((percent) => (
          <line key={percent} x1="0%" x2="100%" y1={up(percent)} y2={up(percent)} className={classes.level} />
        ))}
        {dueX !== null && <line x1={across(dueX)} x2={across(dueX)} y1="0%" y2="100%" className={classes.due} />}
        {points.slice(1).map((point, place) => {
          const before = points[place]
          return (
            before !== undefined && (
              <line
                key={point.id}
                x1={across(before.x)}
                y1={up(before.percent)}
                x2={across(point.x)}
                y2={up(point.percent)}
                className={classes.line}
              />
            )
          )
        })}
        {points.length <= mostDots &&
          points.map(({ id, x, percent }) => (
            <circle key={id} cx={across(x)} cy={up(percent)} r={4} className={classes.dot} />
          ))}
      </svg>
      <div className={classes.days} data-one={from === to} aria-hidden>
        <span>{sayTime(from, now)}</span>
        {from !== to && <span>{dueX === 1 ? `due ${sayTime(to, now)}` : sayTime(to, now)}</span>}
      </div>
    </figure>
  )
}

/** `Progress from 10 % on 3 Mar to 60 % on 25 Nov, 5 notes; due on 1 Dec`. */
function sayChart({ points, dueX, to }: ChartSeries, now: Date): string {
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined) return 'Progress'
  const due = dueX === 1 && to !== last.on ? `; due ${sayTime(to, now)}` : ''
  if (points.length === 1) return `Progress: ${first.percent} %, ${sayTime(first.on, now)}${due}`
  const from = `${first.percent} %, ${sayTime(first.on, now)}`
  return `Progress from ${from}, to ${last.percent} %, ${sayTime(last.on, now)}, in ${points.length} notes${due}`
}
