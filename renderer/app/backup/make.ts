// A backup into the folder for backups, or into a file that the mentor names; and what the vault remembers of it.
import { backupName } from '../../../shared/domain/backup/rotation.ts'
import { toInstant } from '../../../shared/domain/clock.ts'
import { backup, type BackupLock } from '../../../shared/model/backup.ts'
import type { VaultClient } from '../../vault/api.ts'
import { newRecord } from '../records.ts'
import { writtenPieces } from '../save-file.ts'
import { fromFile, makeBackup, type BackupProgress, type MadeBackup } from './backup-desk.ts'
import { ask } from '../desktop.ts'
import { fromFolder, letOldOnesGo, writeIntoFolder } from './folder.ts'

interface Job {
  lock: BackupLock
  signal: AbortSignal
  onProgress: (progress: BackupProgress) => void
}

async function remember(client: VaultClient, made: MadeBackup, place: 'folder' | 'file', name: string): Promise<void> {
  const { madeAt: at, bytes, records, bodies } = made
  const verifiedAt = toInstant(Date.now())
  const value = backup.parse({ ...newRecord(), at, place, name, bytes, records, bodies, verifiedAt })
  await client.session.write([{ op: 'put', table: 'backup', value }])
}

/** Into a file. Null when the mentor closed the dialog. */
export async function backUpToFile(client: VaultClient, { lock, signal, onProgress }: Job): Promise<MadeBackup | null> {
  const made = await makeBackup(client, lock, {
    signal,
    onProgress,
    write: async (pieces) => {
      const written = await writtenPieces({
        name: backupName(toInstant(Date.now())),
        type: 'application/octet-stream',
        extension: '.age',
        description: 'Backup',
        pieces,
        signal,
      })
      return written === null ? null : fromFile(written)
    },
  })
  if (made !== null) await remember(client, made, 'file', '')
  return made
}

/** Into the folder; a backup that cannot be read back is removed again, and old ones go only after it could. */
export async function backUpToFolder(
  client: VaultClient,
  { lock, signal, onProgress }: Job,
): Promise<MadeBackup | null> {
  const at = toInstant(Date.now())
  const name = backupName(at)
  const isWritten = { value: false }
  try {
    const made = await makeBackup(client, lock, {
      signal,
      onProgress,
      write: async (pieces) => {
        const written = await writeIntoFolder(pieces, at, signal)
        isWritten.value = written !== null
        return written === null ? null : fromFolder(name)
      },
    })
    if (made === null) return null
    await remember(client, made, 'folder', name)
    await letOldOnesGo(name)
    return made
  } catch (error) {
    if (isWritten.value) await ask('backups.remove', { name })
    else await ask('backups.abandon', {})
    throw error
  }
}

/** Everything in the open, for other programs; it is no backup, so the vault does not remember it as one. Null when the mentor
 * closed the dialog. */
export function exportOpenly(
  client: VaultClient,
  { signal, onProgress }: Omit<Job, 'lock'>,
): Promise<MadeBackup | null> {
  return makeBackup(
    client,
    { kind: 'open' },
    {
      signal,
      onProgress,
      write: async (pieces) => {
        const name = backupName(toInstant(Date.now())).replace(/\.age$/u, '.tar')
        const written = await writtenPieces({
          name: name.replace('telemachus-', 'telemachus-open-'),
          type: 'application/x-tar',
          extension: '.tar',
          description: 'Open archive',
          pieces,
          signal,
        })
        return written === null ? null : fromFile(written)
      },
    },
  )
}
