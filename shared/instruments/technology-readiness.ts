// Four considerations before mentoring with technology.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const technologyReadiness: z.input<typeof instrument> = {
  id: 'technology-readiness',
  version: 1,
  title: 'Readiness of my technology',
  purpose: 'Four considerations: platform, media, resources, support.',
  citation: 'Four main areas of technology considerations, as listed in teaching on e-mentoring in medical education.',
  licence: 'The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [{ rater: 'mentor', subject: 'practice', stem: 'How true is it of your practice:' }],
  when: 'Before mentoring at a distance begins, then yearly.',
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
      key: 'platform',
      label: 'Platform',
      words: 'the tools that you use fit what you do with each mentee, and both can use them',
    },
    {
      key: 'same-time-and-not',
      label: 'Same time and not',
      words: 'you choose between talking at the same time and writing by what is to be said',
    },
    {
      key: 'curriculum-and-resources',
      label: 'Curriculum and resources',
      words: 'what mentees should read or try is at hand online',
    },
    { key: 'support', label: 'Support', words: 'somebody helps when the technology fails, for you and for them' },
  ],
  subscales: [],
  scoring: 'mean',
  overall: { needs: 3 },
  missing:
    'A subscale of two to four items needs all but one of them, a longer one four fifths; so does the whole. Less is not scored; nothing is filled in for what is missing.',
  notes: 'What is low here is usually cheaper to mend than it seems.',
}
