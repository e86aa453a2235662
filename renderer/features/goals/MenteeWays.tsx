// From what is about one mentee to the rest about them: their page, their plan, their path.
import { Anchor, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

const ways = [
  { to: '/mentees/$menteeId', label: 'The mentee’s page' },
  { to: '/mentees/$menteeId/goals', label: 'The plan' },
  { to: '/mentees/$menteeId/path', label: 'The whole path' },
] as const

interface MenteeWaysProps {
  menteeId: string
  /** The screen that it stands on, which is left out. */
  here?: (typeof ways)[number]['to']
  /** Said beside the ways. */
  children?: ReactNode
}

export function MenteeWays({ menteeId, here, children }: MenteeWaysProps) {
  return (
    <Group gap="md" mb="md">
      {ways
        .filter(({ to }) => to !== here)
        .map(({ to, label }) => (
          <Anchor key={to} size="sm" renderRoot={(props) => <Link to={to} params={{ menteeId }} {...props} />}>
            {label}
          </Anchor>
        ))}
      {children}
    </Group>
  )
}
