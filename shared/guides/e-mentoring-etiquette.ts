// A short guide: manners of mentoring at a distance.
import { heading, list, paragraph, type Guide } from './guide.ts'

export const eMentoringEtiquette: Guide = {
  slug: 'e-mentoring-etiquette',
  title: 'Manners of mentoring at a distance',
  purpose: 'What a screen takes away, and how to give it back',
  element: 'technology-considered',
  forWhom: 'both',
  blocks: [
    paragraph(
      'At a distance there is no face that softens a short sentence and no corridor in which a misunderstanding is cleared up. A few habits do that work instead.',
    ),
    heading('In writing'),
    list(
      'Answer within the time you agreed on, if only to say when you will answer.',
      'One matter for each mail, and a subject that can be found again in a year.',
      'Begin with the person and then the matter. End with what you expect, and by when.',
      'Read it once more as somebody who is tired and afraid of you.',
      'No irony, and no capitals for weight.',
      'Praise in writing can be kept. Use that.',
    ),
    heading('In calls'),
    list(
      'Say at the beginning who else can hear you, and whether anything is recorded. Record nothing without a clear yes.',
      'Look at them when they speak, and close what blinks.',
      'Count to five before you fill a silence: part of it is the line.',
    ),
    heading('For uneven networks'),
    list(
      'Agree on what happens when the line breaks: who calls again, and by which second channel.',
      'A small text file arrives where a film does not.',
      'Never take silence for a lack of interest before you have asked by another way.',
    ),
    heading('Across cultures and clocks'),
    paragraph(
      'Name hours with both time zones. Ask how somebody wishes to be called, and what in their surroundings counts as too direct, or as not direct enough.',
    ),
  ],
}
