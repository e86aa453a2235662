// The mentor's day: my own promises first, mails that wait for me, then what lies ahead, days that passed without a word,
// what I am owed, and whom I have not heard of. Everything here is worked out from what is in the vault; nothing is kept
// about it.
import { Anchor, Button, SimpleGrid, Text, Title } from '@mantine/core'
import { IconSunHigh } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import { daysLeft, openRequests, sayLeft } from '../../../shared/domain/access/request.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Review, Unheard } from '../../../shared/domain/today.ts'
import type { AccessRequest } from '../../../shared/model/access-request.ts'
import { useAccessRequests } from '../../app/access-requests.ts'
import { DueAssessments } from '../../app/assessments/DueAssessments.tsx'
import { MenteeLink } from '../../app/MenteeLink.tsx'
import { useMentorZone, useNow } from '../../app/now.ts'
import { PromiseList } from '../../app/promises/PromiseList.tsx'
import { useRoster, useToday } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { AheadLine } from './AheadLine.tsx'
import { LetterLine } from './LetterLine.tsx'
import { PersonLine } from './PersonLine.tsx'
import classes from './TodayScreen.module.css'

/** Drawn at most in one part of the page. */
const mostDrawn = 20

export function TodayScreen() {
  const roster = useRoster().data
  const zone = useMentorZone()
  const day = useToday(zone).data
  const asked = useAccessRequests().data
  const today = dayAt(useNow(60_000), zone)
  const requests = useMemo(() => openRequests(asked ?? []), [asked])
  const mentees = useMemo(() => new Map((roster ?? []).map(({ mentee }) => [mentee.id, mentee])), [roster])
  if (day === undefined || roster === undefined || asked === undefined) return null
  const link = (menteeId: string) => <MenteeLink mentee={mentees.get(menteeId)} />
  const isQuiet = [
    requests,
    day.letters,
    day.mine,
    day.theirs,
    day.ahead,
    day.toWriteDown,
    day.reviews,
    day.assessments,
    day.missed,
    day.unheard,
  ].every((list) => list.length === 0)
  if (isQuiet)
    return (
      <Page title="Today">
        <EmptyState
          icon={<IconSunHigh size={40} stroke={1.25} />}
          title={mentees.size === 0 ? 'Your day begins with your first mentee' : 'Nothing asks for you today'}
          text={
            mentees.size === 0
              ? 'Promises, meetings ahead and whoever has gone quiet will stand here.'
              : 'No promise is due within a week, no meeting is ahead, and everybody has been heard of.'
          }
          action={
            <Button variant="default" renderRoot={(props) => <Link to="/mentees" {...props} />}>
              To the mentees
            </Button>
          }
        />
      </Page>
    )
  return (
    <Page title="Today">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Part title="My promises" empty="None of yours is due within a week." list={day.mine}>
          {(shown) => <PromiseList promises={shown} mentees={mentees} label="My promises" person={link} />}
        </Part>
        {day.letters.length > 0 && (
          <Part title="Mails waiting for me" empty="" list={day.letters}>
            {(shown) => (
              <ul className={classes.list}>
                {shown.map((card) => (
                  <LetterLine key={card.id} card={card} mentees={mentees} />
                ))}
              </ul>
            )}
          </Part>
        )}
        <Part title="Ahead" empty="No meeting within a week." list={day.ahead}>
          {(shown) => (
            <ul className={classes.list}>
              {shown.map((one) => (
                <AheadLine
                  key={`${one.at}/${one.menteeIds.join()}`}
                  ahead={one}
                  glance={one.glance}
                  mentees={mentees}
                  zone={zone}
                />
              ))}
            </ul>
          )}
        </Part>
        {day.toWriteDown.length > 0 && (
          <Part title="Were they held?" empty="" list={day.toWriteDown}>
            {(shown) => (
              <ul className={classes.list}>
                {shown.map((one) => (
                  <AheadLine key={`${one.at}/${one.meetingId ?? ''}`} ahead={one} mentees={mentees} zone={zone} />
                ))}
              </ul>
            )}
          </Part>
        )}
        <Part title="Their promises" empty="None of theirs is due within a week." list={day.theirs}>
          {(shown) => <PromiseList promises={shown} mentees={mentees} label="Their promises" person={link} />}
        </Part>
        <Part title="The agreed day has passed" empty="No agreed day went by without a meeting." list={day.missed}>
          {(shown) => (
            <ul className={classes.list}>
              {shown.map(({ mentee, nextOn }) => (
                <PersonLine key={mentee.id} mentee={mentee}>
                  {nextOn !== null && (
                    <>
                      agreed for <TimeText at={nextOn} />
                    </>
                  )}
                </PersonLine>
              ))}
            </ul>
          )}
        </Part>
        {requests.length > 0 && (
          <Part title="Access requests" empty="" list={requests}>
            {(shown) => (
              <ul className={classes.list}>
                {shown.map((one) => (
                  <RequestLine key={one.id} request={one} today={today} person={link(one.menteeId)} />
                ))}
              </ul>
            )}
          </Part>
        )}
        {day.reviews.length > 0 && (
          <Part title="To look at again" empty="" list={day.reviews}>
            {(shown) => (
              <ul className={classes.list}>
                {shown.map((review) => (
                  <ReviewLine key={`${review.kind}/${review.id}`} review={review} person={link(review.menteeId)} />
                ))}
              </ul>
            )}
          </Part>
        )}
        {day.assessments.length > 0 && (
          <Part title="To be assessed again" empty="" list={day.assessments}>
            {(shown) => <DueAssessments due={shown} mentees={mentees} />}
          </Part>
        )}
        <Part title="Not heard of" empty="You have been in touch with everybody." list={day.unheard}>
          {(shown) => (
            <ul className={classes.list}>
              {shown.map((one) => (
                <PersonLine key={one.mentee.id} mentee={one.mentee} isSilent>
                  {unheardWords(one)}
                </PersonLine>
              ))}
            </ul>
          )}
        </Part>
      </SimpleGrid>
    </Page>
  )
}

