// The fictional practice to look around in: loaded and removed with one click each.
import { Button, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { showFailure } from '../../app/failures.ts'
import { useHasSample, useLoadSample, useRemoveSample } from '../../app/sample.ts'

export function SamplePractice() {
  const here = useHasSample()
  const load = useLoadSample()
  const remove = useRemoveSample()
  const [busy, setBusy] = useState(false)

  const change = async () => {
    setBusy(true)
    try {
      if (here) await remove()
      else {
        await load()
        notifications.show({ message: 'The sample practice is in the roster', autoClose: 6_000, withBorder: true })
      }
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap="sm">
      <Text>
        Twelve fictional mentees with eight months of history, to try things out with. They can be removed at any time;
        what you have added yourself stays.
      </Text>
      <div>
        <Button variant="default" loading={busy} onClick={() => void change()}>
          {here ? 'Remove the sample practice' : 'Load the sample practice'}
        </Button>
      </div>
    </Stack>
  )
}
