// Core values of a mentor, as a list to hold oneself against.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const mentorValues: z.input<typeof instrument> = {
  id: 'mentor-values',
  version: 1,
  title: 'Core values of a mentor',
  purpose: 'Which of these values show in what is done, and which are only meant.',
  citation: 'Core values as listed in teaching on e-mentoring in medical education.',
  licence: 'The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [
    { rater: 'mentor', subject: 'mentor', stem: 'How true is it of you? A good mentor will …' },
    { rater: 'mentee', subject: 'mentor', stem: 'How true is it of your mentor? A good mentor will …' },
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
    {
      key: 'knowledge-of-the-discipline',
      label: 'Knowledge of the discipline',
      words: 'know the discipline from having worked in it',
    },
    {
      key: 'knowledge-of-the-organisation',
      label: 'Knowledge of the organisation',
      words: 'know how the organisation works and who decides',
    },
    { key: 'accessibility', label: 'Accessibility', words: 'be there when it matters' },
    { key: 'continual-learning', label: 'Continual learning', words: 'go on learning, and show it' },
    { key: 'proactivity', label: 'Proactivity', words: 'act before being asked' },
    { key: 'flexibility', label: 'Flexibility', words: 'change a plan when the person needs it' },
    { key: 'enthusiasm', label: 'Enthusiasm', words: 'be glad of the work, and let it be seen' },
    { key: 'professionalism', label: 'Professionalism', words: 'be reliable, fair and clear about roles' },
    { key: 'realistic-expectations', label: 'Realistic expectations', words: 'expect what can be done, and say so' },
    { key: 'open-mind', label: 'Open mind', words: 'take up views that are not their own' },
    { key: 'caring-attitude', label: 'Caring attitude', words: 'care how the other is doing' },
    { key: 'optimism', label: 'Optimism', words: 'see what may still come of it' },
    { key: 'honesty', label: 'Honesty', words: 'say what is so, also when it is hard' },
    { key: 'confidentiality', label: 'Confidentiality', words: 'keep to themselves what was told in confidence' },
  ],
  subscales: [],
  scoring: 'mean',
  overall: { needs: 12 },
  missing:
    'A subscale of two to four items needs all but one of them, a longer one four fifths; so does the whole. Less is not scored; nothing is filled in for what is missing.',
  notes:
    'An informal look at oneself: no study says how exact it is, so talk about the differences and do not compare with others.',
}
