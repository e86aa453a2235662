// Taking a backup in: it is read through and compared first; then the mentor sees what would change, settles what differs row
// by row, and only then anything is written.
import { Button, FileButton, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { sizeWords } from '../../../shared/domain/mail-words.ts'
import { fromFile, restoreBackup, type BackupToRead, type Looked, type Readable } from '../../app/backup/backup-desk.ts'
import { fromFolder } from '../../app/backup/folder.ts'
import { useBackupFolder } from '../../app/backup/queries.ts'
import { PassphraseField } from '../../app/passphrase/PassphraseField.tsx'
import { useVaultClient } from '../../app/queries.ts'
import { offerToTakeBack } from '../../app/undo.tsx'
import type { RestoreChoice } from '../../vault/worker/restore.ts'
import { showFailure } from '../../app/failures.ts'
import classes from './Backup.module.css'
import { Comparison } from './Comparison.tsx'
import { JobProgress } from './JobProgress.tsx'
import { useJob } from './useJob.ts'

interface Chosen {
  name: string
  size: number
  read: Readable
  /** Nothing closes it: an open export. */
  isOpen: boolean
}

/** What was found, and how the waiting work is told of the mentor's decision. */
interface Deciding {
  looked: Looked
  settle: (choice: RestoreChoice | null) => void
}

export function TakeIn() {
  const client = useVaultClient()
  const job = useJob()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [deciding, setDeciding] = useState<Deciding | null>(null)

  const read = (key: BackupToRead['key']) =>
    job.run(async (signal, onProgress) => {
      if (chosen === null) return
      const done = await restoreBackup(
        client,
        { read: chosen.read, size: chosen.size, key },
        {
          signal,
          onProgress,
          decide: async (looked) => {
            const choice = await new Promise<RestoreChoice | null>((settle) => {
              signal.addEventListener('abort', () => settle(null), { once: true })
              setDeciding({ looked, settle })
            })
            setDeciding(null)
            return choice === null ? null : looked.take(choice)
          },
        },
      ).finally(() => setDeciding(null))
      if (done === null) return
      setChosen(null)
      const { added, changed, undo } = done
      const said = `Taken in: ${added.toLocaleString('en')} added, ${changed.toLocaleString('en')} changed`
      if (undo === null || undo.length === 0) notifications.show({ message: said, withBorder: true, color: 'sea' })
      else offerToTakeBack('restore', said, () => void client.session.write(undo).catch(showFailure))
    })

  if (deciding !== null)
    return (
      <Comparison
        preview={deciding.looked.preview}
        onTake={(choice) => deciding.settle(choice)}
        onLeave={() => deciding.settle(null)}
      />
    )
  return (
    <Stack gap="sm">
      <Text>
        Of this computer or of another one: what is not here is added, and you decide about what differs. Nothing is
        changed before you have seen what would be.
      </Text>
      <ChooseBackup chosen={chosen} disabled={job.isRunning} onChoose={setChosen} />
      {chosen !== null && !job.isRunning && !chosen.isOpen && <KeyForm key={chosen.name} onRead={read} />}
      {chosen?.isOpen === true && !job.isRunning && (
        <div>
          <Button onClick={() => void read({ kind: 'open' })}>Read it and compare</Button>
        </div>
      )}
      <JobProgress job={job} label="How far the backup is read" />
    </Stack>
  )
}

interface ChooseBackupProps {
  chosen: Chosen | null
  disabled: boolean
  onChoose: (chosen: Chosen | null) => void
}

function ChooseBackup({ chosen, disabled, onChoose }: ChooseBackupProps) {
  const folder = useBackupFolder().data
  const files = folder?.isThere === true ? folder.files.toReversed() : []
  return (
    <Group gap="sm" align="flex-end">
      <FileButton
        accept=".age,.tar"
        disabled={disabled}
        onChange={(file) => {
          if (file === null) return
          const { name, size } = file
          onChoose(null)
          isOpenArchive(file)
            .then((isOpen) => onChoose({ name, size, read: fromFile(file), isOpen }))
            .catch(showFailure)
        }}
      >
        {(props) => (
          <Button variant="default" {...props}>
            Choose a file…
          </Button>
        )}
      </FileButton>
      {files.length > 0 && (
        <Select
          label="Or one from the folder"
          placeholder="None chosen"
          disabled={disabled}
          data={files.map(({ name, bytes }) => ({ value: name, label: `${name}, ${sizeWords(bytes)}` }))}
          value={files.some(({ name }) => name === chosen?.name) ? (chosen?.name ?? null) : null}
          onChange={(name) => {
            const file = files.find((one) => one.name === name)
            onChoose(
              file === undefined
                ? null
                : { name: file.name, size: file.bytes, read: fromFolder(file.name), isOpen: false },
            )
          }}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          w="24rem"
        />
      )}
      {chosen !== null && (
        <Text size="sm" className={classes.code}>
          <bdi>{chosen.name}</bdi>, {sizeWords(chosen.size)}
        </Text>
      )}
    </Group>
  )
}

/** By the mark that every archive of tar has in its first header. */
async function isOpenArchive(file: File): Promise<boolean> {
  return (await file.slice(257, 262).text()) === 'ustar'
}

function KeyForm({ onRead }: { onRead: (key: BackupToRead['key']) => Promise<void> }) {
  const [kind, setKind] = useState<'passphrase' | 'identity'>('passphrase')
  const [secret, setSecret] = useState('')
  const submit = () => {
    if (secret === '') return
    void onRead(kind === 'passphrase' ? { kind, passphrase: secret } : { kind, identity: secret })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="sm" maw="28rem">
        <SegmentedControl
          size="xs"
          aria-label="What opens it"
          value={kind}
          onChange={(value) => {
            setKind(value === 'identity' ? 'identity' : 'passphrase')
            setSecret('')
          }}
          data={[
            { value: 'passphrase', label: 'A passphrase' },
            { value: 'identity', label: 'An identity of age' },
          ]}
        />
        {kind === 'passphrase' ? (
          <PassphraseField label="Passphrase of the backup" kind="current" value={secret} onChange={setSecret} />
        ) : (
          <TextInput
            label="Identity"
            description="It begins with AGE-SECRET-KEY-1."
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        <div>
          <Button type="submit" disabled={secret === ''}>
            Read it and compare
          </Button>
        </div>
      </Stack>
    </form>
  )
}
