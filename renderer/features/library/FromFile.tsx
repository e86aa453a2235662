// The button by which an entry of the library comes from a file.
import { Button, FileButton } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useRef } from 'react'
import { showFailure } from '../../app/failures.ts'

interface FromFileProps {
  onFile: (file: File) => Promise<void>
}

export function FromFile({ onFile }: FromFileProps) {
  const reset = useRef<() => void>(null)
  return (
    <FileButton
      accept=".json,application/json"
      resetRef={reset}
      onChange={(file) => {
        // The same file may be chosen again after it was mended.
        reset.current?.()
        if (file !== null) void onFile(file).catch(showFailure)
      }}
    >
      {(props) => (
        <Button {...props} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
          From a file…
        </Button>
      )}
    </FileButton>
  )
}
