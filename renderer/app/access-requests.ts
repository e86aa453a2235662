// What the screens ask the vault about access requests.
import type { UseQueryResult } from '@tanstack/react-query'
import type { ArchivedRecord } from '../../shared/domain/backup/archive.ts'
import type { AccessRequest } from '../../shared/model/access-request.ts'
import { tableNames } from '../../shared/model/tables.ts'
import { useVault } from './queries.ts'

/** The latest first. */
export function useAccessRequests(): UseQueryResult<AccessRequest[]> {
  return useVault(['access-requests'], { tables: ['accessRequest'] }, (session) => session.accessRequests())
}

/** All that is kept about one mentee, but for what lies in the locked drawer. */
export function useRecordsOf(menteeId: string): UseQueryResult<ArchivedRecord[]> {
  return useVault(['records-of', menteeId], { tables: tableNames, menteeId }, (session) => session.recordsOf(menteeId))
}
