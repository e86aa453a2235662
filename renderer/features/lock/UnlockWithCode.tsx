// Opening with the recovery code, typed from paper: spaces, dashes and small letters do not matter.
import { Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState, type KeyboardEvent, type SubmitEvent } from 'react'
import { useVaultClient } from '../../app/queries.ts'
import { Trouble } from '../../ui/Trouble.tsx'
import type { Unlocked } from '../../vault/api.ts'
import { Countdown } from '../../app/passphrase/Countdown.tsx'
import { tryWords, type Try } from '../../app/passphrase/useTry.ts'

interface UnlockWithCodeProps {
  /** Shared with the passphrase: a wait counts for both ways. */
  tries: Try
  onOpen: (unlocked: Unlocked) => void
  onBack: () => void
}

export function UnlockWithCode({ tries, onOpen, onBack }: UnlockWithCodeProps) {
  const client = useVaultClient()
  const [code, setCode] = useState('')
  const { busy, failure, until, attempt, waited } = tries
  const words = tryWords(failure)

  const open = async () => {
    const unlocked = await attempt(() => client.unlockWithRecoveryCode(code))
    if (unlocked !== null) onOpen(unlocked)
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void open()
  }
  const openOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (!busy && until === null && code !== '') void open()
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text>Type the code that was shown when the vault was made. After that you choose a new passphrase.</Text>
        <Textarea
          label="Recovery code"
          description="Nine groups. Spaces, dashes and small letters do not matter."
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          onKeyDown={openOnEnter}
          autosize
          minRows={2}
          spellCheck={false}
          autoCapitalize="characters"
          disabled={busy}
          data-autofocus
          autoFocus
        />
        {words !== null && <Trouble title={words.title}>{words.text}</Trouble>}
        {until !== null && <Countdown until={until} onOver={waited} />}
        <Group justify="space-between">
          <Button type="submit" loading={busy} disabled={until !== null || code === ''}>
            Open
          </Button>
          <Anchor component="button" type="button" size="sm" onClick={onBack}>
            Use the passphrase
          </Anchor>
        </Group>
      </Stack>
    </form>
  )
}
