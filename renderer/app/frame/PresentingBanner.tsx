// Says that names and private words are covered, and ends it.
import { Button, Group, Text } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { sayShortcut } from '../commands.ts'
import { setPresenting } from '../presenting.ts'
import classes from '../Frame.module.css'
import { onMac } from './mac.ts'

export function PresentingBanner() {
  return (
    <Group className={classes.presenting} justify="space-between" gap="sm" role="status">
      <Group gap="xs" wrap="nowrap">
        <IconEyeOff size={18} aria-hidden />
        <Text size="sm">
          Presenting: only what may be shared is shown ({sayShortcut('mod+shift+H', onMac)} ends it)
        </Text>
      </Group>
      <Button size="compact-sm" variant="default" onClick={() => setPresenting(false)}>
        Show everything
      </Button>
    </Group>
  )
}
