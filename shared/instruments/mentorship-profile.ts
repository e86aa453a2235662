// Mentorship Profile Questionnaire: which fields it has, without its words. It describes and is not scored.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const mentorshipProfile: z.input<typeof instrument> = {
  id: 'mentorship-profile',
  version: 1,
  title: 'Mentorship Profile Questionnaire (structure)',
  purpose: 'A mentee describes the relationship and what came of it. Not a scale.',
  citation: 'Berk RA et al. 2005. Academic Medicine 80(1):66–71. doi:10.1097/00001888-200501000-00017.',
  licence:
    'The wording is protected and is not here: structure and scoring only. Make a copy, and enter the words that you have the right to use.',
  wording: 'yours',
  perspectives: [{ rater: 'mentee', subject: 'relationship', stem: '' }],
  when: 'At the end.',
  items: [
    { key: 'role-of-mentor', label: 'Role of the mentor', kind: 'words' },
    { key: 'how-it-began', label: 'How it began', kind: 'words' },
    { key: 'how-often', label: 'How often there was contact', kind: 'words' },
    { key: 'how-long', label: 'How long it lasted, in months', kind: 'number' },
    { key: 'through-what', label: 'Through what', kind: 'list' },
    { key: 'outcomes', label: 'What came of it', kind: 'list' },
    { key: 'strengths', label: 'Strengths', kind: 'words' },
    { key: 'weaknesses', label: 'Weaknesses', kind: 'words' },
  ],
  subscales: [],
  scoring: 'none',
  missing: 'Nothing is scored.',
  notes: 'Fields are ideas from the publication.',
}
