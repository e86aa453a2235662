// The sheet in the middle of the window for everything before the vault is open.
import { Paper, Stack, Text, Title } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import classes from './Threshold.module.css'

interface ThresholdProps {
  title: string
  children: ReactNode
  /** Above the heading: where one is in a sequence, such as `Step 1 of 3`. */
  step?: string
}

export function Threshold({ title, children, step }: ThresholdProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // A field that asked for the focus keeps it.
    if (document.activeElement === null || document.activeElement === document.body) heading.current?.focus()
  }, [title])
  return (
    <main className={classes.threshold}>
      <Stack className={classes.middle} gap="md">
        <Text size="xs" c="dimmed" ta="center">
          Telemachus
        </Text>
        <Paper withBorder p="xl" className={classes.sheet}>
          {step !== undefined && (
            <Text size="xs" c="dimmed">
              {step}
            </Text>
          )}
          <Title order={1} size="h2" mb="md" ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </Title>
          {children}
        </Paper>
      </Stack>
    </main>
  )
}
