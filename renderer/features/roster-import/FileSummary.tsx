// What kind of file it is, in words, and whether it was imported before.
import { Alert, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { RosterImport } from '../../../shared/model/import.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import type { FileFacts } from './import.worker.ts'
import { formatWords } from '../../../shared/domain/roster-import/format-words.ts'
import { count, delimiterWords, encodingWords } from './words.ts'

function facts(file: FileFacts): string[] {
  return [
    formatWords[file.format],
    ...(file.encoding === null ? ['Excel workbook'] : [encodingWords[file.encoding]]),
    ...(file.delimiter === null ? [] : [`cells parted by ${delimiterWords[file.delimiter]}`]),
    ...(file.sheet === null ? [] : [`sheet “${file.sheet}”`]),
    ...(file.headerLine === 0 ? [] : [`column names in row ${file.headerLine}`]),
    count(file.rowCount, 'row of people', 'rows of people'),
  ]
}

interface FileSummaryProps {
  file: FileFacts
  /** The imports of the vault, to know the file again. */
  imports: readonly RosterImport[]
}

export function FileSummary({ file, imports }: FileSummaryProps) {
  const before = imports
    .filter((one) => one.fileHash === file.hash)
    .toSorted((one, other) => other.at.localeCompare(one.at))[0]
  const [format, ...rest] = facts(file)
  return (
    <>
      <Text mb="sm" data-testid="file-summary">
        <Text span fw={600} fz="inherit">
          {format}
        </Text>{' '}
        · {rest.join(' · ')}
      </Text>
      {before !== undefined && (
        <Alert color="slate" icon={<IconInfoCircle aria-hidden />} mb="sm" py="xs">
          This very file was imported before (<TimeText at={before.at} />
          {before.undoneAt !== null && ', and that was undone'}). Importing it again changes only what differs now.
        </Alert>
      )}
    </>
  )
}
