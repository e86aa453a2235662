// The mirror: how the mentor sees their own mentoring, and how the mentees see it together. Nobody can be told from the others.
import { Anchor, Button, NativeSelect, Stack, Table, Text, Title } from '@mantine/core'
import { IconChartRadar, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState, type ReactNode } from 'react'
import { profilesOf, type Profile } from '../../../shared/domain/assessments/profile.ts'
import { sayValue, scoreWords } from '../../../shared/domain/assessments/score-words.ts'
import { fewest } from '../../../shared/domain/assessments/suppression.ts'
import { barsDrawing } from '../../../shared/domain/charts/bars.ts'
import type { GroupArea, GroupScores, GroupSet } from '../../../shared/domain/assessments/group-scores.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'
import { useKnownInstruments } from '../../app/assessments/instruments.ts'
import { ProfilePaper } from '../../app/assessments/ProfilePaper.tsx'
import { ProfileView } from '../../app/assessments/ProfileView.tsx'
import { Chart } from '../../app/charts/Chart.tsx'
import { GrowthTabs } from '../../app/GrowthTabs.tsx'
import { useAssessmentsOf, useGroupScores } from '../../app/assessments/queries.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { PrintMenu } from '../../app/print/PrintMenu.tsx'
import { useRoster } from '../../app/queries.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './Assessments.module.css'

export function MirrorScreen(): ReactNode {
  const navigate = useNavigate()
  const own = useAssessmentsOf(null)
  const known = useKnownInstruments()
  const [chosen, setChosen] = useState('')
  const today = dayAt(useNow(60_000), useMentorZone())
  const profiles = useMemo(
    () => (own.data === undefined || known === undefined ? undefined : profilesOf(own.data, known.find)),
    [own.data, known],
  )
  if (own.isError) throw own.error
  if (profiles === undefined) return <Pending />
  const nameOf = ({ instrument: { id, version } }: Profile) => `${id}/${version}`
  const profile = profiles.find((one) => nameOf(one) === chosen) ?? profiles[0]
  const begin = () => void navigate({ to: '/assessments/new', search: { rater: 'mentor' } })
  return (
    <Page
      title="Mirror"
      actions={
        <>
          {profile !== undefined && <PrintMenu fileName="mirror" />}
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
            New assessment
          </Button>
        </>
      }
    >
      <GrowthTabs />
      {profile === undefined ? (
        <EmptyState
          icon={<IconChartRadar size={40} stroke={1.25} />}
          title="The mirror is still empty"
          text="Look at your own skills first. What your mentees say of them then stands beside it, as soon as four have answered."
          action={<Button onClick={begin}>New assessment</Button>}
        />
      ) : (
        <Stack gap="lg">
          {profiles.length > 1 && (
            <NativeSelect
              label="Instrument"
              value={nameOf(profile)}
              data={profiles.map((one) => ({ value: nameOf(one), label: one.instrument.title }))}
              onChange={(event) => setChosen(event.currentTarget.value)}
              maw="30rem"
            />
          )}
          {profile.instrument.perspectives.some(({ rater, subject }) => rater === 'mentee' && subject === 'mentor') && (
            <Together key={`together ${nameOf(profile)}`} profile={profile} />
          )}
          <ProfileView key={nameOf(profile)} profile={profile} />
          <ProfilePaper profile={profile} name={null} today={today} />
        </Stack>
      )}
    </Page>
  )
}

