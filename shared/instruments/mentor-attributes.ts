// Attributes of effective mentors, by how often they show.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const mentorAttributes: z.input<typeof instrument> = {
  id: 'mentor-attributes',
  version: 1,
  title: 'Attributes of effective mentors',
  purpose: 'What effective ones do, and how often it happens here.',
  citation: 'Attributes as listed in teaching on e-mentoring in medical education.',
  licence: 'The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [
    { rater: 'mentor', subject: 'mentor', stem: 'How often do you …' },
    { rater: 'mentee', subject: 'mentor', stem: 'How often does your mentor …' },
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
    {
      key: 'room-for-ideas-and-risks',
      label: 'Room for ideas and risks',
      words: 'encourage trying out ideas and taking risks in learning',
    },
    { key: 'timely-advice', label: 'Timely advice', words: 'give fitting advice when it is needed' },
    {
      key: 'confidant-at-work',
      label: 'Confidant at work',
      words: 'be somebody to whom one can speak about work in confidence',
    },
    { key: 'another-view', label: 'Another view', words: 'help to see a matter from another side' },
    { key: 'skills-training', label: 'Skills training', words: 'suggest training that fits' },
    { key: 'source-of-information', label: 'Source of information', words: 'know where information and resources are' },
  ],
  subscales: [],
  scoring: 'mean',
  overall: { needs: 5 },
  missing:
    'A subscale of two to four items needs all but one of them, a longer one four fifths; so does the whole. Less is not scored; nothing is filled in for what is missing.',
  notes:
    'An informal look at oneself: no study says how exact it is, so talk about the differences and do not compare with others.',
}
