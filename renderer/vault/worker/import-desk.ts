// Imports of whole rosters: handed over part by part, written as one change, taken back as a whole.
import type { Change } from '../../../shared/model/tables.ts'
import { NamedError } from '../../../shared/result.ts'
import type { RosterBatch, VaultSession, Written } from '../api.ts'
import type { ImportTaker } from '../hand-over.ts'
import { keepForRequests } from './access.ts'
import { put } from './drafts.ts'
import { removalOf } from './removal.ts'
import { randomId } from './seal.ts'
import type { OpenVault } from './state.ts'
import { commit, settleDoubt } from './write.ts'

type ImportDesk = ImportTaker & Pick<VaultSession, 'cancelImport' | 'undoImport'>

/** @param written writes changes and answers when they are safe */
export function importDesk(vault: OpenVault, written: (changes: Change[]) => Promise<Written>): ImportDesk {
  const { memory } = vault
  let importCancelled = false
  let handedOver: Pick<RosterBatch, 'add' | 'change'> = { add: [], change: [] }
  const instant = (): string => new Date(vault.ports.now()).toISOString()

  function importChanges(batch: RosterBatch): Change[] {
    const at = instant()
    const changedBefore = batch.change.map(({ id }) => memory.get('mentee', id)).filter((one) => one !== null)
    return [
      ...batch.add.map((value): Change => put('mentee', value)),
      ...batch.change.map((value): Change => put('mentee', value)),
      put('import', {
        id: randomId(),
        createdAt: at,
        updatedAt: at,
        sample: false,
        at,
        format: batch.format,
        fileHash: batch.fileHash,
        addedIds: batch.add.map(({ id }) => id),
        changedBefore,
        undoneAt: null,
      }),
    ]
  }

  return {
    beginImport() {
      importCancelled = false
      handedOver = { add: [], change: [] }
      return Promise.resolve()
    },
    handOver({ add, change }) {
      handedOver.add.push(...add)
      handedOver.change.push(...change)
      return Promise.resolve()
    },
    async importHandedOver(facts, onProgress) {
      await vault.loaded
      await vault.exclusive(() => settleDoubt(vault))
      const batch = { ...facts, ...handedOver }
      handedOver = { add: [], change: [] }
      const total = batch.add.length + batch.change.length
      onProgress({ phase: 'sealing', done: 0, total })
      const result = await commit(vault, importChanges(batch), {
        onProgress: (done) => {
          onProgress({ phase: 'sealing', done: Math.min(done, total), total })
        },
        cancelled: () => importCancelled,
      })
      if (result !== null) onProgress({ phase: 'storing', done: total, total })
      return result
    },
    cancelImport: () => {
      importCancelled = true
      return Promise.resolve()
    },
    async undoImport(importId) {
      await vault.loaded
      const record = memory.get('import', importId)
      if (record?.undoneAt !== null) throw new NamedError('vault/not-found', 'import')
      const at = instant()
      const there = record.addedIds.filter((id) => memory.get('mentee', id) !== null)
      const removal = removalOf(memory, there, at)
      keepForRequests(memory, removal)
      return written([
        ...removal,
        ...record.changedBefore
          .filter(({ id }) => memory.get('mentee', id) !== null)
          .map((before): Change => put('mentee', before)),
        put('import', { ...record, undoneAt: at, updatedAt: at }),
      ])
    },
  }
}
