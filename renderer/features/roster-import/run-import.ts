// Puts a plan into the vault as one change, with progress and a way to stop. Whoever stops it in time has changed nothing.
import { useCallback } from 'react'
import type { Group } from '../../../shared/model/group.ts'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import type { ImportProgress, RosterBatch, VaultSession } from '../../vault/api.ts'

export interface Imported {
  importId: string | null
}

/** `cancelled` and `failed` have changed nothing; a failure is shown. */
export type ImportOutcome = Imported | 'cancelled' | 'failed'

async function newestImport(session: VaultSession, fileHash: string): Promise<string | null> {
  const mine = (await session.imports()).filter((one) => one.fileHash === fileHash && one.undoneAt === null)
  return mine.toSorted((one, other) => other.at.localeCompare(one.at))[0]?.id ?? null
}

export function useRunImport(): {
  run: (
    batch: RosterBatch,
    group: Group | null,
    onProgress: (progress: ImportProgress) => void,
  ) => Promise<ImportOutcome>
  cancel: () => void
} {
  const client = useVaultClient()
  const run = useCallback(
    async (batch: RosterBatch, group: Group | null, onProgress: (progress: ImportProgress) => void) => {
      const { session } = client
      try {
        const written = await session.importRoster(batch, onProgress)
        if (written === null) return 'cancelled'
        if (group !== null && batch.add.length > 0) {
          const memberIds = [...new Set([...group.memberIds, ...batch.add.map((one) => one.id)])].slice(0, 5_000)
          await session.write([{ op: 'put', table: 'group', value: touched({ ...group, memberIds }) }])
        }
        return { importId: await newestImport(session, batch.fileHash) }
      } catch (error) {
        showFailure(error)
        return 'failed'
      }
    },
    [client],
  )
  const cancel = useCallback(() => {
    client.session.cancelImport().catch(showFailure)
  }, [client])
  return { run, cancel }
}
