// Which days, which programme, and whether mentorships that go on or those that are over.
import { Group, NativeSelect } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import type { Stage } from '../../../shared/domain/practice-figures/scope.ts'
import { periods, periodWords } from '../../../shared/domain/practice-figures/words.ts'
import { changePracticeView, type PracticeView } from './practice-view.ts'

const stageChoices: readonly { value: Stage; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'during', label: 'Those that go on' },
  { value: 'after', label: 'Those that are over' },
]

interface PracticeFiltersProps {
  view: PracticeView
  programmes: readonly { programme: string; n: number }[]
}

/** A name of a programme may be anything, so the choices are told by their place. */
export function PracticeFilters({ view, programmes }: PracticeFiltersProps) {
  const { period, from, to, programme, stage } = view
  const place = programmes.findIndex((one) => one.programme === programme)
  return (
    <Group align="flex-end" gap="sm" mb="sm">
      <NativeSelect
        label="Period"
        value={period}
        data={periods.map((value) => ({ value, label: periodWords[value] }))}
        onChange={(event) => {
          const chosen = periods.find((one) => one === event.currentTarget.value)
          if (chosen !== undefined) changePracticeView({ period: chosen })
        }}
      />
      {period === 'own' && (
        <>
          <DateInput
            label="From"
            value={from}
            onChange={(value) => changePracticeView({ from: value })}
            valueFormat="D MMM YYYY"
            placeholder="The beginning"
            clearable
            clearButtonProps={{ 'aria-label': 'No first day' }}
            {...(to === null ? {} : { maxDate: to })}
            popoverProps={{ transitionProps: { duration: 0 } }}
          />
          <DateInput
            label="To"
            value={to}
            onChange={(value) => changePracticeView({ to: value })}
            valueFormat="D MMM YYYY"
            placeholder="The end"
            clearable
            clearButtonProps={{ 'aria-label': 'No last day' }}
            {...(from === null ? {} : { minDate: from })}
            popoverProps={{ transitionProps: { duration: 0 } }}
          />
        </>
      )}
      <NativeSelect
        label="Programme"
        value={place === -1 ? 'all' : String(place)}
        data={[
          { value: 'all', label: 'All programmes' },
          ...programmes.map((one, nth) => ({
            value: String(nth),
            label: `${one.programme === '' ? 'In no programme' : one.programme} (${one.n})`,
          })),
        ]}
        onChange={(event) => {
          const chosen = programmes[Number(event.currentTarget.value)]
          changePracticeView({ programme: chosen?.programme ?? null })
        }}
      />
      <NativeSelect
        label="Mentorships"
        value={stage}
        data={[...stageChoices]}
        onChange={(event) => {
          const chosen = stageChoices.find(({ value }) => value === event.currentTarget.value)
          if (chosen !== undefined) changePracticeView({ stage: chosen.value })
        }}
      />
    </Group>
  )
}
