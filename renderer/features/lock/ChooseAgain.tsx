// After opening with the recovery code: a new passphrase, before anything else.
import { Text } from '@mantine/core'
import { useState } from 'react'
import { describeFailure } from '../../app/failures.ts'
import { NewPassphrase } from '../../app/passphrase/NewPassphrase.tsx'
import { useVaultClient } from '../../app/queries.ts'
import { Threshold } from '../../app/Threshold.tsx'
import { Trouble } from '../../ui/Trouble.tsx'

export function ChooseAgain({ onDone }: { onDone: () => void }) {
  const client = useVaultClient()
  const [failure, setFailure] = useState<{ title: string; text: string } | null>(null)
  const choose = async (passphrase: string) => {
    setFailure(null)
    const changed = await client.changePassphrase(null, passphrase)
    if (changed.ok) onDone()
    else setFailure(describeFailure(changed.error.code, changed.error.message))
  }
  return (
    <Threshold title="Choose a new passphrase">
      <Text mb="md">
        The recovery code was right, and the vault is open. From now on this passphrase opens it. The recovery code
        stays valid; Settings can replace it.
      </Text>
      {failure !== null && <Trouble title={failure.title}>{failure.text}</Trouble>}
      <NewPassphrase submitLabel="Use this passphrase" busyText="Changing the lock." onChoose={choose} autoFocus />
    </Threshold>
  )
}
