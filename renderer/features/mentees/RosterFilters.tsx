// Above the list: the search box and the filters. Down goes from the box into the list, Enter opens the first found.
import { CloseButton, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, type KeyboardEvent, type RefObject } from 'react'
import { everybody, tagsInUse, type RosterFilter, type RosterLine } from '../../../shared/domain/roster.ts'
import { FilterMenu } from './FilterMenu.tsx'
import { look } from './roster-view.ts'
import { count, statusChoices } from './words.ts'

const archivedChoices = [
  { value: 'current', label: 'Current' },
  { value: 'archived', label: 'Archived' },
  { value: 'all', label: 'Current and archived' },
] as const

interface RosterFiltersProps {
  filter: RosterFilter
  lines: readonly RosterLine[]
  /** How many the filter lets through. */
  found: number
  searchBox: RefObject<HTMLInputElement | null>
  onDown: () => void
  onEnter: () => void
}

/** Whether anything is left out by the filter, apart from those who are archived. */
export function isNarrow(filter: RosterFilter): boolean {
  return filter.text !== '' || filter.statuses.length > 0 || filter.tags.length > 0 || filter.archived === 'archived'
}

export function RosterFilters({ filter, lines, found, searchBox, onDown, onEnter }: RosterFiltersProps) {
  const tags = useMemo(() => tagsInUse(lines).map((tag) => ({ value: tag, label: tag })), [lines])
  const change = (part: Partial<RosterFilter>) => look({ filter: { ...filter, ...part } })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') onDown()
    else if (event.key === 'Enter') onEnter()
    else if (event.key === 'Escape' && filter.text !== '') change({ text: '' })
    else return
    event.preventDefault()
  }
  return (
    <Group gap="xs" mb="sm" role="search" aria-label="Mentees in this list">
      <TextInput
        ref={searchBox}
        type="text"
        inputMode="search"
        aria-label="Search mentees"
        placeholder="Name, e-mail, programme, tag"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          filter.text !== '' && (
            <CloseButton
              size="sm"
              aria-label="Clear the search"
              onClick={() => {
                change({ text: '' })
                searchBox.current?.focus()
              }}
            />
          )
        }
        value={filter.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
        style={{ flex: '1 1 14rem' }}
        maw={380}
      />
      <FilterMenu
        label="Status"
        choices={statusChoices}
        chosen={filter.statuses}
        onChange={(statuses) => change({ statuses })}
      />
      {(tags.length > 0 || filter.tags.length > 0) && (
        <FilterMenu label="Tags" choices={tags} chosen={filter.tags} onChange={(chosen) => change({ tags: chosen })} />
      )}
      <NativeSelect
        aria-label="Archived or not"
        data={archivedChoices.map((one) => ({ ...one }))}
        value={filter.archived}
        onChange={(event) => {
          const chosen = archivedChoices.find((one) => one.value === event.currentTarget.value)
          if (chosen !== undefined) change({ archived: chosen.value })
        }}
        w={190}
      />
      <Text size="xs" c="dimmed" role="status" ms="auto">
        {isNarrow(filter)
          ? `${found.toLocaleString('en')} of ${count(lines.length, 'mentee')}`
          : count(found, 'mentee')}
      </Text>
    </Group>
  )
}

/** Lets everybody through again. */
export function clearFilter(): void {
  look({ filter: everybody })
}
