// What the fictional mentorships brought that others can see.
import { outcome, type Outcome } from '../../model/outcome.ts'
import type { Change } from '../../model/tables.ts'
import { toInstant } from '../clock.ts'
import type { Making } from './build.ts'

interface Told extends Pick<Outcome, 'kind' | 'title' | 'place'> {
  /** The story of the mentee. */
  key: string
  daysAgo: number
}

const told: readonly Told[] = [
  {
    key: 'grace',
    daysAgo: 118,
    kind: 'grant',
    title: 'A course on bedside teaching',
    place: 'Teaching fund of the faculty',
  },
  {
    key: 'siyuan',
    daysAgo: 74,
    kind: 'paper',
    title: 'Who speaks on a ward round: a field study',
    place: 'A journal of medical education',
  },
  { key: 'layla', daysAgo: 52, kind: 'talk', title: 'Rotas that people can live with', place: 'Residents’ day' },
  {
    key: 'jose',
    daysAgo: 20,
    kind: 'grant',
    title: 'A projector and a telephone line for teaching',
    place: 'Regional health office',
  },
]

export function outcomeChanges({ now, newId }: Making, idOf: (key: string) => string): Change[] {
  return told.map(({ key, daysAgo, ...said }) => {
    const at = toInstant(now - daysAgo * 86_400_000)
    const own = { id: newId(), createdAt: at, updatedAt: at, sample: true, menteeId: idOf(key), on: at.slice(0, 10) }
    return { op: 'put', table: 'outcome', value: outcome.parse({ ...own, ...said }) }
  })
}
