// Asks once before what cannot be undone, with the name of the thing in the question. Everything else has an undo.
import { Button, Group, Modal, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'

interface ConfirmDialogProps {
  opened: boolean
  /** The question, with the name of the thing. */
  title: ReactNode
  /** What will be gone, and what stays. */
  children: ReactNode
  /** What the button does: `Delete for ever`. */
  confirmLabel: string
  /** The dialog stays open and busy until this is done; it then closes, also after a failure. */
  onConfirm: () => unknown
  onClose: () => void
}

export function ConfirmDialog({ opened, title, children, confirmLabel, onConfirm, onClose }: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
    } finally {
      setBusy(false)
      onClose()
    }
  }
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Text component="div">{children}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button color="red" loading={busy} onClick={() => void confirm()}>
          {confirmLabel}
        </Button>
      </Group>
    </Modal>
  )
}
