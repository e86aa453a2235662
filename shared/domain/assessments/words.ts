// How assessments are spoken of: who rated what, on which occasion, how the answers came.
import type { Design, Occasion, Way } from '../../model/assessment.ts'
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

const ofMentor: Readonly<Record<Subject, string>> = {
  mentor: 'My view of myself',
  mentee: 'My view of the mentee',
  relationship: 'My view of the relationship',
  practice: 'My view of my practice',
}

const ofMentee: Readonly<Record<Subject, string>> = {
  mentor: 'The mentee’s view of me',
  mentee: 'The mentee’s view of themselves',
  relationship: 'The mentee’s view of the relationship',
  practice: 'The mentee’s view of my practice',
}

/** Who says it of whom, as the mentor says it: `The mentee’s view of me`. */
export function perspectiveWords({ rater, subject }: { rater: Rater; subject: Subject }): string {
  return rater === 'mentor' ? ofMentor[subject] : ofMentee[subject]
}
