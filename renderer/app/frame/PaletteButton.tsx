// Opens the commands for those who do not know the key yet, and tells it.
import { Button, Kbd } from '@mantine/core'
import { sayShortcut } from '../commands.ts'
import { onMac } from './mac.ts'

export function PaletteButton({ onOpen }: { onOpen: () => void }) {
  return (
    <Button variant="default" onClick={onOpen} rightSection={<Kbd size="xs">{sayShortcut('mod+K', onMac)}</Kbd>}>
      Commands
    </Button>
  )
}
