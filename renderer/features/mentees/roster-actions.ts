// What can be done with one or several mentees, each with its words and its way back. Used by the list, its bulk
// actions and the mentee's own page.
import { useCallback, useMemo } from 'react'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient, useWrite } from '../../app/queries.ts'
import { offerUndo } from '../../app/undo.tsx'
import { archive, join, restore, tag, type Making } from '../../../shared/domain/roster-changes.ts'
import { calledName } from '../../../shared/domain/roster.ts'
import type { Group } from '../../../shared/model/group.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { isolated } from '../../../shared/domain/event-words.ts'
import { count } from './words.ts'

/** The present and fresh ids of this window. */
export const making: Making = { now: () => Date.now(), newId: () => crypto.randomUUID() }

/** One name, or how many. */
function who(mentees: readonly Mentee[]): string {
  const [only] = mentees
  return only !== undefined && mentees.length === 1 ? isolated(calledName(only)) : count(mentees.length, 'mentee')
}

/** Each action resolves when it is kept, or when its failure has been shown: to true and to false. */
export interface RosterActions {
  archive(mentees: readonly Mentee[]): Promise<boolean>
  restore(mentees: readonly Mentee[]): Promise<boolean>
  tag(mentees: readonly Mentee[], tags: readonly string[]): Promise<boolean>
  join(group: Group, mentees: readonly Mentee[]): Promise<boolean>
  remove(mentees: readonly Mentee[]): Promise<boolean>
}

export function useRosterActions(): RosterActions {
  const client = useVaultClient()
  const write = useWrite()
  const kept = useCallback(
    async (changes: Change[], done: string): Promise<boolean> => {
      if (changes.length === 0) return true
      try {
        await write(changes, { done })
        return true
      } catch (error) {
        showFailure(error)
        return false
      }
    },
    [write],
  )
  return useMemo(
    () => ({
      archive: (mentees) => kept(archive(mentees, making), `Archived: ${who(mentees)}`),
      restore: (mentees) => kept(restore(mentees, making), `Back in the list: ${who(mentees)}`),
      tag: (mentees, tags) => kept(tag(mentees, tags, making), `Tagged: ${who(mentees)}`),
      join: (group, mentees) => kept(join(group, mentees, making), `Added to ${isolated(group.name)}: ${who(mentees)}`),
      async remove(mentees) {
        try {
          const written = await client.session.removeMentees(mentees.map((mentee) => mentee.id))
          offerUndo(client.session, written, `Deleted: ${who(mentees)}`)
          return true
        } catch (error) {
          showFailure(error)
          return false
        }
      },
    }),
    [client, kept],
  )
}
