// The recovery code, shown once: to print or write down, then one of its groups is asked for, so that nobody goes on
// without having it. The print-only page holds nothing but the code.
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconCopy, IconPrinter } from '@tabler/icons-react'
import { useState, type SubmitEvent } from 'react'
import { createPortal } from 'react-dom'
import { recoveryGroups } from '../../../shared/domain/recovery-code.ts'
import { showFailure } from '../failures.ts'
import classes from './RecoveryCode.module.css'

/** Which group is asked for: any but the last, which is only the check sum. */
function anyGroup(count: number): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1))
  return random % Math.max(1, count - 1)
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

interface RecoveryCodeProps {
  code: string
  onKept: () => void
  keptLabel?: string
}

export function RecoveryCode({ code, onKept, keptLabel = 'Go on' }: RecoveryCodeProps) {
  const groups = recoveryGroups(code)
  const [asked] = useState(() => anyGroup(groups.length))
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const [copied, setCopied] = useState(false)

  const check = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (recoveryGroups(typed).join('') === groups[asked]) onKept()
    else setWrong(true)
  }
  const copy = () => {
    navigator.clipboard.writeText(groups.join('-')).then(() => setCopied(true), showFailure)
  }

  return (
    <Stack gap="md">
      <Text>
        It opens the vault when the passphrase is forgotten. It is shown now and never again. Print it or write it down,
        and keep it apart from this computer.
      </Text>
      <ol className={classes.groups} aria-label="Recovery code">
        {groups.map((group, index) => (
          <li key={ordinals[index]} className={classes.group}>
            {group}
          </li>
        ))}
      </ol>
      <Group gap="xs">
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          Print
        </Button>
        <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
          Copy
        </Button>
      </Group>
      {copied && (
        <Alert color="amber" role="status" title="The code is on the clipboard">
          Other programs can read it there. Paste it where you keep such things, then copy something else.
        </Alert>
      )}
      <form onSubmit={check} noValidate>
        <Stack gap="sm">
          <TextInput
            label={`To be sure that you have it, type the ${ordinals[asked] ?? 'first'} group`}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setWrong(false)
            }}
            error={wrong ? 'This is not that group. Compare it with the code above.' : undefined}
            classNames={{ input: classes.typed ?? '' }}
            spellCheck={false}
          />
          <div>
            <Button type="submit">{keptLabel}</Button>
          </div>
        </Stack>
      </form>
      {createPortal(
        <section className={`print-page ${classes.paper}`}>
          <h1>Telemachus recovery code</h1>
          <p className={classes.printed}>{groups.join(' ')}</p>
          <p>
            Issued on {new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date())}. It opens the vault
            without the passphrase. Keep it apart from the computer, where nobody else finds it.
          </p>
        </section>,
        document.body,
      )}
    </Stack>
  )
}
