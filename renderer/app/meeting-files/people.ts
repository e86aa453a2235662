// Who of a file is which mentee, as the mentor leaves it: what was found, changed by hand, and what is to be remembered.
import { useMemo, useState } from 'react'
import type { Match, Shown } from '../../../shared/domain/meeting-files/match-people.ts'
import type { ChannelKind, Mentee } from '../../../shared/model/mentee.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { touched } from '../records.ts'

export interface FilePerson extends Shown, Match {
  /** What stands beside the name: `12 lines`. */
  readonly detail: string
}

export interface People {
  readonly people: readonly FilePerson[]
  /** By the place in the file. */
  readonly menteeIds: readonly (string | null)[]
  readonly changed: ReadonlySet<number>
  readonly remembered: ReadonlySet<number>
  readonly assign: (place: number, menteeId: string | null) => void
  readonly remember: (place: number, wanted: boolean) => void
}

/** @param proposed who it is when nobody was found, by place */
export function usePeople(people: readonly FilePerson[], proposed: ReadonlyMap<number, string>): People {
  const [assigned, setAssigned] = useState<ReadonlyMap<number, string | null>>(proposed)
  const [remembered, setRemembered] = useState<ReadonlySet<number>>(new Set())
  const menteeIds = useMemo(
    () =>
      people.map(({ menteeId }, place) => {
        const chosen = assigned.get(place)
        return chosen === undefined ? menteeId : chosen
      }),
    [people, assigned],
  )
  return {
    people,
    menteeIds,
    changed: new Set(assigned.keys()),
    remembered,
    assign: (place, menteeId) => setAssigned(new Map(assigned).set(place, menteeId)),
    remember: (place, wanted) => {
      const next = new Set(remembered)
      if (wanted) next.add(place)
      else next.delete(place)
      setRemembered(next)
    },
  }
}

/** Most that a record holds. */
const mostHandles = 30
const mostEmails = 20

/** Adds the names and addresses that are to be remembered to their mentees. */
export function rememberChanges(
  { people, menteeIds, remembered }: Pick<People, 'people' | 'menteeIds' | 'remembered'>,
  mentees: readonly Mentee[],
  tool: string,
): Change[] {
  const kind: ChannelKind = tool === 'WhatsApp' ? 'chat' : 'video'
  const after = new Map<string, Mentee>()
  for (const place of remembered) {
    const person = people[place]
    const id = menteeIds[place]
    const mentee = typeof id === 'string' ? (after.get(id) ?? mentees.find((one) => one.id === id)) : undefined
    if (person === undefined || mentee === undefined) continue
    const { name, email } = person
    if (email !== '' && !mentee.emails.includes(email) && mentee.emails.length < mostEmails)
      after.set(mentee.id, { ...mentee, emails: [...mentee.emails, email] })
    else if (email === '' && name !== '' && mentee.handles.length < mostHandles)
      after.set(mentee.id, {
        ...mentee,
        handles: [...mentee.handles, { kind, service: tool, handle: name.slice(0, 500) }],
      })
  }
  return [...after.values()].map((value): Change => ({ op: 'put', table: 'mentee', value: touched(value) }))
}
