// Which column holds what, with a few of its cells. The mentor corrects it here; columns of grades and those that hold
// nothing for the roster are shown on request.
import { Button, Collapse, NativeSelect, Table, Text } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { importFields, type Column, type ImportField } from '../../../shared/domain/roster-import/reading.ts'
import classes from './ColumnTable.module.css'
import { count, fieldWords } from './words.ts'

/** Facts that only our own files have; elsewhere nobody needs to choose them. */
const ownOnly: ReadonlySet<ImportField> = new Set<ImportField>([
  'archivedAt',
  'createdAt',
  'updatedAt',
  'sample',
  'id',
  'handles',
  'preferredChannels',
])

/** More columns than this are not drawn at once. */
const most = 120

interface ColumnTableProps {
  columns: readonly Column[]
  fields: readonly ImportField[]
  /** Open from the start: the file is of no known format, or nothing is a name. */
  open: boolean
  onChange: (fields: ImportField[]) => void
}

export function ColumnTable({ columns, fields, open, onChange }: ColumnTableProps) {
  const [opened, setOpened] = useState(open)
  const [all, setAll] = useState(false)
  const panel = useId()
  const used = fields.filter((field) => field !== 'ignore' && field !== 'grade').length
  // What was hidden at first stays in its place once it holds something.
  const shown = columns
    .map((column, index) => ({ column, index, field: fields[index] ?? 'ignore' }))
    .filter(({ column, field }) => all || isUsed(field) || isUsed(column.field))
    .slice(0, most)
  const hidden = columns.length - shown.length
  const choices = importFields.filter((field) => !ownOnly.has(field) || fields.includes(field))
  return (
    <section aria-label="Columns" className={classes.section}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-md"
        className={classes.toggle}
        leftSection={opened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        aria-expanded={opened}
        aria-controls={panel}
        onClick={() => setOpened(!opened)}
      >
        Columns: {used} of {columns.length} used
      </Button>
      <Collapse expanded={opened} id={panel}>
        <Table verticalSpacing={4} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Column in the file</Table.Th>
              <Table.Th>Holds</Table.Th>
              <Table.Th>For example</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ column, index, field }) => (
              <Table.Tr key={index}>
                <Table.Td className={classes.wrap}>
                  {column.header === '' ? (
                    <Text span c="dimmed">
                      Column {index + 1}
                    </Text>
                  ) : (
                    <bdi>{column.header}</bdi>
                  )}
                </Table.Td>
                <Table.Td className={classes.choice}>
                  <NativeSelect
                    aria-label={`What “${column.header || `column ${index + 1}`}” holds`}
                    size="xs"
                    value={field}
                    data={choices.map((value) => ({ value, label: fieldWords[value] }))}
                    onChange={(event) => {
                      const value = importFields.find((one) => one === event.currentTarget.value) ?? 'ignore'
                      onChange(columns.map((_, place) => (place === index ? value : (fields[place] ?? 'ignore'))))
                    }}
                  />
                </Table.Td>
                <Table.Td className={classes.wrap}>
                  <Text span size="xs" c="dimmed">
                    {column.samples.map((sample, place) => (
                      <span key={place}>
                        {place > 0 && ' · '}
                        <bdi>{sample}</bdi>
                      </span>
                    ))}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {(hidden > 0 || all) && (
          <Button variant="subtle" size="compact-sm" mt={4} onClick={() => setAll(!all)}>
            {all
              ? 'Show only the columns in use'
              : `Show ${count(hidden, 'more column')} (grades and what the roster has no place for)`}
          </Button>
        )}
      </Collapse>
    </section>
  )
}

function isUsed(field: ImportField): boolean {
  return field !== 'ignore' && field !== 'grade'
}
