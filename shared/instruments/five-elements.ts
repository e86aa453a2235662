// Five essential elements of e-mentoring as a check of the whole practice.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const fiveElements: z.input<typeof instrument> = {
  id: 'five-elements',
  version: 1,
  title: 'Five essential elements',
  purpose: 'A yearly check of the practice as a whole.',
  citation: 'Five essential elements of e-mentoring, as listed in teaching on e-mentoring in medical education.',
  licence: 'The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [{ rater: 'mentor', subject: 'practice', stem: 'How true is it of your practice:' }],
  when: 'Once a year.',
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
      key: 'resources',
      label: 'Resources',
      words: 'mentors and mentees find resources that stand by themselves: to know more and to be able to do more',
    },
    {
      key: 'technology-considered',
      label: 'Technology considered',
      words: 'platforms, media, online resources and support were thought through',
    },
    {
      key: 'psychological-growth',
      label: 'Psychological growth',
      words: 'mentees grow in thinking, feeling and getting on with others',
    },
    {
      key: 'career-development',
      label: 'Career development',
      words: 'mentees get advice on skills, image and profile for a career',
    },
    {
      key: 'professional-development',
      label: 'Professional development',
      words: 'mentees become confident by taking responsibility for their own development',
    },
  ],
  subscales: [],
  scoring: 'mean',
  overall: { needs: 4 },
  missing:
    'A subscale of two to four items needs all but one of them, a longer one four fifths; so does the whole. Less is not scored; nothing is filled in for what is missing.',
  notes: 'A check-list with shades; discuss it with a colleague.',
}
