// Changing all keys of the vault: after somebody may have seen the passphrase and had the files. Asks for the passphrase, gives a new
// recovery code, and seals everything anew while the mentor goes on working.
import { Alert, Button, Modal, Progress, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconKey } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { describeFailure, showFailure } from '../../app/failures.ts'
import { PassphraseField } from '../../app/passphrase/PassphraseField.tsx'
import { RecoveryCode } from '../../app/passphrase/RecoveryCode.tsx'
import { useVaultClient } from '../../app/queries.ts'
import { Trouble } from '../../ui/Trouble.tsx'

export function ChangeKeys({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Change all keys"
      size="lg"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
      closeOnClickOutside={false}
    >
      {opened && <Steps onClose={onClose} />}
    </Modal>
  )
}

interface Sealing {
  done: number
  total: number
}

/** Runs what is left, and tells how far it is; null while it does not run. */
function useFinishing(): { sealing: Sealing | null; finish: () => Promise<void> } {
  const client = useVaultClient()
  const queryClient = useQueryClient()
  const [sealing, setSealing] = useState<Sealing | null>(null)
  const finish = async () => {
    setSealing({ done: 0, total: 1 })
    try {
      await client.finishRotation((done, total) => setSealing({ done, total }))
      notifications.show({ message: 'Everything is sealed with new keys', withBorder: true, color: 'sea' })
    } finally {
      setSealing(null)
      await queryClient.invalidateQueries({ queryKey: ['vault', 'health'] })
    }
  }
  return { sealing, finish }
}

function SealingBar({ sealing: { done, total } }: { sealing: Sealing }) {
  return (
    <Stack gap={4}>
      <Progress value={total === 0 ? 100 : (done / total) * 100} aria-label="How far everything is sealed anew" />
      <Text size="sm" c="dimmed">
        {done.toLocaleString('en')} of {total.toLocaleString('en')} sealed anew. You can go on working meanwhile.
      </Text>
    </Stack>
  )
}

function Steps({ onClose }: { onClose: () => void }) {
  const client = useVaultClient()
  const [typed, setTyped] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<{ title: string; text: string } | null>(null)
  const { sealing, finish } = useFinishing()

  if (sealing !== null) return <SealingBar sealing={sealing} />
  if (code !== null)
    return (
      <RecoveryCode
        code={code}
        keptLabel="Seal everything anew"
        onKept={() => void finish().then(onClose, showFailure)}
      />
    )
  const begin = async () => {
    setBusy(true)
    setFailure(null)
    try {
      const begun = await client.rotateKeys(typed)
      if (begun.ok) setCode(begun.value.recoveryCode)
      else setFailure(describeFailure(begun.error.code, begun.error.message))
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void begin().catch(showFailure)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text size="sm">
          For when somebody may have known your passphrase and had a copy of your files. A new passphrase alone does not
          help then: with the keys of that copy they could read later copies, too. New keys end that. What they copied
          before stays readable to them.
        </Text>
        <Text size="sm">
          Choose a new passphrase first. The recovery code is replaced here. Backups keep what opens them.
        </Text>
        {failure !== null && <Trouble title={failure.title}>{failure.text}</Trouble>}
        <PassphraseField
          label="Passphrase"
          kind="current"
          value={typed}
          onChange={setTyped}
          disabled={busy}
          autoFocus
        />
        <div>
          <Button type="submit" loading={busy} disabled={typed === ''}>
            Make new keys
          </Button>
        </div>
      </Stack>
    </form>
  )
}

/** After it was broken off, by a lock or a crash. */
export function UnfinishedChange() {
  const { sealing, finish } = useFinishing()
  return (
    <Alert color="amber" icon={<IconKey aria-hidden />} title="The keys are being changed" maw="46rem">
      {sealing === null ? (
        <Stack gap="sm" align="flex-start">
          <Text size="sm">
            It was broken off before everything was sealed anew. Everything is readable; until it is finished, the
            former keys are kept beside the new ones.
          </Text>
          <Button size="xs" onClick={() => void finish().catch(showFailure)}>
            Go on
          </Button>
        </Stack>
      ) : (
        <SealingBar sealing={sealing} />
      )}
    </Alert>
  )
}
