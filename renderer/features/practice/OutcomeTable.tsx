// What the mentorships brought that others can see, in the period.
import { Button, Table, Title } from '@mantine/core'
import { byteOrderMark } from '../../../shared/domain/csv.ts'
import { outcomeWords } from '../../../shared/domain/outcome-words.ts'
import { outcomesCsv } from '../../../shared/domain/practice-figures/figures-csv.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import type { Outcome } from '../../../shared/model/outcome.ts'
import { showFailure } from '../../app/failures.ts'
import { MenteeLink } from '../../app/MenteeLink.tsx'
import { saveFile } from '../../app/save-file.ts'
import { TimeText } from '../../ui/TimeText.tsx'

interface OutcomeTableProps {
  outcomes: readonly Outcome[]
  names: ReadonlyMap<string, Mentee>
  isDeidentified: boolean
}

export function OutcomeTable({ outcomes, names, isDeidentified }: OutcomeTableProps) {
  if (outcomes.length === 0) return null
  const nameOf = (menteeId: string) => {
    const mentee = names.get(menteeId)
    return mentee === undefined ? '' : displayName(mentee)
  }
  const save = () =>
    saveFile({
      name: 'practice-outcomes.csv',
      type: 'text/csv',
      extension: '.csv',
      description: 'Table (CSV)',
      text: byteOrderMark + outcomesCsv(outcomes, isDeidentified ? null : nameOf),
    })
  return (
    <section aria-label="What it brought">
      <Title order={2} size="h4" mt="lg" mb={4}>
        What it brought
      </Title>
      <Table verticalSpacing={6} maw="54rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Kind</Table.Th>
            <Table.Th>{isDeidentified ? 'Year' : 'Day'}</Table.Th>
            {!isDeidentified && (
              <>
                <Table.Th>What</Table.Th>
                <Table.Th>Whose</Table.Th>
              </>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {outcomes.map(({ id, kind, on, title, place, menteeId }) => (
            <Table.Tr key={id}>
              <Table.Td>{outcomeWords[kind]}</Table.Td>
              <Table.Td>{isDeidentified ? on.slice(0, 4) : <TimeText at={on} />}</Table.Td>
              {!isDeidentified && (
                <>
                  <Table.Td>
                    <bdi>{title}</bdi>
                    {place !== '' && (
                      <>
                        , <bdi>{place}</bdi>
                      </>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <MenteeLink mentee={names.get(menteeId)} />
                  </Table.Td>
                </>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Button variant="default" size="compact-sm" mt="xs" onClick={() => void save().catch(showFailure)}>
        Save the outcomes (CSV)
      </Button>
    </section>
  )
}
