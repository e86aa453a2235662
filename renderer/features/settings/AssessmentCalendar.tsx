// When assessments are due again: each of the calendar can be switched off or asked for at another pace.
import { Button, Group, NativeSelect, Stack, Switch, Text } from '@mantine/core'
import { defaultCalendar, type CalendarEntry } from '../../../shared/domain/assessments/calendar.ts'
import { shippedInstruments } from '../../../shared/instruments/shipped.ts'
import type { Practice } from '../../../shared/model/practice.ts'
import { showFailure } from '../../app/failures.ts'
import { useSavePractice } from '../../app/save-practice.ts'

/** Months that can be chosen, with their words. */
const paces: readonly { months: number; label: string }[] = [
  { months: 1, label: 'every month' },
  { months: 2, label: 'every two months' },
  { months: 3, label: 'every quarter' },
  { months: 6, label: 'twice a year' },
  { months: 12, label: 'once a year' },
  { months: 24, label: 'every two years' },
]

function titleOf({ instrumentId, rater }: CalendarEntry): string {
  const title = shippedInstruments.find(({ id }) => id === instrumentId)?.title ?? instrumentId
  return rater === 'mentee' ? `${title}, asked of each mentee` : `${title}, my own`
}

export function AssessmentCalendar({ practice }: { practice: Practice }) {
  const savePractice = useSavePractice()
  const calendar = practice.assessmentCalendar ?? defaultCalendar
  const save = (assessmentCalendar: CalendarEntry[] | null) =>
    void savePractice({ assessmentCalendar }).catch(showFailure)
  const change = (key: string, part: Partial<CalendarEntry>) =>
    save(calendar.map((one) => (one.key === key ? { ...one, ...part } : one)))
  return (
    <Stack gap="xs">
      <Text>When Today says that something is due to be assessed again.</Text>
      {calendar.map((entry) => (
        <Group key={entry.key} justify="space-between" gap="xs">
          <Switch
            label={titleOf(entry)}
            checked={entry.isOn}
            onChange={(event) => change(entry.key, { isOn: event.currentTarget.checked })}
          />
          <NativeSelect
            aria-label={`How often: ${titleOf(entry)}`}
            value={String(entry.everyMonths)}
            data={paces.map(({ months, label }) => ({ value: String(months), label }))}
            onChange={(event) => change(entry.key, { everyMonths: Number(event.currentTarget.value) })}
            disabled={!entry.isOn}
          />
        </Group>
      ))}
      {practice.assessmentCalendar !== null && (
        <div>
          <Button size="compact-sm" variant="default" onClick={() => save(null)}>
            As it was at first
          </Button>
        </div>
      )}
    </Stack>
  )
}
