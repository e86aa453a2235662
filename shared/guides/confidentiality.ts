// A short guide: confidentiality.
import { heading, list, paragraph, type Guide } from './guide.ts'

export const confidentiality: Guide = {
  slug: 'confidentiality',
  title: 'Confidentiality',
  purpose: 'What stays between you, what cannot, and how to say so early',
  element: 'resources',
  forWhom: 'both',
  blocks: [
    paragraph(
      'A mentee tells the truth to somebody of whom they know what becomes of it. So the limits belong into the first meeting and not into the first crisis.',
    ),
    heading('Say it in plain words'),
    list(
      'What you tell me stays with me, also towards your supervisors, unless you want me to speak to them.',
      'There are limits: if somebody is in danger, or if I am obliged by law or by my office to report, I will say so to you first whenever I can.',
      'I keep notes for my own memory. What I write into the records you may see.',
      'You need not tell me anything. Not yet is an answer.',
    ),
    heading('For the mentor'),
    list(
      'Know your duties before you need them: what has to be reported, to whom, how fast. Ask your institution, and write it down.',
      'Keep what you guess apart from what you saw. Write nothing about a diagnosis that you did not make.',
      'Do not ask for health, belief or origin out of interest. When it is told, note only what you need to be of help.',
      'Speak about a case with colleagues only when nobody could be recognised.',
      'Let go of old notes. What is no longer kept cannot be lost.',
    ),
    heading('For the mentee'),
    paragraph(
      'You may ask at any time what is kept about you. You may say afterwards that something should not have been written down. And you owe the same discretion to what your mentor tells you.',
    ),
  ],
}
