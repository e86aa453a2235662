// Shared core skills of mentoring, by the names of Phillips-Jones, in this program’s own words.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const coreSkills: z.input<typeof instrument> = {
  id: 'core-skills',
  version: 1,
  title: 'Shared core skills of mentoring',
  purpose: 'Four skills that mentor and mentee both need.',
  citation:
    'Phillips-Jones L. 2003. Skills for Successful Mentoring. CCC/The Mentoring Group. Names of the skills only.',
  licence:
    'The booklet is protected; only the names of the skills are used. The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [
    { rater: 'mentor', subject: 'mentor', stem: 'How well do you succeed in …' },
    { rater: 'mentee', subject: 'mentee', stem: 'How well do you succeed in …' },
    { rater: 'mentee', subject: 'mentor', stem: 'How well does your mentor succeed in …' },
    { rater: 'mentor', subject: 'mentee', stem: 'How well does the mentee succeed in …' },
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
  ],
  scoring: 'mean',
  missing:
    'A subscale of two to four items needs all but one of them, a longer one four fifths; so does the whole. Less is not scored; nothing is filled in for what is missing.',
  notes:
    'An informal look at oneself: no study says how exact it is, so talk about the differences and do not compare with others.',
}
