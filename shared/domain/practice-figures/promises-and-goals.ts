// What was promised and kept, set and reached. Pure.
import type { Goal } from '../../model/goal.ts'
import type { PromiseRecord } from '../../model/promise.ts'
import type { Counted } from './counted.ts'
import type { Trace, Traced } from './figure.ts'

/** Settled in the period, or due in it and still open when its day is over. */
function decidedPromises({ records, scope, today }: Counted, owner: PromiseRecord['owner']): PromiseRecord[] {
  return records.promises.filter((one) => {
    if (one.owner !== owner || !scope.mentees.has(one.menteeId)) return false
    if (one.state !== 'open') return one.settledOn !== null && scope.hasDay(one.settledOn)
    return one.dueOn !== null && one.dueOn < today && scope.hasDay(one.dueOn)
  })
}

export function promiseFigures(counted: Counted): Traced[] {
  const trace = ({ id, menteeId, settledOn, dueOn, createdAt, text }: PromiseRecord, isSo: boolean): Trace => ({
    kind: 'promise',
    id,
    menteeIds: [menteeId],
    on: settledOn ?? dueOn ?? createdAt,
    title: text,
    amount: isSo ? 1 : 0,
  })
  const isOnTime = ({ settledOn, dueOn }: PromiseRecord) => settledOn !== null && dueOn !== null && settledOn <= dueOn
  return (['mentor', 'mentee'] as const).flatMap((owner): Traced[] => {
    const decided = decidedPromises(counted, owner)
    const whose = owner === 'mentor' ? 'Mine' : 'Theirs'
    return [
      {
        key: `promises-${owner}-kept`,
        section: 'promises',
        title: `${whose}: kept`,
        definition:
          'Of the promises that were kept or dropped in the period, or were due in it and are still open: those that were kept.',
        unit: 'share',
        traces: decided.map((one) => trace(one, one.state === 'kept')),
      },
      {
        key: `promises-${owner}-on-time`,
        section: 'promises',
        title: `${whose}: kept by their day`,
        definition: 'Of the same promises, as far as they had a day: those that were kept by it.',
        unit: 'share',
        traces: decided
          .filter(({ dueOn }) => dueOn !== null)
          .map((one) => trace(one, one.state === 'kept' && isOnTime(one))),
      },
    ]
  })
}

export function goalFigures({ records, scope }: Counted): Traced[] {
  const own = records.goals.filter(({ menteeId }) => scope.mentees.has(menteeId))
  const trace = ({ id, menteeId, settledOn, createdAt, title }: Goal, amount: number): Trace => ({
    kind: 'goal',
    id,
    menteeIds: [menteeId],
    on: settledOn ?? createdAt,
    title,
    amount,
  })
  const settled = own.filter(
    ({ state, settledOn }) => state !== 'open' && settledOn !== null && scope.hasDay(settledOn),
  )
  const reached = settled.filter(({ state }) => state === 'reached')
  return [
    {
      key: 'goals-set',
      section: 'goals',
      title: 'Set',
      definition: 'Goals that were entered in the period.',
      unit: 'count',
      traces: own.filter(({ createdAt }) => scope.hasMoment(createdAt)).map((one) => trace(one, 1)),
    },
    {
      key: 'goals-reached',
      section: 'goals',
      title: 'Reached',
      definition: 'Goals that were reached in the period.',
      unit: 'count',
      traces: reached.map((one) => trace(one, 1)),
    },
    {
      key: 'goals-reached-share',
      section: 'goals',
      title: 'Reached, of those settled',
      definition: 'Of the goals that were reached or dropped in the period: those that were reached.',
      unit: 'share',
      traces: settled.map((one) => trace(one, one.state === 'reached' ? 1 : 0)),
    },
  ]
}
