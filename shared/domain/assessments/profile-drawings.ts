// The drawings of a profile: each side's latest scores as a radar and as bars, one area as a line over time. The screen
// and the paper show the same.
import type { Instrument } from '../../model/instrument.ts'
import { barsDrawing } from '../charts/bars.ts'
import type { Drawing } from '../charts/drawing.ts'
import { overTimeDrawing } from '../charts/over-time.ts'
import { radarDrawing, type Series } from '../charts/radar.ts'
import { noiseOf } from './noise.ts'
import { referencesOf, type AreaLine, type Profile, type ViewProfile } from './profile.ts'
import { sayValue } from './score-words.ts'
import { perspectiveWords } from './words.ts'

/** The ends of the metric on which scores stand. */
function metric({ scoring, scale, subscales, items }: Instrument): { from: number; to: number } {
  if (scoring === 'share' || scale === null) return { from: 0, to: 1 }
  if (scoring === 'mean') return scale
  const most = Math.max(items.length, ...subscales.map((one) => one.items.length))
  return { from: 0, to: most * scale.to }
}

interface ProfileDrawings {
  /** Null with fewer than three areas. */
  radar: Drawing | null
  /** Null without an area. */
  bars: Drawing | null
}

/** At most two views are drawn: more colours could not be told apart. */
export function profileDrawings({ instrument, areas, views }: Profile): ProfileDrawings {
  const shown = views.slice(0, 2)
  const { from, to } = metric(instrument)
  const series = shown.map((view, nth): Series => ({
    name: perspectiveWords(view),
    tone: nth === 0 ? 'first' : 'second',
    values: areas.map((_, place) => view.lines[place]?.latest?.value ?? null),
  }))
  const what = `${instrument.title}: ${shown.map(perspectiveWords).join(' and ')}`
  const inner = areas.filter(({ key }) => key !== 'overall').length
  const radar = radarDrawing({
    title: `${what}, as a radar`,
    axes: areas.map(({ title }) => title).slice(0, inner),
    from,
    to,
    series: series.map((one) => ({ ...one, values: one.values.slice(0, inner) })),
  })
  if (areas.length === 0) return { radar, bars: null }
  const bars = barsDrawing({
    title: `${what}, as bars`,
    from,
    to,
    series,
    rows: areas.map(({ key, title }, place) => ({
      label: title,
      values: series.map(({ values }) => values[place] ?? null),
      references: shown
        .flatMap(({ rater }) => referencesOf(instrument, key, rater).map(({ mean }) => mean))
        .slice(0, 2),
    })),
    say: (value) => sayValue(instrument, value),
  })
  return { radar, bars }
}

/** One area over time with its band of noise; null with fewer than two scores. */
export function lineDrawing(
  instrument: Instrument,
  view: ViewProfile,
  { area, measured }: AreaLine,
  sayDay: (day: string) => string,
): Drawing | null {
  return overTimeDrawing({
    title: `${area.title} over time, ${perspectiveWords(view)}`,
    ...metric(instrument),
    points: measured.flatMap(({ on, value }) => (value === null ? [] : [{ on, value }])),
    noise: noiseOf(instrument, area.key, view.rater)?.points ?? null,
    say: (value) => sayValue(instrument, value),
    sayDay,
  })
}
