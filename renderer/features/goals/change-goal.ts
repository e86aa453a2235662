// Changes of a goal: each begins from what is stored at that moment, one after the other, so that a form that saves
// itself and a tick beside it never write over each other.
import { useCallback } from 'react'
import type { Goal } from '../../../shared/model/goal.ts'
import { NamedError } from '../../../shared/result.ts'
import { useVaultClient, useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'

let last: Promise<unknown> = Promise.resolve()

/** Runs after everything that was asked for before, whether that succeeded or not. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work)
  last = mine
  return mine
}

export type ChangeGoal = (goalId: string, change: (goal: Goal) => Goal, said?: { done: string }) => Promise<void>

/** Rejects with what `useWrite` has shown already, or with `vault/not-found`. */
export function useChangeGoal(menteeId: string): ChangeGoal {
  const client = useVaultClient()
  const write = useWrite()
  return useCallback(
    (goalId, change, said) =>
      inTurn(async () => {
        const goal = (await client.session.goalsOf(menteeId)).find(({ id }) => id === goalId)
        if (goal === undefined) throw new NamedError('vault/not-found')
        await write([{ op: 'put', table: 'goal', value: touched(change(goal)) }], said)
      }),
    [client, write, menteeId],
  )
}
