// The fictional sample practice: loaded in one change, removed in one.
import { useCallback } from 'react'
import { endWriteTrouble } from './write-trouble.ts'
import { showFailure } from './failures.ts'
import { offerUndo } from './undo.tsx'
import { useRoster, useVaultClient, useWrite } from './queries.ts'

/** Writes the sample practice; resolves when it is there. Failures are shown and thrown. */
export function useLoadSample(): () => Promise<void> {
  const write = useWrite()
  return useCallback(async () => {
    const { samplePractice } = await import('../../shared/domain/sample-practice.ts')
    await write(samplePractice(Date.now(), () => crypto.randomUUID()))
  }, [write])
}

/** Removes it; what the mentor added stays. A failure is shown. */
export function useRemoveSample(): () => Promise<void> {
  const client = useVaultClient()
  return useCallback(async () => {
    try {
      const written = await client.session.removeSample()
      endWriteTrouble()
      offerUndo(client.session, written, 'The sample practice was removed')
    } catch (error) {
      showFailure(error)
    }
  }, [client])
}

/** Whether mentees of the sample practice are in the roster. */
export function useHasSample(): boolean {
  return useRoster().data?.some((entry) => entry.mentee.sample) ?? false
}
