// The time from one meeting to the next: by mentee, a meeting with several counted once.
import { describe, expect, it } from 'vitest'
import { practiceFigures } from '../../../../shared/domain/practice-figures/figures.ts'
import { instrumentOf } from '../../../../shared/instruments/shipped.ts'
import { meeting } from '../../../../shared/model/meeting.ts'
import { mentee } from '../../../../shared/model/mentee.ts'

const at = '2026-01-01T00:00:00.000Z'
const person = (name: string) => mentee.parse({ id: crypto.randomUUID(), createdAt: at, updatedAt: at, name })
const [amina, ben] = [person('Amina'), person('Ben')]
const held = (day: string, ...menteeIds: string[]) =>
  meeting.parse({
    id: crypto.randomUUID(),
    createdAt: at,
    updatedAt: at,
    menteeIds,
    startsAt: `2026-02-${day}T10:00:00.000Z`,
  })

function cadence(...meetings: ReturnType<typeof held>[]) {
  const { figures } = practiceFigures(
    {
      mentees: [amina, ben],
      mentorships: [],
      meetings,
      promises: [],
      goals: [],
      mails: [],
      outcomes: [],
      assessments: [],
      findInstrument: (ref) => instrumentOf(ref, []),
    },
    { from: null, to: null, programme: null, stage: 'all' },
    '2026-03-10',
    'Europe/London',
  )
  const found = figures.find(({ key }) => key === 'meetings-cadence')
  return { hours: found?.value ?? null, of: found?.n }
}

describe('the time from one meeting to the next', () => {
  it('is the middle of all times between meetings with the same mentee, in any order of records', () => {
    expect(cadence(held('15', amina.id), held('01', amina.id), held('02', ben.id), held('08', amina.id))).toEqual({
      hours: 168,
      of: 2,
    })
  })

  it('counts a meeting with several once, by the mean of theirs', () => {
    expect(cadence(held('01', amina.id), held('03', ben.id), held('05', amina.id, ben.id))).toEqual({
      hours: 72,
      of: 1,
    })
  })

  it('is nothing while nobody was met twice', () => {
    expect(cadence(held('01', amina.id), held('03', ben.id))).toEqual({ hours: null, of: 0 })
  })
})
