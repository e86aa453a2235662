// Small practices out of chance: few people and few days, so that edges meet.
import fc from 'fast-check'
import type { PracticeRecords } from '../../../../shared/domain/practice-figures/counted.ts'
import type { PracticeFilter } from '../../../../shared/domain/practice-figures/scope.ts'
import { instrumentOf } from '../../../../shared/instruments/shipped.ts'
import { assessment } from '../../../../shared/model/assessment.ts'
import { goal } from '../../../../shared/model/goal.ts'
import { mail } from '../../../../shared/model/mail.ts'
import { meeting } from '../../../../shared/model/meeting.ts'
import { channelKind, mentee, menteeStatus } from '../../../../shared/model/mentee.ts'
import { mentorship } from '../../../../shared/model/mentorship.ts'
import { outcome, outcomeKind } from '../../../../shared/model/outcome.ts'
import { promiseRecord } from '../../../../shared/model/promise.ts'

export const zone = 'Pacific/Auckland'
export const today = '2026-03-10'

const people = [1, 2, 3, 4, 5, 6]
let serial = 0

function idOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
}

function fresh(createdAt = '2026-01-01T00:00:00.000Z') {
  serial += 1
  return { id: idOf(1_000 + serial), createdAt, updatedAt: createdAt, sample: false }
}

const day = fc
  .integer({ min: 0, max: 90 })
  .map((n) => new Date(Date.UTC(2025, 11, 20) + n * 86_400_000).toISOString().slice(0, 10))
/** Around midnight of any zone, too. */
const moment = fc
  .integer({ min: 0, max: 90 * 24 * 4 })
  .map((n) => new Date(Date.UTC(2025, 11, 20) + n * 900_000).toISOString())
const whom = fc.constantFrom(...people).map(idOf)
const several = fc.uniqueArray(whom, { minLength: 0, maxLength: 3 })
const maybeDay = fc.option(day)
const minutes = fc.integer({ min: 0, max: 120 })

const mentees = fc.tuple(
  ...people.map((n) =>
    fc
      .record({
        programme: fc.constantFrom('', 'Faculty', 'Residents'),
        status: fc.constantFrom(...menteeStatus.options),
        startOn: maybeDay,
        endOn: maybeDay,
        createdAt: moment,
      })
      .map((one) => mentee.parse({ ...fresh(one.createdAt), ...one, id: idOf(n), name: `Person ${n}` })),
  ),
)

const mca = { id: 'mca-21', version: 1 }
const items = instrumentOf(mca, [])?.items ?? []

export const world: fc.Arbitrary<PracticeRecords> = fc.record({
  mentees,
  mentorships: fc.array(
    fc
      .record({ menteeId: whom, on: day })
      .map(({ menteeId, on }) => mentorship.parse({ ...fresh(), menteeId, phase: 'closure', farewell: { on } })),
    { maxLength: 2 },
  ),
  meetings: fc.array(
    fc
      .record({
        menteeIds: several,
        startsAt: moment,
        state: fc.constantFrom('planned', 'held', 'held', 'held', 'cancelled', 'missed'),
        channel: fc.constantFrom(...channelKind.options),
        durationMinutes: minutes,
        preparationMinutes: minutes,
        followUpMinutes: minutes,
      })
      .map((one) => meeting.parse({ ...fresh(), ...one })),
    { maxLength: 20 },
  ),
  promises: fc.array(
    fc
      .record({
        menteeId: whom,
        owner: fc.constantFrom('mentor', 'mentee'),
        state: fc.constantFrom('open', 'kept', 'dropped'),
        dueOn: maybeDay,
        settledOn: maybeDay,
      })
      .map((one) =>
        promiseRecord.parse({
          ...fresh(),
          ...one,
          settledOn: one.state === 'open' ? null : one.settledOn,
          text: 'A thing',
        }),
      ),
    { maxLength: 20 },
  ),
  goals: fc.array(
    fc
      .record({
        menteeId: whom,
        state: fc.constantFrom('open', 'reached', 'dropped'),
        settledOn: maybeDay,
        createdAt: moment,
      })
      .map((one) =>
        goal.parse({
          ...fresh(one.createdAt),
          ...one,
          settledOn: one.state === 'open' ? null : one.settledOn,
          title: 'An aim',
        }),
      ),
    { maxLength: 12 },
  ),
  mails: fc.array(
    fc
      .record({
        thread: fc.constantFrom(1, 2, 3),
        menteeId: whom,
        at: moment,
        kind: fc.constantFrom('out', 'in', 'draft'),
      })
      .map(({ thread, menteeId, at, kind }) =>
        mail.parse({
          ...fresh(at),
          threadId: idOf(500 + thread),
          menteeIds: [menteeId],
          direction: kind === 'in' ? 'in' : 'out',
          state: kind === 'in' ? 'received' : kind === 'out' ? 'sent' : 'draft',
          sentAt: kind === 'out' ? at : null,
          date: kind === 'in' ? at : null,
          subject: 'A subject',
        }),
      ),
    { maxLength: 14 },
  ),
  outcomes: fc.array(
    fc
      .record({ menteeId: whom, on: day, kind: fc.constantFrom(...outcomeKind.options) })
      .map((one) => outcome.parse({ ...fresh(), ...one, title: 'A thing that was seen' })),
    { maxLength: 8 },
  ),
  assessments: fc.array(
    fc
      .record({
        menteeId: whom,
        on: day,
        state: fc.constantFrom('asked', 'done', 'done', 'done'),
        rating: fc.integer({ min: 1, max: 7 }),
        answered: fc.integer({ min: 0, max: items.length }),
      })
      .map(({ menteeId, on, state, rating, answered }) =>
        assessment.parse({
          ...fresh(),
          instrument: mca,
          rater: 'mentee',
          subject: 'mentor',
          menteeId,
          on,
          state,
          answers: items.slice(0, answered).map(({ key }) => ({ key, value: rating })),
        }),
      ),
    { maxLength: 16 },
  ),
  findInstrument: fc.constant((ref: { id: string; version: number }) => instrumentOf(ref, [])),
})

export const filter: fc.Arbitrary<PracticeFilter> = fc.record({
  from: maybeDay,
  to: maybeDay,
  programme: fc.option(fc.constantFrom('', 'Faculty', 'Residents', 'Nobody')),
  stage: fc.constantFrom('all', 'during', 'after'),
})
