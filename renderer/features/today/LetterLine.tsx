// A conversation that waits for the mentor, on the day's page: since when, with whom, about what.
import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { shortened } from '../../../shared/domain/brief.ts'
import { sayTopic } from '../../../shared/domain/thread-words.ts'
import type { ThreadCard } from '../../../shared/domain/threads.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { MenteeLink } from '../../app/MenteeLink.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './TodayScreen.module.css'

/** Characters of what a line is about. */
const longestTopic = 60

interface LetterLineProps {
  card: ThreadCard
  mentees: ReadonlyMap<string, Mentee>
}

export function LetterLine({ card, mentees }: LetterLineProps) {
  const [first = '', ...others] = card.menteeIds
  const topic = sayTopic(card)
  return (
    <li className={classes.line}>
      <span className={classes.words}>
        <span className={classes.when}>
          <TimeText at={card.lastAt} />
        </span>
        <MenteeLink mentee={mentees.get(first)} />
        {others.length > 0 && ` and ${others.length} more`}{' '}
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/mail/thread/$threadId" params={{ threadId: card.id }} {...props} />}
        >
          <bdi title={topic}>{shortened(topic, longestTopic)}</bdi>
        </Anchor>
        {card.unread > 0 && (
          <Text span size="xs" c="dimmed">
            {' '}
            not read yet
          </Text>
        )}
      </span>
    </li>
  )
}
