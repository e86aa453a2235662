// Everybody of a file, each beside the mentee they are taken for, which can be changed by hand.
import { Anchor, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import type { People } from './people.ts'
import classes from './MeetingFiles.module.css'
import { WhoIsIt } from './WhoIsIt.tsx'

interface PeopleListProps {
  people: People
  mentees: readonly Mentee[]
}

/** Drawn at first, and with each further wish. */
const drawnAtOnce = 12
const drawnMore = 60
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
  const known = useMemo(() => new Map(mentees.map((one) => [one.id, one])), [mentees])
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
              <WhoIsIt
                shown={shown}
                mentee={known.get(menteeIds[place] ?? '')}
                options={options}
                isByHand={changed.has(place)}
                isRemembered={remembered.has(place)}
                onAssign={(id) => assign(place, id)}
                onRemember={(wanted) => remember(place, wanted)}
              />
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
