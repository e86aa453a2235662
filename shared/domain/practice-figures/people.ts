// How many mentorships went on, began and ended. Pure.
import type { Mentee } from '../../model/mentee.ts'
import type { Counted } from './counted.ts'
import type { Trace, Traced } from './figure.ts'

export function peopleFigures({ scope }: Counted): Traced[] {
  const { from, to } = scope.filter
  const all = [...scope.mentees.values()].filter(({ mentee }) => mentee.status !== 'prospective')
  const trace = ({ mentee }: { mentee: Mentee }, on: string): Trace => ({
    kind: 'mentee',
    id: mentee.id,
    menteeIds: [mentee.id],
    on,
    title: '',
    amount: 1,
  })
  const there = all.filter(
    ({ lasting: { start, end } }) => (to === null || start <= to) && (from === null || end === null || end >= from),
  )
  const begun = all.filter(({ lasting }) => scope.hasDay(lasting.start))
  const completed = all.flatMap((one) =>
    one.lasting.end !== null && scope.hasDay(one.lasting.end) ? [trace(one, one.lasting.end)] : [],
  )
  return [
    {
      key: 'mentees',
      section: 'people',
      title: 'Mentees',
      definition:
        'Everybody whose mentorship was going on in the period for at least a day; prospective ones do not count.',
      unit: 'count',
      traces: there.map((one) => trace(one, one.lasting.start)),
    },
    {
      key: 'mentees-begun',
      section: 'people',
      title: 'Begun',
      definition:
        'Mentorships whose first day lies in the period; without one, the day on which the mentee was entered.',
      unit: 'count',
      traces: begun.map((one) => trace(one, one.lasting.start)),
    },
    {
      key: 'mentees-completed',
      section: 'people',
      title: 'Completed',
      definition: 'Mentorships that ended in the period: on the day of the farewell, else on the day that was entered.',
      unit: 'count',
      traces: completed,
    },
  ]
}
