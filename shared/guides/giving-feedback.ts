// A short guide: giving feedback.
import { heading, list, paragraph, type Guide } from './guide.ts'

export const givingFeedback: Guide = {
  slug: 'giving-feedback',
  title: 'Giving feedback',
  purpose: 'So that it is heard, understood, and used',
  element: 'psychological-growth',
  forWhom: 'both',
  blocks: [
    paragraph(
      'Feedback is a gift only when it can be used. That asks for three things: it comes soon, it is about what was done and not about who somebody is, and it leaves the next step with the other.',
    ),
    heading('A way to say it'),
    list(
      'Ask first how it went in their eyes. Half of what you wanted to say will be said by them.',
      'Say what you saw or heard, as a camera would: when, where, which words.',
      'Say what it did: to you, to the listeners, to the work.',
      'Ask what they had wanted to reach. Often it was something good.',
      'Name one thing to try next time, or better, have them name it.',
    ),
    heading('Proportion'),
    list(
      'One thing at a time. Three are a list, and a list is a verdict.',
      'Praise deserves the same care: what exactly was good, and why did it work?',
      'What is grave is said in private, face to face or by video, never first in writing.',
    ),
    heading('Receiving it'),
    paragraph(
      'Ask for feedback on your mentoring, too: what should I do more of, less of, and what should I go on with? Say thank you, and wait a day before you answer it.',
    ),
  ],
}
