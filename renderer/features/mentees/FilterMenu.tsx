// One filter of the list: a button that says what it lets through, and behind it the choices to tick.
import { Button, Checkbox, Popover, ScrollArea, Stack, TextInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { fold } from '../../../shared/domain/folding.ts'

/** From so many choices on, they are searched rather than read. */
const manyChoices = 10

interface FilterMenuProps<Value extends string> {
  /** `Status` */
  label: string
  choices: readonly { value: Value; label: string }[]
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
}

export function FilterMenu<Value extends string>({ label, choices, chosen, onChange }: FilterMenuProps<Value>) {
  const [text, setText] = useState('')
  const words = choices.filter((one) => chosen.includes(one.value)).map((one) => one.label)
  const shown = choices.filter((one) => fold(one.label).includes(fold(text)))
  const said = words.length === 0 ? label : words.length < 3 ? words.join(', ') : `${label}: ${words.length}`
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus transitionProps={{ duration: 80 }}>
      <Popover.Target>
        <Button
          variant={chosen.length === 0 ? 'default' : 'light'}
          rightSection={<IconChevronDown size={16} aria-hidden />}
          aria-label={words.length === 0 ? `${label}: any` : `${label}: ${words.join(', ')}`}
          maw={240}
        >
          <bdi>{said}</bdi>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} miw={200} maw={320}>
        <Stack gap="xs">
          {choices.length >= manyChoices && (
            <TextInput
              aria-label={`Find in ${label.toLowerCase()}`}
              placeholder="Find"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          <ScrollArea.Autosize mah={280} type="auto">
            <Stack gap="xs">
              {shown.map((one) => (
                <Checkbox
                  key={one.value}
                  label={<bdi>{one.label}</bdi>}
                  checked={chosen.includes(one.value)}
                  onChange={(event) =>
                    onChange(
                      event.currentTarget.checked
                        ? [...chosen, one.value]
                        : chosen.filter((value) => value !== one.value),
                    )
                  }
                />
              ))}
            </Stack>
          </ScrollArea.Autosize>
          {chosen.length > 0 && (
            <Button variant="subtle" size="compact-sm" onClick={() => onChange([])}>
              Let everybody through
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
