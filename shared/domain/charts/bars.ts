// Bars that lie: one row for each area with one bar for each series, and strokes where reference values are.
import type { Drawing, Shape } from './drawing.ts'
import { shareOf, type Series } from './radar.ts'

export interface BarRow {
  label: string
  /** One for each series; null for none. */
  values: readonly (number | null)[]
  /** Reference values, each as a stroke across the row. */
  references: readonly number[]
}

interface Bars {
  title: string
  from: number
  to: number
  series: readonly Pick<Series, 'name' | 'tone'>[]
  rows: readonly BarRow[]
  /** How a value is said. */
  say: (value: number) => string
}

const width = 640
const left = 210
const right = 60
const barHeight = 12
const gap = 14

export function barsDrawing({ title, from, to, series, rows, say }: Bars): Drawing {
  const ground = width - left - right
  const rowHeight = series.length * (barHeight + 3) + gap
  const shapes = rows.flatMap(({ label, values, references }, nth): Shape[] => {
    const top = 8 + nth * rowHeight
    const middle = top + (series.length * (barHeight + 3)) / 2
    const bars = values.flatMap((value, place): Shape[] => {
      const y = top + place * (barHeight + 3)
      const tone = series[place]?.tone ?? 'first'
      if (value === null)
        return [{ kind: 'text', tone: 'reference', x: left, y: y + barHeight - 1, anchor: 'start', text: 'not scored' }]
      const length = Math.max(2, shareOf(value, from, to) * ground)
      return [
        { kind: 'box', tone, x: left, y, width: length, height: barHeight },
        // In a column of their own, where no stroke of a reference value crosses them.
        { kind: 'text', tone: 'words', x: width - right + 8, y: y + barHeight - 1, anchor: 'start', text: say(value) },
      ]
    })
    const strokes = references.map((value): Shape => {
      const x = left + shareOf(value, from, to) * ground
      return { kind: 'line', tone: 'reference', x1: x, y1: top - 4, x2: x, y2: top + rowHeight - gap + 1, dashed: true }
    })
    return [
      { kind: 'text', tone: 'words', x: left - 10, y: middle + 4, anchor: 'end', text: label },
      { kind: 'line', tone: 'ground', x1: left, y1: top - 4, x2: left, y2: top + rowHeight - gap + 1 },
      ...bars.filter(({ kind }) => kind === 'box'),
      ...strokes,
      ...bars.filter(({ kind }) => kind !== 'box'),
    ]
  })
  const bottom = 8 + rows.length * rowHeight
  const hasReferences = rows.some(({ references }) => references.length > 0)
  const names = [
    ...series.map(({ name, tone }) => ({ name, tone })),
    ...(hasReferences ? [{ name: 'published mean', tone: 'reference' as const }] : []),
  ]
  const legend = names.flatMap(({ name, tone }, nth): Shape[] => {
    const y = bottom + 14 + nth * 18
    const mark: Shape =
      tone === 'reference'
        ? { kind: 'line', tone, x1: left, y1: y - 4, x2: left + 22, y2: y - 4, dashed: true }
        : { kind: 'box', tone, x: left, y: y - 10, width: 22, height: barHeight }
    return [mark, { kind: 'text', tone: 'words', x: left + 30, y, anchor: 'start', text: name }]
  })
  return { width, height: bottom + 14 + names.length * 18, title, shapes: [...shapes, ...legend] }
}
