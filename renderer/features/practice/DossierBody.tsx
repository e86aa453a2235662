// What the dossier says, alike on the screen and on paper.
import { isBlank } from '../../../shared/domain/rich-words.ts'
import type { PracticeFigures } from '../../../shared/domain/practice-figures/figures.ts'
import type { PracticeFilter } from '../../../shared/domain/practice-figures/scope.ts'
import { stagesOf } from '../../../shared/domain/practice-figures/stages.ts'
import type { Testimonial } from '../../../shared/model/dossier.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Practice } from '../../../shared/model/practice.ts'
import type { RichText } from '../../../shared/model/rich-text.ts'
import { RichWords } from '../../ui/RichWords.tsx'
import { sectionsOf } from './figure-drawings.ts'
import { HowCounted, Outcomes, ReportSection, scopeSaid } from './ReportBody.tsx'

interface DossierBodyProps {
  found: PracticeFigures
  filter: PracticeFilter
  /** Those whose mentorship went on in the period. */
  mentees: readonly Mentee[]
  names: ReadonlyMap<string, Mentee>
  practice: Practice
  statement: RichText
  testimonials: readonly Testimonial[]
  isDeidentified: boolean
  today: string
}

export function DossierBody(props: DossierBodyProps) {
  const { found, filter, mentees, names, practice, statement, testimonials, isDeidentified, today } = props
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
      {!isBlank(statement) && (
        <section>
          <h2>How I mentor, and why</h2>
          <RichWords words={statement} />
        </section>
      )}
      <Stages mentees={mentees} isDeidentified={isDeidentified} />
      {sectionsOf(found.figures).map(({ section, own }) => (
        <ReportSection key={section} section={section} figures={own} />
      ))}
      {found.outcomes.length > 0 && !isDeidentified && <Outcomes outcomes={found.outcomes} names={names} />}
      {testimonials.length > 0 && (
        <section>
          <h2>In their words</h2>
          {testimonials.map(({ id, words, signature }) => (
            <blockquote key={id}>
              <p dir="auto">{words}</p>
              {signature !== '' && !isDeidentified && (
                <p>
                  <bdi>{signature}</bdi>
                </p>
              )}
            </blockquote>
          ))}
        </section>
      )}
      <HowCounted figures={found.figures} />
    </>
  )
}

function Stages({ mentees, isDeidentified }: { mentees: readonly Mentee[]; isDeidentified: boolean }) {
  const stages = stagesOf(mentees, isDeidentified)
  if (stages.length === 0) return null
  return (
    <section>
      <h2>Where they stand</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" data-number>
              Mentees
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ stage, n }) => (
            <tr key={stage}>
              <th scope="row">
                <bdi>{stage === '' ? 'Not known' : stage}</bdi>
              </th>
              <td data-number>{n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
