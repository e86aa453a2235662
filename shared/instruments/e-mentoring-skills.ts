// Cognitive and social skills for mentoring at a distance, after Schichtel 2010.
import type { z } from 'zod'
import type { instrument } from '../model/instrument.ts'

export const eMentoringSkills: z.input<typeof instrument> = {
  id: 'e-mentoring-skills',
  version: 1,
  title: 'Skills for e-mentoring',
  purpose: 'Thinking and getting on with each other when mentoring happens through a screen.',
  citation:
    'Schichtel M. 2010. Core-competence skills in e-mentoring for medical educators: a conceptual exploration. Medical Teacher 32(7):e248–e262. doi:10.3109/0142159X.2010.489126. Two of its seven domains.',
  licence: 'The labels are facts of the source; everything else is worded for this program and may be copied freely.',
  perspectives: [
    { rater: 'mentor', subject: 'mentor', stem: 'How well do you succeed in …' },
    { rater: 'mentee', subject: 'mentee', stem: 'How well do you succeed in …' },
    { rater: 'mentee', subject: 'mentor', stem: 'How well does your mentor succeed in …' },
    { rater: 'mentor', subject: 'mentee', stem: 'How well does the mentee succeed in …' },
  ],
  when: 'Before and during mentoring at a distance.',
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
      key: 'understanding-material',
      label: 'Understanding material',
      words: 'reading closely and learning from what is read',
    },
    { key: 'brainstorming', label: 'Brainstorming', words: 'bringing up many ideas before choosing one' },
    { key: 'recognising-patterns', label: 'Recognising patterns', words: 'seeing what keeps coming back' },
    { key: 'finding-options', label: 'Finding options', words: 'taking a problem apart and finding ways out' },
    {
      key: 'focused-attention',
      label: 'Focused attention',
      words: 'staying with one thing, picking out what matters, and doing two things when it must be',
    },
    {
      key: 'effective-communication',
      label: 'Effective communication',
      words: 'making oneself understood, also in writing',
    },
    { key: 'conflict-resolution', label: 'Conflict resolution', words: 'bringing a disagreement to a good end' },
    { key: 'active-listening', label: 'Active listening', words: 'hearing what is said and what is not' },
    { key: 'empathy', label: 'Empathy', words: 'seeing how it looks from the other side' },
    {
      key: 'managing-relationships',
      label: 'Managing relationships',
      words: 'keeping a relationship alive over distance and time',
    },
    { key: 'respect', label: 'Respect', words: 'treating others as equals, whatever their rank' },
  ],
  subscales: [
    {
      key: 'cognitive-skills',
      title: 'Cognitive skills',
      items: [
        'understanding-material',
        'brainstorming',
        'recognising-patterns',
        'finding-options',
        'focused-attention',
      ],
      needs: 4,
      notes: 'Write one problem down together, and collect ten ways out before judging any.',
      conversation: 'Which problem keeps coming back, and what is the same each time?',
      goal: 'One recurring problem taken apart and settled',
    },
    {
      key: 'social-skills',
      title: 'Social skills',
      items: [
        'effective-communication',
        'conflict-resolution',
        'active-listening',
        'empathy',
        'managing-relationships',
        'respect',
      ],
      needs: 5,
      notes: 'Read the last three mails to each other aloud: how do they sound?',
      conversation: 'How did my last mail sound to you?',
      goal: 'Mails that say what is meant and how it is meant',
    },
  ],
  scoring: 'mean',
  overall: { needs: 9 },
  missing:
    'A subscale of two to four items needs all but one of them, a longer one four fifths; so does the whole. Less is not scored; nothing is filled in for what is missing.',
  notes: 'The review found the evidence behind such lists weak. Use it to talk, not to compare.',
}
