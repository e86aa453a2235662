// A radar chart: one axis for each area, the first upwards, clockwise; one line for each series. Where a value is missing the
// line is open, and nothing is made up.
import type { Drawing, Shape, Tone } from './drawing.ts'

export interface Series {
  name: string
  tone: Extract<Tone, 'first' | 'second'>
  /** One for each axis; null for none. */
  values: readonly (number | null)[]
}

interface Radar {
  title: string
  axes: readonly string[]
  from: number
  to: number
  series: readonly Series[]
}

const size = { width: 520, height: 380, radius: 125 }
const centre = { x: size.width / 2, y: 178 }
/** Rings of the ground, from the inside. */
const rings = [0.25, 0.5, 0.75, 1]
/** Characters in one line of a label. */
const longestLine = 18

/** The value as a share of the scale, 0 to 1. */
export function shareOf(value: number, from: number, to: number): number {
  return to === from ? 0 : Math.min(1, Math.max(0, (value - from) / (to - from)))
}

/** Where a share of an axis lies. */
export function radarPoint(axis: number, axes: number, share: number): { x: number; y: number } {
  const angle = (axis / axes) * 2 * Math.PI - Math.PI / 2
  return { x: centre.x + Math.cos(angle) * size.radius * share, y: centre.y + Math.sin(angle) * size.radius * share }
}

/** Words in lines that are not longer than need be. */
export function inLines(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < longestLine) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function label(text: string, axis: number, axes: number): Shape[] {
  const { x, y } = radarPoint(axis, axes, 1.12)
  const lines = inLines(text)
  const anchor = Math.abs(x - centre.x) < 8 ? 'middle' : x > centre.x ? 'start' : 'end'
  const top = y < centre.y - 40 ? y - (lines.length - 1) * 16 : y + 4
  return lines.map((line, nth) => ({ kind: 'text', tone: 'words', x, y: top + nth * 16, anchor, text: line }))
}

function seriesShapes({ values, tone }: Series, from: number, to: number): Shape[] {
  const points = values.map((value, axis) =>
    value === null ? null : radarPoint(axis, values.length, shareOf(value, from, to)),
  )
  const lines = points.flatMap((point, axis): Shape[] => {
    const next = points[(axis + 1) % points.length]
    if (point === null || next === null || next === undefined) return []
    return [{ kind: 'line', tone, x1: point.x, y1: point.y, x2: next.x, y2: next.y, dashed: tone === 'second' }]
  })
  const marks = points.flatMap((point): Shape[] =>
    point === null ? [] : [{ kind: tone === 'first' ? 'circle' : 'square', tone, ...point, r: 4 }],
  )
  return [...lines, ...marks]
}

function legend(series: readonly Series[]): Shape[] {
  return series.flatMap(({ name, tone }, nth): Shape[] => {
    const y = size.height - 10 - (series.length - 1 - nth) * 18
    return [
      { kind: 'line', tone, x1: 12, y1: y - 4, x2: 44, y2: y - 4, dashed: tone === 'second' },
      { kind: tone === 'first' ? 'circle' : 'square', tone, x: 28, y: y - 4, r: 4 },
      { kind: 'text', tone: 'words', x: 52, y, anchor: 'start', text: name },
    ]
  })
}

/** Null for fewer than three axes, which make no area. */
export function radarDrawing({ title, axes, from, to, series }: Radar): Drawing | null {
  const count = axes.length
  if (count < 3) return null
  const ground: Shape[] = [
    ...rings.map((share): Shape => ({
      kind: 'ring',
      tone: 'ground',
      points: axes.map((_, axis) => radarPoint(axis, count, share)),
    })),
    ...axes.map((_, axis): Shape => {
      const end = radarPoint(axis, count, 1)
      return { kind: 'line', tone: 'ground', x1: centre.x, y1: centre.y, x2: end.x, y2: end.y }
    }),
  ]
  const shapes = [
    ...ground,
    ...series.flatMap((one) => seriesShapes(one, from, to)),
    ...axes.flatMap((text, axis) => label(text, axis, count)),
    ...legend(series),
  ]
  return { width: size.width, height: size.height, title, shapes }
}
