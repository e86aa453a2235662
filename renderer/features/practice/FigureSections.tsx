// The figures by what they are about. A number is the way to its records; how it is counted stands beneath each part.
import { Anchor, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Figure, Section } from '../../../shared/domain/practice-figures/figure.ts'
import { sayFigure, sectionWords } from '../../../shared/domain/practice-figures/words.ts'
import { Chart } from '../../app/charts/Chart.tsx'
import { drawingOf, sectionsOf } from './figure-drawings.ts'
import classes from './Practice.module.css'

interface FigureSectionsProps {
  figures: readonly Figure[]
  /** Whether numbers lead to the records behind them. */
  isTraced: boolean
}

export function FigureSections({ figures, isTraced }: FigureSectionsProps) {
  return (
    <div className={classes.sections}>
      {sectionsOf(figures).map(({ section, own }) => (
        <FigureSection key={section} section={section} figures={own} isTraced={isTraced} />
      ))}
    </div>
  )
}

function FigureSection({ section, figures, isTraced }: FigureSectionsProps & { section: Section }) {
  const title = sectionWords[section]
  const drawing = drawingOf(section, figures)
  return (
    <section aria-label={title} className={classes.section} data-wide={drawing !== null}>
      <Title order={2} size="h4">
        {title}
      </Title>
      <dl className={classes.figures}>
        {figures.map((figure) => (
          <div key={figure.key}>
            <dt>{figure.title}</dt>
            <dd>
              <Value figure={figure} isTraced={isTraced} />
            </dd>
          </div>
        ))}
      </dl>
      {drawing !== null && <Chart drawing={drawing} fileName={`practice-${section}`} />}
      {drawing === null && (
        <details className={classes.how}>
          <summary>How this is counted</summary>
          {figures.map(({ key, title: name, definition }) => (
            <Text key={key} size="sm" c="dimmed">
              <b>{name}.</b> {definition}
            </Text>
          ))}
        </details>
      )}
    </section>
  )
}

function Value({ figure, isTraced }: { figure: Figure; isTraced: boolean }) {
  const said = sayFigure(figure)
  if (!isTraced || figure.n === 0 || figure.isWithheld) return said
  return (
    <Anchor
      renderRoot={(props) => (
        <Link
          to="/practice/figures/$figure"
          params={{ figure: figure.key }}
          aria-label={`${figure.title}: ${said}. Show what it rests on`}
          {...props}
        />
      )}
    >
      {said}
    </Anchor>
  )
}
