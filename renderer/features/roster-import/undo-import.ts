// Takes back a whole import: who was added goes with everything that is only theirs, who was changed is as before.
import { useCallback } from 'react'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient } from '../../app/queries.ts'
import { offerUndo } from '../../app/undo.tsx'

/** True when it is undone; a failure is shown. The undoing itself can be taken back from its toast. */
export function useUndoImport(): (importId: string) => Promise<boolean> {
  const client = useVaultClient()
  return useCallback(
    async (importId) => {
      try {
        const written = await client.session.undoImport(importId)
        offerUndo(client.session, written, 'The import was undone.')
        return true
      } catch (error) {
        showFailure(error)
        return false
      }
    },
    [client],
  )
}
