// When the vault locks by itself, and the two things that open it.
import { Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { longestIdle, type Practice } from '../../../shared/model/practice.ts'
import { useAutosave } from '../../app/autosave.ts'
import { useHealth } from '../../app/queries.ts'
import { Fact, Facts } from '../../ui/Fact.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { ChangePassphrase } from './ChangePassphrase.tsx'
import { ReissueCode } from './ReissueCode.tsx'
import { useSavePractice } from '../../app/save-practice.ts'

/** After the last key, ms. */
const pause = 600

export function Security({ practice }: { practice: Practice }) {
  const savePractice = useSavePractice()
  const [typed, setTyped] = useState<number | string>(practice.idleMinutes)
  const minutes = Number(typed)
  const valid = Number.isInteger(minutes) && minutes >= 1 && minutes <= longestIdle
  const [kept, setKept] = useState(practice.idleMinutes)
  const state = useAutosave(kept, (idleMinutes) => savePractice({ idleMinutes }), pause)
  const health = useHealth().data
  const [dialog, setDialog] = useState<'passphrase' | 'code' | null>(null)
  const close = () => setDialog(null)

  return (
    <Stack gap="md">
      <Group align="flex-end" gap="sm">
        <NumberInput
          label="Lock after so many minutes without a touch"
          description={`From 1 to ${longestIdle} (8 hours). It also locks when the computer sleeps or locks itself.`}
          min={1}
          max={longestIdle}
          step={5}
          allowDecimal={false}
          clampBehavior="none"
          styles={{ wrapper: { maxWidth: '8rem' } }}
          value={typed}
          onChange={(value) => {
            setTyped(value)
            const next = Number(value)
            if (Number.isInteger(next) && next >= 1 && next <= longestIdle) setKept(next)
          }}
          error={valid ? undefined : `A whole number from 1 to ${longestIdle}. Until then it stays ${kept}.`}
        />
        <SavedMark state={state} />
      </Group>
      <Facts>
        <Fact label="Passphrase changed">
          {health === undefined ? '' : <TimeText at={health.passphraseChangedAt} />}
        </Fact>
        <Fact label="Recovery code issued">
          {health === undefined ? (
            ''
          ) : health.recoveryIssuedAt === null ? (
            'Never. Issue one, so that a forgotten passphrase is not the end.'
          ) : (
            <TimeText at={health.recoveryIssuedAt} />
          )}
        </Fact>
      </Facts>
      <Group gap="sm">
        <Button variant="default" onClick={() => setDialog('passphrase')}>
          Change the passphrase
        </Button>
        <Button variant="default" onClick={() => setDialog('code')}>
          Issue a new recovery code
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        Nobody can reset the passphrase. Without it, only the recovery code opens the vault.
      </Text>
      <ChangePassphrase opened={dialog === 'passphrase'} onClose={close} />
      <ReissueCode opened={dialog === 'code'} onClose={close} />
    </Stack>
  )
}
