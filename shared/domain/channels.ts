// The channels of e-mentoring: what each medium is good for, and the services that offer it. One table for advice, for
// suggestions and for help. What the media are like follows the comparison of platforms that the field teaches; the
// wording is our own.
import type { ChannelKind, MatchStructure } from '../model/mentee.ts'

/** What is to be talked about. */
export const matters = ['quick-question', 'feelings', 'document', 'decision'] as const
export type Matter = (typeof matters)[number]

export const matterWords: Readonly<Record<Matter, string>> = {
  'quick-question': 'A quick question',
  feelings: 'How somebody feels',
  document: 'A document',
  decision: 'A decision',
}

export interface MediumFacts {
  medium: ChannelKind
  name: string
  /** Whether both have to be there at the same time. */
  mode: 'synchronous' | 'asynchronous' | 'either'
  /** The usual matches. */
  structures: readonly MatchStructure[]
  /** When and how often, as it usually is. */
  schedule: string
  strength: string
  challenge: string
  /** What it asks of the line on both sides: none, a few kilobytes now and then, or a steady stream. */
  line: 'none' | 'little' | 'steady'
  /** Whether it is fit for somebody who has a telephone and no computer. */
  onTelephone: boolean
  /** How well it carries a matter: 0 badly, 3 very well; and why. */
  fits: Readonly<Record<Matter, { grade: 0 | 1 | 2 | 3; why: string }>>
}

