// What a note may begin with: a few of the product's own, beside those that the mentor makes. Pure.
import type { Template } from '../model/template.ts'
import { prompts } from './templates.ts'

/** One for a note, which has neither an agenda nor a subject. */
export type NoteTemplateContent = Pick<Template, 'name' | 'purpose' | 'words'>

export const noteStarters: readonly NoteTemplateContent[] = [
  {
    name: 'After a hard talk',
    purpose: 'To put down what stays with you, while it is fresh',
    words: prompts(
      ['What happened', 'What was said, as near to the words as I can get?'],
      ['What it did to me', 'Which part of that is mine to work on?'],
      ['What I will do, and what I will leave alone'],
    ),
  },
  {
    name: 'For a letter of reference',
    purpose: 'Facts with their days, gathered over the years rather than the night before',
    words: prompts(
      ['What I have seen with my own eyes', 'Where and when?'],
      ['What was hard, and how they dealt with it'],
      ['What I can compare them with'],
      ['What they would like to have said'],
    ),
  },
  {
    name: 'Something to watch',
    purpose: 'A worry that is not yet a matter',
    words: prompts(
      ['What I noticed', 'Since when, and how often?'],
      ['What else could explain it?'],
      ['When do I ask, and how?'],
      ['Whom could I send them to'],
    ),
  },
  {
    name: 'Observed at work',
    purpose: 'A talk, a lesson, a ward round: what was seen, for feedback later',
    words: prompts(
      ['What they set out to do'],
      ['What worked, and how one could tell'],
      ['One thing to try next time'],
    ),
  },
]
