// A short guide: closing well.
import { heading, list, paragraph, type Guide } from './guide.ts'

export const closingWell: Guide = {
  slug: 'closing-well',
  title: 'Closing well',
  purpose: 'An end that is spoken is part of the work',
  element: 'professional-development',
  forWhom: 'both',
  blocks: [
    paragraph(
      'Most mentoring does not end, it fades. That leaves both with the feeling of having failed. A closing takes an hour and turns a time into something that one can point to.',
    ),
    heading('When to close'),
    list(
      'The aim is reached, or has changed so that somebody else would help more.',
      'The agreed time is over.',
      'Meetings are put off again and again: then ask whether it is finished, without blame.',
    ),
    heading('The last meeting'),
    list(
      'What did you come with, and where are you now? Look at the first notes together.',
      'What has each of you learnt about working with people?',
      'What did not come about, and is that all right?',
      'What goes on, and who accompanies it from here?',
      'How do you stay in touch: as colleagues, once a year, or not at all? Each of these is fine when it is said.',
    ),
    heading('Afterwards'),
    list(
      'Write a few lines of thanks, with one thing that you saw them do well.',
      'Look through what you keep: what goes to the mentee, what has to be kept, and what may be destroyed.',
      'Ask, after some months, what has become of it. It is the best assessment there is.',
    ),
  ],
}
