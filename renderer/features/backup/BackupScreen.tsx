// Backups: one now, or one a day by itself into a folder; those that were made; and taking one in.
import { Alert, Anchor, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { notifications } from '@mantine/notifications'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { sizeWords } from '../../../shared/domain/mail-words.ts'
import type { BackupLock } from '../../../shared/model/backup.ts'
import type { MadeBackup } from '../../app/backup/backup-desk.ts'
import { backUpToFile } from '../../app/backup/make.ts'
import { useBackups, useBackupStanding, useRestores } from '../../app/backup/queries.ts'
import { useVaultClient } from '../../app/queries.ts'
import { Page } from '../../ui/Page.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './Backup.module.css'
import { ByItself } from './ByItself.tsx'
import { JobProgress } from './JobProgress.tsx'
import { LockChoice } from './LockChoice.tsx'
import { TakeIn } from './TakeIn.tsx'
import { TakeOut } from './TakeOut.tsx'
import { useJob } from './useJob.ts'

/** Of those that were made. */
const mostShown = 10

export function BackupScreen() {
  return (
    <Page
      title="Backup"
      actions={<Anchor renderRoot={(props) => <Link to="/settings" {...props} />}>Back to settings</Anchor>}
    >
      <Unfinished />
      <HowItStands />
      <Section title="Back up now">
        <Now />
      </Section>
      <Section title="By itself">
        <ByItself />
      </Section>
      <Section title="Made so far">
        <MadeSoFar />
      </Section>
      <Section title="Take a backup in">
        <TakeIn />
      </Section>
      <Section title="Take everything out">
        <TakeOut />
      </Section>
    </Page>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <Title order={2} size="h3">
        {title}
      </Title>
      <div className={classes.content}>{children}</div>
    </section>
  )
}

function HowItStands() {
  const standing = useBackupStanding()
  if (standing === null) return null
  const { at, days, standing: how } = standing
  const isCalm = how === 'calm'
  return (
    <Alert
      color={how === 'warn' ? 'red' : isCalm && at !== null ? 'sea' : 'amber'}
      icon={isCalm && at !== null ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={
        at === null
          ? 'There is no backup yet'
          : isCalm
            ? 'The last backup is recent'
            : `The last backup is ${days} days old`
      }
      mb="lg"
      maw="46rem"
    >
      {at === null
        ? 'If this computer is lost, so is everything in the vault.'
        : 'It was read through after it was written. Keep at least one copy away from this computer.'}
    </Alert>
  )
}

/** One that was begun to be taken in and not finished. */
function Unfinished() {
  const last = useRestores().data?.[0]
  if (last?.finishedAt !== null) return null
  return (
    <Alert
      color="amber"
      icon={<IconAlertTriangle aria-hidden />}
      title="A backup was not taken in to its end"
      mb="lg"
      maw="46rem"
    >
      The backup of <TimeText at={last.madeAt} /> was begun and broken off. Take the same one in once more below: what
      is here already is skipped.
    </Alert>
  )
}

export function sayMade(made: MadeBackup): string {
  return `Backed up ${made.records.toLocaleString('en')} records (${sizeWords(made.bytes)}), and read back.`
}

function Now() {
  const client = useVaultClient()
  const job = useJob()
  const save = (lock: BackupLock) =>
    job.run(async (signal, onProgress) => {
      const made = await backUpToFile(client, { lock, signal, onProgress })
      if (made !== null)
        notifications.show({ message: sayMade(made), withBorder: true, color: 'sea', autoClose: 8_000 })
    })
  return (
    <>
      <Text mb="sm">
        Everything in the vault in one encrypted file of the <code>age</code> format, which the free program of that
        name opens as well.
      </Text>
      <LockChoice
        label="How this backup is opened"
        submitLabel="Save a backup…"
        disabled={job.isRunning}
        onChoose={save}
      />
      <JobProgress job={job} label="How far the backup is" />
    </>
  )
}

function MadeSoFar() {
  const backups = useBackups().data ?? []
  if (backups.length === 0) return <Text c="dimmed">None.</Text>
  return (
    <ul className={classes.list}>
      {backups.slice(0, mostShown).map(({ id, at, place, bytes, records, name }) => (
        <li key={id} className={classes.line}>
          <span>
            <TimeText at={at} />, {place === 'folder' ? 'in the folder' : 'into a file'}
            {name !== '' && (
              <>
                {' '}
                (<span className={classes.code}>{name}</span>)
              </>
            )}
          </span>
          <Text span size="sm" c="dimmed">
            {records.toLocaleString('en')} records, {sizeWords(bytes)}
          </Text>
        </li>
      ))}
    </ul>
  )
}
