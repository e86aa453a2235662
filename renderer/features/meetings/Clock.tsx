// The clock of a meeting that is being held: started, it runs on also when the program ends, and stopped it says how
// long the meeting was.
import { Button, Group, Text } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { roundedMoment } from '../../../shared/domain/meeting-time.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import { useNow } from '../../app/now.ts'

interface ClockProps {
  draft: Pick<Meeting, 'runningSince' | 'state' | 'startsAt'>
  onChange: (change: Partial<Meeting>) => void
}

const minute = 60_000
/** A day in minutes: nothing longer is a meeting. */
const longest = 1_440

/** `07:05`, or `1:07:05` from an hour on. */
function sayElapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours === 0 ? rest : `${hours}:${rest}`
}

export function Clock({ draft, onChange }: ClockProps) {
  if (draft.runningSince === null)
    return (
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
        onClick={() => {
          const now = Date.now()
          const begins = draft.state === 'planned' ? { startsAt: roundedMoment(now) } : {}
          onChange({ ...begins, state: 'held', runningSince: new Date(now).toISOString() })
        }}
      >
        {draft.state === 'planned' ? 'Begin now' : 'Start the clock'}
      </Button>
    )
  return <Running since={draft.runningSince} onChange={onChange} />
}

function Running({ since, onChange }: { since: string; onChange: ClockProps['onChange'] }) {
  const elapsed = useNow(1_000) - Date.parse(since)
  const stop = () => {
    const minutes = Math.round((Date.now() - Date.parse(since)) / minute)
    onChange({ runningSince: null, durationMinutes: Math.max(1, Math.min(longest, minutes)) })
  }
  return (
    <Group gap="xs">
      <Button size="xs" variant="light" leftSection={<IconPlayerStop size={14} aria-hidden />} onClick={stop}>
        Stop the clock
      </Button>
      <Text size="sm" role="timer" aria-label="Time of this meeting" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {sayElapsed(elapsed)}
      </Text>
    </Group>
  )
}