export const media: readonly MediumFacts[] = [
  {
    medium: 'email',
    name: 'E-mail',
    mode: 'asynchronous',
    structures: ['one-to-one'],
    schedule: 'Whenever one of you writes; agree how soon an answer is expected.',
    strength: 'Everybody has it. It carries long texts and files, and needs no upkeep.',
    challenge: 'Either of you may wait for the other to read. It is slow for a conversation.',
    line: 'little',
    onTelephone: true,
    fits: {
      'quick-question': { grade: 2, why: 'A short question is answered at the next look into the mailbox.' },
      feelings: { grade: 1, why: 'There is time for careful words, but no face and no voice.' },
      document: { grade: 3, why: 'The file comes along, and comments can be written in peace.' },
      decision: { grade: 1, why: 'What was decided is on record, but weighing choices takes many mails.' },
    },
  },
  {
    medium: 'forum',
    name: 'Forum of a course space',
    mode: 'asynchronous',
    structures: ['one-to-one', 'small-group', 'layered-group', 'open'],
    schedule: 'Whenever somebody posts; a look at fixed times keeps it alive.',
    strength: 'Threads sort what is said by subject, subgroups are easily made, and many can answer.',
    challenge: 'So many voices can be too much, and nothing said there is between two people.',
    line: 'little',
    onTelephone: false,
    fits: {
      'quick-question': { grade: 2, why: 'Whoever knows can answer, and the next one finds the answer there.' },
      feelings: { grade: 0, why: 'Others read along.' },
      document: { grade: 2, why: 'The file stays beside what everybody said about it.' },
      decision: { grade: 1, why: 'Arguments are sorted, but a personal decision is nothing for a group.' },
    },
  },
  {
    medium: 'chat',
    name: 'Chat and text messages',
    mode: 'either',
    structures: ['one-to-one', 'small-group'],
    schedule: 'At any hour, which is why hours should be agreed.',
    strength: 'Immediate, in every pocket, and known to everybody.',
    challenge: 'Short texts are easily misread, hours blur, and a thread is hard to find again.',
    line: 'little',
    onTelephone: true,
    fits: {
      'quick-question': { grade: 3, why: 'It is asked and answered within minutes, also from a phone.' },
      feelings: { grade: 1, why: 'It is near at hand in a bad hour, but short words are easily misread.' },
      document: { grade: 0, why: 'A draft and the comments on it get lost between messages.' },
      decision: { grade: 0, why: 'Reasons need more room than a message has.' },
    },
  },
  {
    medium: 'social',
    name: 'Social network',
    mode: 'asynchronous',
    structures: ['one-to-one', 'small-group', 'open'],
    schedule: 'Now and then.',
    strength: 'It keeps people in touch for years, and shows careers and contacts.',
    challenge: 'The service reads along and others may; private life and work are hard to keep apart.',
    line: 'little',
    onTelephone: true,
    fits: {
      'quick-question': { grade: 1, why: 'It reaches somebody whose address has changed.' },
      feelings: { grade: 0, why: 'It belongs to a company, and others may see it.' },
      document: { grade: 0, why: 'It is no place for a draft.' },
      decision: { grade: 0, why: 'It is no place to weigh a choice in confidence.' },
    },
  },
  {
    medium: 'video',
    name: 'Video meeting',
    mode: 'synchronous',
    structures: ['one-to-one', 'small-group'],
    schedule: 'Agreed beforehand, as often as both of you decide.',
    strength: 'You see and hear each other, and can look at the same page.',
    challenge: 'It needs a good line, a quiet room, an appointment, and hours that fit both time zones.',
    line: 'steady',
    onTelephone: true,
    fits: {
      'quick-question': { grade: 0, why: 'An appointment for one question is more than it needs.' },
      feelings: { grade: 3, why: 'Face and voice say what words leave out.' },
      document: { grade: 2, why: 'The page can be gone through together on a shared screen.' },
      decision: { grade: 3, why: 'Choices and consequences can be turned over in one conversation.' },
    },
  },
  {
    medium: 'phone',
    name: 'Telephone',
    mode: 'synchronous',
    structures: ['one-to-one'],
    schedule: 'By appointment, or short and spontaneous where that is welcome.',
    strength: 'A voice, without a screen and without the internet.',
    challenge: 'No face, nothing to look at together, nothing on record.',
    line: 'none',
    onTelephone: true,
    fits: {
      'quick-question': { grade: 2, why: 'Two minutes settle it, if the moment is right.' },
      feelings: { grade: 3, why: 'A voice carries much, and some speak more freely unseen.' },
      document: { grade: 0, why: 'Nobody sees the page.' },
      decision: { grade: 2, why: 'It can be talked through; write down afterwards what was decided.' },
    },
  },
  {
    medium: 'platform',
    name: 'Mentoring software',
    mode: 'either',
    structures: ['one-to-one'],
    schedule: 'Often scheduled by the software, as often as both of you decide.',
    strength: 'Messages, goals and appointments are in one place.',
    challenge: 'It belongs to an institution, which sees what happens there; both need an account.',
    line: 'little',
    onTelephone: false,
    fits: {
      'quick-question': { grade: 1, why: 'It works, for whoever looks into it daily.' },
      feelings: { grade: 0, why: 'An administrator may be able to read it.' },
      document: { grade: 2, why: 'Files stay beside goals and appointments.' },
      decision: { grade: 1, why: 'The outcome is on record; the conversation is better held elsewhere.' },
    },
  },
  {
    medium: 'in-person',
    name: 'In person',
    mode: 'synchronous',
    structures: ['one-to-one', 'small-group'],
    schedule: 'When you are in the same place.',
    strength: 'Nothing stands between you.',
    challenge: 'Distance, travel and diaries.',
    line: 'none',
    onTelephone: true,
    fits: {
      'quick-question': { grade: 1, why: 'Fine in passing, too much for an appointment.' },
      feelings: { grade: 3, why: 'Nothing is nearer, if you can meet.' },
      document: { grade: 2, why: 'Paper on a table still works.' },
      decision: { grade: 3, why: 'There is time, attention and a handshake.' },
    },
  },
]

export interface Service {
  /** As people call it. */
  name: string
  medium: ChannelKind
  /** The list of the field in which it stands. */
  group: 'basic' | 'course-space' | 'video' | 'software'
  /** Its present name, where that has changed. */
  nowCalled?: string
  /** When it was shut down, `YYYY-MM`, and what stands in its place. */
  ended?: { month: string; replacedBy: readonly string[] }
}

