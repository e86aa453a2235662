// A mentee's conversations by mail on their page: the latest ones, how each stands, and all mail of theirs as a file.
import { Anchor, Group, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { sayThreads, sayTopic, threadWords } from '../../../shared/domain/thread-words.ts'
import type { ThreadCard } from '../../../shared/domain/threads.ts'
import { SaveMailbox } from '../../app/mail-files/SaveMailbox.tsx'
import { useThreads } from '../../app/queries.ts'
import { TimeText } from '../../ui/TimeText.tsx'

/** So many at first, and all up to this many on demand. */
const firstShown = 4
const mostShown = 200

export function MenteeMail({ menteeId }: { menteeId: string }) {
  const [showsAll, setShowsAll] = useState(false)
  const [saving, setSaving] = useState(false)
  const threads = useThreads({ shelf: 'all', text: '', menteeId, limit: mostShown }).data
  if (threads === undefined) return null
  const shown = threads.cards.slice(0, showsAll ? mostShown : firstShown)
  return (
    <section aria-label="Mail">
      <Title order={2} size="h4" mb={4}>
        Mail
      </Title>
      {shown.map((card) => (
        <ThreadLine key={card.id} card={card} />
      ))}
      {threads.total === 0 && (
        <Text size="xs" c="dimmed">
          No mail yet.
        </Text>
      )}
      <Group gap="md">
        {threads.total > firstShown && (
          <Anchor component="button" type="button" size="sm" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Fewer' : `All ${sayThreads(Math.min(threads.total, mostShown))}`}
          </Anchor>
        )}
        {threads.total > 0 && (
          <Anchor component="button" type="button" size="sm" onClick={() => setSaving(true)}>
            All mail as .mbox…
          </Anchor>
        )}
      </Group>
      <SaveMailbox
        opened={saving}
        mailIds={(session) => session.mailIdsOf(menteeId)}
        onClose={() => setSaving(false)}
      />
    </section>
  )
}

function ThreadLine({ card }: { card: ThreadCard }) {
  const { label, tone } = threadWords(card)
  const topic = sayTopic(card)
  return (
    <Text size="xs" mb={4}>
      <Anchor
        inherit
        fw={card.unread > 0 ? 600 : 400}
        title={topic}
        lineClamp={2}
        renderRoot={(props) => <Link to="/mail/thread/$threadId" params={{ threadId: card.id }} {...props} />}
      >
        <bdi>{topic}</bdi>
      </Anchor>
      <Text span size="xs" c={tone === 'trouble' ? 'var(--mantine-color-error)' : 'dimmed'}>
        {label} · <TimeText at={card.lastAt} />
        {card.unread > 0 && ` · ${card.unread} unread`}
      </Text>
    </Text>
  )
}
