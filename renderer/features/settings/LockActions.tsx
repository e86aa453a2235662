// What can be done about the lock: a new recovery code, and a key that costs a guesser twice as much.
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { describeFailure, showFailure } from '../../app/failures.ts'
import { PassphraseField } from '../../app/passphrase/PassphraseField.tsx'
import { useVaultClient } from '../../app/queries.ts'
import { Trouble } from '../../ui/Trouble.tsx'
import { ChangeKeys, UnfinishedChange } from './ChangeKeys.tsx'
import { ReissueCode } from './ReissueCode.tsx'

/** The most that a derivation may take, in KiB; see `header.ts`. */
const mostMemory = 1024 * 1024

export function LockActions({ memoryKiB, isRotating }: { memoryKiB: number; isRotating: boolean }) {
  const [dialog, setDialog] = useState<'code' | 'stronger' | 'keys' | null>(null)
  const close = () => setDialog(null)
  const next = Math.min(mostMemory, memoryKiB * 2)
  return (
    <Group gap="sm" mt="sm">
      <Button variant="default" onClick={() => setDialog('code')}>
        Issue a new recovery code
      </Button>
      {next > memoryKiB && (
        <Button variant="default" onClick={() => setDialog('stronger')}>
          Make guessing dearer…
        </Button>
      )}
      {!isRotating && (
        <Button variant="default" onClick={() => setDialog('keys')}>
          Change all keys…
        </Button>
      )}
      {isRotating && dialog !== 'keys' && <UnfinishedChange />}
      <ChangeKeys opened={dialog === 'keys'} onClose={close} />
      <ReissueCode opened={dialog === 'code'} onClose={close} />
      <Modal
        opened={dialog === 'stronger'}
        onClose={close}
        title="Make guessing dearer"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {dialog === 'stronger' && <StrongerForm mebibytes={Math.round(next / 1_024)} onClose={close} />}
      </Modal>
    </Group>
  )
}

function StrongerForm({ mebibytes, onClose }: { mebibytes: number; onClose: () => void }) {
  const client = useVaultClient()
  const queryClient = useQueryClient()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<{ title: string; text: string } | null>(null)
  const strengthen = async () => {
    setBusy(true)
    try {
      const done = await client.strengthen(typed)
      if (!done.ok) {
        setFailure(describeFailure(done.error.code, ''))
        return
      }
      await queryClient.invalidateQueries({ queryKey: ['vault', 'health'] })
      onClose()
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void strengthen().catch(showFailure)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text size="sm">
          Each try at your passphrase then takes {mebibytes} MiB of memory, twice as much as now, and unlocking takes
          about twice as long. The passphrase stays the same.
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
            Make guessing dearer
          </Button>
        </div>
      </Stack>
    </form>
  )
}
