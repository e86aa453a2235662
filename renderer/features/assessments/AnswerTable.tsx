// The answers of an assessment that is done, by subscale, each with its words and its comment: what every score rests on.
import { Table, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { askedWords } from '../../../shared/domain/assessments/form-of-instrument.ts'
import { scoreWords } from '../../../shared/domain/assessments/score-words.ts'
import { scoresOf } from '../../../shared/domain/assessments/scoring.ts'
import { answerTo } from '../../../shared/domain/assessments/taking.ts'
import type { Assessment, ItemAnswer } from '../../../shared/model/assessment.ts'
import { isRated, type Instrument, type Item } from '../../../shared/model/instrument.ts'
import classes from './Assessments.module.css'

interface AnswerTableProps {
  assessment: Assessment
  instrument: Instrument
  /** The key of the item that is pointed at. */
  marked: string | null
}

interface Part {
  title: string
  items: Item[]
}

/** By subscale, and what belongs to none. */
function partsOf({ subscales, items }: Instrument): Part[] {
  const placed = new Set(subscales.flatMap((one) => one.items))
  const rest = items.filter(({ key }) => !placed.has(key))
  return [
    ...subscales.map(({ title, items: keys }) => ({ title, items: items.filter(({ key }) => keys.includes(key)) })),
    ...(rest.length === 0 ? [] : [{ title: subscales.length === 0 ? '' : 'Without a subscale', items: rest }]),
  ]
}

export function AnswerTable({ assessment, instrument, marked }: AnswerTableProps) {
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    if (marked !== null) table.current?.querySelector('[data-marked="true"]')?.scrollIntoView({ block: 'center' })
  }, [marked])
  const both = assessment.design === 'then-and-now'
  const scores = scoresOf(instrument, assessment.answers)
  const overall = scores.overall
  return (
    <>
      {overall !== null && (
        <Text>
          On the whole: <strong>{scoreWords(instrument, overall)}</strong>
        </Text>
      )}
      <Table ref={table} maw="52rem" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Item</Table.Th>
            {both && <Table.Th>Then</Table.Th>}
            <Table.Th>{both ? 'Now' : 'Answer'}</Table.Th>
            <Table.Th>Comment</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {partsOf(instrument).map(({ title, items }) => {
          const score = scores.subscales.find((one) => one.title === title)
          return (
            <Table.Tbody key={title}>
              {title !== '' && (
                <Table.Tr>
                  <Table.Th colSpan={both ? 4 : 3} scope="rowgroup">
                    {title}
                    {score !== undefined && `: ${scoreWords(instrument, score)}`}
                  </Table.Th>
                </Table.Tr>
              )}
              {items.map((item) => {
                const answer = answerTo(assessment.answers, item.key)
                return (
                  <Table.Tr key={item.key} data-marked={marked === item.key} className={classes.item}>
                    <Table.Td>
                      <bdi>{askedWords(item)}</bdi>
                    </Table.Td>
                    {both && <Table.Td>{said(instrument, item, answer, answer.before)}</Table.Td>}
                    <Table.Td>{said(instrument, item, answer, answer.value)}</Table.Td>
                    <Table.Td>
                      <bdi>{answer.comment}</bdi>
                    </Table.Td>
                  </Table.Tr>
                )
              })}
            </Table.Tbody>
          )
        })}
      </Table>
      {assessment.comment !== '' && (
        <div>
          <Text fw={600} size="sm">
            On the whole
          </Text>
          <Text dir="auto" maw="46rem" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {assessment.comment}
          </Text>
        </div>
      )}
    </>
  )
}

function said({ scale }: Instrument, item: Item, { passed }: ItemAnswer, value: ItemAnswer['value']): string {
  if (passed) return 'Cannot say'
  if (value === null) return 'Not answered'
  if (item.kind === 'choice') return item.choices.find(({ key }) => key === value)?.label ?? String(value)
  if (item.kind === 'yes-no') return value === 'yes' ? 'Yes' : 'No'
  const anchor = isRated(item) ? scale?.anchors.find(({ at }) => at === value)?.words : undefined
  return anchor === undefined ? String(value) : `${String(value)} – ${anchor}`
}
