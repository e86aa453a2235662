// What the mentor should have in mind when a meeting begins, cut down to one sheet: the last notes, open promises both
// ways, goals, the agreement's terms that matter at the table, and what was last mailed. Pure; nothing is kept about it.
import type { Agreement } from '../model/agreement.ts'
import type { Goal } from '../model/goal.ts'
import type { Mail } from '../model/mail.ts'
import type { Meeting } from '../model/meeting.ts'
import type { Mentee } from '../model/mentee.ts'
import type { PromiseRecord } from '../model/promise.ts'
import { inForce, isSaid, sayTerm, termWords, type Term } from './agreements.ts'
import { mailWords } from './mail-words.ts'
import { plainText } from './rich-words.ts'
import { formatLines } from './meeting-summary.ts'
import { comparePromises } from './promises.ts'

/** What is on record of one person. The meetings are in any order, the agreements the latest first. */
export interface BriefSource {
  mentee: Mentee
  meetings: readonly Meeting[]
  promises: readonly PromiseRecord[]
  goals: readonly Goal[]
  agreements: readonly Agreement[]
  mails: readonly Mail[]
}

/** The first so many of a list, and how many more there are. */
export interface Some<T> {
  shown: T[]
  more: number
}

/** Notes of the last meeting, cut to what fits. Empty where nothing was written. */
export interface LastNotes {
  meetingId: string
  /** A moment. */
  at: string
  topic: string
  said: string
  agreed: string
}

export interface BriefGoal {
  id: string
  title: string
  /** Null when nobody has said yet how far it is. */
  percent: number | null
  stepsDone: number
  steps: number
  dueOn: string | null
}

export interface BriefMail {
  id: string
  /** A moment. */
  at: string
  /** Written by the mentor, or by the mentee. */
  direction: Mail['direction']
  /** How it stands, in a word. */
  standing: string
  subject: string
  text: string
}

export interface PersonBrief {
  mentee: Mentee
  /** Whole days since the last meeting or mail before this one; null when there was none. */
  daysSinceContact: number | null
  mine: Some<PromiseRecord>
  theirs: Some<PromiseRecord>
  goals: Some<BriefGoal>
  terms: { term: Term; name: string; words: string }[]
  /** The last one that came, left the mentor's hands, or waits to. */
  lastMail: BriefMail | null
}

export interface Brief {
  meeting: Meeting
  last: LastNotes | null
  people: Some<PersonBrief>
}

/** How much of each fits on the sheet. Notes are counted in characters. */
interface Room {
  people: number
  promises: number
  goals: number
  notes: number
  mail: number
  term: number
}

const roomForOne: Room = { people: 1, promises: 6, goals: 4, notes: 700, mail: 280, term: 220 }
const roomForTwo: Room = { people: 2, promises: 3, goals: 2, notes: 500, mail: 0, term: 120 }
const roomForMany: Room = { people: 8, promises: 2, goals: 1, notes: 400, mail: 0, term: 0 }

/** What is said at the table: how often, and what is to be left alone. */
const briefTerms: readonly Term[] = ['everyDays', 'offLimits', 'boundaries']

const dayLength = 86_400_000

/** One paragraph of at most so many characters, ended at a word where one ends near; a cut is marked. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, Math.max(0, most - 1)).replace(/[\uD800-\uDBFF]$/u, '')
  const space = cut.lastIndexOf(' ')
  return `${(space > most * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`
}

function some<T>(list: readonly T[], most: number): Some<T> {
  return { shown: list.slice(0, most), more: Math.max(0, list.length - most) }
}

/** @param sources of those who are to be there and are still in the vault
 * @param now milliseconds since 1970 */
export function briefOf(meeting: Meeting, sources: readonly BriefSource[], now: number): Brief {
  const room = sources.length <= 1 ? roomForOne : sources.length === 2 ? roomForTwo : roomForMany
  const before = Math.min(now, Date.parse(meeting.startsAt))
  const { shown, more } = some(sources, room.people)
  return {
    meeting,
    last: lastNotes(meeting, sources, before, room),
    people: { shown: shown.map((source) => personBrief(source, meeting, before, room)), more },
  }
}

/** Of the last one held before. Several get the notes of a meeting of their group, or of one where at least two of them
 * were: what one of them said alone does not lie on a table where others sit. */
function lastNotes(meeting: Meeting, sources: readonly BriefSource[], before: number, room: Room): LastNotes | null {
  const here = new Set(sources.map(({ mentee }) => mentee.id))
  const earlier = sources
    .flatMap(({ meetings }) => meetings)
    .filter((one) => one.state === 'held' && one.id !== meeting.id && Date.parse(one.startsAt) <= before)
  const ofGroup = earlier.filter(({ groupId }) => groupId !== null && groupId === meeting.groupId)
  const together = earlier.filter(
    ({ menteeIds }) => here.size === 1 || menteeIds.filter((menteeId) => here.has(menteeId)).length > 1,
  )
  let last: Meeting | null = null
  for (const one of ofGroup.length > 0 ? ofGroup : together)
    if (last === null || one.startsAt > last.startsAt) last = one
  if (last === null) return null
  const said = [plainText(last.said), formatLines(last)].filter((text) => text.trim() !== '').join(' ')
  return {
    meetingId: last.id,
    at: last.startsAt,
    topic: last.topic,
    said: shortened(said, room.notes),
    agreed: shortened(plainText(last.agreed), room.notes),
  }
}

