// Where the shapes of a chart lie: inside the picture, as far along as their value says, and nowhere for what is missing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barsDrawing } from '../../../../shared/domain/charts/bars.ts'
import { svgOf, type Drawing, type Shape } from '../../../../shared/domain/charts/drawing.ts'
import { overTimeDrawing } from '../../../../shared/domain/charts/over-time.ts'
import { radarDrawing, radarPoint } from '../../../../shared/domain/charts/radar.ts'

const value = fc.option(fc.double({ min: 1, max: 7, noNaN: true }))
const areas = fc.array(fc.constantFrom('Communication', 'Aligning expectations', 'On the whole', 'ليلى'), {
  minLength: 3,
  maxLength: 10,
})

/** Corners of what is drawn; words are placed by their anchor alone. */
function corners(shape: Shape): { x: number; y: number }[] {
  switch (shape.kind) {
    case 'line':
      return [
        { x: shape.x1, y: shape.y1 },
        { x: shape.x2, y: shape.y2 },
      ]
    case 'circle':
    case 'square':
      return [
        { x: shape.x - shape.r, y: shape.y - shape.r },
        { x: shape.x + shape.r, y: shape.y + shape.r },
      ]
    case 'box':
      return [
        { x: shape.x, y: shape.y },
        { x: shape.x + shape.width, y: shape.y + shape.height },
      ]
    case 'ring':
      return [...shape.points]
    case 'text':
      return [{ x: shape.x, y: shape.y }]
  }
}

function isInside({ width, height, shapes }: Drawing): boolean {
  return shapes
    .flatMap(corners)
    .every(({ x, y }) => x >= -0.001 && y >= -0.001 && x <= width + 0.001 && y <= height + 0.001)
}

describe('a radar', () => {
  test('has each mark as far from the centre as its value is along the scale, and none for what is missing', () => {
    fc.assert(
      fc.property(areas, fc.array(value, { minLength: 10, maxLength: 10 }), (axes, all) => {
        const values = all.slice(0, axes.length)
        const drawing = radarDrawing({
          title: 'T',
          axes,
          from: 1,
          to: 7,
          series: [{ name: 'A', tone: 'first', values }],
        })
        if (drawing === null) throw new Error('three axes make a radar')
        expect(isInside(drawing)).toBe(true)
        const centre = radarPoint(0, axes.length, 0)
        const marks = drawing.shapes.filter((one) => one.kind === 'circle').slice(0, -1)
        const known = values.flatMap((one) => (one === null ? [] : [one]))
        expect(marks).toHaveLength(known.length)
        const radius = centre.y - radarPoint(0, axes.length, 1).y
        for (const [nth, mark] of marks.entries())
          expect(Math.hypot(mark.x - centre.x, mark.y - centre.y) / radius).toBeCloseTo(((known[nth] ?? 0) - 1) / 6, 6)
      }),
    )
  })
  test('is not drawn of two areas', () => {
    expect(radarDrawing({ title: 'T', axes: ['A', 'B'], from: 1, to: 7, series: [] })).toBeNull()
  })
})

describe('bars', () => {
  test('are as long as their values, stay inside, and say “not scored” where there is none', () => {
    fc.assert(
      fc.property(areas, fc.array(value, { minLength: 10, maxLength: 10 }), (labels, all) => {
        const rows = labels.map((label, nth) => ({ label, values: [all[nth] ?? null], references: [4] }))
        const drawing = barsDrawing({
          title: 'T',
          from: 1,
          to: 7,
          series: [{ name: 'A', tone: 'first' }],
          rows,
          say: (one) => one.toFixed(1),
        })
        expect(isInside(drawing)).toBe(true)
        const boxes = drawing.shapes.filter((one) => one.kind === 'box').slice(0, -1)
        const known = rows.flatMap(({ values }) => (values[0] === null || values[0] === undefined ? [] : [values[0]]))
        expect(boxes).toHaveLength(known.length)
        const ground = drawing.width - (boxes[0]?.x ?? 0) - 60
        for (const [nth, box] of boxes.entries())
          expect(box.width).toBeCloseTo(Math.max(2, (((known[nth] ?? 0) - 1) / 6) * ground), 6)
        const words = drawing.shapes.flatMap((one) => (one.kind === 'text' ? [one.text] : []))
        expect(words.filter((one) => one === 'not scored')).toHaveLength(rows.length - known.length)
      }),
    )
  })
})

describe('a line over time', () => {
  const day = fc.integer({ min: 0, max: 4_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
  const points = fc
    .array(fc.record({ on: day, value: fc.double({ min: 1, max: 7, noNaN: true }) }), { minLength: 2, maxLength: 60 })
    .map((list) => list.toSorted((one, other) => one.on.localeCompare(other.on)))
  const drawn = (list: { on: string; value: number }[], noise: number | null) =>
    overTimeDrawing({ title: 'T', from: 1, to: 7, points: list, noise, say: String, sayDay: String })

  test('goes forward in time, higher for more, and its band lies around the first value within the scale', () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0.1, max: 8, noNaN: true }), (list, noise) => {
        const drawing = drawn(list, noise)
        if (drawing === null) throw new Error('two points make a line')
        expect(isInside(drawing)).toBe(true)
        const dots = drawing.shapes.filter((one) => one.kind === 'circle')
        expect(dots).toHaveLength(list.length)
        for (const [nth, dot] of dots.entries()) {
          const before = dots[nth - 1]
          if (before === undefined) continue
          expect(dot.x).toBeGreaterThanOrEqual(before.x - 1e-9)
          const more = (list[nth]?.value ?? 0) - (list[nth - 1]?.value ?? 0)
          if (Math.abs(more) > 1e-6) expect(Math.sign(before.y - dot.y)).toBe(Math.sign(more))
        }
        const band = drawing.shapes.find((one) => one.kind === 'box')
        const first = dots[0]
        if (band === undefined || first === undefined) throw new Error('a band was asked for')
        expect(first.y).toBeGreaterThanOrEqual(band.y - 1e-9)
        expect(first.y).toBeLessThanOrEqual(band.y + band.height + 1e-9)
      }),
    )
  })
  test('has no band where none is known, and is no line of one value', () => {
    expect(
      drawn(
        [
          { on: '2026-01-01', value: 3 },
          { on: '2026-02-01', value: 4 },
        ],
        null,
      )?.shapes.some((one) => one.kind === 'box'),
    ).toBe(false)
    expect(drawn([{ on: '2026-01-01', value: 3 }], 1)).toBeNull()
  })
})

test('a picture is well-formed whatever its words are', () => {
  const hostile = '<script>alert("x")</script> & ]]> \'"'
  const drawing = barsDrawing({
    title: hostile,
    from: 0,
    to: 1,
    series: [{ name: hostile, tone: 'first' }],
    rows: [{ label: hostile, values: [1], references: [] }],
    say: () => hostile,
  })
  const svg = svgOf(drawing)
  expect(svg).not.toContain('<script')
  expect(svg.match(/<text/g)).toHaveLength(svg.match(/<\/text>/g)?.length ?? -1)
})
