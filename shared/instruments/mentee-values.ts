// Core values of a mentee, as a list to hold oneself against.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const menteeValues: z.input<typeof instrument> = {
  id: 'mentee-values',
  version: 1,
  title: 'Core values of a mentee',
  purpose: 'Which of these values show in what is done, and which are only meant.',
  citation: 'Core values as listed in teaching on e-mentoring in medical education.',
  licence: 'The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [
    { rater: 'mentee', subject: 'mentee', stem: 'How true is it of you? A good mentee will …' },
    { rater: 'mentor', subject: 'mentee', stem: 'How true is it of the mentee? A good mentee will …' },
  ],
  when: 'When a mentorship begins, and when something feels wrong.',
  scale: {
    from: 1,
    to: 5,
    anchors: [
      { at: 1, words: 'not at all true' },
      { at: 3, words: 'partly true' },
      { at: 5, words: 'fully true' },
    ],
  },
  items: [
    { key: 'motivation-to-succeed', label: 'Motivation to succeed', words: 'want to get somewhere' },
    { key: 'time-management', label: 'Time management', words: 'keep to times, and plan them' },
    { key: 'positive-attitude', label: 'Positive attitude', words: 'meet difficulties with good will' },
    { key: 'respect', label: 'Respect', words: 'respect the other’s time and view' },
    { key: 'willingness-to-learn', label: 'Willingness to learn', words: 'be ready to change by what they learn' },
    { key: 'honesty', label: 'Honesty', words: 'say where they stand, also when behind' },
    { key: 'clear-communication', label: 'Clear communication', words: 'say clearly what they need' },
    { key: 'confidence', label: 'Confidence', words: 'trust in what they can do' },
  ],
  subscales: [],
  scoring: 'mean',
  overall: { needs: 7 },
  missing:
    'A subscale of two to four items needs all but one of them, a longer one four fifths; so does the whole. Less is not scored; nothing is filled in for what is missing.',
  notes:
    'An informal look at oneself: no study says how exact it is, so talk about the differences and do not compare with others.',
}
