// What an empty screen says: what belongs here and what to do next.
import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon: ReactNode
  title: string
  text: ReactNode
  /** One or two buttons. */
  action?: ReactNode
}

export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" maw="34rem" mx="auto" ta="center">
      <Text span c="dimmed" aria-hidden lh={0}>
        {icon}
      </Text>
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text c="dimmed">{text}</Text>
      {action !== undefined && <div>{action}</div>}
    </Stack>
  )
}