/** To where it is answered, with the days that are left. */
function RequestLine({ request, today, person }: { request: AccessRequest; today: string; person: ReactNode }) {
  const { menteeId } = request
  return (
    <li className={classes.line}>
      <span className={classes.words}>
        <span className={classes.when}>{sayLeft(daysLeft(request, today))}</span>
        {person}{' '}
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/mentees/$menteeId/access" params={{ menteeId }} {...props} />}
        >
          wants to see what is kept
        </Anchor>
      </span>
    </li>
  )
}

const reviewWords: Readonly<Record<Review['kind'], string>> = {
  agreement: 'the agreement',
  conclusion: 'did we choose well?',
  goal: 'a goal is due',
}

/** To where it is looked at again. */
function ReviewLink({ review, ...props }: { review: Review }) {
  const { kind, id, menteeId } = review
  if (kind === 'conclusion') return <Link to="/meetings/$meetingId" params={{ meetingId: id }} {...props} />
  if (kind === 'agreement') return <Link to="/mentees/$menteeId/agreement" params={{ menteeId }} {...props} />
  return <Link to="/mentees/$menteeId/goals/$goalId" params={{ menteeId, goalId: id }} {...props} />
}

function ReviewLine({ review, person }: { review: Review; person: ReactNode }) {
  return (
    <li className={classes.line}>
      <span className={classes.words}>
        <span className={classes.when}>
          <TimeText at={review.on} />
        </span>
        {person}{' '}
        <Anchor size="sm" renderRoot={(props) => <ReviewLink review={review} {...props} />}>
          {reviewWords[review.kind]}
        </Anchor>
      </span>
    </li>
  )
}

function unheardWords({ cadence, days }: Unheard): string {
  const since = `${days} days without contact`
  return cadence === 'silent' ? `silent: ${since}` : since
}

interface PartProps<T> {
  title: string
  empty: string
  list: readonly T[]
  children: (shown: readonly T[]) => ReactNode
}

function Part<T>({ title, empty, list, children }: PartProps<T>) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h3" mb={4}>
        {title}
      </Title>
      {list.length === 0 ? (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      ) : (
        children(list.slice(0, mostDrawn))
      )}
      {list.length > mostDrawn && (
        <Text size="sm" c="dimmed">
          And {(list.length - mostDrawn).toLocaleString('en')} more.
        </Text>
      )}
    </section>
  )
}
