// One question on how the mentorship is going, quick enough to be asked every quarter.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const relationshipPulse: z.input<typeof instrument> = {
  id: 'relationship-pulse',
  version: 1,
  title: 'Relationship pulse',
  purpose: 'One question on the mentorship as a whole, for both sides.',
  citation:
    'A single question on overall quality, after the one used with the University of Wisconsin’s mentorship surveys, which found it to do as well as their long scale.',
  licence: 'The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [
    { rater: 'mentee', subject: 'relationship', stem: 'All in all,' },
    { rater: 'mentor', subject: 'relationship', stem: 'All in all,' },
  ],
  when: 'Every quarter.',
  scale: {
    from: 1,
    to: 4,
    anchors: [
      { at: 1, words: 'poor' },
      { at: 2, words: 'fair' },
      { at: 3, words: 'good' },
      { at: 4, words: 'excellent' },
    ],
    mayPass: true,
  },
  items: [
    { key: 'overall-quality', label: 'Quality of the mentorship', words: 'how good is this mentorship?' },
    {
      key: 'one-change',
      label: 'One thing to change',
      words: 'what is the one thing that should change?',
      kind: 'words',
    },
  ],
  subscales: [],
  scoring: 'mean',
  overall: { needs: 1 },
  missing: 'Without the one answer there is no score.',
  notes: 'A single answer moves by a point for no reason. Ask what is behind it.',
}