function personBrief(source: BriefSource, meeting: Meeting, before: number, room: Room): PersonBrief {
  const open = source.promises.filter(({ state }) => state === 'open').toSorted(comparePromises)
  const by = (owner: PromiseRecord['owner']) => open.filter((one) => one.owner === owner)
  const goals = source.goals
    .filter(({ state }) => state === 'open')
    .toSorted((one, other) => (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9'))
  return {
    mentee: source.mentee,
    daysSinceContact: daysSinceContact(source, meeting, before),
    mine: some(by('mentor'), room.promises),
    theirs: some(by('mentee'), room.promises),
    goals: some(goals.map(briefGoal), room.goals),
    terms: room.term === 0 ? [] : termsOf(source.agreements, room.term),
    lastMail: room.mail === 0 ? null : lastMail(source.mails, room.mail),
  }
}

function briefGoal({ id, title, progress, steps, dueOn }: Goal): BriefGoal {
  return {
    id,
    title,
    percent: progress.at(-1)?.percent ?? null,
    stepsDone: steps.filter(({ doneOn }) => doneOn !== null).length,
    steps: steps.length,
    dueOn,
  }
}

function termsOf(agreements: readonly Agreement[], most: number): PersonBrief['terms'] {
  const agreement = inForce(agreements)
  if (agreement === null) return []
  const { common } = agreement
  return briefTerms
    .filter((term) => isSaid(common, term))
    .map((term) => ({ term, name: termWords[term].name, words: shortened(sayTerm(common, term), most) }))
}

function lastMail(mails: readonly Mail[], most: number): BriefMail | null {
  const gone = mails
    .flatMap((mail) => {
      const at = mail.sentAt ?? mail.date
      return mail.state === 'draft' || at === null ? [] : [{ mail, at }]
    })
    .toSorted((one, other) => other.at.localeCompare(one.at))
  const [newest] = gone
  if (newest === undefined) return null
  const { id, direction, subject, text } = newest.mail
  return { id, at: newest.at, direction, standing: mailWords(newest.mail).label, subject, text: shortened(text, most) }
}

function daysSinceContact(source: BriefSource, meeting: Meeting, before: number): number | null {
  const contacts = [
    ...source.meetings.filter(({ id, state }) => state === 'held' && id !== meeting.id).map(({ startsAt }) => startsAt),
    ...source.mails.flatMap(({ direction, sentAt, date }) => (direction === 'in' ? date : sentAt) ?? []),
  ]
    .map((at) => Date.parse(at))
    .filter((at) => at <= before)
  if (contacts.length === 0) return null
  return Math.floor((before - Math.max(...contacts)) / dayLength)
}

/** What the day's page says of a meeting ahead, in one line. */
export interface Glance {
  /** Open promises of mine to anybody who is to be there. */
  mine: number
  /** And theirs to me. */
  theirs: number
  /** Of the last meeting held with one of them; empty when there was none or it had no topic. */
  lastTopic: string
}

/** One pass over each list, whatever the number of meetings ahead. Answers what makes the glance of those who meet.
 * @param menteeIds everybody who will be asked for */
export function glancesOver(
  menteeIds: readonly string[],
  promises: readonly Pick<PromiseRecord, 'menteeId' | 'state' | 'owner'>[],
  meetings: readonly Pick<Meeting, 'menteeIds' | 'state' | 'startsAt' | 'topic'>[],
): (menteeIds: readonly string[]) => Glance {
  const known = new Map(menteeIds.map((id) => [id, { mine: 0, theirs: 0, lastAt: '', lastTopic: '' }]))
  for (const { menteeId, state, owner } of promises) {
    const person = known.get(menteeId)
    if (person === undefined || state !== 'open') continue
    if (owner === 'mentor') person.mine += 1
    else person.theirs += 1
  }
  for (const { menteeIds: present, state, startsAt, topic } of meetings) {
    if (state !== 'held') continue
    for (const menteeId of present) {
      const person = known.get(menteeId)
      if (person === undefined || startsAt <= person.lastAt) continue
      person.lastAt = startsAt
      person.lastTopic = topic
    }
  }
  return (present) => {
    const glance = { mine: 0, theirs: 0, lastTopic: '' }
    let lastAt = ''
    for (const menteeId of present) {
      const person = known.get(menteeId)
      if (person === undefined) continue
      glance.mine += person.mine
      glance.theirs += person.theirs
      if (person.lastAt > lastAt) ({ lastAt, lastTopic: glance.lastTopic } = person)
    }
    return glance
  }
}

/** `2 promises of mine and 1 of theirs open. Last time: Consent`; empty when there is nothing to say. */
export function sayGlance({ mine, theirs, lastTopic }: Glance): string {
  const count = (number: number) => `${number} ${number === 1 ? 'promise' : 'promises'}`
  const open =
    mine > 0 && theirs > 0
      ? `${count(mine)} of mine and ${theirs} of theirs open`
      : mine > 0
        ? `${count(mine)} of mine open`
        : theirs > 0
          ? `${count(theirs)} of theirs open`
          : ''
  const last = lastTopic.trim() === '' ? '' : `Last time: ${lastTopic.trim()}`
  return [open, last].filter((part) => part !== '').join('. ')
}
