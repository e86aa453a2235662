// The rules of agreements: what each term is called and asks for, where the two sides differ, how they are settled, and
// what becomes of an agreement when it is agreed, looked at again or changed. Pure; days are the mentor's own.
import { terms as termsSchema, type Agreement, type Terms } from '../model/agreement.ts'
import { assertNever } from '../result.ts'
import { monthsAfter } from './calendar/days.ts'
import { channelWords } from './channel-words.ts'
import { dateFormat } from './date-format.ts'

export type Term = keyof Terms
export type Side = 'mentor' | 'mentee'

/** The terms that are free text. */
export type ProseTerm = Extract<
  Term,
  'purpose' | 'lapse' | 'confidentiality' | 'offLimits' | 'boundaries' | 'evaluation' | 'ending'
>

interface Wording {
  readonly name: string
  /** What it asks each side. */
  readonly prompt: string
}

/** In the order in which they are talked about. */
export const termWords: Readonly<Record<Term, Wording>> = {
  purpose: { name: 'Purpose', prompt: 'What is this mentorship for, and what would make it worth the time?' },
  everyDays: { name: 'How often', prompt: 'From one contact to the next.' },
  lengthMinutes: { name: 'Length', prompt: 'Minutes that a meeting usually takes.' },
  channel: { name: 'Channel', prompt: 'Through what you usually meet.' },
  place: { name: 'Tool or place', prompt: 'Which program, or which room.' },
  agendaBy: { name: 'Agenda', prompt: 'Who sends it before a meeting.' },
  replyDays: { name: 'Answer to mail', prompt: 'Days within which a mail is answered.' },
  lapse: { name: 'When contact lapses', prompt: 'Who writes first, after how long, and what then?' },
  confidentiality: { name: 'Confidentiality', prompt: 'What stays between you, and what are the exceptions?' },
  offLimits: { name: 'Off limits', prompt: 'Which topics are left out?' },
  boundaries: { name: 'Boundaries', prompt: 'What is not part of it: hours, favours, references, friendships?' },
  evaluation: { name: 'How it is judged', prompt: 'How and when do you look back together?' },
  ending: { name: 'Ending without fault', prompt: 'How can either of you end it, without giving a reason?' },
  untilOn: { name: 'Until', prompt: 'The day until which it is meant to last.' },
}

export const allTerms: readonly Term[] = [
  'purpose',
  'everyDays',
  'lengthMinutes',
  'channel',
  'place',
  'agendaBy',
  'replyDays',
  'lapse',
  'confidentiality',
  'offLimits',
  'boundaries',
  'evaluation',
  'ending',
  'untilOn',
]

/** A wording to begin from. The numbers are those of mentoring programmes: contact every two weeks (MentorNet), an hour,
 * three working days. What is personal has none. */
export const starters: Partial<Terms> = {
  purpose: 'To find the next step in the career, and to have somebody outside the daily work to think with.',
  everyDays: 14,
  lengthMinutes: 60,
  agendaBy: 'mentee',
  replyDays: 3,
  lapse:
    'If one of us has heard nothing for twice the agreed time, that one writes two lines. If no answer comes within two weeks, we talk about whether to go on.',
  confidentiality:
    'What is said here stays between us. The exceptions are danger to somebody and what the law obliges us to report; we say so first.',
  offLimits: 'Either of us may say "not here" about a topic, and needs no reason.',
  boundaries:
    'No messages are expected at night or on free days. Mentoring is apart from marking, hiring and references, unless we agree on one.',
  evaluation: 'Twice a year we look at the goals and the promises together, and say what to do more and less of.',
  ending:
    'Either of us can end this at any time by saying so. We then meet once more to look back, and nobody is to blame.',
}

/** Whether a side says anything about a term. */
export function isSaid(terms: Terms, term: Term): boolean {
  const value = terms[term]
  return value !== null && (typeof value !== 'string' || value.trim() !== '')
}

const longDay = dateFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** `25 November 2026`. */
export function fullDay(day: string): string {
  return longDay('UTC').format(new Date(`${day}T00:00:00Z`))
}

export const agendaWords = { mentor: 'The mentor', mentee: 'The mentee', 'in-turn': 'In turn' } as const

