// A profile on paper: what the screen says, with the same drawings.
import { fullDay } from '../../../shared/domain/agreements.ts'
import { changeWords, noiseWords } from '../../../shared/domain/assessments/change-words.ts'
import { noiseOf } from '../../../shared/domain/assessments/noise.ts'
import { lineDrawing, profileDrawings } from '../../../shared/domain/assessments/profile-drawings.ts'
import { referencesOf, type Profile, type ViewProfile } from '../../../shared/domain/assessments/profile.ts'
import { referenceWords, scoreWords } from '../../../shared/domain/assessments/score-words.ts'
import { perspectiveWords } from '../../../shared/domain/assessments/words.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'
import { PaperChart } from '../charts/PaperChart.tsx'
import { Paper } from '../print/Paper.tsx'

interface ProfilePaperProps {
  profile: Profile
  /** Of the mentee; null for the mentor's own. */
  name: string | null
  today: string
}

export function ProfilePaper(props: ProfilePaperProps) {
  return (
    <Paper title={props.profile.instrument.title}>
      <Content {...props} />
    </Paper>
  )
}

function Content({ profile, name, today }: ProfilePaperProps) {
  const { instrument, views } = profile
  const { radar, bars } = profileDrawings(profile)
  const sources = [...new Set(instrument.references.map(({ source }) => source))]
  return (
    <>
      <p>
        {name !== null && (
          <>
            <bdi>{name}</bdi>,{' '}
          </>
        )}
        {fullDay(today)}
      </p>
      {instrument.notes !== '' && <p>{instrument.notes}</p>}
      {views.map((view) => (
        <ScoresOnPaper key={`${view.rater} ${view.subject}`} instrument={instrument} view={view} />
      ))}
      {radar !== null && <PaperChart drawing={radar} />}
      {bars !== null && <PaperChart drawing={bars} />}
      {views.map((view) => (
        <LineOnPaper key={`${view.rater} ${view.subject}`} instrument={instrument} view={view} />
      ))}
      {sources.length > 0 && <p>Published means: {sources.join('; ')}</p>}
      {instrument.citation !== '' && <p>{instrument.citation}</p>}
    </>
  )
}

function ScoresOnPaper({ instrument, view }: { instrument: Instrument; view: ViewProfile }) {
  const hasReferences = view.lines.some(({ area }) => referencesOf(instrument, area.key, view.rater).length > 0)
  const title = perspectiveWords(view)
  return (
    <section>
      <h2>{title}</h2>
      <table>
        <caption>
          {view.count === 1 ? 'One assessment' : `${view.count} assessments`}, the latest on {fullDay(view.latestOn)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Area</th>
            <th scope="col">Latest</th>
            <th scope="col">Since the first</th>
            {hasReferences && <th scope="col">Published means</th>}
          </tr>
        </thead>
        <tbody>
          {view.lines.map(({ area, latest, change }) => (
            <tr key={area.key}>
              <th scope="row">{area.title}</th>
              <td>{latest === null ? '' : scoreWords(instrument, latest)}</td>
              <td>{change === null ? '' : changeWords(instrument, change)}</td>
              {hasReferences && (
                <td>{referencesOf(instrument, area.key, view.rater).map(referenceWords).join('; ')}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The area that has a band, else the first: with a picture of each the paper would be many pages long. */
function LineOnPaper({ instrument, view }: { instrument: Instrument; view: ViewProfile }) {
  const noiseAt = (key: string) => noiseOf(instrument, key, view.rater)
  const line = view.lines.find(({ area }) => noiseAt(area.key) !== null) ?? view.lines[0]
  const drawing = line === undefined || view.count < 2 ? null : lineDrawing(instrument, view, line, fullDay)
  if (line === undefined || drawing === null) return null
  const noise = noiseAt(line.area.key)
  return (
    <section>
      <h2>
        {line.area.title} over time: {perspectiveWords(view)}
      </h2>
      <PaperChart drawing={drawing} />
      {noise !== null && <p>{noiseWords(noise)}</p>}
    </section>
  )
}
