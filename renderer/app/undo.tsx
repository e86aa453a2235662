// The toast after something was done: what it was, and for ten seconds a way to take it back.
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { VaultSession, Written } from '../vault/api.ts'
import { showFailure } from './failures.ts'

/** How long a change can be taken back from its toast, in ms. */
const undoFor = 10_000

/** For writes that are not a plain `useWrite`: deleting mentees, an import, the sample practice.
 * @param done what was done, in a few words: `Amina was archived` */
export function offerUndo(session: VaultSession, written: Written, done: string): void {
  const id = `undo-${written.seq}`
  const undo = () => {
    notifications.hide(id)
    if (written.undo.length > 0) session.write(written.undo).catch(showFailure)
  }
  notifications.show({
    id,
    autoClose: undoFor,
    withBorder: true,
    color: 'sea',
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text style={{ overflowWrap: 'anywhere' }}>{done}</Text>
        {written.undo.length > 0 && (
          <Button size="compact-sm" variant="light" onClick={undo}>
            Undo
          </Button>
        )}
      </Group>
    ),
  })
}