/** `every 2 weeks`, `every day`. */
export function sayEvery(days: number): string {
  if (days === 1) return 'every day'
  if (days === 7) return 'every week'
  return days % 7 === 0 ? `every ${days / 7} weeks` : `every ${days} days`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What a side says about a term, in words; empty when it says nothing. */
export function sayTerm(terms: Terms, term: Term): string {
  switch (term) {
    case 'everyDays':
      return terms.everyDays === null ? '' : capital(sayEvery(terms.everyDays))
    case 'lengthMinutes':
      return terms.lengthMinutes === null ? '' : `${terms.lengthMinutes} minutes`
    case 'channel':
      return terms.channel === null ? '' : channelWords[terms.channel]
    case 'agendaBy':
      return terms.agendaBy === null ? '' : agendaWords[terms.agendaBy]
    case 'replyDays':
      if (terms.replyDays === null) return ''
      return terms.replyDays === 1 ? 'Within a day' : `Within ${terms.replyDays} days`
    case 'untilOn':
      return terms.untilOn === null ? '' : fullDay(terms.untilOn)
    case 'purpose':
    case 'place':
    case 'lapse':
    case 'confidentiality':
    case 'offLimits':
    case 'boundaries':
    case 'evaluation':
    case 'ending':
      return terms[term].trim()
    default:
      return assertNever(term)
  }
}

/** How the two sides stand to each other on a term. */
export type Difference = 'unsaid' | 'same' | 'different' | 'only-mentor' | 'only-mentee'

export function differenceOf({ mentor, mentee }: Pick<Agreement, Side>, term: Term): Difference {
  const [mine, theirs] = [isSaid(mentor, term), isSaid(mentee, term)]
  if (!mine && !theirs) return 'unsaid'
  if (!theirs) return 'only-mentor'
  if (!mine) return 'only-mentee'
  return sayTerm(mentor, term) === sayTerm(mentee, term) ? 'same' : 'different'
}

const nothingSaid: Terms = termsSchema.parse({})

/** One side changes what it wants. What was settled on the former words of that side is open again. */
export function withSide<A extends Agreement>(agreement: A, side: Side, change: Partial<Terms>): A {
  let common = agreement.common
  for (const term of allTerms)
    if (term in change && isSaid(common, term) && sayTerm(common, term) === sayTerm(agreement[side], term))
      common = { ...common, [term]: nothingSaid[term] }
  return { ...agreement, [side]: { ...agreement[side], ...change }, common }
}

/** Takes one side's word on a term for both. */
export function take<A extends Agreement>(agreement: A, side: Side, term: Term): A {
  return { ...agreement, common: { ...agreement.common, [term]: agreement[side][term] } }
}

const lineLength = 500

/** Free text can say what both sides say; a number or a choice cannot. */
export function canTakeBoth(agreement: Agreement, term: Term): boolean {
  if (differenceOf(agreement, term) !== 'different') return false
  if (term === 'place') return `${agreement.mentor.place}, ${agreement.mentee.place}`.length <= lineLength
  return isProse(term)
}

export function isProse(term: Term): term is ProseTerm {
  switch (term) {
    case 'purpose':
    case 'lapse':
    case 'confidentiality':
    case 'offLimits':
    case 'boundaries':
    case 'evaluation':
    case 'ending':
      return true
    case 'everyDays':
    case 'lengthMinutes':
    case 'channel':
    case 'place':
    case 'agendaBy':
    case 'replyDays':
    case 'untilOn':
      return false
    default:
      return assertNever(term)
  }
}

/** Puts both texts one after the other, the mentor's first; the agreement as it was where that makes no sense. */
export function takeBoth<A extends Agreement>(agreement: A, term: Term): A {
  if (!canTakeBoth(agreement, term)) return agreement
  const between = term === 'place' ? ', ' : '\n'
  const both = [sayTerm(agreement.mentor, term), sayTerm(agreement.mentee, term)].join(between)
  return { ...agreement, common: { ...agreement.common, [term]: both } }
}

/** Fills in what needs no talk: where both say the same, or only one of them says something. What was settled before
 * stays, and where they differ nothing is decided. */
export function settle<A extends Agreement>(agreement: A): A {
  let settled = agreement
  for (const term of allTerms) {
    if (isSaid(settled.common, term)) continue
    const difference = differenceOf(settled, term)
    if (difference === 'same' || difference === 'only-mentor') settled = take(settled, 'mentor', term)
    if (difference === 'only-mentee') settled = take(settled, 'mentee', term)
  }
  return settled
}

/** What at least one side has something to say about and is not settled yet. */
export function unsettled(agreement: Agreement): Term[] {
  return allTerms.filter((term) => differenceOf(agreement, term) !== 'unsaid' && !isSaid(agreement.common, term))
}

/** The first look at a new agreement comes after a month, each later one after a year. */
const monthsToFirstReview = 1
const monthsToLaterReview = 12

export function inForce<A extends Agreement>(agreements: readonly A[]): A | null {
  return agreements.find(({ state }) => state === 'agreed') ?? null
}

export function draftOf<A extends Agreement>(agreements: readonly A[]): A | null {
  return agreements.find(({ state }) => state === 'draft') ?? null
}

/** Puts a draft in force. Answers it and every former one that it replaces, for one write. */
export function agree(draft: Agreement, all: readonly Agreement[], today: string): Agreement[] {
  const months = draft.version === 1 ? monthsToFirstReview : monthsToLaterReview
  const former = all.filter(({ id, state }) => id !== draft.id && state === 'agreed')
  return [
    { ...draft, state: 'agreed', agreedOn: today, reviewOn: monthsAfter(today, months) },
    ...former.map((one) => ({ ...one, state: 'replaced' as const, reviewOn: null })),
  ]
}

/** Looked at together and found good: next in a year. */
export function stillGood(agreement: Agreement, today: string): Agreement {
  return { ...agreement, reviewOn: monthsAfter(today, monthsToLaterReview) }
}

/** A draft in which both sides begin from what is in force, and change what they want changed. What neither changes is
 * filled in again by `settle`.
 * @param record the fields of a record made now */
export function newVersion(
  from: Agreement,
  all: readonly Agreement[],
  record: Pick<Agreement, 'id' | 'createdAt' | 'updatedAt'>,
): Agreement {
  const version = Math.max(from.version, ...all.map((one) => one.version)) + 1
  return {
    ...from,
    ...record,
    version,
    state: 'draft',
    mentor: from.common,
    mentee: from.common,
    common: nothingSaid,
    agreedOn: null,
    reviewOn: null,
  }
}

/** Ended together with the mentorship: no review is due any more. */
export function ended(agreement: Agreement): Agreement {
  return { ...agreement, state: 'ended', reviewOn: null }
}

/** At most five short lines for a glance: how often, how long and through what, agenda, mail, review. */
export function summaryLines({ common, reviewOn }: Pick<Agreement, 'common' | 'reviewOn'>): string[] {
  const meeting = [
    common.everyDays === null ? '' : sayEvery(common.everyDays),
    sayTerm(common, 'lengthMinutes'),
    [sayTerm(common, 'channel'), sayTerm(common, 'place')].filter((one) => one !== '').join(': '),
  ].filter((one) => one !== '')
  const agenda = { mentor: 'Agenda from the mentor', mentee: 'Agenda from the mentee', 'in-turn': 'Agenda in turn' }
  return [
    capital(meeting.join(', ')),
    common.agendaBy === null ? '' : agenda[common.agendaBy],
    common.replyDays === null ? '' : `Mail answered ${sayTerm(common, 'replyDays').toLowerCase()}`,
    common.untilOn === null ? '' : `Until ${sayTerm(common, 'untilOn')}`,
    reviewOn === null ? '' : `Looked at again on ${fullDay(reviewOn)}`,
  ].filter((one) => one !== '')
}

/** The whole agreement as plain text, for a mail or a file. */
export function agreementText(agreement: Agreement, names: Readonly<Record<Side, string>>): string {
  const said = allTerms
    .filter((term) => isSaid(agreement.common, term))
    .map((term) => `${termWords[term].name}\n${sayTerm(agreement.common, term)}`)
  const head = `Mentoring agreement between ${names.mentor} and ${names.mentee}`
  const days = [
    agreement.agreedOn === null ? 'Draft, not yet agreed.' : `Agreed on ${fullDay(agreement.agreedOn)}.`,
    agreement.reviewOn === null ? '' : `Looked at again on ${fullDay(agreement.reviewOn)}.`,
  ]
  return [head, ...said, days.filter((one) => one !== '').join(' ')].join('\n\n') + '\n'
}
