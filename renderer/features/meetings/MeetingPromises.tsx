// The promises of a meeting: what is still open from before, looked back on, and what is promised now.
import { Text, Title } from '@mantine/core'
import { carriedInto } from '../../../shared/domain/promises.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { AddPromise } from '../../app/promises/AddPromise.tsx'
import { PromiseList } from '../../app/promises/PromiseList.tsx'
import { useBetween } from '../../app/queries.ts'
import { PersonName } from '../../ui/PersonName.tsx'

interface MeetingPromisesProps {
  meetingId: string
  people: readonly Mentee[]
  /** Stores the meeting, which the promises refer to. */
  keepMeeting: () => Promise<void>
}

export function MeetingPromises({ meetingId, people, keepMeeting }: MeetingPromisesProps) {
  const mentees = new Map(people.map((person) => [person.id, person]))
  const promises = useBetween([...mentees.keys()], meetingId).data?.promises
  if (promises === undefined || people.length === 0) return null
  const carried = carriedInto(promises, meetingId, [...mentees.keys()])
  const nameOf = (menteeId: string) => {
    const person = mentees.get(menteeId)
    return person === undefined ? undefined : <PersonName person={person} />
  }
  return (
    <section aria-label="Promises">
      <Title order={2} size="h4" mb={4}>
        Promises
      </Title>
      {carried.length === 0 ? (
        <Text size="sm" c="dimmed" pb={4}>
          Nothing is open. What you each take on now stands here at the next meeting, until it is kept.
        </Text>
      ) : (
        <PromiseList
          promises={carried}
          mentees={mentees}
          label="Promises of this meeting and open ones"
          {...(people.length > 1 ? { person: nameOf } : {})}
        />
      )}
      <AddPromise people={people} meetingId={meetingId} before={keepMeeting} />
    </section>
  )
}
