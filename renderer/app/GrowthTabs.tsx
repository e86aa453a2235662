// The parts of Growth, one beside the other: goals, assessments, and the mirror.
import { Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import classes from './GrowthTabs.module.css'

const parts = [
  { to: '/goals', label: 'Goals' },
  { to: '/assessments', label: 'Assessments' },
  { to: '/mirror', label: 'Mirror' },
] as const

export function GrowthTabs() {
  return (
    <Group component="nav" aria-label="Growth" gap="xs" mb="md">
      {parts.map(({ to, label }) => (
        <Link key={to} to={to} className={classes.part} activeOptions={{ exact: true }}>
          {label}
        </Link>
      ))}
    </Group>
  )
}
