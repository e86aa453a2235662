// The folder for backups, over the desktop side: what lies in it, writing one into it, reading one from it, and letting old ones
// go.
import { backupsToRemove } from '../../../shared/domain/backup/rotation.ts'
import type { Response } from '../../../shared/desktop.ts'
import { ask } from '../desktop.ts'
import type { Readable } from './backup-desk.ts'

export type BackupFolder = Response<'backups.folder'>

/** Writes the pieces into the folder. The file has its name only when all of it is on disk. */
export async function writeIntoFolder(
  pieces: Readable,
  at: string,
  signal: AbortSignal,
): Promise<{ name: string; bytes: number } | null> {
  await ask('backups.begin', { at })
  try {
    for await (const bytes of pieces()) {
      if (signal.aborted) break
      await ask('backups.part', { bytes })
    }
  } catch (error) {
    await ask('backups.abandon', {})
    throw error
  }
  if (!signal.aborted) return ask('backups.finish', {})
  await ask('backups.abandon', {})
  return null
}

export function fromFolder(name: string): Readable {
  return async function* pieces() {
    let offset: number | null = 0
    while (offset !== null) {
      const { bytes, next }: Response<'backups.read'> = await ask('backups.read', { name, offset })
      yield new Uint8Array(bytes)
      offset = next
    }
  }
}

/** Removes what the rule lets go, never `spared`. Answers how many went. */
export async function letOldOnesGo(spared: string): Promise<number> {
  const { files } = await ask('backups.folder', {})
  const going = backupsToRemove(files.map(({ name }) => name)).filter((name) => name !== spared)
  for (const name of going) await ask('backups.remove', { name })
  return going.length
}
