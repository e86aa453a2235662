// Skills of a mentor, by the names of Phillips-Jones, in this program’s own words.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const mentorSkills: z.input<typeof instrument> = {
  id: 'mentor-skills',
  version: 1,
  title: 'Skills of a mentor',
  purpose: 'The shared core and five skills of mentors.',
  citation:
    'Phillips-Jones L. 2003. Skills for Successful Mentoring. CCC/The Mentoring Group. Names of the skills only.',
  licence:
    'The booklet is protected; only the names of the skills are used. The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [
    { rater: 'mentor', subject: 'mentor', stem: 'How well do you succeed in …' },
    { rater: 'mentee', subject: 'mentor', stem: 'How well does your mentor succeed in …' },
  ],
  when: 'When a mentorship begins, and once a year.',
  scale: {
    from: 1,
    to: 7,
    anchors: [
      { at: 1, words: 'not at all' },
      { at: 4, words: 'moderately well' },
      { at: 7, words: 'extremely well' },
    ],
  },
  items: [
    {
      key: 'listening-actively',
      label: 'Listening actively',
      words: 'listening so that the other feels heard before you answer',
    },
    { key: 'building-trust', label: 'Building trust', words: 'doing what you said, and keeping what was told you' },
    { key: 'encouraging', label: 'Encouraging', words: 'saying what is good, and why, when it is good' },
    {
      key: 'goals-and-current-reality',
      label: 'Goals and current reality',
      words: 'finding out what is wanted and where things stand now',
    },
    { key: 'instructing', label: 'Instructing', words: 'showing how something is done and letting it be tried' },
    { key: 'inspiring', label: 'Inspiring', words: 'widening what somebody thinks they could do' },
    {
      key: 'corrective-feedback',
      label: 'Corrective feedback',
      words: 'saying what has to change, soon, privately and kindly',
    },
    { key: 'managing-risks', label: 'Managing risks', words: 'keeping somebody from mistakes that cannot be mended' },
    { key: 'opening-doors', label: 'Opening doors', words: 'bringing somebody to people and places that matter' },
  ],
  subscales: [
    {
      key: 'shared-core',
      title: 'Shared core',
      items: ['listening-actively', 'building-trust', 'encouraging', 'goals-and-current-reality'],
      needs: 3,
      notes: 'Begin with the one that was rated lowest: the others rest on it.',
      conversation: 'When did you last feel that I listened, and when not?',
      goal: 'One shared skill practised at every meeting',
    },
    {
      key: 'specific',
      title: 'Skills of a mentor',
      items: ['instructing', 'inspiring', 'corrective-feedback', 'managing-risks', 'opening-doors'],
      needs: 4,
      notes: 'Choose one of the five and agree how both will know that it has grown.',
      conversation: 'Which of these would make the greatest difference just now?',
      goal: 'One skill that has visibly grown in three months',
    },
  ],
  scoring: 'mean',
  overall: { needs: 8 },
  missing:
    'A subscale of two to four items needs all but one of them, a longer one four fifths; so does the whole. Less is not scored; nothing is filled in for what is missing.',
  notes:
    'An informal look at oneself: no study says how exact it is, so talk about the differences and do not compare with others.',
}
