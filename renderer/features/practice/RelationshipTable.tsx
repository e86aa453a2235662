// Time and effort for each mentee, and what came of it.
import { Button, Group, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { fewest } from '../../../shared/domain/assessments/suppression.ts'
import { byteOrderMark } from '../../../shared/domain/csv.ts'
import { relationshipsCsv } from '../../../shared/domain/practice-figures/figures-csv.ts'
import type { Relationship } from '../../../shared/domain/practice-figures/relationships.ts'
import { sayMinutes } from '../../../shared/domain/practice-figures/words.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { showFailure } from '../../app/failures.ts'
import { MenteeLink } from '../../app/MenteeLink.tsx'
import { saveFile } from '../../app/save-file.ts'

/** More are shown on demand. */
const shownAtOnce = 25

interface RelationshipTableProps {
  relationships: readonly Relationship[]
  names: ReadonlyMap<string, Mentee>
  isDeidentified: boolean
}

export function RelationshipTable({ relationships, names, isDeidentified }: RelationshipTableProps) {
  const [shown, setShown] = useState(shownAtOnce)
  const isWithheld = isDeidentified && relationships.length < fewest
  const save = () =>
    saveFile({
      name: 'practice-mentees.csv',
      type: 'text/csv',
      extension: '.csv',
      description: 'Table (CSV)',
      text:
        byteOrderMark +
        relationshipsCsv(relationships, (menteeId, place) => {
          const mentee = isDeidentified ? undefined : names.get(menteeId)
          return mentee === undefined ? `Mentee ${place + 1}` : displayName(mentee)
        }),
    })
  if (relationships.length === 0) return null
  return (
    <section aria-label="Each mentee">
      <Title order={2} size="h4" mt="lg" mb={4}>
        Each mentee
      </Title>
      {isWithheld ? (
        <Text size="sm" c="dimmed">
          Withheld: with fewer than {fewest} mentees, each could be told without a name.
        </Text>
      ) : (
        <>
          <Table.ScrollContainer minWidth={560}>
            <Table verticalSpacing={6} maw="54rem">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Mentee</Table.Th>
                  <Table.Th ta="right">Meetings</Table.Th>
                  <Table.Th ta="right">Time and effort</Table.Th>
                  <Table.Th ta="right">Promises kept</Table.Th>
                  <Table.Th ta="right">Goals reached</Table.Th>
                  <Table.Th ta="right">Outcomes</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {relationships.slice(0, shown).map((one, place) => (
                  <Table.Tr key={one.menteeId}>
                    <Table.Th scope="row">
                      {isDeidentified ? `Mentee ${place + 1}` : <MenteeLink mentee={names.get(one.menteeId)} />}
                    </Table.Th>
                    <Table.Td ta="right">{one.meetings}</Table.Td>
                    <Table.Td ta="right">{sayMinutes(one.minutes)}</Table.Td>
                    <Table.Td ta="right">{one.promisesKept}</Table.Td>
                    <Table.Td ta="right">{one.goalsReached}</Table.Td>
                    <Table.Td ta="right">{one.outcomes}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <Group gap="xs" mt="xs">
            {relationships.length > shown && (
              <Button variant="default" size="compact-sm" onClick={() => setShown(shown + 100)}>
                Show more of {relationships.length}
              </Button>
            )}
            <Button variant="default" size="compact-sm" onClick={() => void save().catch(showFailure)}>
              Save the table (CSV)
            </Button>
          </Group>
        </>
      )}
    </section>
  )
}
