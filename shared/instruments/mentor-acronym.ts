// The six letters of MENTOR as a short look at oneself.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const mentorAcronym: z.input<typeof instrument> = {
  id: 'mentor-acronym',
  version: 1,
  title: 'M-E-N-T-O-R: a short reflection',
  purpose: 'Six things a mentor does, in one minute after a meeting.',
  citation:
    'The MENTOR acronym of teaching on mentoring: manages, encourages, nurtures, teaches, offers respect, responds.',
  licence: 'The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [
    { rater: 'mentor', subject: 'mentor', stem: 'Lately, how much did you …' },
    { rater: 'mentor', subject: 'relationship', stem: 'With this mentee, how much did you lately …' },
  ],
  when: 'After a meeting, or monthly.',
  scale: {
    from: 1,
    to: 5,
    anchors: [
      { at: 1, words: 'hardly' },
      { at: 5, words: 'very much' },
    ],
  },
  items: [
    { key: 'manages-the-relationship', label: 'Manages the relationship', words: 'keep up the relationship' },
    { key: 'encourages', label: 'Encourages', words: 'encourage' },
    { key: 'nurtures', label: 'Nurtures', words: 'nurture what was just beginning' },
    { key: 'teaches', label: 'Teaches', words: 'teach something' },
    { key: 'offers-mutual-respect', label: 'Offers mutual respect', words: 'meet the mentee as an equal' },
    { key: 'responds-to-needs', label: 'Responds to needs', words: 'respond to what was needed' },
  ],
  subscales: [],
  scoring: 'mean',
  overall: { needs: 5 },
  missing:
    'A subscale of two to four items needs all but one of them, a longer one four fifths; so does the whole. Less is not scored; nothing is filled in for what is missing.',
  notes: 'A mirror, not a measure.',
}
