// What a backup is to be opened with: a passphrase, or a public key of `age` whose identity lies elsewhere.
import { Button, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { backupLock, shortestBackupPassphrase, type BackupLock } from '../../../shared/model/backup.ts'
import { NewPassphrase } from '../../app/passphrase/NewPassphrase.tsx'

interface LockChoiceProps {
  /** Of this part of the screen, for those who do not see it. */
  label: string
  submitLabel: string
  disabled: boolean
  onChoose: (lock: BackupLock) => Promise<void>
}

export function LockChoice({ label, submitLabel, disabled, onChoose }: LockChoiceProps) {
  const [kind, setKind] = useState<BackupLock['kind']>('passphrase')
  const [isShort, setShort] = useState(false)
  const choose = async (passphrase: string) => {
    const lock = backupLock.safeParse({ kind: 'passphrase', passphrase })
    setShort(!lock.success)
    if (lock.success) await onChoose(lock.data)
  }
  return (
    <Stack gap="sm" maw="28rem">
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={kind}
        onChange={(value) => setKind(value === 'recipient' ? 'recipient' : 'passphrase')}
        data={[
          { value: 'passphrase', label: 'With a passphrase' },
          { value: 'recipient', label: 'With a public key' },
        ]}
        disabled={disabled}
      />
      {kind === 'recipient' ? (
        <RecipientForm submitLabel={submitLabel} disabled={disabled} onChoose={onChoose} />
      ) : (
        <>
          <NewPassphrase
            submitLabel={submitLabel}
            busyText="This takes a while."
            onChoose={choose}
            before={
              <Text size="sm">
                It need not be the passphrase of the vault. Without it the backup cannot be read by anybody, you
                included.
              </Text>
            }
          />
          {isShort && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              At least {shortestBackupPassphrase} characters: a backup may lie where others find it.
            </Text>
          )}
        </>
      )}
    </Stack>
  )
}

function RecipientForm({ submitLabel, disabled, onChoose }: Omit<LockChoiceProps, 'label'>) {
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const choose = async () => {
    const lock = backupLock.safeParse({ kind: 'recipient', recipient: typed })
    setWrong(!lock.success)
    if (lock.success) await onChoose(lock.data)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void choose()
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Public key of age"
          description="It begins with age1. The identity that belongs to it opens the backup; keep that elsewhere."
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setWrong(false)
          }}
          error={isWrong ? 'A public key begins with age1 and is one long word' : null}
          autoComplete="off"
          spellCheck={false}
          maxLength={3_000}
          disabled={disabled}
        />
        <div>
          <Button type="submit" disabled={disabled}>
            {submitLabel}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
