// The agreement with a mentee at a glance, beside the time line.
import { Anchor, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { draftOf, inForce, summaryLines } from '../../../shared/domain/agreements.ts'
import { useAgreements } from '../../app/queries.ts'

export function MenteeAgreement({ menteeId }: { menteeId: string }) {
  const agreements = useAgreements(menteeId).data
  if (agreements === undefined) return null
  const current = inForce(agreements)
  const draft = draftOf(agreements)
  const latest = current ?? agreements.find(({ state }) => state === 'ended') ?? null
  const lines = current === null ? [] : summaryLines(current)
  return (
    <section aria-label="Agreement">
      <Title order={2} size="h4" mb={4}>
        Agreement
      </Title>
      {lines.map((line) => (
        <Text key={line} size="xs" dir="auto" lineClamp={2} title={line}>
          {line}
        </Text>
      ))}
      {current === null && (
        <Text size="xs" c="dimmed">
          {nothingInForce(draft !== null, latest !== null)}
        </Text>
      )}
      {current !== null && draft !== null && (
        <Text size="xs" c="dimmed">
          Version {draft.version} is a draft.
        </Text>
      )}
      <Anchor
        size="sm"
        renderRoot={(props) => <Link to="/mentees/$menteeId/agreement" params={{ menteeId }} {...props} />}
      >
        {agreements.length === 0 ? 'Make an agreement' : 'Open the agreement'}
      </Anchor>
    </section>
  )
}

function nothingInForce(hasDraft: boolean, hasEnded: boolean): string {
  if (hasDraft) return 'A draft, not yet agreed.'
  return hasEnded ? 'It ended with the mentorship.' : 'None yet.'
}
