// One backup a day into a folder, without being asked for: which folder, what opens it, and what lies there.
import { Button, Group, Modal, Stack, Switch, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sizeWords } from '../../../shared/domain/mail-words.ts'
import { backupPlan, type BackupLock, type BackupPlan } from '../../../shared/model/backup.ts'
import type { BackupFolder } from '../../app/backup/folder.ts'
import { ask } from '../../app/desktop.ts'
import { backUpToFolder } from '../../app/backup/make.ts'
import { useBackupFolder, useBackupPlan } from '../../app/backup/queries.ts'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient, useWrite } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'
import { Trouble } from '../../ui/Trouble.tsx'
import classes from './Backup.module.css'
import { sayMade } from './BackupScreen.tsx'
import { JobProgress } from './JobProgress.tsx'
import { LockChoice } from './LockChoice.tsx'
import { useJob } from './useJob.ts'

export function ByItself() {
  const folder = useBackupFolder().data
  const plan = useBackupPlan().data
  const queryClient = useQueryClient()
  if (folder === undefined || plan === undefined) return null
  const lookAgain = () => queryClient.invalidateQueries({ queryKey: ['vault', 'backup-folder'] })
  const choose = async () => {
    await ask('backups.choose', {})
    await lookAgain()
  }
  return (
    <Stack gap="md">
      <Text>
        Once a day, while the vault is open, a backup goes into a folder: best on another disk, or one that is copied
        elsewhere. The newest of the last seven days, four weeks and twelve months stay.
      </Text>
      <Group gap="sm">
        <Button variant="default" onClick={() => void choose().catch(showFailure)}>
          {folder.folder === null ? 'Choose a folder…' : 'Choose another folder…'}
        </Button>
        {folder.folder !== null && <Text className={classes.code}>{folder.folder}</Text>}
      </Group>
      {folder.folder !== null && !folder.isThere && (
        <Trouble title="The folder is not there">
          Perhaps its disk is not connected. Backups by itself go on once it is there again.
        </Trouble>
      )}
      {folder.isThere && <Contents folder={folder} />}
      {folder.folder !== null && <Plan plan={plan} isThere={folder.isThere} />}
    </Stack>
  )
}

function Contents({ folder }: { folder: BackupFolder }) {
  const { files, freeBytes } = folder
  const size = files.reduce((sum, { bytes }) => sum + bytes, 0)
  return (
    <Text size="sm" c="dimmed">
      {files.length === 0
        ? 'No backup lies there yet'
        : `${files.length} ${files.length === 1 ? 'backup lies' : 'backups lie'} there, ${sizeWords(size)}`}
      ; {sizeWords(freeBytes)} are free.
    </Text>
  )
}

function Plan({ plan, isThere }: { plan: BackupPlan | null; isThere: boolean }) {
  const write = useWrite()
  const client = useVaultClient()
  const job = useJob()
  const [isChanging, setChanging] = useState(false)
  const keep = async (lock: BackupLock) => {
    const value = backupPlan.parse(plan === null ? { ...newRecord(), lock } : { ...touched(plan), lock })
    await write([{ op: 'put', table: 'backupPlan', value }])
    setChanging(false)
  }
  if (plan === null)
    return (
      <LockChoice
        label="How backups by itself are opened"
        submitLabel="Back up by itself"
        disabled={false}
        onChoose={keep}
      />
    )
  const runNow = () =>
    job.run(async (signal, onProgress) => {
      const made = await backUpToFolder(client, { lock: plan.lock, signal, onProgress })
      if (made !== null)
        notifications.show({ message: sayMade(made), withBorder: true, color: 'sea', autoClose: 8_000 })
    })
  const turn = (isOn: boolean) => write([{ op: 'put', table: 'backupPlan', value: touched({ ...plan, isOn }) }])
  return (
    <Stack gap="sm">
      <Switch
        label="Back up once a day"
        checked={plan.isOn}
        onChange={(event) => void turn(event.currentTarget.checked).catch(showFailure)}
      />
      <Text size="sm" className={classes.code}>
        {plan.lock.kind === 'passphrase'
          ? 'Opened with the passphrase that you chose'
          : `Opened with the identity of ${plan.lock.recipient}`}
      </Text>
      <Group gap="sm">
        <Button variant="default" disabled={!isThere || job.isRunning} onClick={() => void runNow()}>
          Back up into the folder now
        </Button>
        <Button variant="default" onClick={() => setChanging(true)}>
          Change what opens it…
        </Button>
      </Group>
      <JobProgress job={job} label="How far the backup into the folder is" />
      <Modal
        opened={isChanging}
        onClose={() => setChanging(false)}
        title="What opens backups from now on"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <LockChoice label="How backups are opened" submitLabel="Use it from now on" disabled={false} onChoose={keep} />
      </Modal>
    </Stack>
  )
}
