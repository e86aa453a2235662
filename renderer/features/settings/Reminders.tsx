// Whether the system reminds of meetings and promises. Off until the mentor wants it; the computer is asked only then.
import { Stack, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { minutesAhead, promisesAt } from '../../../shared/domain/reminders.ts'
import type { Practice } from '../../../shared/model/practice.ts'
import { showFailure } from '../../app/failures.ts'
import { isNotifying, mayNotify } from '../../app/reminders.ts'
import { useSavePractice } from '../../app/save-practice.ts'

export function Reminders({ practice }: { practice: Practice }) {
  const savePractice = useSavePractice()
  const [refused, setRefused] = useState(practice.reminders && !isNotifying())
  const change = async (reminders: boolean) => {
    const isRefused = reminders && !(await mayNotify())
    setRefused(isRefused)
    if (!isRefused) await savePractice({ reminders })
  }
  return (
    <Stack gap="xs">
      <Switch
        label="Remind me by notifications of this computer"
        description={`${minutesAhead} minutes before a meeting, and at ${promisesAt} of promises of yours that are due that day. While the vault is locked there are none.`}
        checked={practice.reminders}
        onChange={(event) => void change(event.currentTarget.checked).catch(showFailure)}
      />
      {refused && (
        <Text size="sm" role="status">
          This computer does not show notifications of the program. Allow them in its own settings, then switch this on
          again.
        </Text>
      )}
      <Text size="xs" c="dimmed">
        Whoever looks at the screen can read a notification. It says “A meeting begins in ten minutes” and never a name
        or a word of a mentee.
      </Text>
    </Stack>
  )
}
