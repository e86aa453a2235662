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
  const takeBack = written.undo.length === 0 ? null : () => void session.write(written.undo).catch(showFailure)
  offerToTakeBack(`undo-${written.seq}`, done, takeBack)
}

/** For what is more than one write, such as a form that was filled in.
 * @param id one toast for each
 * @param takeBack null where there is nothing to take back */
export function offerToTakeBack(id: string, done: string, takeBack: (() => void) | null): void {
  notifications.show({
    id,
    autoClose: undoFor,
    withBorder: true,
    color: 'sea',
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text style={{ overflowWrap: 'anywhere' }}>{done}</Text>
        {takeBack !== null && (
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              notifications.hide(id)
              takeBack()
            }}
          >
            Undo
          </Button>
        )}
      </Group>
    ),
  })
}
