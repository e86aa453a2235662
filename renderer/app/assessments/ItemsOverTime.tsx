// What was answered item by item, time after time. Each answer leads to the assessment in which it was given.
import { Anchor, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ViewProfile } from '../../../shared/domain/assessments/profile.ts'
import { perspectiveWords } from '../../../shared/domain/assessments/words.ts'
import { sayTime } from '../../ui/time.ts'
import { useNow } from '../now.ts'

/** Columns of the table at most: the latest ones. */
const mostShown = 6

export function ItemsOverTime({ view }: { view: ViewProfile }) {
  const now = new Date(useNow(60_000))
  const [isOpen, setOpen] = useState(false)
  const title = perspectiveWords(view)
  const days = view.items[0]?.given.slice(-mostShown) ?? []
  if (days.length === 0) return null
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Item by item: {title}</summary>
      {isOpen && (
        <>
          <Table.ScrollContainer minWidth={480}>
            <Table verticalSpacing={4} maw="54rem" aria-label={`Item by item: ${title}`}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Item</Table.Th>
                  {days.map(({ assessmentId, on }) => (
                    <Table.Th key={assessmentId} ta="right">
                      {sayTime(on, now)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {view.items.map(({ key, label, given }) => (
                  <Table.Tr key={key}>
                    <Table.Th scope="row">{label}</Table.Th>
                    {given.slice(-mostShown).map(({ assessmentId, on, value }) => (
                      <Table.Td key={assessmentId} ta="right">
                        {value === null ? (
                          '—'
                        ) : (
                          <Anchor
                            renderRoot={(props) => (
                              <Link
                                to="/assessments/$assessmentId"
                                params={{ assessmentId }}
                                search={{ item: key }}
                                aria-label={`${label}, ${sayTime(on, now)}: ${value}`}
                                {...props}
                              />
                            )}
                          >
                            {value}
                          </Anchor>
                        )}
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <Text size="xs" c="dimmed" maw="46rem">
            Single answers move by a point or two from one day to the next; only the areas have a band of noise.
            {view.count > mostShown && ` The latest ${mostShown} of ${view.count} are shown.`}
          </Text>
        </>
      )}
    </details>
  )
}
