// The report on the practice: what the screen of figures says, as a document to read, to print and to save.
import { Button, Switch, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { useCommands } from '../../app/commands.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { Paper } from '../../app/print/Paper.tsx'
import { PrintMenu } from '../../app/print/PrintMenu.tsx'
import { usePractice, useRoster } from '../../app/queries.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { Page } from '../../ui/Page.tsx'
import { usePracticeFigures } from './practice-queries.ts'
import { changePracticeView, filterOf, usePracticeView } from './practice-view.ts'
import { FiguresFile } from './FiguresFile.tsx'
import { PracticeFilters } from './PracticeFilters.tsx'
import { ReportBody } from './ReportBody.tsx'
import classes from './Practice.module.css'

const title = 'Report on mentoring'

export function ReportScreen(): ReactNode {
  const view = usePracticeView()
  const today = dayAt(useNow(60_000), useMentorZone())
  const filter = filterOf(view, today)
  const figures = usePracticeFigures(filter, today)
  const roster = useRoster()
  const practice = usePractice()
  useCommands([{ id: 'report.print', label: 'Print this report', group: 'Practice', run: () => window.print() }])
  const failed = [figures, roster, practice].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  const names = new Map((roster.data ?? []).map(({ mentee }) => [mentee.id, mentee]))
  const found = figures.data
  const body = found !== undefined && practice.data !== undefined && (
    <ReportBody
      found={found}
      filter={filter}
      names={names}
      practice={practice.data}
      isDeidentified={view.isDeidentified}
      today={today}
    />
  )
  return (
    <Page
      title={title}
      actions={
        <>
          <FiguresFile figures={found?.figures} fileName="practice" today={today} />
          <PrintMenu fileName="mentoring-report" />
          <Button renderRoot={(props) => <Link to="/practice" {...props} />}>To the practice</Button>
        </>
      }
    >
      <PracticeFilters view={view} programmes={found?.programmes ?? []} />
      <Switch
        label="Without names"
        checked={view.isDeidentified}
        onChange={(event) => changePracticeView({ isDeidentified: event.currentTarget.checked })}
        mb="lg"
      />
      {body === false ? (
        <Pending />
      ) : (
        <>
          <article aria-label={title} className={classes.report}>
            {body}
          </article>
          <Paper title={title} className={classes.paper}>
            {body}
          </Paper>
        </>
      )}
      <Text size="xs" c="dimmed" mt="md">
        It is counted from what is in this vault, each time anew.
      </Text>
    </Page>
  )
}
