// Everybody of a file, each beside the mentee they are taken for, which can be changed by hand.
import { Anchor, Checkbox, Select, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { fold, hasEveryWord, searchWords } from '../../../shared/domain/folding.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import type { People } from './people.ts'
import classes from './MeetingFiles.module.css'

interface PeopleListProps {
  people: People
  mentees: readonly Mentee[]
}

/** Drawn at first, and with each further wish. */
const drawnAtOnce = 12
const drawnMore = 60
/** Answers of a search for a name. */
const mostOptions = 40

export function PeopleList({
  people: { people, menteeIds, changed, remembered, assign, remember },
  mentees,
}: PeopleListProps) {
  const [drawn, setDrawn] = useState(drawnAtOnce)
  const options = useMemo(
    () =>
      mentees
        .map((one) => ({ value: one.id, label: displayName(one) }))
        .toSorted((a, b) => a.label.localeCompare(b.label)),
    [mentees],
  )
  const found = menteeIds.filter((id) => id !== null).length
  return (
    <section aria-label="Who is who">
      <Text fw={600} size="sm" mb={4}>
        On your list: {found} of {people.length}
      </Text>
      <ul className={classes.people}>
        {people.slice(0, drawn).map(({ name, email, detail }, place) => {
          const shown = name === '' ? email || 'Without a name' : name
          return (
            <li key={`${place}/${shown}`} className={classes.person}>
              <div className={classes.name}>
                <Text size="sm">
                  <bdi>{shown}</bdi>
                </Text>
                <Text size="xs" c="dimmed">
                  {name !== '' && email !== '' && (
                    <>
                      <bdi>{email}</bdi>
                      {', '}
                    </>
                  )}
                  {detail}
                </Text>
              </div>
              <div>
                <Select
                  size="xs"
                  aria-label={`Who ${shown} is`}
                  placeholder="Not on your list"
                  data={options}
                  value={menteeIds[place] ?? null}
                  onChange={(id) => assign(place, id)}
                  searchable
                  clearable
                  limit={mostOptions}
                  filter={({ options: all, search }) => {
                    const words = searchWords(search)
                    return all.filter((one) => 'label' in one && hasEveryWord(fold(one.label), words))
                  }}
                  nothingFoundMessage="Nobody of that name"
                  clearButtonProps={{ 'aria-label': `${shown} is nobody of your list` }}
                  comboboxProps={{ transitionProps: { duration: 0 } }}
                />
                {changed.has(place) && typeof menteeIds[place] === 'string' && (
                  <Checkbox
                    size="xs"
                    mt={4}
                    label="Remember this next time"
                    aria-label={`Remember next time who ${shown} is`}
                    checked={remembered.has(place)}
                    onChange={(event) => remember(place, event.currentTarget.checked)}
                  />
                )}
              </div>
            </li>
          )
        })}
      </ul>
      {people.length > drawn && (
        <Anchor component="button" type="button" size="sm" mt={6} onClick={() => setDrawn(drawn + drawnMore)}>
          Show {Math.min(drawnMore, people.length - drawn)} more of {people.length}
        </Anchor>
      )}
    </section>
  )
}
