// The same answers by another key of the same instrument, where one is published: items belong together differently there, and
// where the answers do not suffice it says so.
import { Table, Text, Title } from '@mantine/core'
import { scoreWords } from '../../../shared/domain/assessments/score-words.ts'
import { scoresOf } from '../../../shared/domain/assessments/scoring.ts'
import { shippedInstruments } from '../../../shared/instruments/shipped.ts'
import type { Assessment } from '../../../shared/model/assessment.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'

export function OtherKeys({ assessment, instrument }: { assessment: Assessment; instrument: Instrument }) {
  return shippedInstruments
    .filter(({ readsAlso }) => readsAlso.includes(instrument.id))
    .map((other) => (
      <section key={other.id} aria-label={`By the key of ${other.title}`}>
        <Title order={3} size="h4" mb={4}>
          By the key of {other.title}
        </Title>
        <Text size="sm" c="dimmed" mb={4}>
          The same answers. Areas of the same name hold other items here, so compare only within one key.
        </Text>
        <Table verticalSpacing={6} maw="36rem">
          <Table.Tbody>
            {scoresOf(other, assessment.answers).subscales.map((score) => (
              <Table.Tr key={score.key}>
                <Table.Th scope="row">{score.title}</Table.Th>
                <Table.Td>{scoreWords(other, score)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    ))
}
