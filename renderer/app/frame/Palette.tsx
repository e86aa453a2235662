// The commands: what can be done here and now, and every mentee by name. Type, arrow, Enter.
import { Combobox, Kbd, Modal, Text, TextInput, useCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { sayShortcut, useAllCommands } from '../commands.ts'
import { usePresenting } from '../presenting.ts'
import { useRoster } from '../queries.ts'
import { useGo } from './go.ts'
import { findEntries, type PaletteEntry } from './palette-entries.ts'
import classes from './Palette.module.css'
import { onMac } from './mac.ts'

interface PaletteProps {
  opened: boolean
  onClose: () => void
}

export function Palette({ opened, onClose }: PaletteProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      lockScroll={false}
      size="36rem"
      yOffset="12vh"
      centered={false}
      transitionProps={{ duration: 0 }}
      returnFocus={false}
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Commands" data-public>
        <Modal.Body p={0}>
          <PaletteBody onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** Takes the focus with the key press that opens the dialog, so that the first letters typed after it are not lost or
 * taken for commands; gives it back in the same way. */
function useTypingAtOnce() {
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return field
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  const listId = useId()
  const field = useTypingAtOnce()
  const commands = useAllCommands()
  const everybody = useRoster().data ?? []
  const roster = usePresenting() ? [] : everybody
  const go = useGo()
  const combobox = useCombobox({ opened: true })
  const groups = findEntries(text, commands, roster, go.mentee)
  const entries = groups.flatMap((group) => group.entries)

  const run = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return
    onClose()
    // After the dialog has given the focus back, so that a command may move it.
    setTimeout(() => entry.run(), 0)
  }

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => run(entries.find((entry) => entry.id === id))}
      withinPortal={false}
    >
      <Combobox.EventsTarget aria-controls={listId} aria-expanded>
        <TextInput
          ref={field}
          data-autofocus
          aria-label="Command or mentee"
          placeholder="What to do, or whom to go to"
          leftSection={<IconSearch size={18} aria-hidden />}
          variant="unstyled"
          size="md"
          classNames={{ root: classes.head ?? '', input: classes.field ?? '' }}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            combobox.resetSelectedOption()
          }}
          onKeyDown={(event) => {
            // The list keeps Esc from the dialog, to close itself; here both are one.
            if (event.key === 'Escape') onClose()
            if (event.key !== 'Enter' || combobox.getSelectedOptionIndex() !== -1) return
            event.preventDefault()
            run(entries[0])
          }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options id={listId} className={classes.list} aria-label="Commands">
        {groups.map((group) => (
          <Combobox.Group key={group.title} label={group.title}>
            {group.entries.map((entry) => (
              <Combobox.Option key={entry.id} value={entry.id} className={classes.option ?? ''}>
                <bdi className={classes.label}>{entry.label}</bdi>
                {entry.shortcut !== '' && <Kbd size="xs">{sayShortcut(entry.shortcut, onMac)}</Kbd>}
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
        {entries.length === 0 && <Combobox.Empty>Nothing of that name.</Combobox.Empty>}
      </Combobox.Options>
      <Text size="xs" c="dimmed" className={classes.foot}>
        Arrow keys choose, Enter runs, Esc closes
      </Text>
    </Combobox>
  )
}
