// A screen's outline: its heading, what can be done, what stands beside it. On navigation the focus goes to the
// heading, so that a screen reader says where one is and the next Tab starts here.
import { Box, Group, Title } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import classes from './Page.module.css'

interface PageProps {
  title: ReactNode
  /** Buttons on the right of the heading. */
  actions?: ReactNode
  /** A column beside the content; below it on a narrow window. */
  aside?: ReactNode
  /** What the page is about, such as a mentee's id: when it changes, the focus returns to the heading. */
  subject?: string
  children: ReactNode
}

export function Page({ title, actions, aside, subject, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const focused = document.activeElement
    // A field that asked for the focus itself keeps it.
    const taken = focused instanceof HTMLElement && heading.current?.closest('main')?.contains(focused) === true
    if (!taken || subject !== undefined) heading.current?.focus({ preventScroll: true })
  }, [subject])
  return (
    <Box className={classes.page}>
      <Group className={classes.head} justify="space-between" align="flex-start" gap="sm">
        <Title order={1} size="h2" ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </Title>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      <div className={aside === undefined ? undefined : classes.split}>
        <div className={classes.content}>{children}</div>
        {aside !== undefined && <aside className={classes.aside}>{aside}</aside>}
      </div>
    </Box>
  )
}
