// What can be done with one conversation or with many: nothing to answer, later, read or not, another topic. Each of it is
// one change that can be taken back.
import { useCallback, useMemo } from 'react'
import { toInstant } from '../../../shared/domain/clock.ts'
import {
  markedRead,
  markedUnread,
  renamed,
  settled,
  snoozed,
  unsettled,
} from '../../../shared/domain/thread-changes.ts'
import type { WholeThread } from '../../../shared/domain/thread-changes.ts'
import { sayThreads } from '../../../shared/domain/thread-words.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { useVaultClient, useWrite } from '../../app/queries.ts'
import { sayFullTime } from '../../ui/time.ts'

type Plan = (whole: WholeThread, at: string) => Change[]

export interface ThreadActions {
  /** Each answers false when it could not be written; the failure has been shown. */
  settle: (ids: readonly string[]) => Promise<boolean>
  unsettle: (ids: readonly string[]) => Promise<boolean>
  /** @param until a moment; null brings them back now */
  snooze: (ids: readonly string[], until: string | null) => Promise<boolean>
  markUnread: (ids: readonly string[]) => Promise<boolean>
  markRead: (ids: readonly string[]) => Promise<boolean>
  rename: (id: string, topic: string) => Promise<boolean>
}

export function useThreadActions(): ThreadActions {
  const client = useVaultClient()
  const write = useWrite()
  const change = useCallback(
    async (ids: readonly string[], plan: Plan, done: string) => {
      const at = toInstant(Date.now())
      const found = await Promise.all(ids.map((id) => client.session.thread(id)))
      const changes = found.flatMap((one) => (one === null ? [] : plan({ id: one.card.id, ...one }, at)))
      if (changes.length === 0) return true
      try {
        await write(changes, { done })
        return true
      } catch {
        // `write` has shown the failure.
        return false
      }
    },
    [client, write],
  )
  return useMemo(() => {
    const said = (ids: readonly string[], one: string, many: string) =>
      ids.length === 1 ? one : `${sayThreads(ids.length)} ${many}`
    return {
      settle: (ids) => change(ids, settled, said(ids, 'Nothing to answer there', 'need no answer')),
      unsettle: (ids) => change(ids, unsettled, said(ids, 'It waits for an answer again', 'wait for an answer again')),
      snooze: (ids, until) => {
        const words =
          until === null
            ? said(ids, 'The conversation is back', 'are back')
            : said(ids, `Snoozed until ${sayFullTime(until)}`, `snoozed until ${sayFullTime(until)}`)
        return change(ids, (whole, at) => snoozed(whole, at, until), words)
      },
      markUnread: (ids) => change(ids, markedUnread, said(ids, 'Marked as unread', 'marked as unread')),
      markRead: (ids) => change(ids, markedRead, said(ids, 'Marked as read', 'marked as read')),
      rename: (id, topic) => change([id], (whole, at) => renamed(whole, at, topic), 'The topic was changed'),
    }
  }, [change])
}
