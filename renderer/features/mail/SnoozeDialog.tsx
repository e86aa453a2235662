// Puts conversations out of sight for a while: until later today, tomorrow, next week, or a day of one's own. Whoever writes
// in the meantime brings them back.
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { morningOf, snoozeChoices } from '../../../shared/domain/snooze.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { TimeText } from '../../ui/TimeText.tsx'

interface SnoozeDialogProps {
  opened: boolean
  onClose: () => void
  onSnooze: (until: string) => void
}

export function SnoozeDialog({ opened, onClose, onSnooze }: SnoozeDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Out of sight until"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Choices
        onSnooze={(until) => {
          onClose()
          onSnooze(until)
        }}
      />
    </Modal>
  )
}

function Choices({ onSnooze }: Pick<SnoozeDialogProps, 'onSnooze'>) {
  const zone = useMentorZone()
  const now = useNow(60_000)
  const [day, setDay] = useState<string | null>(null)
  const until = day === null ? null : morningOf(day, zone)
  return (
    <Stack gap="sm">
      {snoozeChoices(now, zone).map((choice, place) => (
        <Button
          key={choice.kind}
          variant="default"
          justify="space-between"
          rightSection={
            <Text span size="xs" c="dimmed">
              <TimeText at={choice.until} timeZone={zone} />
            </Text>
          }
          onClick={() => onSnooze(choice.until)}
          {...(place === 0 ? { 'data-autofocus': true } : {})}
        >
          {choice.label}
        </Button>
      ))}
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <DateInput
          label="A day of your own"
          value={day}
          onChange={setDay}
          minDate={dayAt(now + 86_400_000, zone)}
          valueFormat="ddd, D MMM YYYY"
          popoverProps={{ transitionProps: { duration: 0 } }}
          clearable
          flex={1}
        />
        <Button
          disabled={until === null}
          onClick={() => {
            if (until !== null) onSnooze(until)
          }}
        >
          Until then
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        It comes back by itself, and earlier when somebody writes.
      </Text>
    </Stack>
  )
}
