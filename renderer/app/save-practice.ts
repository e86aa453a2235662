// Writes some fields of the practice onto what it is now, so that two parts of the screens never undo each other.
import { useCallback } from 'react'
import type { Practice } from '../../shared/model/practice.ts'
import { useVaultClient, useWrite } from './queries.ts'
import { touched } from './records.ts'

type Fields = Partial<Omit<Practice, 'id' | 'createdAt' | 'updatedAt' | 'sample'>>

/** One save after another: each starts from what the one before it has written. */
let turn: Promise<unknown> = Promise.resolve()

/** A failure is shown and thrown, as by `useWrite`. */
export function useSavePractice(): (fields: Fields) => Promise<void> {
  const client = useVaultClient()
  const write = useWrite()
  return useCallback(
    async (fields) => {
      const save = async () => {
        const practice = await client.session.practice()
        await write([{ op: 'put', table: 'practice', value: touched({ ...practice, ...fields }) }])
      }
      const mine = turn.then(save, save)
      turn = mine
      await mine
    },
    [client, write],
  )
}
