// What a mentee was given of the library, beside the time line.
import { Anchor, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useHandoutsOf, useResources } from '../../app/resources/queries.ts'
import { TimeText } from '../../ui/TimeText.tsx'

/** More are on the pages of the resources. */
const mostShown = 5

export function MenteeHandouts({ menteeId }: { menteeId: string }) {
  const handouts = useHandoutsOf(menteeId).data ?? []
  const resources = useResources().data ?? []
  if (handouts.length === 0) return null
  return (
    <section aria-label="Given">
      <Title order={2} size="h4" mb={4}>
        Given
      </Title>
      {handouts.slice(0, mostShown).map(({ id, resourceId, title, on }) => (
        <Text key={id} size="xs" mb={2}>
          {resources.some((one) => one.id === resourceId) ? (
            <Anchor
              size="xs"
              renderRoot={(props) => <Link to="/resources/$resourceId" params={{ resourceId }} {...props} />}
            >
              <bdi>{title}</bdi>
            </Anchor>
          ) : (
            <bdi>{title}</bdi>
          )}
          <Text span size="xs" c="dimmed">
            {' '}
            · <TimeText at={on} />
          </Text>
        </Text>
      ))}
      {handouts.length > mostShown && (
        <Text size="xs" c="dimmed">
          And {handouts.length - mostShown} more.
        </Text>
      )}
    </section>
  )
}
