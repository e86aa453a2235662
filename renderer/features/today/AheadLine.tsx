// A meeting at hand on the day's page: when, with whom, and the first line of its brief.
import { Anchor, Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { sayGlance, type Glance } from '../../../shared/domain/brief.ts'
import type { Ahead } from '../../../shared/domain/today.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { MenteeLink } from '../../app/MenteeLink.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './TodayScreen.module.css'

/** Names of one meeting that are written out. */
const mostNames = 3

interface AheadLineProps {
  ahead: Ahead
  /** Left out for what has passed already. */
  glance?: Glance
  mentees: ReadonlyMap<string, Mentee>
  zone: string
}

export function AheadLine({ ahead, glance, mentees, zone }: AheadLineProps) {
  const { menteeIds, meetingId } = ahead
  const more = menteeIds.length - mostNames
  const said = glance === undefined ? '' : sayGlance(glance)
  return (
    <li className={classes.line}>
      <span className={classes.words}>
        <span className={classes.when}>
          <AheadTime ahead={ahead} zone={zone} />
        </span>
        {menteeIds.slice(0, mostNames).map((menteeId, position) => (
          <span key={menteeId}>
            {position > 0 && ', '}
            <MenteeLink mentee={mentees.get(menteeId)} />
          </span>
        ))}
        {more > 0 && ` and ${more} more`}
        {said !== '' && (
          <Text size="xs" c="dimmed" lineClamp={2} title={said}>
            <bdi>{said}</bdi>
          </Text>
        )}
      </span>
      {glance !== undefined && meetingId !== null && (
        <Button
          className={classes.action}
          size="compact-sm"
          variant="default"
          aria-label={`Brief for ${namesOf(menteeIds, mentees)}`}
          renderRoot={(props) => <Link to="/meetings/$meetingId/brief" params={{ meetingId }} {...props} />}
        >
          Brief
        </Button>
      )}
    </li>
  )
}

function namesOf(menteeIds: readonly string[], mentees: ReadonlyMap<string, Mentee>): string {
  const names = menteeIds.slice(0, mostNames).flatMap((menteeId) => mentees.get(menteeId)?.name ?? [])
  return names.length === 0 ? 'this meeting' : names.join(', ')
}

/** The time leads to the meeting, when there is one. */
function AheadTime({ ahead: { at, meetingId }, zone }: { ahead: Ahead; zone: string }) {
  if (meetingId === null) return <TimeText at={at} timeZone={zone} />
  return (
    <Anchor inherit renderRoot={(props) => <Link to="/meetings/$meetingId" params={{ meetingId }} {...props} />}>
      <TimeText at={at} timeZone={zone} />
    </Anchor>
  )
}
