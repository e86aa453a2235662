// The day and the hour at which a mail is to go: proposals by the clock of the mentee, or any other by the mentor's own.
import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isZone, momentOf, wallTime } from '../../../../shared/domain/meeting-time.ts'
import { laterChoices, laterTrouble, type LaterChoice } from '../../../../shared/domain/send-later.ts'
import type { Mentee } from '../../../../shared/model/mentee.ts'
import { useMentorZone, useNow } from '../../../app/now.ts'
import { sayTime } from '../../../ui/time.ts'

interface SendLaterProps {
  person: Mentee | undefined
  onClose: () => void
  /** A moment, ISO 8601. */
  onChoose: (at: string) => void
}

const names: Readonly<Record<LaterChoice['id'], string>> = {
  evening: 'This evening',
  morning: 'Tomorrow morning',
  monday: 'Monday morning',
}

const troubleWords = {
  unreadable: 'Choose a day and a time.',
  past: 'That moment is over.',
  far: 'That is more than a year ahead.',
} as const

const minute = 60_000

export function SendLater({ person, onClose, onChoose }: SendLaterProps) {
  const now = useNow(minute)
  const own = useMentorZone()
  const theirs = person !== undefined && isZone(person.timeZone) ? person.timeZone : own
  const choices = laterChoices(now, theirs)
  const [wall, setWall] = useState(() => wallTime(choices.at(-1)?.at ?? new Date(now).toISOString(), own))
  const at = momentOf(wall, own)
  const trouble = laterTrouble(at, now)
  const place = (zone: string) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  const shown = (moment: string) => {
    const there = sayTime(moment, new Date(now), theirs)
    const here = sayTime(moment, new Date(now), own)
    return theirs === own || there === here ? there : `${there} in ${place(theirs)}, ${here} for you`
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="Send later"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="xs">
        {choices.map((choice) => (
          <Button
            key={choice.id}
            variant="default"
            justify="space-between"
            h="auto"
            py={8}
            styles={{ label: { whiteSpace: 'normal' } }}
            rightSection={
              <Text size="sm" c="dimmed">
                {shown(choice.at)}
              </Text>
            }
            onClick={() => onChoose(choice.at)}
          >
            {names[choice.id]}
          </Button>
        ))}
        <Group gap="xs" align="flex-end" mt="sm">
          <TextInput
            type="date"
            label="Day"
            value={wall.day}
            onChange={(event) => setWall({ ...wall, day: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={`Time in ${place(own)}`}
            value={wall.time}
            onChange={(event) => setWall({ ...wall, time: event.currentTarget.value })}
          />
          <Button disabled={trouble !== null} onClick={() => (at === null ? undefined : onChoose(at))}>
            Send then
          </Button>
        </Group>
        {trouble !== null && (
          <Alert color="yellow" p="xs">
            {troubleWords[trouble]}
          </Alert>
        )}
        <Text size="sm" c="dimmed">
          It goes at the first moment after that at which the program is open and there is a network.
        </Text>
      </Stack>
    </Modal>
  )
}
