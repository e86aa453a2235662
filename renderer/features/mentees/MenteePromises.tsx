// What mentor and mentee owe each other, on the mentee's page: open ones at once, settled ones on demand.
import { Anchor, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { comparePromises } from '../../../shared/domain/promises.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { AddPromise } from '../../app/promises/AddPromise.tsx'
import { PromiseList } from '../../app/promises/PromiseList.tsx'
import { useMenteePromises } from '../../app/queries.ts'
import { count } from './words.ts'
import classes from './MenteeScreen.module.css'

/** Open ones that are drawn before somebody asks for all. */
const firstOpen = 12
/** Settled ones that are drawn at most: the ledger has all. */
const mostSettled = 200

export function MenteePromises({ mentee }: { mentee: Mentee }) {
  const promises = useMenteePromises(mentee.id).data
  const [showsAll, setShowsAll] = useState(false)
  const [showsSettled, setShowsSettled] = useState(false)
  if (promises === undefined) return null
  const here = promises.toSorted(comparePromises)
  const open = here.filter(({ state }) => state === 'open')
  const settled = here.filter(({ state }) => state !== 'open')
  const mentees = new Map([[mentee.id, mentee]])
  return (
    <section aria-label="Promises" className={classes.promises}>
      <Title order={2} size="h3">
        Promises
      </Title>
      {open.length === 0 ? (
        <Text size="sm" c="dimmed" py={4}>
          Nothing is open between you.
        </Text>
      ) : (
        <PromiseList promises={showsAll ? open : open.slice(0, firstOpen)} mentees={mentees} label="Open promises" />
      )}
      {open.length > firstOpen && !showsAll && (
        <Anchor component="button" type="button" size="sm" onClick={() => setShowsAll(true)}>
          Show all {count(open.length, 'open promise')}
        </Anchor>
      )}
      <AddPromise people={[mentee]} meetingId={null} />
      {settled.length > 0 && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => setShowsSettled(!showsSettled)}
          aria-expanded={showsSettled}
        >
          {showsSettled ? 'Hide' : 'Show'} {count(settled.length, 'settled promise')}
        </Anchor>
      )}
      {showsSettled && (
        <PromiseList promises={settled.slice(0, mostSettled)} mentees={mentees} label="Settled promises" />
      )}
    </section>
  )
}
