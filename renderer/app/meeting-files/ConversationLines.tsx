// The conversations that belong to a meeting, each a line that leads to its words.
import { Anchor, List, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { conversationKindWords, conversationTitle, sayLines } from '../../../shared/domain/conversation-words.ts'
import type { ConversationCard } from '../../../shared/model/conversation.ts'
import classes from './MeetingFiles.module.css'
import { TimeText } from '../../ui/TimeText.tsx'

interface ConversationLinesProps {
  title: string
  conversations: readonly ConversationCard[]
  zone: string
}

export function ConversationLines({ title, conversations, zone }: ConversationLinesProps) {
  if (conversations.length === 0) return null
  return (
    <section aria-label={title} className={classes.wide}>
      <Text fw={600} size="sm">
        {title}
      </Text>
      <List size="sm" listStyleType="none">
        {conversations.map((one) => (
          <List.Item key={one.id}>
            <Anchor
              renderRoot={(props) => (
                <Link to="/conversations/$conversationId" params={{ conversationId: one.id }} {...props} />
              )}
            >
              <bdi>{conversationTitle(one)}</bdi>
            </Anchor>
            <Text span size="sm" c="dimmed">
              {` · ${one.title === '' ? '' : `${conversationKindWords[one.kind]}, `}`}
              {sayLines(one.lineCount)}
              {' · '}
              <TimeText at={one.firstAt} timeZone={zone} />
            </Text>
          </List.Item>
        ))}
      </List>
    </section>
  )
}
