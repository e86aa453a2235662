// A titled list of the library: the mentor's own things, or those to begin with. Each line says what it is and what can be done.
import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import lines from '../../ui/Lines.module.css'

interface ShelfProps {
  title: string
  /** Lines; when there are none, that is said. */
  children: readonly ReactNode[]
  /** What is said then. */
  empty?: string
}

const beginOne = 'None yet. Begin a new one, or change one of those below to your liking.'

export function Shelf({ title, children, empty = beginOne }: ShelfProps) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h3" mb={4}>
        {title}
      </Title>
      {children.length === 0 ? (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      ) : (
        <ul className={lines.list}>{children}</ul>
      )}
    </section>
  )
}
