// A new recovery code in place of the old one, which stops working. Asks for the passphrase first.
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { describeFailure, showFailure } from '../../app/failures.ts'
import { PassphraseField } from '../../app/passphrase/PassphraseField.tsx'
import { RecoveryCode } from '../../app/passphrase/RecoveryCode.tsx'
import { useVaultClient } from '../../app/queries.ts'
import { Trouble } from '../../ui/Trouble.tsx'

interface DialogProps {
  opened: boolean
  onClose: () => void
}

export function ReissueCode({ opened, onClose }: DialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="A new recovery code"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
      closeOnClickOutside={false}
    >
      <ReissueForm onClose={onClose} />
    </Modal>
  )
}

function ReissueForm({ onClose }: { onClose: () => void }) {
  const client = useVaultClient()
  const [passphrase, setPassphrase] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<{ title: string; text: string } | null>(null)

  if (code !== null) return <RecoveryCode code={code} onKept={onClose} keptLabel="Done" />

  const issue = async () => {
    setBusy(true)
    setFailure(null)
    try {
      const issued = await client.reissueRecoveryCode(passphrase)
      if (issued.ok) setCode(issued.value.recoveryCode)
      else setFailure(describeFailure(issued.error.code, issued.error.message))
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void issue()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text>The old code stops working as soon as the new one is made.</Text>
        {failure !== null && <Trouble title={failure.title}>{failure.text}</Trouble>}
        <PassphraseField
          label="Passphrase"
          kind="current"
          value={passphrase}
          onChange={setPassphrase}
          disabled={busy}
          autoFocus
        />
        <Group>
          <Button type="submit" loading={busy} disabled={passphrase === ''}>
            Make a new code
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
