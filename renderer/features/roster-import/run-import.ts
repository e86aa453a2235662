// Puts a plan into the vault as one change, with progress and a way to stop. Whoever stops it in time has changed nothing.
import { useCallback, useRef } from 'react'
import type { Group } from '../../../shared/model/group.ts'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import type { ImportProgress, RosterBatch, VaultSession } from '../../vault/api.ts'

export interface Imported {
  importId: string | null
  added: number
  changed: number
}

/** `cancelled` and `failed` have changed nothing; a failure is shown. */
export type ImportOutcome = Imported | 'cancelled' | 'failed'

async function newestImport(session: VaultSession, fileHash: string): Promise<string | null> {
  const mine = (await session.imports()).filter((one) => one.fileHash === fileHash && one.undoneAt === null)
  return mine.toSorted((one, other) => other.at.localeCompare(one.at))[0]?.id ?? null
}

export interface RunImport {
  /** `batch` is asked for first, which takes a moment for a large file. */
  readonly run: (
    batch: () => Promise<RosterBatch>,
    group: Group | null,
    onProgress: (progress: ImportProgress) => void,
  ) => Promise<ImportOutcome>
  readonly cancel: () => void
}

export function useRunImport(): RunImport {
  const client = useVaultClient()
  /** The vault can only stop what it has begun; before that this stops it. */
  const cancelled = useRef(false)
  const run: RunImport['run'] = useCallback(
    async (makeBatch, group, onProgress) => {
      const { session } = client
      cancelled.current = false
      try {
        const batch = await makeBatch()
        const written = isSet(cancelled) ? null : await session.importRoster(batch, onProgress)
        if (written === null) return 'cancelled'
        if (group !== null && batch.add.length > 0) {
          const memberIds = [...new Set([...group.memberIds, ...batch.add.map((one) => one.id)])].slice(0, 5_000)
          await session.write([{ op: 'put', table: 'group', value: touched({ ...group, memberIds }) }])
        }
        return {
          importId: await newestImport(session, batch.fileHash),
          added: batch.add.length,
          changed: batch.change.length,
        }
      } catch (error) {
        showFailure(error)
        return 'failed'
      }
    },
    [client],
  )
  const cancel = useCallback(() => {
    cancelled.current = true
    client.session.cancelImport().catch(showFailure)
  }, [client])
  return { run, cancel }
}

/** Read through a function: it is set while the batch is made, which the compiler does not see. */
function isSet(flag: { readonly current: boolean }): boolean {
  return flag.current
}
