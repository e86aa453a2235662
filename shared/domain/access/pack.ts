// What is kept about one mentee, as entries that a person can read: in parts, by day, in words. Pure; the other names in it are
// looked for by `third-parties.ts`.
import type { ArchivedRecord } from '../backup/archive.ts'
import { allTerms, fullDay, sayTerm, termWords } from '../agreements.ts'
import { channelWords } from '../channel-words.ts'
import { sizeWords } from '../mail-words.ts'
import { lineAt, lineStarts, momentOfLine } from '../conversation-lines.ts'
import { conversationTitle } from '../conversation-words.ts'
import { eventWords, statusWords } from '../event-words.ts'
import { formatLines } from '../meeting-summary.ts'
import { meetingStateWords } from '../meeting-words.ts'
import { classWords, titleOfNote } from '../notes.ts'
import { outcomeWords, sayOutcome } from '../outcome-words.ts'
import { plainText, sharedWords } from '../rich-words.ts'
import type { InstrumentRef } from '../../model/assessment.ts'
import type { Instrument } from '../../model/instrument.ts'
import type { Meeting } from '../../model/meeting.ts'
import type { Mentee } from '../../model/mentee.ts'

export interface PackEntry {
  /** Of the record, and of the entry. */
  id: string
  /** The day it is of; empty where it has none. */
  on: string
  heading: string
  lines: string[]
}

export interface PackPart {
  title: string
  entries: PackEntry[]
}

/** To whom the words are said: to the mentee who asked, or about them. */
export type PackVoice = 'to-them' | 'about-them'

export interface PackOptions {
  voice: PackVoice
  /** Leaves out whatever of a meeting or a mentee is the mentor's own. */
  onlyShared?: boolean
  givesMemoryAids: boolean
  /** Ids of files that are kept and not given along; the pack says so. */
  heldBack?: ReadonlySet<string>
  /** The day in the mentor's zone of a moment. */
  dayOf: (moment: string) => string
  /** What an assessment's instrument is called, and what its items ask. */
  instrument: (ref: { id: string; version: number }) => { title: string; items: ReadonlyMap<string, string> } | null
}

/** What an assessment's instrument is called and asks, by a way to find instruments. */
export function instrumentsBy(find: (ref: InstrumentRef) => Instrument | null): PackOptions['instrument'] {
  return (ref) => {
    const found = find(ref)
    if (found === null) return null
    return { title: found.title, items: new Map(found.items.map(({ key, words }) => [key, words])) }
  }
}

const order = [
  'Who you are in this file',
  'Agreements',
  'Meetings',
  'Mails',
  'Conversations',
  'Notes',
  'Files',
  'Goals',
  'Promises',
  'Assessments',
  'What came of it',
  'What you were given',
  'Changes',
] as const
type Part = (typeof order)[number]

/** Titles that speak to the mentee, as they are said about them. */
const aboutThem: Readonly<Partial<Record<Part, string>>> = {
  'Who you are in this file': 'Who they are',
  'What you were given': 'What they were given',
}

const voices = {
  'to-them': {
    mentor: 'your mentor',
    mentee: 'you',
    mentorPromised: 'Your mentor promised',
    menteePromised: 'You promised',
  },
  'about-them': {
    mentor: 'you',
    mentee: 'the mentee',
    mentorPromised: 'You promised',
    menteePromised: 'The mentee promised',
  },
} as const satisfies Record<PackVoice, object>

/** In a fixed order, within each part by day; parts without an entry are left out. */
export function packOf(records: readonly ArchivedRecord[], options: PackOptions): PackPart[] {
  const parts = new Map<Part, PackEntry[]>(order.map((title) => [title, []]))
  const withheld = new Set(records.filter((one) => isWithheld(one, options)).map(({ value }) => value.id))
  for (const record of records) {
    if (record.table === 'file' && withheld.has(record.value.ownerId)) continue
    const made = entryOf(record, options)
    if (made !== null) parts.get(made.part)?.push(made.entry)
  }
  return [...parts]
    .filter(([, entries]) => entries.length > 0)
    .map(([part, entries]) => ({
      title: options.voice === 'about-them' ? (aboutThem[part] ?? part) : part,
      entries: entries.toSorted((one, other) => one.on.localeCompare(other.on)),
    }))
}

