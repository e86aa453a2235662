// What the report says, alike on the screen and on paper.
import { fullDay } from '../../../shared/domain/agreements.ts'
import { fewest } from '../../../shared/domain/assessments/suppression.ts'
import { outcomeWords } from '../../../shared/domain/outcome-words.ts'
import type { Figure, Section } from '../../../shared/domain/practice-figures/figure.ts'
import type { PracticeFigures } from '../../../shared/domain/practice-figures/figures.ts'
import type { Relationship } from '../../../shared/domain/practice-figures/relationships.ts'
import type { PracticeFilter } from '../../../shared/domain/practice-figures/scope.ts'
import { sayFigure, sayMinutes, sectionWords } from '../../../shared/domain/practice-figures/words.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import type { Outcome } from '../../../shared/model/outcome.ts'
import type { Practice } from '../../../shared/model/practice.ts'
import { PaperChart } from '../../app/charts/PaperChart.tsx'
import { drawingOf, sectionsOf } from './figure-drawings.ts'

const stageWords = { all: '', during: ' Mentorships that go on.', after: ' Mentorships that are over.' } as const

interface ReportBodyProps {
  found: PracticeFigures
  filter: PracticeFilter
  names: ReadonlyMap<string, Mentee>
  practice: Practice
  isDeidentified: boolean
  today: string
}

export function ReportBody({ found, filter, names, practice, isDeidentified, today }: ReportBodyProps) {
  const { figures, relationships, outcomes } = found
  const who = [practice.mentorName, practice.institution].filter((one) => one !== '')
  return (
    <>
      <p>
        {who.length > 0 && (
          <>
            <bdi>{who.join(', ')}</bdi>.{' '}
          </>
        )}
        {scopeSaid(found, filter, isDeidentified, today)}
      </p>
      {sectionsOf(figures).map(({ section, own }) => (
        <ReportSection key={section} section={section} figures={own} />
      ))}
      {relationships.length > 0 && (!isDeidentified || relationships.length >= fewest) && (
        <Relationships relationships={relationships} names={isDeidentified ? null : names} />
      )}
      {outcomes.length > 0 && !isDeidentified && <Outcomes outcomes={outcomes} names={names} />}
      <HowCounted figures={figures} />
    </>
  )
}

/** Which time, programme and phase it is about. */
export function scopeSaid(
  found: PracticeFigures,
  filter: PracticeFilter,
  isDeidentified: boolean,
  today: string,
): string {
  return `${periodSaid(filter, today)} ${programmeSaid(found, filter, isDeidentified)}${stageWords[filter.stage]}`
}

export function HowCounted({ figures }: { figures: readonly Figure[] }) {
  return (
    <section>
      <h2>How it is counted</h2>
      <dl>
        {figures
          .filter(({ section }) => section !== 'months' && section !== 'channels')
          .map(({ key, title, section, definition }) => (
            <div key={key}>
              <dt>
                {sectionWords[section]}: {title}
              </dt>
              <dd>{definition}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

function periodSaid({ from, to }: PracticeFilter, today: string): string {
  const until = to === null || to > today ? `up to ${fullDay(today)}` : `to ${fullDay(to)}`
  return from === null ? `All the time ${until}.` : `From ${fullDay(from)} ${until}.`
}

/** A programme of few tells who is meant, so without names it is not named either. */
function programmeSaid(
  { programmes }: PracticeFigures,
  { programme }: PracticeFilter,
  isDeidentified: boolean,
): string {
  if (programme === null) return ''
  if (programme === '') return 'Mentees in no programme.'
  const n = programmes.find((one) => one.programme === programme)?.n ?? 0
  return isDeidentified && n < fewest ? 'One programme.' : `Programme: ${programme}.`
}

export function ReportSection({ section, figures }: { section: Section; figures: readonly Figure[] }) {
  const drawing = drawingOf(section, figures)
  return (
    <section>
      <h2>{sectionWords[section]}</h2>
      {drawing !== null && <PaperChart drawing={drawing} />}
      <table>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.key}>
              <th scope="row">{figure.title}</th>
              <td data-number>{sayFigure(figure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RelationshipsProps {
  relationships: readonly Relationship[]
  /** Null: without names. */
  names: ReadonlyMap<string, Mentee> | null
}

function Relationships({ relationships, names }: RelationshipsProps) {
  return (
    <section>
      <h2>Each mentee</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Mentee</th>
            <th scope="col">Meetings</th>
            <th scope="col">Time and effort</th>
            <th scope="col">Promises kept</th>
            <th scope="col">Goals reached</th>
            <th scope="col">Outcomes</th>
          </tr>
        </thead>
        <tbody>
          {relationships.map((one, place) => {
            const mentee = names?.get(one.menteeId)
            return (
              <tr key={one.menteeId}>
                <th scope="row">
                  <bdi>{mentee === undefined ? `Mentee ${place + 1}` : displayName(mentee)}</bdi>
                </th>
                <td data-number>{one.meetings}</td>
                <td data-number>{sayMinutes(one.minutes)}</td>
                <td data-number>{one.promisesKept}</td>
                <td data-number>{one.goalsReached}</td>
                <td data-number>{one.outcomes}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

export function Outcomes({ outcomes, names }: { outcomes: readonly Outcome[]; names: ReadonlyMap<string, Mentee> }) {
  return (
    <section>
      <h2>What it brought</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Kind</th>
            <th scope="col">What</th>
            <th scope="col">Whose</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map(({ id, on, kind, title, place, menteeId }) => {
            const mentee = names.get(menteeId)
            return (
              <tr key={id}>
                <td>{fullDay(on)}</td>
                <td>{outcomeWords[kind]}</td>
                <td dir="auto">{place === '' ? title : `${title}, ${place}`}</td>
                <td>
                  <bdi>{mentee === undefined ? '' : displayName(mentee)}</bdi>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
