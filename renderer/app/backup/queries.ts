// What the screens ask about backups: of the vault, and of the folder on the desktop side.
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { backupStanding, type BackupStanding } from '../../../shared/domain/backup/standing.ts'
import type { Backup, BackupPlan, Restore } from '../../../shared/model/backup.ts'
import { useNow } from '../now.ts'
import { usePractice, useRoster, useVault } from '../queries.ts'
import { ask } from '../desktop.ts'
import type { BackupFolder } from './folder.ts'

/** The latest first. */
export function useBackups(): UseQueryResult<Backup[]> {
  return useVault(['backups'], { tables: ['backup'] }, (session) => session.backups())
}

/** Null when there is none. */
export function useBackupPlan(): UseQueryResult<BackupPlan | null> {
  return useVault(['backup-plan'], { tables: ['backupPlan'] }, (session) => session.backupPlan())
}

/** The latest first. */
export function useRestores(): UseQueryResult<Restore[]> {
  return useVault(['restores'], { tables: ['restore'] }, (session) => session.restores())
}

/** Looked up again when a backup was made, and when the window is come back to. */
export function useBackupFolder(): UseQueryResult<BackupFolder> {
  return useQuery({
    queryKey: ['vault', 'backup-folder'],
    queryFn: () => ask('backups.folder', {}),
    meta: { tables: ['backup', 'backupPlan'] },
    staleTime: 0,
    refetchOnWindowFocus: true,
  })
}

/** Null while it is not known, and while nobody is on the roster. */
export function useBackupStanding(): BackupStanding | null {
  const backups = useBackups().data
  const practice = usePractice().data
  const roster = useRoster().data
  const now = useNow(600_000)
  if (backups === undefined || practice === undefined || roster === undefined || roster.length === 0) return null
  return backupStanding(backups, practice.createdAt, now)
}