/** A meeting with what the mentee may see of it alone. */
function sharedPart(meeting: Meeting): Meeting {
  const { said: words, agreed, shared } = meeting
  return {
    ...meeting,
    said: sharedWords(words),
    agreed: sharedWords(agreed),
    agenda: shared.includes('agenda') ? meeting.agenda : [],
    fiveCs: shared.includes('five-cs') ? meeting.fiveCs : null,
    threeTwoOne: shared.includes('three-two-one') ? meeting.threeTwoOne : null,
  }
}

/** Memory aids stay with the mentor unless they are given; their files with them. */
function isWithheld(record: ArchivedRecord, { givesMemoryAids }: PackOptions): boolean {
  return record.table === 'note' && record.value.class === 'memory-aid' && !givesMemoryAids
}

/** `name: text`, and nothing for an empty text. */
function said(name: string, text: string): string[] {
  const words = text.trim()
  return words === '' ? [] : [`${name}: ${words}`]
}

function made(part: Part, id: string, on: string, heading: string, lines: readonly string[]) {
  const split = lines.flatMap((line) => line.split('\n')).filter((line) => line.trim() !== '')
  return { part, entry: { id, on, heading, lines: split } }
}

function entryOf(record: ArchivedRecord, options: PackOptions): { part: Part; entry: PackEntry } | null {
  const { dayOf } = options
  const voice = voices[options.voice]
  switch (record.table) {
    case 'mentee':
      return made(
        'Who you are in this file',
        record.value.id,
        '',
        record.value.name,
        menteeLines(options.onlyShared === true ? { ...record.value, remarks: '' } : record.value),
      )
    case 'group': {
      const { id, name, purpose } = record.value
      const remarks = options.onlyShared === true ? '' : record.value.remarks
      return made('Who you are in this file', id, '', `Group: ${name}`, [
        ...said('Purpose', purpose),
        ...said('Remarks', remarks),
      ])
    }
    case 'agreement': {
      const { id, version, state, agreedOn, common, createdAt } = record.value
      const lines = allTerms.flatMap((term) => said(termWords[term].name, sayTerm(common, term)))
      return made('Agreements', id, agreedOn ?? dayOf(createdAt), `Version ${version}, ${state}`, lines)
    }
    case 'meeting': {
      const meeting = options.onlyShared === true ? sharedPart(record.value) : record.value
      const { id, startsAt, topic, channel, durationMinutes, state, said: words, agreed, agenda, nextOn } = meeting
      const heading = `${topic === '' ? 'Meeting' : topic} (${channelWords[channel]}, ${durationMinutes} min, ${meetingStateWords[state].toLowerCase()})`
      return made('Meetings', id, dayOf(startsAt), heading, [
        ...agenda.map(({ text }) => `Agenda: ${text}`),
        ...said('Said', plainText(words)),
        ...said('Agreed', plainText(agreed)),
        formatLines(meeting),
        ...(nextOn === null ? [] : [`Next meeting: ${fullDay(nextOn)}`]),
      ])
    }
    case 'mail': {
      const { id, subject, direction, text, date, sentAt, createdAt, attachments, state } = record.value
      const heading = `${direction === 'in' ? `From ${voice.mentee}` : `To ${voice.mentee}`}: ${subject === '' ? 'without a subject' : subject}${state === 'draft' ? ' (draft, not sent)' : ''}`
      return made('Mails', id, dayOf(date ?? sentAt ?? createdAt), heading, [
        text,
        ...attachments.map(({ name }) => `File: ${name}`),
      ])
    }
    case 'conversation': {
      const { id, firstAt, lines, lineCount, speakers } = record.value
      const starts = lineStarts({ lines, lineCount })
      const all = Array.from({ length: lineCount }, (_, index) => {
        const line = lineAt(lines, starts, index)
        const at = momentOfLine(record.value, line)
        const name = speakers[line.who]?.name ?? ''
        return `${at === null ? '' : `${dayOf(at)} `}${name === '' ? '' : `${name}: `}${line.text}`
      })
      return made('Conversations', id, dayOf(firstAt), conversationTitle(record.value), all)
    }
    case 'note': {
      const { id, on, words, class: noteClass } = record.value
      if (isWithheld(record, options)) return null
      return made('Notes', id, on, `${titleOfNote(record.value) || 'Note'} (${classWords[noteClass].toLowerCase()})`, [
        plainText(words),
      ])
    }
    case 'file': {
      const { id, name, createdAt, size } = record.value
      return made('Files', id, dayOf(createdAt), name, [
        `A file beside a note, ${sizeWords(size)}: ${options.heldBack?.has(id) === true ? 'not given' : 'given along with this'}.`,
      ])
    }
    case 'handout': {
      const { id, on, title } = record.value
      return made('What you were given', id, on, title, [])
    }
    case 'goal': {
      const { id, title, measure, reason, evidence, state, steps, progress, createdAt, dueOn } = record.value
      return made('Goals', id, dayOf(createdAt), `${title} (${state})`, [
        ...said('Reached when', measure),
        ...said('Why', reason),
        ...said('Shown by', evidence),
        ...(dueOn === null ? [] : [`Due: ${fullDay(dueOn)}`]),
        ...steps.map(({ text, doneOn }) => `Step: ${text}${doneOn === null ? '' : `, done ${fullDay(doneOn)}`}`),
        ...progress.map(({ on, percent, words }) => `${fullDay(on)}: ${percent} %${words === '' ? '' : `, ${words}`}`),
      ])
    }
    case 'promise': {
      const { id, owner, text, state, dueOn, reason, createdAt } = record.value
      const heading = `${owner === 'mentor' ? voice.mentorPromised : voice.menteePromised}: ${text} (${state})`
      return made('Promises', id, dayOf(createdAt), heading, [
        ...(dueOn === null ? [] : [`By: ${fullDay(dueOn)}`]),
        ...said('Dropped because', reason),
      ])
    }
    case 'assessment': {
      const { id, on, instrument, answers, comment, rater, state } = record.value
      const known = options.instrument(instrument)
      const lines = answers.map(({ key, value, before, passed, comment: more }) => {
        const answer = passed ? 'cannot say' : [before, value].filter((one) => one !== null).join(' then ')
        return `${known?.items.get(key) ?? key}: ${answer}${more === '' ? '' : `. ${more}`}`
      })
      const heading = `${known?.title ?? instrument.id} (answered by ${rater === 'mentor' ? voice.mentor : voice.mentee}, ${state})`
      return made('Assessments', id, on, heading, [...lines, ...said('Comment', comment)])
    }
    case 'outcome': {
      const { id, on, title, kind, remarks } = record.value
      return made(
        'What came of it',
        id,
        on,
        `${title} (${sayOutcome(record.value) || outcomeWords[kind]})`,
        said('Remarks', remarks),
      )
    }
    case 'mentorship': {
      const { id, phase, farewell, updatedAt } = record.value
      const lines =
        farewell === null
          ? []
          : [
              ...said('Reached', farewell.reached),
              ...said(`What ${voice.mentor} learnt`, farewell.learntByMentor),
              ...said(`What ${voice.mentee} learnt`, farewell.learntByMentee),
              ...said('Thanks', farewell.thanks),
              ...said('Afterwards', farewell.afterwards),
            ]
      return made('Changes', id, dayOf(updatedAt), `Phase of the mentorship: ${phase}`, lines)
    }
    case 'event':
      return made('Changes', record.value.id, dayOf(record.value.at), eventWords(record.value), [])
    default:
      return null
  }
}

function menteeLines(mentee: Mentee): string[] {
  const { preferredName, pronouns, emails, phone, studentId, institution, programme, stage, timeZone, languages } =
    mentee
  const { handles, tags, startOn, endOn, status, remarks } = mentee
  return [
    ...said('Called', preferredName),
    ...said('Pronouns', pronouns),
    ...said('E-mail', emails.join(', ')),
    ...said('Telephone', phone),
    ...handles.map(({ service, handle }) => `${service}: ${handle}`),
    ...said('Number as a student', studentId),
    ...said('Institution', institution),
    ...said('Programme', programme),
    ...said('Stage', stage),
    ...said('Time zone', timeZone),
    ...said('Languages', languages.join(', ')),
    ...said('Tags', tags.join(', ')),
    ...said('Began', startOn === null ? '' : fullDay(startOn)),
    ...said('Ends', endOn === null ? '' : fullDay(endOn)),
    `Status: ${statusWords[status]}`,
    ...said('Remarks', remarks),
  ]
}

/** How many entries there are. */
export function countEntries(parts: readonly PackPart[]): number {
  return parts.reduce((sum, { entries }) => sum + entries.length, 0)
}
