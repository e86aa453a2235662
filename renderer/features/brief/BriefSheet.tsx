// The sheet itself, the same on the screen and on paper: the meeting across the top, then what is open between the two,
// then what was said, agreed and mailed. A part with nothing in it is left out, so that it stays one sheet.
import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isWebLink } from '../../../shared/domain/links.ts'
import { fullDay } from '../../../shared/domain/agreements.ts'
import type { Brief, LastNotes, PersonBrief } from '../../../shared/domain/brief.ts'
import { channelWords } from '../../../shared/domain/channel-words.ts'
import { timeThere } from '../../../shared/domain/meeting-time.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import { sayFullTime } from '../../ui/time.ts'
import classes from './Brief.module.css'
import { PersonPart } from './PersonPart.tsx'

interface BriefSheetProps {
  brief: Brief
  /** The mentor's, IANA. */
  zone: string
  /** Links are written out where nothing can be pressed. */
  isPaper?: true
}

export function BriefSheet({ brief, zone, isPaper }: BriefSheetProps) {
  const { meeting, last, people } = brief
  const [only] = people.shown.length === 1 && people.more === 0 ? people.shown : []
  const notes = last !== null && <LastPart last={last} zone={zone} isPaper={isPaper} />
  return (
    <div className={classes.sheet}>
      <dl className={classes.head}>
        <Line label="When">
          {sayFullTime(meeting.startsAt, zone)}, {meeting.durationMinutes} minutes
          <Elsewhere people={people.shown} startsAt={meeting.startsAt} zone={zone} />
        </Line>
        <Line label="Through">
          <Through meeting={meeting} isPaper={isPaper} />
        </Line>
        {meeting.topic !== '' && (
          <Line label="Topic">
            <bdi>{meeting.topic}</bdi>
          </Line>
        )}
        {only !== undefined && <Line label="Last contact">{contactWords(only)}</Line>}
        {only !== undefined && only.mentee.pronouns !== '' && (
          <Line label="Pronouns">
            <bdi>{only.mentee.pronouns}</bdi>
          </Line>
        )}
      </dl>
      <div className={classes.columns}>
        {meeting.agenda.length > 0 && <AgendaPart meeting={meeting} />}
        {only === undefined && notes}
        {people.shown.map((person) => (
          <PersonPart key={person.mentee.id} person={person} isNamed={only === undefined} zone={zone}>
            {only !== undefined && notes}
          </PersonPart>
        ))}
      </div>
    </div>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function contactWords({ daysSinceContact }: PersonBrief): string {
  if (daysSinceContact === null) return 'none yet'
  if (daysSinceContact === 0) return 'within a day'
  return daysSinceContact === 1 ? 'a day ago' : `${daysSinceContact} days ago`
}

function Elsewhere({ people, startsAt, zone }: { people: readonly PersonBrief[]; startsAt: string; zone: string }) {
  return people.map(({ mentee }) => {
    const there = timeThere(startsAt, zone, mentee.timeZone)
    if (there === null) return null
    return (
      <span key={mentee.id} className={classes.there}>
        {there} for <bdi>{mentee.preferredName === '' ? mentee.name : mentee.preferredName}</bdi>
      </span>
    )
  })
}

function Through({ meeting, isPaper }: { meeting: Meeting; isPaper: true | undefined }) {
  const { channel, place, joinLink, passCode } = meeting
  return (
    <>
      {channelWords[channel]}
      {place !== '' && (
        <>
          : <bdi>{place}</bdi>
        </>
      )}
      {joinLink !== '' && (
        <>
          ,{' '}
          {isPaper === undefined && isWebLink(joinLink) ? (
            <Anchor inherit underline="always" href={joinLink} target="_blank" rel="noreferrer">
              Join now
            </Anchor>
          ) : (
            <bdi>{joinLink}</bdi>
          )}
        </>
      )}
      {passCode !== '' && (
        <>
          , pass code <bdi>{passCode}</bdi>
        </>
      )}
    </>
  )
}

/** Points of a sheet; more than these are in the meeting. */
const mostPoints = 10

function AgendaPart({ meeting: { agenda } }: { meeting: Meeting }) {
  const more = agenda.length - mostPoints
  return (
    <section>
      <h3>Agenda</h3>
      <ol>
        {agenda.slice(0, mostPoints).map(({ id, text, from }) => (
          <li key={id}>
            <bdi>{text}</bdi>
            {from === 'mentee' && <span className={classes.quiet}> (wished for)</span>}
          </li>
        ))}
      </ol>
      {more > 0 && <p className={classes.quiet}>And {more} more.</p>}
    </section>
  )
}

function LastPart({ last, zone, isPaper }: { last: LastNotes; zone: string; isPaper: true | undefined }) {
  const when = fullDay(new Date(last.at).toLocaleDateString('en-CA', { timeZone: zone }))
  return (
    <section>
      <h3>Last time</h3>
      <p>
        {isPaper === true ? (
          when
        ) : (
          <Anchor
            inherit
            underline="always"
            renderRoot={(props) => <Link to="/meetings/$meetingId" params={{ meetingId: last.meetingId }} {...props} />}
          >
            {when}
          </Anchor>
        )}
        {last.topic !== '' && (
          <>
            : <bdi>{last.topic}</bdi>
          </>
        )}
      </p>
      {last.said !== '' && <p dir="auto">{last.said}</p>}
      {last.agreed !== '' && (
        <p>
          <b>Agreed:</b> <bdi>{last.agreed}</bdi>
        </p>
      )}
      {last.said === '' && last.agreed === '' && <p className={classes.quiet}>No notes were written.</p>}
    </section>
  )
}
