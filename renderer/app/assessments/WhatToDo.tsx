// What may be done about the areas with the lowest scores: what helps, a question to talk about, and a goal at one press.
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconTarget } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lowestAreas, type ViewProfile } from '../../../shared/domain/assessments/profile.ts'
import { scoreWords } from '../../../shared/domain/assessments/score-words.ts'
import { goal } from '../../../shared/model/goal.ts'
import type { Instrument, Subscale } from '../../../shared/model/instrument.ts'
import { showFailure } from '../failures.ts'
import { useWrite } from '../queries.ts'
import { newRecord } from '../records.ts'

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
  const lowest = lowestAreas(view, mostAreas)
  if (lowest.length === 0) return null
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
    <section aria-label="What to do with it">
      <Title order={3} size="h4" mb={4}>
        What to do with it
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
              <Group mt={4}>
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
      </Stack>
    </section>
  )
}
