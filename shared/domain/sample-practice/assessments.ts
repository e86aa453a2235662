// How the fictional mentor rated themselves, and how some of the mentees did: the same twenty-one points, three times over the
// months, so that there is a change to look at and noise in it.
import { assessment, type Assessment } from '../../model/assessment.ts'
import type { Rater } from '../../model/instrument.ts'
import { mca21 } from '../../instruments/mca-21.ts'
import type { Change } from '../../model/tables.ts'
import { toInstant } from '../clock.ts'
import type { Making } from './build.ts'

/** Ratings in the order of the instrument's items; 0 for one that was skipped, `x` for "cannot say". */
interface Answered {
  /** The story of the mentee; null for the mentor's own. */
  key: string | null
  rater: Rater
  daysAgo: number
  occasion: Assessment['occasion']
  ratings: string
  comments?: Readonly<Record<string, string>>
}

const told: readonly Answered[] = [
  { key: null, rater: 'mentor', daysAgo: 212, occasion: 'baseline', ratings: '544444533343454332432' },
  {
    key: null,
    rater: 'mentor',
    daysAgo: 96,
    occasion: 'during',
    ratings: '554454544433555443533',
    comments: { networking: 'Three introductions promised, one made.' },
  },
  {
    key: null,
    rater: 'mentor',
    daysAgo: 9,
    occasion: 'during',
    ratings: '665655655544665543534',
    comments: {
      'accounting-for-biases': 'I still speak first with those who speak like me.',
      networking: 'Better, but always the same five people.',
    },
  },
  { key: 'amina', rater: 'mentee', daysAgo: 150, occasion: 'baseline', ratings: '655565565554676544545' },
  {
    key: 'amina',
    rater: 'mentee',
    daysAgo: 12,
    occasion: 'during',
    ratings: '77667666656567765x656',
    comments: { 'path-to-independence': 'I decided on the title alone, and it stayed.' },
  },
  { key: 'sipho', rater: 'mentee', daysAgo: 40, occasion: 'during', ratings: '665655564554676545435' },
  { key: 'layla', rater: 'mentee', daysAgo: 35, occasion: 'during', ratings: '766666655665566666545' },
  { key: 'jose', rater: 'mentee', daysAgo: 33, occasion: 'during', ratings: '5655545544506755453x4' },
  { key: 'siyuan', rater: 'mentee', daysAgo: 28, occasion: 'yearly', ratings: '676666656555667666556' },
]

const dayLength = 86_400_000

function answersOf({ ratings, comments = {} }: Answered) {
  return mca21.items.flatMap(({ key }, place) => {
    const rating = ratings.charAt(place)
    const passed = rating === 'x'
    const value = /[1-7]/.test(rating) ? Number(rating) : null
    return value === null && !passed ? [] : [{ key, value, passed, comment: comments[key] ?? '' }]
  })
}

export function assessmentChanges({ now, newId }: Making, idOf: (key: string) => string): Change[] {
  return told.map((one) => {
    const at = now - one.daysAgo * dayLength
    const value = assessment.parse({
      id: newId(),
      createdAt: toInstant(at),
      updatedAt: toInstant(at),
      sample: true,
      instrument: { id: mca21.id, version: mca21.version },
      rater: one.rater,
      subject: 'mentor',
      occasion: one.occasion,
      menteeId: one.key === null ? null : idOf(one.key),
      state: 'done',
      way: one.rater === 'mentor' ? 'here' : 'mail',
      on: toInstant(at).slice(0, 10),
      answers: answersOf(one),
    })
    return { op: 'put', table: 'assessment', value }
  })
}
