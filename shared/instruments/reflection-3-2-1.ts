// Three things, two things, one thing: looking back at a meeting or a workshop.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const reflection321: z.input<typeof instrument> = {
  id: 'reflection-3-2-1',
  version: 1,
  title: 'Three, two, one',
  purpose: 'Looking back after a meeting, a course or a year.',
  citation: 'A common exercise of teaching.',
  licence: 'The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [
    { rater: 'mentor', subject: 'mentor', stem: '' },
    { rater: 'mentee', subject: 'mentee', stem: '' },
  ],
  when: 'After a meeting or a course.',
  items: [
    { key: 'three-gained', label: 'Three gained', words: 'which three things did you gain?', kind: 'list' },
    { key: 'two-used', label: 'Two to use', words: 'which two will you use soon, and for what?', kind: 'list' },
    { key: 'one-more', label: 'One to learn', words: 'about which one do you want to learn more?', kind: 'words' },
  ],
  subscales: [],
  scoring: 'none',
  missing: 'Nothing is scored.',
  notes: 'For reading, not for counting.',
}
