// What may be done about the areas with the lowest scores: what helps, a question to talk about, and a goal at one press.
import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconMessages, IconTarget } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { withPoints } from '../../../shared/domain/agenda.ts'
import { lowestAreas, type ViewProfile } from '../../../shared/domain/assessments/profile.ts'
import { guides, helpFor, type Part } from '../../../shared/domain/assessments/resources.ts'
import { scoreWords } from '../../../shared/domain/assessments/score-words.ts'
import { perspectiveWords } from '../../../shared/domain/assessments/words.ts'
import { toInstant } from '../../../shared/domain/clock.ts'
import { goal } from '../../../shared/model/goal.ts'
import type { Instrument, Subscale } from '../../../shared/model/instrument.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { TimelineItem } from '../../vault/api.ts'
import { showFailure } from '../failures.ts'
import { openOutside } from '../open-outside.ts'
import { useVaultClient, useWrite } from '../queries.ts'
import { newRecord, touched } from '../records.ts'

/** As many areas as one can work on at a time. */
const mostAreas = 2

interface WhatToDoProps {
  view: ViewProfile
  instrument: Instrument
  /** With whom the goal is. */
  menteeId: string
}

export function WhatToDo({ view, instrument, menteeId }: WhatToDoProps) {
  const navigate = useNavigate()
  const write = useWrite()
  const { session } = useVaultClient()
  /** No meeting is planned to take a question to. */
  const [without, setWithout] = useState(false)
  const lowest = lowestAreas(view, mostAreas)
  if (lowest.length === 0) return null
  const take = async (question: string) => {
    const next = nextPlanned(await session.timeline(menteeId))
    if (next === undefined) {
      setWithout(true)
      return
    }
    const point = { text: question, from: 'mentor' as const, sourceId: null }
    const isThere = next.agenda.some(({ text }) => text === question)
    const agenda = isThere ? next.agenda : withPoints(next.agenda, [point], () => newRecord().id)
    await write([{ op: 'put', table: 'meeting', value: touched({ ...next, agenda }) }], {
      done: isThere ? 'It stands on the agenda already' : 'It stands on the agenda of the next meeting',
    })
  }
  const make = async (area: Subscale) => {
    const value = goal.parse({
      ...newRecord(),
      menteeId,
      title: area.goal === '' ? area.title : area.goal,
      reason: `${instrument.title}: ${area.title} was among the lowest areas.`,
      measure: 'The next assessment, and what both of you see until then.',
      from: 'mentor',
    })
    await write([{ op: 'put', table: 'goal', value }])
    await navigate({ to: '/mentees/$menteeId/goals/$goalId', params: { menteeId, goalId: value.id } })
  }
  return (
    <section aria-label={`What to do with it: ${perspectiveWords(view)}`}>
      <Title order={3} size="h4" mb={4}>
        What to do with it: {perspectiveWords(view)}
      </Title>
      <Stack gap="md" maw="46rem">
        {lowest.map(({ area, latest }) => {
          const subscale = instrument.subscales.find(({ key }) => key === area.key)
          if (subscale === undefined || latest === null) return null
          return (
            <div key={area.key}>
              <Text fw={600}>
                {area.title} ({scoreWords(instrument, latest)})
              </Text>
              {subscale.notes !== '' && <Text>{subscale.notes}</Text>}
              {subscale.conversation !== '' && <Text>To begin with: “{subscale.conversation}”</Text>}
              <Text>
                {helpFor(area.key).words} <PartLink part={helpFor(area.key).part} menteeId={menteeId} />
              </Text>
              <Group mt={4} gap="xs">
                {subscale.conversation !== '' && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    leftSection={<IconMessages size={14} aria-hidden />}
                    onClick={() => void take(subscale.conversation).catch(showFailure)}
                    aria-label={`Take the question about ${area.title} to the next meeting`}
                  >
                    Take it to the next meeting
                  </Button>
                )}
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconTarget size={14} aria-hidden />}
                  onClick={() => void make(subscale).catch(showFailure)}
                  aria-label={`Make a goal of ${area.title}`}
                >
                  Make a goal of it
                </Button>
              </Group>
            </div>
          )
        })}
        {without && (
          <Text role="status">
            No meeting is planned with this mentee.{' '}
            <Anchor
              renderRoot={(props) => <Link to="/meetings/new" search={{ mentee: menteeId, plan: true }} {...props} />}
            >
              Plan one
            </Anchor>
            , then take the question to it.
          </Text>
        )}
      </Stack>
    </section>
  )
}

/** What others have written about all of it. */
export function Guides() {
  return (
    <section aria-label="To read">
      <Title order={3} size="h4" mb={4}>
        To read
      </Title>
      {guides.map(({ title, by, url }) => (
        <Text key={url} size="sm">
          <Anchor component="button" type="button" size="sm" ta="start" onClick={() => openOutside(url)}>
            {title}
          </Anchor>
          , {by}; opens in your browser
        </Text>
      ))}
    </section>
  )
}

/** The first planned meeting that lies ahead. */
function nextPlanned(timeline: readonly TimelineItem[]): Meeting | undefined {
  const now = toInstant(Date.now())
  return timeline
    .flatMap((one) => (one.kind === 'meeting' && one.record.state === 'planned' && one.at > now ? [one.record] : []))
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))[0]
}

const partWords: Readonly<Record<Part, string>> = {
  agreement: 'To the agreement',
  goals: 'To the goals',
  path: 'To the path',
  meeting: 'To the mentee',
}

function PartLink({ part, menteeId }: { part: Part; menteeId: string }) {
  const to = {
    agreement: '/mentees/$menteeId/agreement',
    goals: '/mentees/$menteeId/goals',
    path: '/mentees/$menteeId/path',
    meeting: '/mentees/$menteeId',
  } as const
  return (
    <Anchor renderRoot={(props) => <Link to={to[part]} params={{ menteeId }} {...props} />}>{partWords[part]}</Anchor>
  )
}
