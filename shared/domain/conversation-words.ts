// How a conversation is named on screen. Pure.
import type { ConversationCard, ConversationKind } from '../model/conversation.ts'

export const conversationKindWords: Readonly<Record<ConversationKind, string>> = {
  chat: 'Chat',
  transcript: 'Transcript',
  messenger: 'Messages',
  mail: 'Mail',
}

/** `1,204 lines`. */
export function sayLines(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`
}

/** Its title, or what it is: `Chat, Zoom`. */
export function conversationTitle({ title, kind, tool }: Pick<ConversationCard, 'title' | 'kind' | 'tool'>): string {
  if (title !== '') return title
  return tool === '' ? conversationKindWords[kind] : `${conversationKindWords[kind]}, ${tool}`
}
