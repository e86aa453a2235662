// What the mentor needs in the minute before a call: where it stands, how to reach them, what the clock says there,
// and when to meet next.
import { Anchor } from '@mantine/core'
import { IconCalendarEvent, IconClock, IconMail, IconPhone } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { clocks, dayAt, sayDay } from '../../../shared/domain/roster-dates.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { useNow } from '../../app/now.ts'
import { StatusMark } from './StatusMark.tsx'
import classes from './MenteeScreen.module.css'

interface MenteeHeaderProps {
  mentee: Mentee
  /** The day agreed for the next meeting. */
  nextOn: string | null
  zone: string
}

/** An icon and words that stay together. */
function Reach({ icon: Icon, children }: { icon: typeof IconMail; children: ReactNode }) {
  return (
    <span className={classes.reach}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <span>{children}</span>
    </span>
  )
}

export function MenteeHeader({ mentee, nextOn, zone }: MenteeHeaderProps) {
  const navigate = useNavigate()
  const now = useNow(15_000)
  const both = clocks(now, zone, mentee.timeZone)
  const [email] = mentee.emails
  const overdue = nextOn !== null && nextOn < dayAt(now, zone)
  return (
    <div className={classes.head}>
      <StatusMark status={mentee.status} />
      {email !== undefined && (
        <Reach icon={IconMail}>
          <Anchor
            component="button"
            type="button"
            onClick={() => void navigate({ to: '/mail/new', search: { mentee: mentee.id } })}
          >
            <bdi>{email}</bdi>
          </Anchor>
        </Reach>
      )}
      {mentee.phone !== '' && (
        <Reach icon={IconPhone}>
          <bdi>{mentee.phone}</bdi>
        </Reach>
      )}
      {both !== null && (
        <Reach icon={IconClock}>
          {both.here}, {both.there} there
        </Reach>
      )}
      <Reach icon={IconCalendarEvent}>
        {nextOn === null ? (
          'No next meeting agreed'
        ) : (
          <span className={overdue ? classes.past : undefined}>
            {overdue ? 'Next meeting was ' : 'Next meeting '}
            <time dateTime={nextOn}>{sayDay(nextOn, now, zone)}</time>
          </span>
        )}
      </Reach>
    </div>
  )
}
