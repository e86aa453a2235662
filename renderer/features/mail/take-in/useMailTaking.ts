// The steps of taking in mails from files: chosen, looked through, seen, kept. Each can be cancelled; a second choice ends
// the first.
import { useCallback, useEffect, useRef, useState } from 'react'
import { toInstant } from '../../../../shared/domain/clock.ts'
import { sayMails } from '../../../../shared/domain/thread-words.ts'
import type { Change } from '../../../../shared/model/tables.ts'
import { failureCode, showFailure } from '../../../app/failures.ts'
import { mailReader } from '../../../app/mail-reading/mail-reader.ts'
import { useVaultClient } from '../../../app/queries.ts'
import { offerToTakeBack } from '../../../app/undo.tsx'
import type { VaultSession } from '../../../vault/api.ts'
import { messagesOf } from './mail-files.ts'
import { lookThrough, takeIn, type Overview, type TakingPorts } from './taking.ts'

interface UnderWay {
  readonly done: number
  /** Bytes of all files. */
  readonly total: number
  readonly mails: number
}

export type TakingStep =
  | { readonly kind: 'choose' }
  | ({ readonly kind: 'looking' } & UnderWay)
  | { readonly kind: 'seen'; readonly overview: Overview }
  | ({ readonly kind: 'keeping' } & UnderWay)
  | { readonly kind: 'failed'; readonly code: string }

export interface MailTaking {
  readonly step: TakingStep
  readonly look: (files: readonly File[]) => void
  /** @param assigned addresses that are given to mentees
   * @param onEnd called when all is kept, or as much as was until it was stopped */
  readonly keep: (assigned: ReadonlyMap<string, string>, onEnd: () => void) => void
  /** Ends the keeping; what is kept stays. */
  readonly stop: () => void
  /** Ends whatever is going on and forgets the files. */
  readonly forget: () => void
}

const choose: TakingStep = { kind: 'choose' }

/** Changes in one write when much is taken back. */
const undoAtOnce = 2_000

export function useMailTaking(): MailTaking {
  const client = useVaultClient()
  const [step, setStep] = useState<TakingStep>(choose)
  const running = useRef<{ files: readonly File[]; control: AbortController } | null>(null)

  const begin = useCallback((files: readonly File[]) => {
    running.current?.control.abort()
    const run = { files, control: new AbortController() }
    running.current = run
    return run
  }, [])
  const forget = useCallback(() => {
    running.current?.control.abort()
    running.current = null
    setStep(choose)
  }, [])
  const stop = useCallback(() => running.current?.control.abort(), [])
  // Nothing goes on behind a screen that was left.
  useEffect(() => () => running.current?.control.abort(), [])

  const portsFor = useCallback(
    async (kind: 'looking' | 'keeping', { files, control }: { files: readonly File[]; control: AbortController }) => {
      const total = files.reduce((sum, { size }) => sum + size, 0)
      const accounts = await client.session.accounts()
      const ports: TakingPorts = {
        messages: (signal) => messagesOf(files, signal),
        read: (raws) => mailReader.readMails(raws),
        session: client.session,
        ownAddresses: new Set(accounts.map(({ address }) => address.toLowerCase())),
        signal: control.signal,
        onProgress: (done, mails) => {
          if (running.current?.control === control) setStep({ kind, done, total, mails })
        },
      }
      ports.onProgress(0, 0)
      return ports
    },
    [client],
  )

  const look = useCallback(
    (files: readonly File[]) => {
      const run = begin(files)
      const work = async () => {
        const overview = await lookThrough(await portsFor('looking', run))
        if (overview !== null && running.current === run) setStep({ kind: 'seen', overview })
      }
      work().catch((error: unknown) => {
        if (running.current === run) setStep({ kind: 'failed', code: failureCode(error) })
      })
    },
    [begin, portsFor],
  )

  const keep = useCallback(
    (assigned: ReadonlyMap<string, string>, onEnd: () => void) => {
      const run = begin(running.current?.files ?? [])
      const work = async () => {
        const { session } = client
        const ports = await portsFor('keeping', run)
        const named = await giveAddresses(session, assigned)
        const { added, undo } = await takeIn(ports)
        offerToTakeBack(`taken-${crypto.randomUUID()}`, `${sayMails(added)} kept`, () => {
          takeBack(session, [...undo, ...named]).catch(showFailure)
        })
      }
      work()
        .catch(showFailure)
        .finally(() => {
          if (running.current !== run) return
          forget()
          onEnd()
        })
    },
    [begin, client, forget, portsFor],
  )
  return { step, look, keep, stop, forget }
}

/** Puts addresses on record; answers what takes them off again. */
async function giveAddresses(session: VaultSession, assigned: ReadonlyMap<string, string>): Promise<Change[]> {
  const byMentee = new Map<string, string[]>()
  for (const [address, menteeId] of assigned) byMentee.set(menteeId, [...(byMentee.get(menteeId) ?? []), address])
  const changes: Change[] = []
  for (const [menteeId, addresses] of byMentee) {
    const mentee = await session.mentee(menteeId)
    if (mentee === null) continue
    const emails = [...mentee.emails, ...addresses].slice(0, 20)
    changes.push({ op: 'put', table: 'mentee', value: { ...mentee, emails, updatedAt: toInstant(Date.now()) } })
  }
  return changes.length === 0 ? [] : (await session.write(changes)).undo
}

async function takeBack(session: VaultSession, undo: readonly Change[]): Promise<void> {
  for (let from = 0; from < undo.length; from += undoAtOnce) await session.write(undo.slice(from, from + undoAtOnce))
}
