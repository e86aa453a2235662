// A meeting that comes again: by which rule and how often, with every day shown before they are planned. 10:00 stays
// 10:00 when clocks change here; where it then moves for the mentee, that is said.
import { Button, Group, Modal, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Recurrence } from '../../../shared/domain/calendar/recurrence.ts'
import { mostPlanned, plannedDays } from '../../../shared/domain/meeting-plan.ts'
import { mentorZone, wallTime } from '../../../shared/domain/meeting-time.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { sayFullTime } from '../../ui/time.ts'

interface RepeatDialogProps {
  opened: boolean
  draft: Meeting
  people: readonly Mentee[]
  onClose: () => void
  onPlan: (rule: Recurrence) => void
}

const rules = {
  week: { label: 'Every week', every: 'week', interval: 1 },
  'two-weeks': { label: 'Every two weeks', every: 'week', interval: 2 },
  'four-weeks': { label: 'Every four weeks', every: 'week', interval: 4 },
  'month-day': { label: 'Every month on this date', every: 'month-day', interval: 1 },
  'month-weekday': { label: 'Every month on this weekday', every: 'month-weekday', interval: 1 },
} as const satisfies Record<string, { label: string } & Pick<Recurrence, 'every' | 'interval'>>
type RuleName = keyof typeof rules

function isRuleName(value: string): value is RuleName {
  return value in rules
}

/** Days drawn in the preview. */
const mostShown = 12

export function RepeatDialog({ opened, draft, people, onClose, onPlan }: RepeatDialogProps) {
  const [name, setName] = useState<RuleName>('two-weeks')
  const [count, setCount] = useState(6)
  const { every, interval } = rules[name]
  const rule = useMemo<Recurrence>(
    () => ({ every, interval, count, until: null, skipped: [] }),
    [every, interval, count],
  )
  const days = useMemo(() => (opened ? plannedDays(draft, rule) : []), [opened, draft, rule])
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Plan it again"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <Group gap="sm" align="flex-start" grow>
          <NativeSelect
            label="How often"
            value={name}
            onChange={(event) => {
              if (isRuleName(event.currentTarget.value)) setName(event.currentTarget.value)
            }}
            data={Object.entries(rules).map(([value, { label }]) => ({ value, label }))}
          />
          <NumberInput
            label="How many in all"
            value={count}
            onChange={(value) => {
              if (typeof value === 'number') setCount(Math.max(2, Math.min(mostPlanned, Math.round(value))))
            }}
            min={2}
            max={mostPlanned}
            clampBehavior="strict"
            allowDecimal={false}
          />
        </Group>
        <Preview days={days.map(({ startsAt }) => startsAt)} zone={mentorZone(draft.timeZone)} people={people} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={days.length < 2} onClick={() => onPlan(rule)}>
            Plan {days.length} meetings
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Preview({ days, zone, people }: { days: readonly string[]; zone: string; people: readonly Mentee[] }) {
  const moving = people.filter(({ timeZone }) => {
    if (timeZone === '' || timeZone === zone) return false
    return new Set(days.map((at) => wallTime(at, mentorZone(timeZone)).time)).size > 1
  })
  return (
    <section aria-label="Days">
      <ol style={{ margin: 0, paddingInlineStart: '1.5rem' }}>
        {days.slice(0, mostShown).map((at) => (
          <li key={at}>{sayFullTime(at, zone)}</li>
        ))}
      </ol>
      {days.length > mostShown && (
        <Text size="sm" c="dimmed">
          And {days.length - mostShown} more.
        </Text>
      )}
      {moving.length > 0 && (
        <Text size="sm" mt={4}>
          Clocks change in between: the hour does not stay the same for{' '}
          {moving.slice(0, 3).map(({ id, name, preferredName }, place) => (
            <span key={id}>
              {place > 0 && ', '}
              <bdi>{preferredName === '' ? name : preferredName}</bdi>
            </span>
          ))}
          {moving.length > 3 && ` and ${moving.length - 3} more`}.
        </Text>
      )}
    </section>
  )
}