/** In the order of the field's lists. */
export const services: readonly Service[] = [
  { name: 'E-mail', medium: 'email', group: 'basic' },
  { name: 'Instant messaging', medium: 'chat', group: 'basic' },
  { name: 'App chats and text messages', medium: 'chat', group: 'basic' },
  {
    name: 'Google Hangouts',
    medium: 'chat',
    group: 'basic',
    ended: { month: '2022-11', replacedBy: ['Google Chat', 'Google Meet'] },
  },
  { name: 'Facebook', medium: 'social', group: 'basic' },
  { name: 'LinkedIn', medium: 'social', group: 'basic' },
  { name: 'Twitter', medium: 'social', group: 'basic', nowCalled: 'X' },
  { name: 'Moodle', medium: 'forum', group: 'course-space' },
  { name: 'Sakai', medium: 'forum', group: 'course-space' },
  { name: 'Blackboard', medium: 'forum', group: 'course-space' },
  { name: 'Desire2Learn', medium: 'forum', group: 'course-space', nowCalled: 'Brightspace' },
  { name: 'Canvas', medium: 'forum', group: 'course-space' },
  { name: 'Microsoft Teams', medium: 'video', group: 'video' },
  { name: 'Zoom', medium: 'video', group: 'video' },
  { name: 'Google Meet', medium: 'video', group: 'video' },
  { name: 'GoToMeeting', medium: 'video', group: 'video', nowCalled: 'GoTo Meeting' },
  { name: 'Zoho Meeting', medium: 'video', group: 'video' },
  { name: 'WebEx', medium: 'video', group: 'video', nowCalled: 'Webex' },
  { name: 'AnyMeeting', medium: 'video', group: 'video', nowCalled: 'Intermedia AnyMeeting' },
  { name: 'FreeConference.com', medium: 'video', group: 'video' },
  {
    name: 'Skype',
    medium: 'video',
    group: 'video',
    ended: { month: '2025-05', replacedBy: ['Microsoft Teams'] },
  },
  { name: 'Chronus', medium: 'platform', group: 'software' },
  { name: 'Qooper', medium: 'platform', group: 'software' },
  { name: 'MentorCruise', medium: 'platform', group: 'software' },
  { name: 'Graduway', medium: 'platform', group: 'software', nowCalled: 'Gravyty Graduway' },
  { name: 'Mentorli', medium: 'platform', group: 'software' },
  { name: 'MentorcliQ', medium: 'platform', group: 'software' },
  { name: 'PushFar', medium: 'platform', group: 'software' },
  { name: 'Together Mentorship', medium: 'platform', group: 'software', nowCalled: 'Together' },
  { name: 'Mentorink', medium: 'platform', group: 'software' },
  { name: 'Mentornity', medium: 'platform', group: 'software' },
]

export function mediumFacts(medium: ChannelKind): MediumFacts {
  const found = media.find((facts) => facts.medium === medium)
  if (found === undefined) throw new Error(`the table lacks the medium ${medium}`)
  return found
}

/** What a mentor can choose today through a medium, by its present name, each once: what ended gives way to what stands
 * in its place. */
export function servicesOf(medium: ChannelKind): string[] {
  const present = services.filter((service) => service.medium === medium && service.ended === undefined)
  const heirs = services
    .filter((service) => service.medium === medium)
    .flatMap((service) => service.ended?.replacedBy ?? [])
    .filter((name) => services.every((service) => service.name !== name || service.medium === medium))
  return [...new Set([...present.map((service) => service.nowCalled ?? service.name), ...heirs])]
}

/** The service of that name, past or present, whatever its case. */
export function serviceNamed(name: string): Service | null {
  const wanted = name.trim().toLowerCase()
  return (
    services.find(({ name: known, nowCalled }) =>
      [known, nowCalled].some((candidate) => candidate?.toLowerCase() === wanted),
    ) ?? null
  )
}
