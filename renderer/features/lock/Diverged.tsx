// Store and journal hold different later changes, as after an old copy of one of them was put back. The mentor says
// which goes on; the other is kept aside, untouched.
import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { describeFailure } from '../../app/failures.ts'
import { useVaultClient } from '../../app/queries.ts'
import { Threshold } from '../../app/Threshold.tsx'
import { Trouble } from '../../ui/Trouble.tsx'

interface DivergedProps {
  storeLast: number
  journalLast: number
  onSettled: () => void
}

function changes(count: number): string {
  return count === 1 ? '1 change' : `${count.toLocaleString('en')} changes`
}

export function Diverged({ storeLast, journalLast, onSettled }: DivergedProps) {
  const client = useVaultClient()
  const [keep, setKeep] = useState<'store' | 'journal'>(journalLast > storeLast ? 'journal' : 'store')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<{ title: string; text: string } | null>(null)

  const settle = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBusy(true)
    setFailure(null)
    const settled = await client.settle(keep)
    setBusy(false)
    if (settled.ok) onSettled()
    else setFailure(describeFailure(settled.error.code, settled.error.message))
  }
  const more = (mine: number, other: number) => (mine > other ? ' This is the longer one.' : '')

  return (
    <Threshold title="There are two histories of this vault">
      <form onSubmit={(event) => void settle(event)}>
        <Stack gap="md">
          <Text>
            The browser&rsquo;s store and the journal beside it were the same once and have gone different ways. That
            happens when an old copy of one of them is put back. Nothing has been changed; both are still here.
          </Text>
          <Radio.Group
            value={keep}
            onChange={(value) => setKeep(value === 'journal' ? 'journal' : 'store')}
            label="Which one goes on?"
          >
            <Stack gap="sm" mt="xs">
              <Radio
                value="journal"
                label="The journal"
                description={`It holds ${changes(journalLast)}.${more(journalLast, storeLast)} The store is filled from it.`}
              />
              <Radio
                value="store"
                label="The browser's store"
                description={`It holds ${changes(storeLast)}.${more(storeLast, journalLast)} The journal is written anew from it.`}
              />
            </Stack>
          </Radio.Group>
          <Text size="xs" c="dimmed">
            The other one is kept aside in the profile folder, under a name with today&rsquo;s date.
          </Text>
          {failure !== null && <Trouble title={failure.title}>{failure.text}</Trouble>}
          <Group>
            <Button type="submit" loading={busy}>
              {keep === 'journal' ? 'Go on with the journal' : 'Go on with the store'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Threshold>
  )
}
