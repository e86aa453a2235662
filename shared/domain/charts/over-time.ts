// Values over days, with the band around the first of them inside which a change says nothing.
import type { Drawing, Shape } from './drawing.ts'
import { shareOf } from './radar.ts'

interface OverTime {
  title: string
  from: number
  to: number
  /** Oldest first; days as ISO. */
  points: readonly { on: string; value: number }[]
  /** Half the width of the band, in points of the scale; null when none is known. */
  noise: number | null
  say: (value: number) => string
  sayDay: (day: string) => string
}

const width = 560
const height = 220
const left = 44
const right = 20
const top = 14
const bottom = 30

/** Null without two values, which make no change. */
export function overTimeDrawing({ title, from, to, points, noise, say, sayDay }: OverTime): Drawing | null {
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined || points.length < 2) return null
  const start = Date.parse(first.on)
  const span = Math.max(1, Date.parse(last.on) - start)
  const x = (on: string) => left + ((Date.parse(on) - start) / span) * (width - left - right)
  const y = (value: number) => top + (1 - shareOf(value, from, to)) * (height - top - bottom)
  const levels = [from, (from + to) / 2, to].flatMap((value): Shape[] => [
    { kind: 'line', tone: 'ground', x1: left, y1: y(value), x2: width - right, y2: y(value) },
    { kind: 'text', tone: 'words', x: left - 8, y: y(value) + 4, anchor: 'end', text: say(value) },
  ])
  const band: Shape[] =
    noise === null
      ? []
      : [
          {
            kind: 'box',
            tone: 'band',
            x: left,
            y: y(Math.min(to, first.value + noise)),
            width: width - left - right,
            height: y(Math.max(from, first.value - noise)) - y(Math.min(to, first.value + noise)),
          },
        ]
  const lines = points.slice(1).flatMap((point, nth): Shape[] => {
    const before = points[nth]
    if (before === undefined) return []
    return [{ kind: 'line', tone: 'first', x1: x(before.on), y1: y(before.value), x2: x(point.on), y2: y(point.value) }]
  })
  const dots = points.map(({ on, value }): Shape => ({ kind: 'circle', tone: 'first', x: x(on), y: y(value), r: 4 }))
  const days: Shape[] = [
    { kind: 'text', tone: 'words', x: left, y: height - 8, anchor: 'start', text: sayDay(first.on) },
    { kind: 'text', tone: 'words', x: width - right, y: height - 8, anchor: 'end', text: sayDay(last.on) },
  ]
  return { width, height, title, shapes: [...band, ...levels, ...lines, ...dots, ...days] }
}
