// The second step: what the file is, what its columns hold, and what will happen to every row, before anything happens.
import { Alert, Progress, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import type { Choices, Correction } from '../../../shared/domain/roster-import/choices.ts'
import type { PlanRow } from '../../../shared/domain/roster-import/outcome.ts'
import { useImports } from '../../app/queries.ts'
import { ColumnTable } from './ColumnTable.tsx'
import type { Planning } from './desk.ts'
import { FileSummary } from './FileSummary.tsx'
import type { FileFacts } from './import.worker.ts'
import { PlanList } from './PlanList.tsx'
import { RowEditor } from './RowEditor.tsx'

interface CheckImportProps {
  file: FileFacts
  choices: Choices
  planning: Planning
  onChange: (change: (choices: Choices) => Choices) => void
}

const namesSomebody = new Set(['name', 'lastName', 'firstName'])

export function CheckImport({ file, choices, planning, onChange }: CheckImportProps) {
  const imports = useImports().data
  const [edited, setEdited] = useState<PlanRow | null>(null)
  const hasName = choices.fields.some((field) => namesSomebody.has(field))
  const correct = useCallback(
    (line: number, correction: Correction) =>
      onChange((before) => ({
        ...before,
        corrections: { ...before.corrections, [line]: { ...before.corrections[line], ...correction } },
      })),
    [onChange],
  )
  const { plan, progress } = planning
  return (
    <>
      <FileSummary file={file} imports={imports ?? []} />
      {!hasName && (
        <Alert color="amber" icon={<IconInfoCircle aria-hidden />} mb="sm" py="xs">
          No column seems to hold names. Say below which one does.
        </Alert>
      )}
      <ColumnTable
        columns={file.columns}
        fields={choices.fields}
        open={!hasName || (file.format === 'table' && file.choices.fields.includes('ignore'))}
        onChange={(fields) => onChange((before) => ({ ...before, fields }))}
      />
      {progress !== null && (
        <Progress
          value={(100 * progress.done) / Math.max(1, progress.total)}
          size="xs"
          mb="xs"
          aria-label="Planning the import"
          transitionDuration={0}
        />
      )}
      {plan === null ? (
        <Text c="dimmed" role="status">
          Looking whom the rows mean…
        </Text>
      ) : (
        <PlanList rows={plan.rows} busy={progress !== null} onCorrect={correct} onEdit={setEdited} />
      )}
      {edited !== null && <RowEditor key={edited.line} row={edited} onSave={correct} onClose={() => setEdited(null)} />}
    </>
  )
}
