// What there is to help with an area: parts of this program that were made for it, and guides of others to read. Titles are
// theirs, the words are our own.

/** A part of this program, of one mentee. */
export type Part = 'agreement' | 'goals' | 'path' | 'meeting'

interface Help {
  part: Part
  words: string
}

/** By the key of a subscale, in whichever instrument it stands. */
const helps: Readonly<Record<string, Help>> = {
  communication: {
    part: 'meeting',
    words: 'End the next meeting with 3-2-1: what was learnt, what is of use, what stays open.',
  },
  'aligning-expectations': {
    part: 'agreement',
    words: 'Look at the agreement together: each says first alone what matters.',
  },
  'assessing-understanding': {
    part: 'path',
    words: 'Go over the path: what was said, tried and understood since the beginning.',
  },
  'addressing-diversity': {
    part: 'agreement',
    words: 'Say in the agreement what each of you needs in order to work well.',
  },
  'fostering-independence': { part: 'goals', words: 'Let the mentee word the next goal and its steps.' },
  'professional-development': {
    part: 'goals',
    words: 'Set a goal in the area of career, with people to meet and days to keep.',
  },
}

/** What this program has for an area; the plan of goals where nothing is closer. */
export function helpFor(area: string): Help {
  return helps[area] ?? { part: 'goals', words: 'Agree on one small step, and write it down as a goal.' }
}

/** Free to read, and about all areas. */
export const guides: readonly { title: string; by: string; url: string }[] = [
  {
    title: 'The Science of Effective Mentorship in STEMM',
    by: 'National Academies of Sciences, Engineering, and Medicine, 2019',
    url: 'https://doi.org/10.17226/25568',
  },
  {
    title: 'Entering Mentoring and Mentoring Up: materials',
    by: 'Center for the Improvement of Mentored Experiences in Research',
    url: 'https://cimerproject.org/assessment-resources',
  },
]
