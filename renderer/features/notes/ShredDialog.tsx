// Asks once before notes are shredded, with what that means; then does it and says so.
import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { titleOfNote } from '../../../shared/domain/notes.ts'
import type { Note } from '../../../shared/model/note.ts'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient } from '../../app/queries.ts'

interface ShredDialogProps {
  /** Nothing is asked while there is none. */
  notes: readonly Note[]
  onClose: () => void
  /** Before the vault is asked: whatever would write one of them again stops. */
  beforehand?: () => void
  onShredded?: () => void
}

/** More are counted. */
const mostNamed = 8

export function ShredDialog({ notes, onClose, beforehand, onShredded }: ShredDialogProps) {
  const client = useVaultClient()
  const [busy, setBusy] = useState(false)
  const shred = async () => {
    setBusy(true)
    try {
      beforehand?.()
      const made = await client.session.shredNotes(notes.map(({ id }) => id))
      notifications.show({
        message: made.length === 1 ? 'The note was shredded' : `${made.length} notes were shredded`,
        withBorder: true,
        color: 'sea',
      })
      onClose()
      onShredded?.()
    } finally {
      setBusy(false)
    }
  }
  const rest = notes.length - mostNamed
  return (
    <Modal
      opened={notes.length > 0}
      onClose={onClose}
      title={notes.length === 1 ? 'Shred this note?' : `Shred ${notes.length} notes?`}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <List size="sm">
          {notes.slice(0, mostNamed).map((note) => (
            <List.Item key={note.id}>
              <bdi>{titleOfNote(note) || 'Note without words'}</bdi>
            </List.Item>
          ))}
        </List>
        {rest > 0 && <Text size="sm">and {rest} more</Text>}
        <Text size="sm">
          Words, former versions and files go from the store, the search and the journal, and cannot be brought back. A
          certificate stays that says when. Backups made before still hold them until you delete those.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep
          </Button>
          <Button color="red" loading={busy} onClick={() => void shred().catch(showFailure)}>
            Shred
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
