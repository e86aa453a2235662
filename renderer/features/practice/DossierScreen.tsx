// The mentoring dossier for promotion: what the mentor says of their mentoring, what it comes to in figures, and what mentees have
// given for it. Without names unless the mentor wants it otherwise; what is seen here is what is printed.
import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { dossier as dossierSchema, type Dossier } from '../../../shared/model/dossier.ts'
import type { RichText } from '../../../shared/model/rich-text.ts'
import { useAutosave } from '../../app/autosave.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { Paper } from '../../app/print/Paper.tsx'
import { PrintMenu } from '../../app/print/PrintMenu.tsx'
import { usePractice, useRoster, useWrite } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'
import { RichEditor } from '../../app/rich-text/RichEditor.tsx'
import { Pending } from '../../app/RouteStates.tsx'
import { Page } from '../../ui/Page.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { DossierBody } from './DossierBody.tsx'
import { useDossier, useFigureTraces, usePracticeFigures, useTestimonials } from './practice-queries.ts'
import { filterOf, usePracticeView } from './practice-view.ts'
import { FiguresFile } from './FiguresFile.tsx'
import { PracticeFilters } from './PracticeFilters.tsx'
import classes from './Practice.module.css'
import { Testimonials } from './Testimonials.tsx'

const title = 'Mentoring dossier'
/** After the last key, ms. */
const pause = 600

export function DossierScreen(): ReactNode {
  const stored = useDossier()
  if (stored.isError) throw stored.error
  if (stored.data === undefined) return <Pending />
  return <OpenDossier stored={stored.data} />
}

function OpenDossier({ stored }: { stored: Dossier | null }) {
  const view = usePracticeView()
  const today = dayAt(useNow(60_000), useMentorZone())
  const filter = filterOf(view, today)
  const figures = usePracticeFigures(filter, today)
  const people = useFigureTraces(filter, today, 'mentees')
  const roster = useRoster()
  const practice = usePractice()
  const testimonials = useTestimonials()
  const [withNames, setWithNames] = useState(false)
  const { statement, change, state } = useStatement(stored)
  const failed = [figures, people, roster, practice, testimonials].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  const found = figures.data
  if (!found || people.data === undefined || !roster.data || !practice.data || !testimonials.data) return <Pending />
  const names = new Map(roster.data.map(({ mentee }) => [mentee.id, mentee]))
  const mentees = (people.data?.traces ?? []).flatMap(({ id }) => names.get(id) ?? [])
  const body = (
    <DossierBody
      found={found}
      filter={filter}
      mentees={mentees}
      names={names}
      practice={practice.data}
      statement={statement}
      testimonials={testimonials.data}
      isDeidentified={!withNames}
      today={today}
    />
  )
  return (
    <Page
      title={title}
      actions={
        <>
          <FiguresFile figures={found.figures} fileName="mentoring-dossier" today={today} />
          <PrintMenu fileName="mentoring-dossier" />
          <Button renderRoot={(props) => <Link to="/practice" {...props} />}>To the practice</Button>
        </>
      }
    >
      <Stack gap="md">
        <PracticeFilters view={view} programmes={found.programmes} />
        <Switch
          label="With names"
          description="Off unless each of them has agreed: a dossier goes through many hands."
          checked={withNames}
          onChange={(event) => setWithNames(event.currentTarget.checked)}
        />
        <div className={classes.report}>
          <Group justify="flex-end">
            <SavedMark state={state} />
          </Group>
          <RichEditor label="How I mentor, and why" value={statement} marks={false} minRows={5} onChange={change} />
        </div>
        <Testimonials testimonials={testimonials.data} names={names} today={today} />
        <Title order={2} size="h3">
          As it is printed
        </Title>
        <article aria-label={title} className={classes.report}>
          {body}
        </article>
        <Paper title={title} className={classes.paper}>
          {body}
        </Paper>
        <Text size="xs" c="dimmed">
          The figures are counted from what is in this vault, each time anew.
        </Text>
      </Stack>
    </Page>
  )
}

/** The mentor's own words, kept while they are written. */
function useStatement(stored: Dossier | null) {
  const write = useWrite()
  const [record] = useState(() => stored ?? dossierSchema.parse(newRecord()))
  const [statement, change] = useState<RichText>(record.statement)
  const state = useAutosave(
    statement,
    (words) => write([{ op: 'put', table: 'dossier', value: { ...touched(record), statement: words } }]),
    pause,
  )
  return { statement, change, state }
}
