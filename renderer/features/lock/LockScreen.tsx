// The locked door: a passphrase, or the recovery code. A wrong one is said at once; after several the next try waits.
import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useRef, useState, type SubmitEvent } from 'react'
import { PassphraseField } from '../../app/passphrase/PassphraseField.tsx'
import { useVaultClient } from '../../app/queries.ts'
import { Threshold } from '../../app/Threshold.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import type { Unlocked } from '../../vault/api.ts'
import { Countdown } from '../../app/passphrase/Countdown.tsx'
import { UnlockWithCode } from './UnlockWithCode.tsx'
import { tryWords, useTry } from '../../app/passphrase/useTry.ts'

interface LockScreenProps {
  /** What is left of the wait after earlier wrong tries, ms. */
  waitMs: number
  /** `journal`: the store is empty, so the vault will be refilled from its journal. */
  source: 'store' | 'journal'
  onOpen: (unlocked: Unlocked) => void
}

export function LockScreen({ waitMs, source, onOpen }: LockScreenProps) {
  const client = useVaultClient()
  const [way, setWay] = useState<'passphrase' | 'code'>('passphrase')
  const [passphrase, setPassphrase] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const tries = useTry(waitMs)
  const { busy, failure, until, attempt, waited } = tries

  const turnTo = (other: 'passphrase' | 'code') => {
    tries.forget()
    setPassphrase('')
    setWay(other)
  }
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const unlocked = await attempt(() => client.unlock(passphrase))
    if (unlocked !== null) onOpen(unlocked)
    else {
      field.current?.focus()
      field.current?.select()
    }
  }
  const words = tryWords(failure)

  if (way === 'code')
    return (
      <Threshold title="Open with the recovery code">
        <UnlockWithCode tries={tries} onOpen={onOpen} onBack={() => turnTo('passphrase')} />
      </Threshold>
    )
  return (
    <Threshold title="Locked">
      {source === 'journal' && (
        <Text mb="md">
          The browser&rsquo;s store is empty, and the journal beside it is whole. After unlocking, everything is brought
          back from the journal.
        </Text>
      )}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <PassphraseField
            label="Passphrase"
            kind="current"
            value={passphrase}
            onChange={setPassphrase}
            inputRef={field}
            disabled={busy}
            autoFocus
          />
          {words !== null && <Trouble title={words.title}>{words.text}</Trouble>}
          {until !== null && <Countdown until={until} onOver={waited} />}
          <Group justify="space-between">
            <Button type="submit" loading={busy} disabled={until !== null || passphrase === ''}>
              Unlock
            </Button>
            <Anchor component="button" type="button" size="sm" onClick={() => turnTo('code')}>
              Use the recovery code
            </Anchor>
          </Group>
        </Stack>
      </form>
    </Threshold>
  )
}
