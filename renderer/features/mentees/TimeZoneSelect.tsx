// A mentee's time zone, found by a city or a region, with what the clock shows there now.
import { Group, Select, Text, type ComboboxItem } from '@mantine/core'
import { useMemo, useState } from 'react'
import { dateFormat } from '../../../shared/domain/date-format.ts'
import { fold, hasEveryWord, searchWords } from '../../../shared/domain/folding.ts'
import { isZone } from '../../../shared/domain/meeting-time.ts'

const known = Intl.supportedValuesOf('timeZone')

const clock = dateFormat('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

function clockAt(zone: string, now: number): string {
  return clock(zone).format(now).replace(',', '')
}

interface TimeZoneSelectProps {
  zone: string
  onChange: (zone: string) => void
}

export function TimeZoneSelect({ zone, onChange }: TimeZoneSelectProps) {
  const [openedAt, setOpenedAt] = useState(() => Date.now())
  const choices = useMemo(
    () =>
      [...new Set([...(zone === '' ? [] : [zone]), ...known, 'UTC'])].map((one) => ({
        value: one,
        label: one.replaceAll('_', ' '),
      })),
    [zone],
  )
  return (
    <Select
      label="Time zone"
      placeholder="A city or a region"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Clear the time zone' }}
      nothingFoundMessage="No such zone. Try the capital, or the largest city nearby."
      data={choices}
      limit={50}
      value={zone === '' ? null : zone}
      onDropdownOpen={() => setOpenedAt(Date.now())}
      onChange={(chosen) => onChange(chosen ?? '')}
      filter={({ options, search, limit }) => {
        const words = searchWords(search)
        return options
          .filter((option) => 'label' in option && hasEveryWord(fold(option.label).replaceAll('/', ' '), words))
          .slice(0, limit)
      }}
      renderOption={({ option }: { option: ComboboxItem }) => (
        <Group justify="space-between" wrap="nowrap" gap="sm" flex={1}>
          <span>{option.label}</span>
          {isZone(option.value) && (
            <Text span size="xs" opacity={0.8}>
              {clockAt(option.value, openedAt)}
            </Text>
          )}
        </Group>
      )}
    />
  )
}
