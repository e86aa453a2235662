// Everything that is known of an instrument: what for, by whom, what it asks, how it is scored and compared.
import { List, Stack, Table, Text, Title } from '@mantine/core'
import { askedWords, scaleInWords } from '../../../shared/domain/assessments/form-of-instrument.ts'
import { referenceWords } from '../../../shared/domain/assessments/score-words.ts'
import { perspectiveWords } from '../../../shared/domain/assessments/words.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'

const scoringWords: Readonly<Record<Instrument['scoring'], string>> = {
  mean: 'A score is the mean of the ratings.',
  sum: 'A score is the sum of the ratings.',
  share: 'A score is the share of the ratings in the sum of all.',
  none: 'It is not scored.',
}

export function InstrumentFacts({ instrument }: { instrument: Instrument }) {
  const {
    purpose,
    citation,
    licence,
    when,
    perspectives,
    scale,
    scoring,
    missing,
    notes,
    items,
    subscales,
    references,
  } = instrument
  const areaOf = (key: string) => subscales.find((one) => one.items.includes(key))?.title ?? ''
  const titleOf = (key: string) => subscales.find((one) => one.key === key)?.title ?? 'On the whole'
  return (
    <Stack gap="sm">
      <Text>{purpose}</Text>
      <Text size="sm">
        {when} {scoringWords[scoring]} {missing} {notes}
      </Text>
      <Title order={3} size="h4">
        Who says what
      </Title>
      <List size="sm">
        {perspectives.map((one) => (
          <List.Item key={`${one.rater} ${one.subject}`}>
            {perspectiveWords(one)}
            {one.stem !== '' && `: ${one.stem}`}
          </List.Item>
        ))}
      </List>
      {scale !== null && <Text size="sm">The scale: {scaleInWords(scale)}.</Text>}
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Item</Table.Th>
            <Table.Th>As it is asked</Table.Th>
            {subscales.length > 0 && <Table.Th>Subscale</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.key}>
              <Table.Th scope="row">
                {item.label}
                {item.reversed && ' (turned round)'}
              </Table.Th>
              <Table.Td>{item.words === '' ? 'No words yet' : askedWords(item)}</Table.Td>
              {subscales.length > 0 && <Table.Td>{areaOf(item.key)}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {references.length > 0 && (
        <>
          <Title order={3} size="h4">
            Published means
          </Title>
          <List size="sm">
            {references.map((one) => (
              <List.Item key={`${one.of} ${one.sample}`}>
                {titleOf(one.of)}: {referenceWords(one)}
              </List.Item>
            ))}
          </List>
          <Text size="xs" c="dimmed">
            {[...new Set(references.map(({ source }) => source))].join('; ')}
          </Text>
        </>
      )}
      {citation !== '' && (
        <Text size="xs" c="dimmed">
          {citation}
        </Text>
      )}
      {licence !== '' && (
        <Text size="xs" c="dimmed">
          {licence}
        </Text>
      )}
    </Stack>
  )
}
