// Another passphrase for the same vault. The present one is asked for again.
import { Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { describeFailure } from '../../app/failures.ts'
import { NewPassphrase } from '../../app/passphrase/NewPassphrase.tsx'
import { PassphraseField } from '../../app/passphrase/PassphraseField.tsx'
import { useVaultClient } from '../../app/queries.ts'
import { Trouble } from '../../ui/Trouble.tsx'

interface DialogProps {
  opened: boolean
  onClose: () => void
}

export function ChangePassphrase({ opened, onClose }: DialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Change the passphrase"
      closeButtonProps={{ 'aria-label': 'Close' }}
      closeOnClickOutside={false}
    >
      <ChangeForm onClose={onClose} />
    </Modal>
  )
}

function ChangeForm({ onClose }: { onClose: () => void }) {
  const client = useVaultClient()
  const [current, setCurrent] = useState('')
  const [failure, setFailure] = useState<{ title: string; text: string } | null>(null)

  const change = async (next: string) => {
    setFailure(null)
    const changed = await client.changePassphrase(current, next)
    if (!changed.ok) {
      setFailure(describeFailure(changed.error.code, changed.error.message))
      return
    }
    notifications.show({ message: 'The passphrase was changed', autoClose: 6_000, withBorder: true })
    onClose()
  }
  return (
    <>
      {failure !== null && <Trouble title={failure.title}>{failure.text}</Trouble>}
      <NewPassphrase
        submitLabel="Change it"
        busyText="Changing the lock."
        onChoose={change}
        before={
          <PassphraseField
            label="Present passphrase"
            kind="current"
            value={current}
            onChange={(value) => {
              setCurrent(value)
              setFailure(null)
            }}
            autoFocus
          />
        }
      />
    </>
  )
}
