// Mentoring functions: career and psychosocial, structure and scoring without its words.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const mentoringFunctions: z.input<typeof instrument> = {
  id: 'mentoring-functions',
  version: 1,
  title: 'Mentoring Functions (structure)',
  purpose: 'How far the mentor serves the career, and how far the person.',
  citation:
    'Noe RA. 1988. An investigation of the determinants of successful assigned mentoring relationships. Personnel Psychology 41:457–479.',
  licence:
    'The wording is protected and is not here: structure and scoring only. Make a copy, and enter the words that you have the right to use.',
  wording: 'yours',
  perspectives: [{ rater: 'mentee', subject: 'mentor', stem: '' }],
  when: 'Once a year.',
  scale: {
    from: 1,
    to: 5,
    anchors: [
      { at: 1, words: 'to a very slight extent' },
      { at: 5, words: 'to a very large extent' },
    ],
  },
  items: [
    { key: 'sponsorship', label: 'Sponsorship' },
    { key: 'exposure-and-visibility', label: 'Exposure and visibility' },
    { key: 'protection', label: 'Protection' },
    { key: 'challenging-tasks', label: 'Challenging tasks' },
    { key: 'coaching-for-a-career', label: 'Coaching for a career' },
    { key: 'help-with-advancement', label: 'Help with advancement' },
    { key: 'help-with-deadlines-and-risks', label: 'Help with deadlines and risks' },
    { key: 'role-model-attitudes', label: 'Role model: attitudes' },
    { key: 'role-model-values', label: 'Role model: values' },
    { key: 'role-model-work', label: 'Role model: work' },
    { key: 'acceptance', label: 'Acceptance' },
    { key: 'respect', label: 'Respect' },
    { key: 'new-ways-tried', label: 'New ways tried' },
    { key: 'counselling-doubts', label: 'Counselling: doubts' },
    { key: 'counselling-worries', label: 'Counselling: worries' },
    { key: 'counselling-work-and-family', label: 'Counselling: work and family' },
    { key: 'confidence-kept', label: 'Confidence kept' },
    { key: 'empathy', label: 'Empathy' },
    { key: 'friendship', label: 'Friendship' },
    { key: 'sharing-experience', label: 'Sharing experience' },
    { key: 'being-at-ease', label: 'Being at ease' },
  ],
  subscales: [
    {
      key: 'career-functions',
      title: 'Career functions',
      items: [
        'sponsorship',
        'exposure-and-visibility',
        'protection',
        'challenging-tasks',
        'coaching-for-a-career',
        'help-with-advancement',
        'help-with-deadlines-and-risks',
      ],
      needs: 6,
      alpha: 0.89,
    },
    {
      key: 'psychosocial-functions',
      title: 'Psychosocial functions',
      items: [
        'role-model-attitudes',
        'role-model-values',
        'role-model-work',
        'acceptance',
        'respect',
        'new-ways-tried',
        'counselling-doubts',
        'counselling-worries',
        'counselling-work-and-family',
        'confidence-kept',
        'empathy',
        'friendship',
        'sharing-experience',
        'being-at-ease',
      ],
      needs: 12,
      alpha: 0.92,
    },
  ],
  scoring: 'mean',
  missing:
    'A subscale of two to four items needs all but one of them, a longer one four fifths; so does the whole. Less is not scored; nothing is filled in for what is missing.',
  notes:
    'Twenty-one of the items are scored. Numbers of items and internal consistencies are from secondary sources. Whether it rests on the published items is for you to check.',
}
