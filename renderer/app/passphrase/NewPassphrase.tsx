// Choosing a passphrase: twice the same, with its strength beside it, and a second yes for a weak one.
// Used at the first run, after the recovery code, and in Settings.
import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import { entryTrouble } from './entry-trouble.ts'
import { PassphraseField } from './PassphraseField.tsx'
import type { Grade, Strength } from './strength.ts'
import { useStrength } from './useStrength.ts'

const gradeWords: Readonly<Record<Grade, { word: string; share: number; color: string }>> = {
  weak: { word: 'Weak', share: 25, color: 'red' },
  fair: { word: 'Fair', share: 60, color: 'amber' },
  strong: { word: 'Strong', share: 100, color: 'sea' },
}

interface NewPassphraseProps {
  /** What the button says: `Make the vault`. */
  submitLabel: string
  /** Resolves when the passphrase is in use; its failures are shown by the caller. */
  onChoose: (passphrase: string) => Promise<void>
  /** Fields before the passphrase, such as the present one. */
  before?: ReactNode
  /** Under the fields while they are being used: deriving a key takes a second. */
  busyText: string
  autoFocus?: boolean
}

function StrengthLine({ strength }: { strength: Strength | null }) {
  const grade = strength === null ? null : gradeWords[strength.grade]
  return (
    <div>
      <Progress value={grade?.share ?? 0} color={grade?.color ?? 'gray'} size="sm" aria-hidden />
      <Text size="xs" mt={4} role="status" mih="2.8em" c="dimmed">
        {strength === null || grade === null
          ? 'Four or more unrelated words are easy to keep and hard to guess.'
          : `${grade.word}: ${strength.duration} for a thief with a thousand computers. ${strength.hint}`}
      </Text>
    </div>
  )
}

export function NewPassphrase({ submitLabel, onChoose, before, busyText, autoFocus }: NewPassphraseProps) {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [trouble, setTrouble] = useState<ReturnType<typeof entryTrouble>>(null)
  const [weak, setWeak] = useState<Strength | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const secondField = useRef<HTMLInputElement>(null)
  const { strength, measure } = useStrength(first)

  const choose = async () => {
    setBusy(true)
    setWeak(null)
    try {
      await onChoose(first)
    } finally {
      setBusy(false)
    }
  }
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found = entryTrouble(first, second)
    setTrouble(found)
    if (found !== null) {
      ;(found.field === 'first' ? field : secondField).current?.focus()
      return
    }
    setBusy(true)
    const measured = await measure(first)
    setBusy(false)
    if (measured.grade === 'weak') setWeak(measured)
    else await choose()
  }
  const changed = (set: (value: string) => void) => (value: string) => {
    set(value)
    setTrouble(null)
    setWeak(null)
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        {before}
        <PassphraseField
          label="New passphrase"
          kind="new"
          value={first}
          onChange={changed(setFirst)}
          error={trouble?.field === 'first' ? trouble.text : undefined}
          disabled={busy}
          inputRef={field}
          autoFocus={autoFocus === true}
        />
        <StrengthLine strength={strength} />
        <PassphraseField
          label="The same again"
          kind="new"
          value={second}
          onChange={changed(setSecond)}
          error={trouble?.field === 'second' ? trouble.text : undefined}
          disabled={busy}
          inputRef={secondField}
        />
        {weak !== null && (
          <Alert color="amber" icon={<IconAlertTriangle aria-hidden />} title="This passphrase is weak" role="alert">
            <Text mb="sm">
              Somebody who takes the laptop and has the means would find it in {weak.duration}, and could then read
              everything about your mentees. {weak.hint}
            </Text>
            <Group gap="xs">
              <Button
                onClick={() => {
                  setWeak(null)
                  field.current?.focus()
                  field.current?.select()
                }}
              >
                Choose another
              </Button>
              <Button variant="default" onClick={() => void choose()}>
                Use it all the same
              </Button>
            </Group>
          </Alert>
        )}
        {weak === null && (
          <Group>
            <Button type="submit" loading={busy}>
              {submitLabel}
            </Button>
            <Text size="xs" c="dimmed" role="status">
              {busy ? busyText : ''}
            </Text>
          </Group>
        )}
      </Stack>
    </form>
  )
}
