// What follows from the conversations that were taken in: when a mentee was last heard of. Pure.
import type { Conversation, ConversationCard } from '../model/conversation.ts'

/** What lists show. */
export function withoutLines(record: Conversation): ConversationCard {
  const card: ConversationCard & Partial<Conversation> = { ...record }
  delete card.lines
  return card
}

/** When this mentee last wrote or spoke in it, or was written to alone; null for somebody who was only there. */
export function lastWordOf(
  menteeId: string,
  { speakers, menteeIds, lastAt }: Pick<Conversation, 'speakers' | 'menteeIds' | 'lastAt'>,
): string | null {
  if (menteeIds.length === 1 && menteeIds[0] === menteeId) return lastAt
  let last: string | null = null
  for (const speaker of speakers)
    if (speaker.menteeId === menteeId && speaker.lastAt !== null && (last === null || speaker.lastAt > last))
      last = speaker.lastAt
  return last
}
