// The latest assessments with a mentee at a glance, beside the time line, with the ways to all of them and to a new one.
import { Anchor, Group, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { perspectiveWords } from '../../../shared/domain/assessments/words.ts'
import { useKnownInstruments } from '../../app/assessments/instruments.ts'
import { useAssessmentsOf } from '../../app/assessments/queries.ts'
import { TimeText } from '../../ui/TimeText.tsx'

/** More are read on their own page. */
const mostShown = 3

export function MenteeAssessments({ menteeId }: { menteeId: string }) {
  const assessments = useAssessmentsOf(menteeId).data
  const known = useKnownInstruments()
  if (assessments === undefined || known === undefined) return null
  const done = assessments.filter(({ state }) => state === 'done')
  return (
    <section aria-label="Assessments">
      <Title order={2} size="h4" mb={4}>
        Assessments
      </Title>
      {done.slice(0, mostShown).map((one) => (
        <Text key={one.id} size="xs" lineClamp={2} mb={2}>
          {known.find(one.instrument)?.title ?? one.instrument.id}
          <Text span size="xs" c="dimmed">
            {' '}
            · {perspectiveWords(one)} · <TimeText at={one.on} />
          </Text>
        </Text>
      ))}
      {done.length === 0 && (
        <Text size="xs" c="dimmed">
          None yet.
        </Text>
      )}
      <Group gap="md">
        {done.length > 0 && (
          <Anchor
            size="sm"
            renderRoot={(props) => <Link to="/mentees/$menteeId/assessments" params={{ menteeId }} {...props} />}
          >
            See them
          </Anchor>
        )}
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link to="/assessments/new" search={{ mentee: menteeId, rater: 'mentee' }} {...props} />
          )}
        >
          New assessment
        </Anchor>
      </Group>
    </section>
  )
}
