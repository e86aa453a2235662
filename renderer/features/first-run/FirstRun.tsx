// The first run: a passphrase, the recovery code, and the first facts of the practice. The vault is open from the
// second step on; closing the window in between loses nothing, and a new code can be had in Settings.
import { Text } from '@mantine/core'
import { useState } from 'react'
import { describeFailure } from '../../app/failures.ts'
import { NewPassphrase } from '../../app/passphrase/NewPassphrase.tsx'
import { RecoveryCode } from '../../app/passphrase/RecoveryCode.tsx'
import { useVaultClient } from '../../app/queries.ts'
import { Threshold } from '../../app/Threshold.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { PracticeBasics } from './PracticeBasics.tsx'

type Step = { at: 'passphrase' } | { at: 'code'; code: string } | { at: 'practice' }

export function FirstRun({ onDone }: { onDone: () => void }) {
  const client = useVaultClient()
  const [step, setStep] = useState<Step>({ at: 'passphrase' })
  const [failure, setFailure] = useState<{ title: string; text: string } | null>(null)

  const create = async (passphrase: string) => {
    setFailure(null)
    const made = await client.create(passphrase)
    if (made.ok) setStep({ at: 'code', code: made.value.recoveryCode })
    else setFailure(describeFailure(made.error.code, made.error.message))
  }

  if (step.at === 'code')
    return (
      <Threshold title="Keep this recovery code" step="Step 2 of 3">
        <RecoveryCode code={step.code} onKept={() => setStep({ at: 'practice' })} />
      </Threshold>
    )
  if (step.at === 'practice')
    return (
      <Threshold title="Your practice" step="Step 3 of 3">
        <PracticeBasics onDone={onDone} />
      </Threshold>
    )
  return (
    <Threshold title="Choose a passphrase" step="Step 1 of 3">
      <Text mb="md">
        It locks everything you write about your mentees on this computer. Nobody can reset it for you: without it, only
        the recovery code of the next step opens the vault.
      </Text>
      {failure !== null && <Trouble title={failure.title}>{failure.text}</Trouble>}
      <NewPassphrase
        submitLabel="Make the vault"
        busyText="Making the vault. This takes a few seconds."
        onChoose={create}
        autoFocus
      />
    </Threshold>
  )
}
