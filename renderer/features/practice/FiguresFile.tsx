// The figures as a table that other programs read.
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { byteOrderMark } from '../../../shared/domain/csv.ts'
import type { Figure } from '../../../shared/domain/practice-figures/figure.ts'
import { figuresCsv } from '../../../shared/domain/practice-figures/figures-csv.ts'
import { showFailure } from '../../app/failures.ts'
import { saveFile } from '../../app/save-file.ts'

interface FiguresFileProps {
  /** Undefined while they are counted. */
  figures: readonly Figure[] | undefined
  /** Before its day: the kind of the document, never a name. */
  fileName: string
  today: string
}

export function FiguresFile({ figures, fileName, today }: FiguresFileProps) {
  const save = async () => {
    if (figures === undefined) return
    await saveFile({
      name: `${fileName}-${today}.csv`,
      type: 'text/csv',
      extension: '.csv',
      description: 'Table (CSV)',
      text: byteOrderMark + figuresCsv(figures),
    })
  }
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => void save().catch(showFailure)}
    >
      Figures (CSV)
    </Button>
  )
}