/** What the mentees say together, beside the mentor's latest view. */
function Together({ profile }: { profile: Profile }) {
  const { instrument } = profile
  const scores = useGroupScores({ id: instrument.id, version: instrument.version })
  const [chosen, setChosen] = useState('all')
  if (scores.isError) throw scores.error
  if (scores.data === undefined || scores.data === null) return null
  const set = scores.data.sets.find(({ key }) => key === chosen) ?? scores.data.sets[0]
  if (set === undefined) return null
  const mine = profile.views.find(({ rater, subject }) => rater === 'mentor' && subject === 'mentor')
  const myLatest = (key: string) => mine?.lines.find(({ area }) => area.key === key)?.latest ?? null
  return (
    <section aria-label="My mentees together">
      <Title order={3} size="h4" mb={4}>
        My mentees together
      </Title>
      <Text size="sm" c="dimmed" mb="xs" maw="46rem">
        Means over the latest answers of each. Nothing is shown of fewer than {fewest}, nor what would tell of fewer by
        taking one group from another. {set.n === 1 ? 'One has' : `${set.n} have`} answered here.
      </Text>
      {scores.data.sets.length > 1 && (
        <NativeSelect
          label="Who"
          value={set.key}
          data={scores.data.sets.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
          maw="20rem"
          mb="xs"
        />
      )}
      <Table verticalSpacing={6} maw="46rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Area</Table.Th>
            <Table.Th>My latest view</Table.Th>
            <Table.Th>Theirs, mean</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {set.areas.map((area) => {
            const latest = myLatest(area.key)
            return (
              <Table.Tr key={area.key}>
                <Table.Th scope="row">{area.title}</Table.Th>
                <Table.Td>{latest === null ? '—' : scoreWords(instrument, latest)}</Table.Td>
                <Table.Td>{meanWords(instrument, area)}</Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
      <TogetherChart instrument={instrument} scores={scores.data} areas={set.areas} myLatest={myLatest} />
      {set.restsOn.length > 0 && <RestsOn restsOn={set.restsOn} />}
      {set.items.length > 0 && (
        <details>
          <summary>Item by item: my mentees together</summary>
          <Table verticalSpacing={4} maw="36rem" aria-label="Item by item: my mentees together">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Item</Table.Th>
                <Table.Th>Theirs, mean</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {set.items.map((item) => (
                <Table.Tr key={item.key}>
                  <Table.Th scope="row">{item.title}</Table.Th>
                  <Table.Td>{meanWords(instrument, item)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </details>
      )}
    </section>
  )
}

/** The way from a mean to its answers. Closed at first: who looks at the mirror with somebody shows no name. */
function RestsOn({ restsOn }: { restsOn: GroupSet['restsOn'] }) {
  const mentees = useRoster().data
  const names = useMemo(() => new Map((mentees ?? []).map(({ mentee }) => [mentee.id, mentee])), [mentees])
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What these means rest on: {restsOn.length} assessments</summary>
      {isOpen && (
        <ul className={classes.restsOn}>
          {restsOn.map(({ assessmentId, menteeId, on }) => {
            const mentee = names.get(menteeId)
            return (
              <li key={assessmentId}>
                <Anchor
                  renderRoot={(props) => <Link to="/assessments/$assessmentId" params={{ assessmentId }} {...props} />}
                >
                  {mentee === undefined ? 'A mentee' : <PersonName person={mentee} />}, <TimeText at={on} />
                </Anchor>
              </li>
            )
          })}
        </ul>
      )}
    </details>
  )
}

function meanWords(instrument: Instrument, { n, mean, range }: GroupArea): string {
  if (mean === null) return n === null ? 'withheld' : `withheld: fewer than ${fewest}`
  const between = range === null ? '' : `, between ${range.map((one) => sayValue(instrument, one)).join(' and ')}`
  return `${sayValue(instrument, mean)}, of ${n ?? 0}${between}`
}

interface TogetherChartProps {
  instrument: Instrument
  scores: GroupScores
  areas: readonly GroupArea[]
  myLatest: (key: string) => { value: number | null } | null
}

function TogetherChart({ instrument, areas, myLatest }: TogetherChartProps) {
  const { scale } = instrument
  if (scale === null || areas.every(({ mean }) => mean === null)) return null
  const drawing = barsDrawing({
    title: `${instrument.title}: my view and that of my mentees together`,
    ...scale,
    series: [
      { name: 'My view', tone: 'first' },
      { name: 'My mentees together', tone: 'second' },
    ],
    rows: areas.map(({ key, title, mean }) => ({
      label: title,
      values: [myLatest(key)?.value ?? null, mean],
      references: [],
    })),
    say: (value) => sayValue(instrument, value),
  })
  return <Chart drawing={drawing} fileName={`${instrument.id}-together`} />
}
