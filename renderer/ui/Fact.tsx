// Facts in rows: what it is on the left, how it is on the right.
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Fact.module.css'

/** Holds `Fact` rows. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <Text component="dt" size="xs" c="dimmed">
        {label}
      </Text>
      <Text component="dd" m={0} className={classes.value}>
        {children}
      </Text>
    </div>
  )
}
