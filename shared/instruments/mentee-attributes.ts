// Attributes of effective mentees, by how often they show.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const menteeAttributes: z.input<typeof instrument> = {
  id: 'mentee-attributes',
  version: 1,
  title: 'Attributes of effective mentees',
  purpose: 'What effective ones do, and how often it happens here.',
  citation: 'Attributes as listed in teaching on e-mentoring in medical education.',
  licence: 'The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [
    { rater: 'mentee', subject: 'mentee', stem: 'How often do you …' },
    { rater: 'mentor', subject: 'mentee', stem: 'How often does the mentee …' },
  ],
  when: 'Once or twice a year.',
  scale: {
    from: 1,
    to: 5,
    anchors: [
      { at: 1, words: 'hardly ever' },
      { at: 3, words: 'sometimes' },
      { at: 5, words: 'nearly always' },
    ],
  },
  items: [
    { key: 'open-to-feedback', label: 'Open to feedback', words: 'take feedback and coaching openly' },
    { key: 'own-growth', label: 'Own growth', words: 'take responsibility for their own growth' },
    {
      key: 'seeking-challenges',
      label: 'Seeking challenges',
      words: 'look for demanding tasks and new responsibilities',
    },
    { key: 'keeping-commitments', label: 'Keeping commitments', words: 'keep what was agreed with the mentor' },
    {
      key: 'renegotiating',
      label: 'Renegotiating',
      words: 'speak up when needs have changed and the mentorship should, too',
    },
  ],
  subscales: [],
  scoring: 'mean',
  overall: { needs: 4 },
  missing:
    'A subscale of two to four items needs all but one of them, a longer one four fifths; so does the whole. Less is not scored; nothing is filled in for what is missing.',
  notes:
    'An informal look at oneself: no study says how exact it is, so talk about the differences and do not compare with others.',
}
