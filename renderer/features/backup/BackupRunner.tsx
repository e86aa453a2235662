// Makes the daily backup by itself while the vault is open. Shows nothing while it goes well; mounted once, beside the mail.
import { useEffect, useRef } from 'react'
import { isBackupDue } from '../../../shared/domain/backup/standing.ts'
import { isBackupBusy } from '../../app/backup/backup-desk.ts'
import { backUpToFolder } from '../../app/backup/make.ts'
import { useBackupFolder, useBackupPlan, useBackups } from '../../app/backup/queries.ts'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient } from '../../app/queries.ts'
import { NamedError } from '../../../shared/result.ts'

/** After unlocking the mentor comes first, ms. */
const firstPause = 60_000
/** How often it is looked at whether one is due, ms; and after a failure, which is said once. */
const lookEvery = 10 * 60_000

/** Not worth a word: it is tried again. */
const passing: ReadonlySet<string> = new Set(['backup/busy', 'backup/cancelled', 'backup/folder-gone'])

export function BackupRunner() {
  const client = useVaultClient()
  const plan = useBackupPlan().data ?? null
  const backups = useBackups().data
  const isThere = useBackupFolder().data?.isThere === true
  const hasFailed = useRef(false)
  const lock = plan?.isOn === true && isThere ? plan.lock : null

  useEffect(() => {
    if (lock === null || backups === undefined) return
    const control = new AbortController()
    const look = async () => {
      if (!isBackupDue(backups, Date.now()) || isBackupBusy()) return
      try {
        await backUpToFolder(client, { lock, signal: control.signal, onProgress: () => undefined })
        hasFailed.current = false
      } catch (error) {
        const isPassing = error instanceof NamedError && passing.has(error.code)
        if (!isPassing && !hasFailed.current) showFailure(error)
        hasFailed.current = !isPassing
      }
    }
    const first = setTimeout(() => void look(), firstPause)
    const timer = setInterval(() => void look(), lookEvery)
    return () => {
      control.abort()
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [client, lock, backups])
  return null
}
