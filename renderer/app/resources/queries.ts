// What the screens ask the vault about resources.
import type { UseQueryResult } from '@tanstack/react-query'
import type { Handout, Resource } from '../../../shared/model/resource.ts'
import { useVault } from '../queries.ts'

/** In no order. */
export function useResources(): UseQueryResult<Resource[]> {
  return useVault(['resources'], { tables: ['resource'] }, (session) => session.resources())
}

/** Null when there is no such resource. */
export function useResource(id: string): UseQueryResult<Resource | null> {
  return useVault(['resource', id], { tables: ['resource'] }, (session) => session.resource(id))
}

/** To whom a resource was given, the latest first. */
export function useHandouts(resourceId: string): UseQueryResult<Handout[]> {
  return useVault(['handouts', resourceId], { tables: ['handout'] }, (session) => session.handouts(resourceId))
}

/** What a mentee was given, the latest first. */
export function useHandoutsOf(menteeId: string): UseQueryResult<Handout[]> {
  return useVault(['handouts-of', menteeId], { tables: ['handout'], menteeId }, (session) =>
    session.handoutsOf(menteeId),
  )
}
