// Shown while nothing can be saved: what is safe, what to do, and a button to try again.
import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { flushAutosaves } from '../autosave.ts'
import { describeFailure } from '../failures.ts'
import { useWriteTrouble } from '../write-trouble.ts'

/** How long a new try may take, ms. */
const tryFor = 10_000

export function WriteTroubleBanner() {
  const code = useWriteTrouble()
  const [busy, setBusy] = useState(false)
  if (code === null) return null
  const { title, text } = describeFailure(code)
  const again = () => {
    setBusy(true)
    void flushAutosaves(tryFor).finally(() => setBusy(false))
  }
  return (
    <Alert color="red" radius={0} role="alert" title={title} icon={<IconAlertTriangle aria-hidden />}>
      {text} What is on screen stays on screen meanwhile; do not lock or close Telemachus yet.
      <div>
        <Button mt="xs" size="compact-md" variant="default" loading={busy} onClick={again}>
          Save again
        </Button>
      </div>
    </Alert>
  )
}
