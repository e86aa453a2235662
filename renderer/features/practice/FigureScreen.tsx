// What one figure rests on: its records, each a way to itself.
import { Anchor, Button, Table, Text } from '@mantine/core'
import { IconArrowLeft, IconListSearch } from '@tabler/icons-react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { Trace, Unit } from '../../../shared/domain/practice-figures/figure.ts'
import { sayAmount, sayFigure } from '../../../shared/domain/practice-figures/words.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useRoster } from '../../app/queries.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './Practice.module.css'
import { useFigureTraces } from './practice-queries.ts'
import { filterOf, usePracticeView } from './practice-view.ts'

/** More are shown on demand. */
const shownAtOnce = 100

const kindWords: Readonly<Record<Trace['kind'], string>> = {
  mentee: 'Mentee',
  meeting: 'Meeting',
  promise: 'Promise',
  goal: 'Goal',
  outcome: 'Outcome',
  assessment: 'Assessment',
  mail: 'Mail',
}

export function FigureScreen(): ReactNode {
  const { figure: key = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const today = dayAt(useNow(60_000), useMentorZone())
  const view = usePracticeView()
  const query = useFigureTraces(filterOf(view, today), today, key)
  const roster = useRoster()
  const [shown, setShown] = useState(shownAtOnce)
  const failed = [query, roster].find((one) => one.isError)
  if (failed?.isError === true) throw failed.error
  if (query.data === undefined || roster.data === undefined) return <Pending />
  const back = () => void navigate({ to: '/practice' })
  if (query.data === null)
    return (
      <Page title="Figure">
        <EmptyState
          icon={<IconListSearch size={40} stroke={1.25} />}
          title="There is no such figure now"
          text="With the period and the programme that are chosen, there is nothing to count it from, or it is withheld."
          action={<Button onClick={back}>To the practice</Button>}
        />
      </Page>
    )
  if (view.isDeidentified)
    return (
      <Page title={query.data.figure.title}>
        <EmptyState
          icon={<IconListSearch size={40} stroke={1.25} />}
          title="Names are left out just now"
          text="The records behind a figure tell whose they are. Switch “Without names” off to see them."
          action={<Button onClick={back}>To the practice</Button>}
        />
      </Page>
    )
  const { figure, traces } = query.data
  const names = new Map(roster.data.map(({ mentee }) => [mentee.id, mentee]))
  return (
    <Page
      title={`${figure.title}: ${sayFigure(figure)}`}
      subject={key}
      actions={
        <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={back}>
          To the practice
        </Button>
      }
    >
      <Text size="sm" c="dimmed" mb="md" maw="46rem">
        {figure.definition}
      </Text>
      <Table verticalSpacing={6} maw="54rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Day</Table.Th>
            <Table.Th>Record</Table.Th>
            <Table.Th>With whom</Table.Th>
            {figure.unit !== 'count' && <Table.Th ta="right">Adds</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {traces.slice(0, shown).map((trace) => (
            <Table.Tr key={trace.id}>
              <Table.Td className={classes.day}>{trace.on !== '' && <TimeText at={trace.on} />}</Table.Td>
              <Table.Td>
                <TraceLink trace={trace} />
              </Table.Td>
              <Table.Td>
                <WithWhom menteeIds={trace.menteeIds} names={names} />
              </Table.Td>
              {figure.unit !== 'count' && <Table.Td ta="right">{added(figure.unit, trace.amount)}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {traces.length > shown && (
        <Button variant="default" size="compact-sm" mt="xs" onClick={() => setShown(shown + 400)}>
          Show more of {traces.length}
        </Button>
      )}
    </Page>
  )
}

function added(unit: Unit, amount: number): string {
  if (unit !== 'share') return sayAmount(unit, amount)
  return amount === 1 ? 'yes' : 'no'
}

function WithWhom({ menteeIds, names }: { menteeIds: readonly string[]; names: ReadonlyMap<string, Mentee> }) {
  const people = menteeIds.flatMap((id) => names.get(id) ?? [])
  const [first] = people
  if (first === undefined) return 'the mentor'
  return (
    <>
      <PersonName person={first} />
      {people.length > 1 && ` and ${people.length - 1} more`}
    </>
  )
}

function TraceLink({ trace }: { trace: Trace }) {
  const { kind, id, title, menteeIds } = trace
  const words = <bdi>{title === '' ? kindWords[kind] : title}</bdi>
  const menteeId = menteeIds[0]
  switch (kind) {
    case 'meeting':
      return (
        <Anchor renderRoot={(props) => <Link to="/meetings/$meetingId" params={{ meetingId: id }} {...props} />}>
          {words}
        </Anchor>
      )
    case 'assessment':
      return (
        <Anchor
          renderRoot={(props) => <Link to="/assessments/$assessmentId" params={{ assessmentId: id }} {...props} />}
        >
          {words}
        </Anchor>
      )
    case 'mail':
      return (
        <Anchor renderRoot={(props) => <Link to="/mail/$mailId" params={{ mailId: id }} {...props} />}>{words}</Anchor>
      )
    case 'goal':
      if (menteeId === undefined) return words
      return (
        <Anchor
          renderRoot={(props) => (
            <Link to="/mentees/$menteeId/goals/$goalId" params={{ menteeId, goalId: id }} {...props} />
          )}
        >
          {words}
        </Anchor>
      )
    case 'mentee':
    case 'promise':
    case 'outcome':
      // Promises and outcomes stand on the page of their mentee.
      if (menteeId === undefined) return words
      return (
        <Anchor renderRoot={(props) => <Link to="/mentees/$menteeId" params={{ menteeId }} {...props} />}>
          {words}
        </Anchor>
      )
  }
}
