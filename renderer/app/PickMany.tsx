// A field in which several names are picked by typing a part of each. Its list covers nothing once one is picked, until
// somebody types on.
import { MultiSelect, type MultiSelectProps } from '@mantine/core'
import { useState } from 'react'
import { accentFilter } from './accent-filter.ts'

type PickManyProps = Omit<
  MultiSelectProps,
  'searchable' | 'searchValue' | 'onSearchChange' | 'filter' | 'limit' | 'dropdownOpened' | 'onChange'
> & { onChange: (values: string[]) => void }

/** How many answers a search shows. */
const mostOptions = 40

export function PickMany({ onChange, ...field }: PickManyProps) {
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState(false)
  return (
    <MultiSelect
      hidePickedOptions
      openOnFocus={false}
      selectFirstOptionOnChange
      maxDropdownHeight={280}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      {...field}
      onChange={(values) => {
        setSearch('')
        setOpen(false)
        onChange(values)
      }}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      filter={accentFilter}
      limit={mostOptions}
      dropdownOpened={open}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
    />
  )
}
