// Figures in the order of their parts, and the parts that are drawn as bars. The screen and the report show the same.
import { barsDrawing } from '../../../shared/domain/charts/bars.ts'
import type { Drawing } from '../../../shared/domain/charts/drawing.ts'
import type { Figure, Section } from '../../../shared/domain/practice-figures/figure.ts'
import { sectionWords } from '../../../shared/domain/practice-figures/words.ts'

/** More bars than this would be a picture of many pages. */
const mostBars = 36

/** Parts in their order, those without a figure left out. */
export function sectionsOf(figures: readonly Figure[]): { section: Section; own: Figure[] }[] {
  const sections = new Map<Section, Figure[]>()
  for (const figure of figures) sections.set(figure.section, [...(sections.get(figure.section) ?? []), figure])
  return [...sections].map(([section, own]) => ({ section, own }))
}

/** Null for a part that is no series of counts, or has too few or too many of them. */
export function drawingOf(section: Section, figures: readonly Figure[]): Drawing | null {
  if (section !== 'channels' && section !== 'months') return null
  if (figures.length < 2 || figures.length > mostBars) return null
  return barsDrawing({
    title: sectionWords[section],
    from: 0,
    to: Math.max(1, ...figures.map(({ value }) => value ?? 0)),
    series: [{ name: 'Held meetings', tone: 'first' }],
    rows: figures.map(({ title, value }) => ({ label: title, values: [value], references: [] })),
    say: String,
  })
}
