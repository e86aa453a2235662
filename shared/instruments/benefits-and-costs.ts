// Expected benefits and costs of being a mentor: topics without their words.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const benefitsAndCosts: z.input<typeof instrument> = {
  id: 'benefits-and-costs',
  version: 1,
  title: 'Benefits and costs of mentoring (structure)',
  purpose: 'For the mentor alone: is it still worth it to me?',
  citation:
    'Ragins BR, Scandura TA. 1999. Burden or blessing? Expected costs and benefits of being a mentor. Journal of Organizational Behavior 20:493–509.',
  licence:
    'The wording is protected and is not here: structure and scoring only. Make a copy, and enter the words that you have the right to use.',
  wording: 'yours',
  perspectives: [{ rater: 'mentor', subject: 'practice', stem: '' }],
  when: 'Once a year.',
  scale: {
    from: 1,
    to: 7,
    anchors: [
      { at: 1, words: 'strongly disagree' },
      { at: 7, words: 'strongly agree' },
    ],
  },
  items: [
    { key: 'rewarding-experience', label: 'Rewarding experience' },
    { key: 'improved-performance', label: 'Improved performance' },
    { key: 'loyal-base-of-support', label: 'Loyal base of support' },
    { key: 'recognition', label: 'Recognition' },
    { key: 'generativity', label: 'Generativity' },
    { key: 'more-trouble-than-it-is-worth', label: 'More trouble than it is worth' },
    { key: 'dysfunctional-relationship', label: 'Dysfunctional relationship' },
    { key: 'nepotism', label: 'Nepotism' },
    { key: 'bad-reflection-on-the-mentor', label: 'Bad reflection on the mentor' },
    { key: 'energy-drain', label: 'Energy drain' },
  ],
  subscales: [
    {
      key: 'benefits',
      title: 'Benefits',
      items: ['rewarding-experience', 'improved-performance', 'loyal-base-of-support', 'recognition', 'generativity'],
      needs: 4,
    },
    {
      key: 'costs',
      title: 'Costs',
      items: [
        'more-trouble-than-it-is-worth',
        'dysfunctional-relationship',
        'nepotism',
        'bad-reflection-on-the-mentor',
        'energy-drain',
      ],
      needs: 4,
    },
  ],
  scoring: 'mean',
  missing:
    'A subscale of two to four items needs all but one of them, a longer one four fifths; so does the whole. Less is not scored; nothing is filled in for what is missing.',
  notes: 'Topics of the publication; anchors and numbers of items are this program’s.',
}
