// What the runner can ask about assessments and figures.
import type { VaultSession } from '../../../renderer/vault/api.ts'
import { instrumentOf } from '../../../shared/instruments/shipped.ts'
import { assessment, type Assessment } from '../../../shared/model/assessment.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Change } from '../../../shared/model/tables.ts'

const mca = { id: 'mca-26', version: 1 }

function madeOf(menteeId: string, index: number): Assessment {
  const at = new Date(Date.parse('2024-01-05T08:00:00Z') + index * 86_400_000).toISOString()
  return assessment.parse({
    id: crypto.randomUUID(),
    createdAt: at,
    updatedAt: at,
    instrument: mca,
    rater: 'mentee',
    subject: 'mentor',
    menteeId,
    state: 'done',
    on: at.slice(0, 10),
    answers: (instrumentOf(mca, [])?.items ?? []).map(({ key }, nth) => ({ key, value: 1 + ((index + nth) % 7) })),
  })
}

/** Gives the first two mentees so many assessments each, and the others of them as many as make up the whole. */
export async function assess(
  session: VaultSession,
  mentees: readonly Mentee[],
  each: number,
  inAll: number,
): Promise<string[]> {
  const two = mentees.slice(0, 2)
  const others = mentees.slice(2)
  const made = [
    ...two.flatMap(({ id }) => Array.from({ length: each }, (_, index) => madeOf(id, index))),
    ...Array.from({ length: inAll - 2 * each }, (_, index) =>
      madeOf(others[index % others.length]?.id ?? '', Math.floor(index / others.length) * 90),
    ),
  ]
  for (let at = 0; at < made.length; at += 1_000)
    await session.write(made.slice(at, at + 1_000).map((value): Change => ({ op: 'put', table: 'assessment', value })))
  await session.fold()
  return two.map(({ name }) => name)
}

/** Everything of all time: nothing is left out. */
export async function countFigures(session: VaultSession): Promise<number> {
  const started = performance.now()
  await session.practiceFigures({ from: null, to: null, programme: null, stage: 'all' }, 'Europe/Zurich')
  return performance.now() - started
}
