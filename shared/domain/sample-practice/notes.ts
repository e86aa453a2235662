// What the fictional mentor wrote down beside the meetings.
import { note, type Note } from '../../model/note.ts'
import { fromPlain } from '../../model/rich-text.ts'
import type { Change } from '../../model/tables.ts'
import { toInstant } from '../clock.ts'
import { keepUntilFor, usualRetention } from '../notes.ts'
import type { Making } from './build.ts'

interface Told extends Pick<Note, 'class' | 'sensitivity' | 'title'> {
  /** The story of the mentee; null for a thought about nobody. */
  key: string | null
  daysAgo: number
  words: string
}

const told: readonly Told[] = [
  {
    key: 'layla',
    daysAgo: 9,
    class: 'memory-aid',
    sensitivity: 'sensitive',
    title: 'Tired, and says she is not',
    words:
      'Third time that she joined from the car. Laughs it off.\n\nAsk how the nights are before asking about the project. If it goes on: the physician of the staff, and not through me.',
  },
  {
    key: 'siyuan',
    daysAgo: 40,
    class: 'from-mentee',
    sensitivity: 'usual',
    title: 'What to say in the letter for the fellowship',
    words: 'The field study, done alone and on time.\n\nThat Siyuan taught the method to two others.',
  },
  {
    key: 'grace',
    daysAgo: 63,
    class: 'shared-record',
    sensitivity: 'usual',
    title: 'Observed: bedside teaching on the third floor',
    words:
      'Four students, twenty minutes. Every one of them was asked something they could answer.\n\nNext time: wait three seconds longer after the question.',
  },
  {
    key: null,
    daysAgo: 21,
    class: 'memory-aid',
    sensitivity: 'usual',
    title: 'For myself',
    words: 'I give advice before the question is finished. Count to five.',
  },
]

export function noteChanges({ now, newId }: Making, idOf: (key: string) => string): Change[] {
  return told.map(({ key, daysAgo, words, ...said }) => {
    const at = toInstant(now - daysAgo * 86_400_000)
    const on = at.slice(0, 10)
    const value = note.parse({
      id: newId(),
      createdAt: at,
      updatedAt: at,
      sample: true,
      menteeIds: key === null ? [] : [idOf(key)],
      on,
      keepUntil: keepUntilFor(said.class, on, usualRetention),
      becameRecordAt: said.class === 'shared-record' ? at : null,
      words: fromPlain(words),
      ...said,
    })
    return { op: 'put', table: 'note', value }
  })
}
