// Whose a pasted reply probably is and which conversation it goes on with, from what stands in it. Proposals only: the
// mentor sees them before anything is kept. Pure.
import type { Mentee } from '../model/mentee.ts'
import { topicKey, type ThreadCard } from './threads.ts'

/** The addresses that a text names, lower case. */
function addressesIn(text: string): Set<string> {
  return new Set(
    (text.match(/[^\s<>(),;:"'[\]]+@[^\s<>(),;:"'[\]]+\.[\p{L}\d-]+/gu) ?? []).map((one) => one.toLowerCase()),
  )
}

/** Somebody of the roster whose address stands in the text; nobody when there are several or none. */
export function proposedSender(text: string, people: readonly Mentee[]): string | null {
  const named = addressesIn(text)
  if (named.size === 0) return null
  const found = people.filter(({ emails }) => emails.some((email) => named.has(email.toLowerCase())))
  return found.length === 1 ? (found[0]?.id ?? null) : null
}

/** Headers that quoted mails carry, in some languages. */
const subjectLine =
  /^[>\s]*(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|тема|件名|主题|主題)\s*[:：]\s*(.+)$/imu

/** The conversation whose topic stands in it as a subject, else the latest in which the mentee has to write. */
export function proposedConversation(text: string, threads: readonly ThreadCard[]): ThreadCard | null {
  const named = topicKey(subjectLine.exec(text)?.[1] ?? '')
  const byTopic = named === '' ? undefined : threads.find(({ topic }) => topicKey(topic) === named)
  return byTopic ?? threads.find(({ waitsFor }) => waitsFor === 'mentee') ?? null
}
