// One person on the sheet: what I owe, what they owe, how far the goals are, what was last mailed, and the terms of the
// agreement that matter at the table.
import type { ReactNode } from 'react'
import { fullDay } from '../../../shared/domain/agreements.ts'
import type { BriefGoal, PersonBrief, Some } from '../../../shared/domain/brief.ts'
import { standingOf } from '../../../shared/domain/promises.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { calledName } from '../../../shared/domain/roster.ts'
import type { PromiseRecord } from '../../../shared/model/promise.ts'
import { useNow } from '../../app/now.ts'
import { PersonName } from '../../ui/PersonName.tsx'
import { sayFullTime } from '../../ui/time.ts'
import classes from './Brief.module.css'

interface PersonPartProps {
  person: PersonBrief
  /** Whether the name stands above it: when several are on the sheet. */
  isNamed: boolean
  zone: string
  /** Stands between what is open and what lies behind it. */
  children: ReactNode
}

export function PersonPart({ person, isNamed, zone, children }: PersonPartProps) {
  const { mentee, mine, theirs, goals, terms, lastMail, daysSinceContact } = person
  const parts = (
    <>
      <Promises title="I promised" promises={mine} zone={zone} empty={isNamed ? '' : 'Nothing of mine is open.'} />
      <Promises
        title="They promised"
        promises={theirs}
        zone={zone}
        empty={isNamed ? '' : 'Nothing of theirs is open.'}
      />
      {children}
      {goals.shown.length > 0 && (
        <Part title="Goals" more={goals.more} isSmall={isNamed}>
          {goals.shown.map((goal) => (
            <li key={goal.id}>
              <bdi>{goal.title}</bdi> <span className={classes.quiet}>{goalWords(goal)}</span>
            </li>
          ))}
        </Part>
      )}
      {lastMail !== null && (
        <section>
          <h3>{lastMail.direction === 'out' ? 'Last mail from me' : 'Last mail from them'}</h3>
          <p>
            {lastMail.direction === 'in' && (
              <>
                <bdi>{calledName(mentee)}</bdi> wrote on{' '}
              </>
            )}
            {sayFullTime(lastMail.at, zone)}: <bdi>{lastMail.subject === '' ? 'No subject' : lastMail.subject}</bdi>
            {lastMail.direction === 'out' && lastMail.standing !== 'Sent' && (
              <span className={classes.quiet}> ({lastMail.standing})</span>
            )}
          </p>
          {lastMail.text !== '' && <p dir="auto">{lastMail.text}</p>}
        </section>
      )}
      {terms.length > 0 && (
        <section>
          <h3>Our agreement</h3>
          {terms.map(({ term, name, words }) => (
            <p key={term}>
              <b>{name}:</b> <bdi>{words}</bdi>
            </p>
          ))}
        </section>
      )}
    </>
  )
  if (!isNamed) return parts
  return (
    <section>
      <h3>
        <PersonName person={mentee} />
        {mentee.pronouns !== '' && (
          <span className={classes.quiet}>
            {' '}
            <bdi>{mentee.pronouns}</bdi>
          </span>
        )}
      </h3>
      {daysSinceContact !== null && daysSinceContact > 1 && (
        <p className={classes.quiet}>{daysSinceContact} days since the last contact</p>
      )}
      {parts}
    </section>
  )
}

interface PartProps {
  title: string
  more: number
  /** Under the name of a person. */
  isSmall: boolean
  children: ReactNode
}

function Part({ title, more, isSmall, children }: PartProps) {
  return (
    <section>
      {isSmall ? <h4>{title}</h4> : <h3>{title}</h3>}
      <ul>{children}</ul>
      {more > 0 && <p className={classes.quiet}>And {more} more.</p>}
    </section>
  )
}

interface PromisesProps {
  title: string
  promises: Some<PromiseRecord>
  zone: string
  /** Left out when there is nothing to say. */
  empty: string
}

function Promises({ title, promises: { shown, more }, zone, empty }: PromisesProps) {
  const today = dayAt(useNow(60_000), zone)
  if (shown.length === 0)
    return empty === '' ? null : (
      <section>
        <h3>{title}</h3>
        <p className={classes.quiet}>{empty}</p>
      </section>
    )
  return (
    <Part title={title} more={more} isSmall={empty === ''}>
      {shown.map((promise) => (
        <li key={promise.id}>
          <bdi>{promise.text}</bdi>
          {promise.dueOn !== null && (
            <span className={classes.quiet}>
              {' '}
              by {fullDay(promise.dueOn)}
              {standingOf(promise, today) === 'overdue' && ', overdue'}
            </span>
          )}
        </li>
      ))}
    </Part>
  )
}

/** `40 %, 2 of 5 steps, by 3 December 2026`. */
function goalWords({ percent, stepsDone, steps, dueOn }: BriefGoal): string {
  return [
    percent === null ? '' : `${percent} %`,
    steps === 0 ? '' : `${stepsDone} of ${steps} steps`,
    dueOn === null ? '' : `by ${fullDay(dueOn)}`,
  ]
    .filter((one) => one !== '')
    .join(', ')
}
