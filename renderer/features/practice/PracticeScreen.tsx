// The practice as a whole: what it comes to in a period, and what that rests on. Every number leads to its records.
import { Button, Switch } from '@mantine/core'
import { IconBriefcase, IconChartBar, IconFileText } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useRoster } from '../../app/queries.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { FigureSections } from './FigureSections.tsx'
import { OutcomeTable } from './OutcomeTable.tsx'
import { usePracticeFigures } from './practice-queries.ts'
import { changePracticeView, filterOf, usePracticeView } from './practice-view.ts'
import { PracticeFilters } from './PracticeFilters.tsx'
import { RelationshipTable } from './RelationshipTable.tsx'

export function PracticeScreen(): ReactNode {
  const navigate = useNavigate()
  const roster = useRoster()
  if (roster.isError) throw roster.error
  if (roster.data === undefined) return <Pending />
  if (roster.data.length === 0)
    return (
      <Page title="Practice">
        <EmptyState
          icon={<IconChartBar size={40} stroke={1.25} />}
          title="Nothing to count yet"
          text="Once there are mentees, this page says what your mentoring comes to: meetings, hours, promises, goals, and what it brought."
          action={<Button onClick={() => void navigate({ to: '/mentees' })}>To the mentees</Button>}
        />
      </Page>
    )
  const names = new Map(roster.data.map(({ mentee }) => [mentee.id, mentee]))
  return (
    <Page
      title="Practice"
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconBriefcase size={16} aria-hidden />}
            renderRoot={(props) => <Link to="/practice/dossier" {...props} />}
          >
            Dossier
          </Button>
          <Button
            leftSection={<IconFileText size={16} aria-hidden />}
            renderRoot={(props) => <Link to="/practice/report" {...props} />}
          >
            Report
          </Button>
        </>
      }
    >
      <Figures names={names} />
    </Page>
  )
}

function Figures({ names }: { names: Parameters<typeof RelationshipTable>[0]['names'] }) {
  const view = usePracticeView()
  const today = dayAt(useNow(60_000), useMentorZone())
  const query = usePracticeFigures(filterOf(view, today), today)
  if (query.isError) throw query.error
  const { isDeidentified } = view
  return (
    <>
      <PracticeFilters view={view} programmes={query.data?.programmes ?? []} />
      <Switch
        label="Without names"
        description="Names, titles and places are left out, also of what is saved from here."
        checked={isDeidentified}
        onChange={(event) => changePracticeView({ isDeidentified: event.currentTarget.checked })}
        mb="lg"
      />
      {query.data === undefined ? (
        <Pending />
      ) : (
        <>
          <FigureSections figures={query.data.figures} isTraced={!isDeidentified} />
          <RelationshipTable relationships={query.data.relationships} names={names} isDeidentified={isDeidentified} />
          <OutcomeTable outcomes={query.data.outcomes} names={names} isDeidentified={isDeidentified} />
        </>
      )}
    </>
  )
}
