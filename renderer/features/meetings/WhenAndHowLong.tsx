// When it was and how long it took: day and time on the mentor's clock, beside it the clock of mentees elsewhere,
// and the usual lengths at one press.
import { Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { DateInput, TimeInput } from '@mantine/dates'
import { useState } from 'react'
import { mentorZone, momentOf, timeThere, wallTime, type WallTime } from '../../../shared/domain/meeting-time.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import classes from './WhenAndHowLong.module.css'

interface WhenProps {
  draft: Pick<Meeting, 'startsAt' | 'timeZone' | 'durationMinutes'>
  people: readonly Mentee[]
  onChange: (change: Partial<Pick<Meeting, 'startsAt' | 'durationMinutes'>>) => void
}

const usualLengths = [15, 30, 45, 60] as const
/** A day in minutes: nothing longer is a meeting. */
const longest = 1_440
/** More clocks than this would be a table. */
const mostClocks = 3

export function WhenAndHowLong({ draft, people, onChange }: WhenProps) {
  // A meeting that does not say where it was written down is shown by this computer's clock.
  const here = mentorZone(draft.timeZone)
  // What is typed and is no time yet; anything else is what the meeting says.
  const [typed, setTyped] = useState<WallTime | null>(null)
  const wall = typed ?? wallTime(draft.startsAt, here)
  const moment = momentOf(wall, here)

  const setClock = (change: Partial<typeof wall>) => {
    const next = { ...wall, ...change }
    const startsAt = momentOf(next, here)
    setTyped(startsAt === null ? next : null)
    if (startsAt !== null) onChange({ startsAt })
  }

  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-start">
        <DateInput
          label="Day"
          value={wall.day}
          onChange={(day) => setClock({ day: day ?? '' })}
          valueFormat="ddd, D MMM YYYY"
          popoverProps={{ transitionProps: { duration: 0 } }}
          error={wall.day === '' && 'Which day was it?'}
          w="11rem"
        />
        <TimeInput
          label="Time"
          value={wall.time}
          onChange={(event) => setClock({ time: event.currentTarget.value })}
          error={wall.time === '' && 'At what time?'}
          w="8rem"
        />
        <NumberInput
          label="Minutes"
          value={draft.durationMinutes}
          onChange={(value) => {
            if (typeof value === 'number')
              onChange({ durationMinutes: Math.max(0, Math.min(longest, Math.round(value))) })
          }}
          min={0}
          max={longest}
          step={5}
          clampBehavior="strict"
          allowDecimal={false}
          w="5.5rem"
          hideControls
        />
        <Group gap={4} className={classes.lengths} role="group" aria-label="Usual lengths">
          {usualLengths.map((minutes) => (
            <Button
              key={minutes}
              size="compact-sm"
              h={36}
              variant={draft.durationMinutes === minutes ? 'light' : 'default'}
              aria-pressed={draft.durationMinutes === minutes}
              aria-label={`${minutes} minutes`}
              onClick={() => onChange({ durationMinutes: minutes })}
            >
              {minutes}
            </Button>
          ))}
        </Group>
      </Group>
      {moment !== null && <ClocksElsewhere at={moment} here={here} people={people} />}
    </Stack>
  )
}

function ClocksElsewhere({ at, here, people }: { at: string; here: string; people: readonly Mentee[] }) {
  const clocks = people.flatMap((person) => {
    const time = timeThere(at, here, person.timeZone)
    return time === null ? [] : [{ person, time }]
  })
  if (clocks.length === 0) return null
  const more = clocks.length - mostClocks
  return (
    <Text size="xs" c="dimmed" data-clocks>
      {clocks.slice(0, mostClocks).map(({ person, time }, position) => (
        <span key={person.id}>
          {position > 0 && ' · '}
          {time} for <bdi>{person.preferredName === '' ? person.name : person.preferredName}</bdi>
        </span>
      ))}
      {more > 0 && ` · and ${more} more elsewhere`}
    </Text>
  )
}
