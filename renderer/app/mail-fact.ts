// The small fact about mail at the foot of the rail: when the servers were last asked, and how many mails came. Told by the mail
// feature, shown by the frame; neither knows the other.
import { useSyncExternalStore } from 'react'

export interface MailFact {
  /** Ms since 1970; null when the servers were not asked since unlocking. */
  lookedAt: number | null
  /** Mails that came from mentees since unlocking. */
  came: number
  isBusy: boolean
}

const nothing: MailFact = { lookedAt: null, came: 0, isBusy: false }
let fact = nothing
const listeners = new Set<() => void>()

export function tellMailFact(next: MailFact): void {
  const isSame = next.lookedAt === fact.lookedAt && next.came === fact.came && next.isBusy === fact.isBusy
  if (isSame) return
  fact = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useMailFact(): MailFact {
  return useSyncExternalStore(subscribe, () => fact)
}
