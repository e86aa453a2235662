// How assessments are spoken of: who rated what, on which occasion, how the answers came.
import type { AssessmentState, Design, Occasion, Way } from '../../model/assessment.ts'
import type { Rater, Subject } from '../../model/instrument.ts'

export const occasionWords: Readonly<Record<Occasion, string>> = {
  baseline: 'At the beginning',
  during: 'During the mentorship',
  after: 'At the end',
  yearly: 'Yearly',
}

export const designWords: Readonly<Record<Design, string>> = {
  now: 'As it is now',
  'then-and-now': 'As it was then and as it is now',
}

export const wayWords: Readonly<Record<Way, string>> = {
  here: 'answered here',
  'handed-over': 'handed over on this computer',
  mail: 'by mail',
  file: 'by a form file',
  paper: 'typed in from paper',
}

export const stateWords: Readonly<Record<AssessmentState, string>> = {
  asked: 'Asked, waiting for answers',
  open: 'Begun',
  arrived: 'Answers to look at',
  done: 'Done',
}

const self = 'of myself'

/** `the mentor, of myself`: who says what of whom. */
export function perspectiveWords({ rater, subject }: { rater: Rater; subject: Subject }): string {
  const about: Readonly<Record<Subject, string>> = {
    mentor: rater === 'mentor' ? self : 'of the mentor',
    mentee: rater === 'mentee' ? self : 'of the mentee',
    relationship: 'of the relationship',
    practice: 'of the practice as a whole',
  }
  return `${rater === 'mentor' ? 'The mentor' : 'The mentee'}, ${about[subject]}`
}
