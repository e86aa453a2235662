// The four phases of a mentorship, what each asks for, and what to do with its records at the end. The phases are those
// of the University of Wisconsin's ICTR (https://ictr.wisc.edu/mentoring/); the check-lists are in our own words. Pure.
import type { Mentorship, MentorshipPhase } from '../model/mentorship.ts'

/** What the records of a mentee say by themselves. */
export interface KnownOfMentorship {
  meetingsHeld: number
  mails: number
  promises: number
  openPromises: number
  goals: number
  agreements: number
  hasAgreementInForce: boolean
}

interface Step {
  /** Kept in `mentorship.done`; never changed. */
  readonly key: string
  readonly text: string
  /** Seen from the records; without it the mentor ticks it. */
  readonly isKnown?: (known: KnownOfMentorship, mentorship: Pick<Mentorship, 'farewell'> | null) => boolean
}

interface Phase {
  readonly phase: MentorshipPhase
  readonly name: string
  readonly aim: string
  readonly steps: readonly Step[]
}

export const phases: readonly Phase[] = [
  {
    phase: 'selection',
    name: 'Selection',
    aim: 'Find out whether you two fit.',
    steps: [
      { key: 'selection/wishes', text: 'You know what the mentee hopes for' },
      { key: 'selection/time', text: 'Both of you have the time' },
      { key: 'selection/conflicts', text: 'No marking, hiring or other conflict stands in the way' },
      { key: 'selection/first-meeting', text: 'A first meeting was held', isKnown: (known) => known.meetingsHeld > 0 },
    ],
  },
  {
    phase: 'alignment',
    name: 'Alignment',
    aim: 'Say what you expect of each other.',
    steps: [
      { key: 'alignment/expectations', text: 'Each of you has said what matters' },
      {
        key: 'alignment/agreement',
        text: 'An agreement is in force',
        isKnown: (known) => known.hasAgreementInForce,
      },
      { key: 'alignment/goal', text: 'A goal is set', isKnown: (known) => known.goals > 0 },
      { key: 'alignment/others', text: 'The mentee knows who else can help' },
    ],
  },
  {
    phase: 'cultivation',
    name: 'Cultivation',
    aim: 'Work, look back, adjust.',
    steps: [
      {
        key: 'cultivation/meetings',
        text: 'Three meetings were held',
        isKnown: (known) => known.meetingsHeld >= 3,
      },
      { key: 'cultivation/looked-back', text: 'You have looked at the agreement together' },
      { key: 'cultivation/feedback', text: 'You have asked what you could do better' },
      { key: 'cultivation/introduced', text: 'You have introduced the mentee to somebody' },
    ],
  },
  {
    phase: 'closure',
    name: 'Closure',
    aim: 'Look back, say thanks, and part well.',
    steps: [
      { key: 'closure/announced', text: 'Both of you know that it ends, and when' },
      { key: 'closure/promises', text: 'No promise is left open', isKnown: (known) => known.openPromises === 0 },
      {
        key: 'closure/farewell',
        text: 'The farewell review is written',
        isKnown: (_known, mentorship) => (mentorship?.farewell ?? null) !== null,
      },
      { key: 'closure/handed-over', text: 'The mentee has what belongs to them' },
    ],
  },
]

export function phaseOf(phase: MentorshipPhase): Phase {
  const found = phases.find((one) => one.phase === phase)
  if (found === undefined) throw new Error(`the table lacks the phase ${phase}`)
  return found
}

export interface CheckedStep {
  key: string
  text: string
  isDone: boolean
  /** Done by what the records say; it cannot be ticked by hand. */
  isFromRecords: boolean
}

/** The check-list of a phase, by what the records say and what was ticked. */
export function checkList(
  phase: MentorshipPhase,
  mentorship: Pick<Mentorship, 'done' | 'farewell'> | null,
  known: KnownOfMentorship,
): CheckedStep[] {
  return phaseOf(phase).steps.map(({ key, text, isKnown }) => ({
    key,
    text,
    isDone: isKnown === undefined ? isTicked(mentorship, key) : isKnown(known, mentorship),
    isFromRecords: isKnown !== undefined,
  }))
}

function isTicked(mentorship: Pick<Mentorship, 'done'> | null, key: string): boolean {
  return mentorship?.done.some((one) => one.key === key) === true
}

/** Ticks a step, or takes the tick back. */
export function toggled<M extends Pick<Mentorship, 'done'>>(mentorship: M, key: string, today: string): M {
  const others = mentorship.done.filter((one) => one.key !== key)
  return { ...mentorship, done: isTicked(mentorship, key) ? others : [...others, { key, on: today }] }
}

/** Where a mentorship stands of which nobody has said it yet, by what the records say. */
export function presumedPhase(known: KnownOfMentorship): MentorshipPhase {
  if (known.meetingsHeld === 0) return 'selection'
  return known.hasAgreementInForce ? 'cultivation' : 'alignment'
}

/** Null after the last one. */
export function phaseAfter(phase: MentorshipPhase): MentorshipPhase | null {
  return phases[phases.indexOf(phaseOf(phase)) + 1]?.phase ?? null
}

/** Null before the first one. */
export function phaseBefore(phase: MentorshipPhase): MentorshipPhase | null {
  return phases[phases.indexOf(phaseOf(phase)) - 1]?.phase ?? null
}

export function movedTo(mentorship: Mentorship, phase: MentorshipPhase, today: string): Mentorship {
  return mentorship.phase === phase ? mentorship : { ...mentorship, phase, phaseOn: today }
}

export type Proposal = 'keep' | 'give' | 'shred'

export interface Parting {
  what: string
  proposal: Proposal
  why: string
}

function count(number: number, one: string): string {
  return `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`
}

/** What to do with the records of a mentorship that ends. Only what there is; nothing is done by it. */
export function partings(known: KnownOfMentorship, hasRemarks: boolean): Parting[] {
  const all: [number, Parting][] = [
    [
      known.agreements,
      {
        what: count(known.agreements, 'version') + ' of the agreement',
        proposal: 'give',
        why: 'It belongs to both. Print it or copy it as text for the mentee.',
      },
    ],
    [
      known.goals,
      {
        what: count(known.goals, 'goal'),
        proposal: 'give',
        why: 'The goals are the mentee’s own and go on without you.',
      },
    ],
    [
      known.promises,
      {
        what: count(known.promises, 'promise'),
        proposal: known.openPromises > 0 ? 'keep' : 'shred',
        why:
          known.openPromises > 0
            ? `${known.openPromises.toLocaleString('en')} still open: keep or drop ${known.openPromises === 1 ? 'it' : 'them'} first.`
            : 'All are settled, and nobody will ask for them.',
      },
    ],
    [
      known.meetingsHeld,
      {
        what: count(known.meetingsHeld, 'meeting'),
        proposal: 'keep',
        why: 'Days and hours are the proof of your work. Keep them as long as your institution asks for it.',
      },
    ],
    [
      known.mails,
      { what: count(known.mails, 'mail'), proposal: 'shred', why: 'What was written is in your mailboxes anyway.' },
    ],
    [
      hasRemarks ? 1 : 0,
      { what: 'Your remarks', proposal: 'shred', why: 'They were an aid to memory, and the need for them has ended.' },
    ],
  ]
  return all.filter(([number]) => number > 0).map(([, parting]) => parting)
}
