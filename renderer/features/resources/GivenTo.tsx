// To whom a resource was given, when, and how.
import { ActionIcon, Anchor, Group, Text, Title } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { fullDay } from '../../../shared/domain/agreements.ts'
import type { Handout } from '../../../shared/model/resource.ts'
import { showFailure } from '../../app/failures.ts'
import { MenteeLink } from '../../app/MenteeLink.tsx'
import { useRoster, useWrite } from '../../app/queries.ts'
import { useHandouts } from '../../app/resources/queries.ts'
import lines from '../../ui/Lines.module.css'

export function GivenTo({ resourceId }: { resourceId: string }) {
  const handouts = useHandouts(resourceId).data ?? []
  const people = new Map((useRoster().data ?? []).map(({ mentee }) => [mentee.id, mentee]))
  const write = useWrite()
  return (
    <section aria-label="Given to">
      <Title order={2} size="h4" mb={4}>
        Given to
      </Title>
      {handouts.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nobody yet.
        </Text>
      ) : (
        <ul className={lines.list}>
          {handouts.map((one) => {
            const mentee = people.get(one.menteeId)
            return (
              <li key={one.id} className={lines.line}>
                <div className={lines.words}>{mentee !== undefined && <MenteeLink mentee={mentee} />}</div>
                <Group gap="xs">
                  <Text size="sm" c="dimmed">
                    {fullDay(one.on)}, <How handout={one} />
                  </Text>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={28}
                    aria-label={`Not given after all, ${fullDay(one.on)}`}
                    onClick={() =>
                      void write([{ op: 'delete', table: 'handout', id: one.id }], {
                        done: 'Taken off the list',
                      }).catch(showFailure)
                    }
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                </Group>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

function How({ handout: { mailId, meetingId, how } }: { handout: Handout }) {
  if (mailId !== null)
    return (
      <Anchor inherit renderRoot={(props) => <Link to="/mail/$mailId" params={{ mailId }} {...props} />}>
        with a mail
      </Anchor>
    )
  if (meetingId !== null)
    return (
      <Anchor inherit renderRoot={(props) => <Link to="/meetings/$meetingId" params={{ meetingId }} {...props} />}>
        at a meeting
      </Anchor>
    )
  return how === 'mail' ? 'by mail' : how === 'meeting' ? 'at a meeting' : 'otherwise'
}
