// Mentorship Effectiveness Scale: structure and scoring without its words.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const mentorshipEffectiveness: z.input<typeof instrument> = {
  id: 'mentorship-effectiveness',
  version: 1,
  title: 'Mentorship Effectiveness Scale (structure)',
  purpose: 'A mentee rates the mentor on twelve behaviours; the answers are added up.',
  citation:
    'Berk RA, Berg J, Mortimer R, Walton-Moss B, Yeo TP. 2005. Measuring the effectiveness of faculty mentoring relationships. Academic Medicine 80(1):66–71. doi:10.1097/00001888-200501000-00017.',
  licence:
    'The wording is protected and is not here: structure and scoring only. Make a copy, and enter the words that you have the right to use.',
  wording: 'yours',
  perspectives: [{ rater: 'mentee', subject: 'mentor', stem: '' }],
  when: 'Once a year and at the end.',
  scale: {
    from: 0,
    to: 5,
    anchors: [
      { at: 0, words: 'strongly disagree' },
      { at: 5, words: 'strongly agree' },
    ],
  },
  items: [
    { key: 'accessible', label: 'Accessible' },
    { key: 'integrity', label: 'Integrity' },
    { key: 'expertise', label: 'Expertise' },
    { key: 'approachable', label: 'Approachable' },
    { key: 'supportive', label: 'Supportive' },
    { key: 'useful-critique', label: 'Useful critique' },
    { key: 'motivates', label: 'Motivates' },
    { key: 'directs-on-professional-matters', label: 'Directs on professional matters' },
    { key: 'answers-questions', label: 'Answers questions' },
    { key: 'acknowledges', label: 'Acknowledges' },
    { key: 'suggests-resources', label: 'Suggests resources' },
    { key: 'challenges', label: 'Challenges' },
  ],
  subscales: [],
  scoring: 'sum',
  overall: { needs: 12 },
  missing: 'A sum needs all twelve answers; with one missing there is none.',
  notes:
    'Labels, coding from 0 to 5 and the sum from 0 to 60 are from secondary sources; check them against the article. Its authors warn of agreeing with everything and of the halo of a liked person.',
}
