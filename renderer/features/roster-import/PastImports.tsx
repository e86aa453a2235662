// What was imported before, newest first, each of which can be undone as a whole.
import { Button, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { RosterImport } from '../../../shared/model/import.ts'
import { useImports } from '../../app/queries.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import { useUndoImport } from './undo-import.ts'
import { sayFormat } from '../../../shared/domain/roster-import/format-words.ts'
import { count } from './words.ts'

export function PastImports() {
  const imports = useImports().data
  const undo = useUndoImport()
  const [busy, setBusy] = useState<string | null>(null)
  if (imports === undefined || imports.length === 0) return null
  const newestFirst = imports.toSorted((one, other) => other.at.localeCompare(one.at))
  const onUndo = async (one: RosterImport) => {
    setBusy(one.id)
    await undo(one.id)
    setBusy(null)
  }
  return (
    <section aria-labelledby="past-imports">
      <Title order={2} size="h3" id="past-imports" mt="xl" mb="xs">
        Past imports
      </Title>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>File</Table.Th>
            <Table.Th>What it did</Table.Th>
            <Table.Th>
              <VisuallyHidden>Undo</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {newestFirst.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>
                <TimeText at={one.at} />
              </Table.Td>
              <Table.Td>{sayFormat(one.format)}</Table.Td>
              <Table.Td>
                {count(one.addedIds.length, 'mentee')} added, {one.changedBefore.length.toLocaleString('en')} changed
              </Table.Td>
              <Table.Td>
                {one.undoneAt === null ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={busy === one.id}
                    onClick={() => void onUndo(one)}
                  >
                    Undo
                  </Button>
                ) : (
                  <Text c="dimmed" size="sm">
                    Undone <TimeText at={one.undoneAt} />
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
