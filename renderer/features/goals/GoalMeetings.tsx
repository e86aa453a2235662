// The meetings at which a goal was talked about: on the agenda, or progress was noted.
import { Anchor, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { meetingsAbout } from '../../../shared/domain/goals.ts'
import { meetingStateWords } from '../../../shared/domain/meeting-words.ts'
import type { Goal } from '../../../shared/model/goal.ts'
import { useMentorZone } from '../../app/now.ts'
import { useTimeline } from '../../app/queries.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './Goals.module.css'

/** Drawn at most; the path has all of them. */
const mostDrawn = 50

export function GoalMeetings({ goal }: { goal: Goal }) {
  const timeline = useTimeline(goal.menteeId).data
  const zone = useMentorZone()
  const meetings = useMemo(
    () =>
      meetingsAbout(
        goal,
        (timeline ?? []).flatMap((item) => (item.kind === 'meeting' ? [item.record] : [])),
      ),
    [goal, timeline],
  )
  if (timeline === undefined) return null
  return (
    <section aria-label="Meetings">
      <Title order={2} size="h4" mb={4}>
        Talked about
      </Title>
      {meetings.length === 0 ? (
        <Text size="sm" c="dimmed">
          Not yet. The agenda of a meeting offers every open goal.
        </Text>
      ) : (
        <ul className={classes.list} aria-label="Meetings about this goal">
          {meetings.slice(0, mostDrawn).map(({ id, startsAt, topic, state }) => (
            <li key={id} className={classes.item}>
              <Anchor
                size="sm"
                renderRoot={(props) => <Link to="/meetings/$meetingId" params={{ meetingId: id }} {...props} />}
              >
                <TimeText at={startsAt} timeZone={zone} />
                {topic !== '' && (
                  <>
                    , <bdi className={classes.text}>{topic}</bdi>
                  </>
                )}
              </Anchor>
              {state !== 'held' && (
                <Text span size="xs" c="dimmed">
                  {' '}
                  {meetingStateWords[state]}
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
