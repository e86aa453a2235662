// What the assessments say, instrument by instrument: how each side sees it, how it changed and how much of that is noise,
// published values beside. Every number leads to the answers that it rests on.
import { Anchor, Button, NativeSelect, Stack, Table, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState, type ReactNode } from 'react'
import { changeWords, noiseWords } from '../../../shared/domain/assessments/change-words.ts'
import { noiseOf } from '../../../shared/domain/assessments/noise.ts'
import { lineDrawing, profileDrawings } from '../../../shared/domain/assessments/profile-drawings.ts'
import {
  referencesOf,
  type AreaLine,
  type Measured,
  type Profile,
  type ViewProfile,
} from '../../../shared/domain/assessments/profile.ts'
import { referenceWords, scoreWords } from '../../../shared/domain/assessments/score-words.ts'
import { perspectiveWords } from '../../../shared/domain/assessments/words.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'
import { useAfterPaint } from '../../ui/after-paint.ts'
import { sayTime } from '../../ui/time.ts'
import { Chart } from '../charts/Chart.tsx'
import { useNow } from '../now.ts'
import { ItemsOverTime } from './ItemsOverTime.tsx'
import classes from './ProfileView.module.css'

/** Rows of days at first: the latest ones. */
const mostDays = 12

interface ProfileViewProps {
  profile: Profile
  /** What to do about the lowest areas of a view; nothing when that is not for here. */
  advice?: (view: ViewProfile, instrument: Instrument) => ReactNode
}

export function ProfileView({ profile, advice }: ProfileViewProps) {
  const { instrument, views } = profile
  const { radar, bars } = useMemo(() => profileDrawings(profile), [profile])
  const isPainted = useAfterPaint()
  const both = views.some(({ rater }) => rater === 'mentor') && views.some(({ rater }) => rater === 'mentee')
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed" maw="46rem">
        {instrument.notes}
        {both && ' The two lines come from different people; a gap of a point is usual and nobody’s fault.'}
      </Text>
      {views.map((view) => (
        <ScoreTable key={`${view.rater} ${view.subject}`} instrument={instrument} view={view} />
      ))}
      <div className={classes.charts}>
        {radar !== null && <Chart drawing={radar} fileName={`${instrument.id}-radar`} />}
        {bars !== null && <Chart drawing={bars} fileName={`${instrument.id}-bars`} />}
      </div>
      {isPainted &&
        views.map((view) => <OverTime key={`${view.rater} ${view.subject}`} instrument={instrument} view={view} />)}
      {views.map((view) => (
        <ItemsOverTime key={`${view.rater} ${view.subject}`} view={view} />
      ))}
      {advice !== undefined && views.map((view) => advice(view, instrument))}
    </Stack>
  )
}

/** A score as a way to its answers. */
function ScoreLink({ instrument, line, measured }: { instrument: Instrument; line: AreaLine; measured: Measured }) {
  const item = instrument.subscales.find(({ key }) => key === line.area.key)?.items[0]
  return (
    <Anchor
      renderRoot={(props) => (
        <Link
          to="/assessments/$assessmentId"
          params={{ assessmentId: measured.assessmentId }}
          search={item === undefined ? {} : { item }}
          {...props}
        />
      )}
    >
      {scoreWords(instrument, measured)}
    </Anchor>
  )
}

function ScoreTable({ instrument, view }: { instrument: Instrument; view: ViewProfile }) {
  const now = new Date(useNow(60_000))
  const hasReferences = view.lines.some(({ area }) => referencesOf(instrument, area.key, view.rater).length > 0)
  const hasBack = view.lines.some(({ lookingBack }) => lookingBack !== null)
  const title = perspectiveWords(view)
  return (
    <section aria-label={title}>
      <Title order={3} size="h4" mb={4}>
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb={4}>
        {view.count === 1 ? 'One assessment' : `${view.count} assessments`}, the latest {sayTime(view.latestOn, now)}
      </Text>
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing={6} maw="60rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Area</Table.Th>
              <Table.Th>Latest</Table.Th>
              <Table.Th>Since the first</Table.Th>
              {hasBack && <Table.Th>Looking back</Table.Th>}
              {hasReferences && <Table.Th>Published means</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {view.lines.map((line) => (
              <Table.Tr key={line.area.key}>
                <Table.Th scope="row">{line.area.title}</Table.Th>
                <Table.Td>
                  {line.latest !== null && <ScoreLink instrument={instrument} line={line} measured={line.latest} />}
                </Table.Td>
                <Table.Td>{line.change === null ? '—' : changeWords(instrument, line.change)}</Table.Td>
                {hasBack && (
                  <Table.Td>{line.lookingBack === null ? '—' : changeWords(instrument, line.lookingBack)}</Table.Td>
                )}
                {hasReferences && (
                  <Table.Td>
                    {referencesOf(instrument, line.area.key, view.rater).map((one) => (
                      <Text key={one.sample} size="sm" title={one.source}>
                        {referenceWords(one)}
                      </Text>
                    ))}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {hasReferences && (
        <Text size="xs" c="dimmed" mt={4} maw="46rem">
          {[...new Set(instrument.references.map(({ source }) => source))].join('; ')}
        </Text>
      )}
    </section>
  )
}

function OverTime({ instrument, view }: { instrument: Instrument; view: ViewProfile }) {
  const withBand = view.lines.find(({ area }) => noiseOf(instrument, area.key, view.rater) !== null)
  const [chosen, setChosen] = useState(withBand?.area.key ?? '')
  const [showsAll, setShowsAll] = useState(false)
  const now = useMemo(() => new Date(), [])
  const line = view.lines.find(({ area }) => area.key === chosen) ?? view.lines[0]
  if (line === undefined || view.count < 2) return null
  const noise = noiseOf(instrument, line.area.key, view.rater)
  const drawing = lineDrawing(instrument, view, line, (day) => sayTime(day, now))
  return (
    <section aria-label={`Over time: ${perspectiveWords(view)}`}>
      <Title order={3} size="h4" mb={4}>
        Over time: {perspectiveWords(view)}
      </Title>
      <NativeSelect
        aria-label={`Area over time: ${perspectiveWords(view)}`}
        value={line.area.key}
        data={view.lines.map(({ area }) => ({ value: area.key, label: area.title }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
        maw="20rem"
        mb="xs"
      />
      {drawing !== null && <Chart drawing={drawing} fileName={`${instrument.id}-${line.area.key}-over-time`} />}
      <Text size="sm" c="dimmed" maw="46rem">
        {noise === null
          ? 'No noise band can be derived for this area: its published values do not say enough.'
          : noiseWords(noise)}
      </Text>
      <Table verticalSpacing={6} maw="36rem" mt="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Day</Table.Th>
            <Table.Th>{line.area.title}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(showsAll ? line.measured : line.measured.slice(-mostDays)).map((measured) => (
            <Table.Tr key={measured.assessmentId}>
              <Table.Th scope="row">{sayTime(measured.on, now)}</Table.Th>
              <Table.Td>
                <ScoreLink instrument={instrument} line={line} measured={measured} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {!showsAll && line.measured.length > mostDays && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShowsAll(true)}>
          Show all {line.measured.length} days
        </Button>
      )}
    </section>
  )
}
