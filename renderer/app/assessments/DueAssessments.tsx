// What is due to be assessed again, a line for each instrument, with a way to begin.
import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { DueAssessment } from '../../../shared/domain/assessments/calendar.ts'
import { offeredInstruments } from '../../../shared/instruments/shipped.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import { MenteeLink } from '../MenteeLink.tsx'
import classes from './ProfileView.module.css'

interface DueAssessmentsProps {
  due: readonly DueAssessment[]
  mentees: ReadonlyMap<string, Mentee>
}

export function DueAssessments({ due, mentees }: DueAssessmentsProps) {
  const titles = new Map(offeredInstruments([]).map(({ id, title }) => [id, title]))
  return (
    <ul className={classes.due}>
      {due.map(({ key, instrumentId, rater, on, menteeIds }) => {
        const [first, second] = menteeIds
        const mentee = first !== undefined && second === undefined ? { mentee: first } : {}
        return (
          <li key={key}>
            <Anchor
              renderRoot={(props) => (
                <Link to="/assessments/new" search={{ instrument: instrumentId, rater, ...mentee }} {...props} />
              )}
            >
              {titles.get(instrumentId) ?? instrumentId}
            </Anchor>{' '}
            <Text span size="sm" c="dimmed">
              {rater === 'mentee' ? 'ask ' : 'your own, '}
              {first !== undefined && second === undefined && (
                <>
                  <MenteeLink mentee={mentees.get(first)} />,{' '}
                </>
              )}
              {second !== undefined && `${menteeIds.length} mentees, the first `}
              due <TimeText at={on} />
            </Text>
          </li>
        )
      })}
    </ul>
  )
}
