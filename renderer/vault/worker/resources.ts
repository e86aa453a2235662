// What an open vault answers about the library of resources and what of it was given to whom.
import type { VaultSession } from '../api.ts'
import type { Memory } from './memory.ts'
import { readValue } from './rows.ts'

type Reads = Pick<VaultSession, 'resources' | 'resource' | 'handouts' | 'handoutsOf'>

/** @param loaded waits until everything has been read */
export function resourceReads(memory: Memory, loaded: <T>(read: () => T) => Promise<T>): Reads {
  return {
    resources: () => loaded(() => memory.all('resource')),
    resource: (id) => loaded(() => memory.get('resource', id)),
    handouts: (resourceId) =>
      loaded(() =>
        memory
          .all('handout')
          .filter((one) => one.resourceId === resourceId)
          .toSorted((one, other) => other.on.localeCompare(one.on)),
      ),
    handoutsOf: (menteeId) =>
      loaded(() =>
        [...memory.timelineOf(menteeId)]
          .flatMap(({ row }) => (row.table === 'handout' ? [readValue('handout', row)] : []))
          .toSorted((one, other) => other.on.localeCompare(one.on)),
      ),
  }
}
