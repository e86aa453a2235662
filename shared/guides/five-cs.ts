// A short guide: The Five Cs.
import { heading, list, paragraph, type Guide } from './guide.ts'

export const fiveCs: Guide = {
  slug: 'five-cs',
  title: 'The Five Cs',
  purpose: 'A shape for a conversation in which somebody has to decide',
  element: 'career-development',
  forWhom: 'both',
  blocks: [
    paragraph(
      'When a conversation goes in circles, it is often because facts, options and wishes are talked about at once. The Five Cs take them one after the other. The mentee does the work; you keep the order and the time.',
    ),
    heading('The five steps'),
    list(
      'Challenges: what is in the way? Keep asking what else, until the third answer. The first one is seldom the one that matters.',
      'Choices: what could be done? Collect at least three, one of them unlikely. Doing nothing is one too.',
      'Consequences: what follows from each, for whom, and by when? Ask for the best and for the likely case.',
      'Creative solutions: which parts of the choices could be joined, tried small, or done in another order?',
      'Conclusion: which one, what is the first step, and on which day do you look at it again?',
    ),
    heading('What helps'),
    list(
      'Write the words of the mentee and not yours.',
      'If you have a favourite, name it as the last of the choices, and say that it is yours.',
      'Fix the day on which you look back. A decision that nobody returns to teaches nothing.',
    ),
    paragraph('Not every conversation wants this. Somebody who grieves needs company before choices.'),
  ],
}
