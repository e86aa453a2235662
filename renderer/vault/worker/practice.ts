// What an open vault answers about the whole practice. Counted here, off the window's thread.
import type { PracticeRecords } from '../../../shared/domain/practice-figures/counted.ts'
import { figureTraces, practiceFigures } from '../../../shared/domain/practice-figures/figures.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { instrumentOf } from '../../../shared/instruments/shipped.ts'
import type { VaultSession } from '../api.ts'
import type { Memory } from './memory.ts'

function recordsOf(memory: Memory): PracticeRecords {
  const own = memory.all('instrument')
  return {
    mentees: memory.all('mentee'),
    mentorships: memory.all('mentorship'),
    meetings: memory.all('meeting'),
    promises: memory.all('promise'),
    goals: memory.all('goal'),
    mails: memory.all('mail'),
    outcomes: memory.all('outcome'),
    assessments: memory.all('assessment'),
    findInstrument: (ref) => instrumentOf(ref, own),
  }
}

/** @param loaded waits until everything has been read */
export function practiceReads(
  memory: Memory,
  loaded: <T>(read: () => T) => Promise<T>,
  now: () => number,
): Pick<VaultSession, 'practiceFigures' | 'figureTraces' | 'dossier' | 'testimonials'> {
  return {
    practiceFigures: (filter, zone) =>
      loaded(() => practiceFigures(recordsOf(memory), filter, dayAt(now(), zone), zone)),
    dossier: () => loaded(() => memory.all('dossier')[0] ?? null),
    testimonials: () =>
      loaded(() => memory.all('testimonial').toSorted((one, other) => other.on.localeCompare(one.on))),
    figureTraces: (filter, zone, key) =>
      loaded(() => figureTraces(recordsOf(memory), filter, dayAt(now(), zone), zone, key)),
  }
}
