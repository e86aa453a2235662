// When a mentee has gone silent: a mail to begin from, in three steps by the length of the silence. It keeps to what
// the two agreed for this case, puts the mentor's own open promises first, and blames nobody. Pure; the mentor changes
// the words and sends them, or does not.
import type { Mail } from '../model/mail.ts'
import type { Mentee } from '../model/mentee.ts'
import { inForce } from './agreements.ts'
import { shortened, type BriefSource } from './brief.ts'
import { usualDays } from './cadence.ts'
import { comparePromises } from './promises.ts'

/** `nudge`: a sign of life and something to come back to. `easy`: one that can be answered with a single letter.
 * `close`: lets the mentee go without a debt, and leaves the door open. */
export type SilenceStep = 'nudge' | 'easy' | 'close'

export interface SilenceProposal {
  step: SilenceStep
  subject: string
  text: string
  /** For the mentor: why this step, and on what it rests. */
  because: string
}

/** From so many times the agreed rhythm on. The same shares as those of cadence. */
const easyAfter = 1.5
const closeAfter = 2.5
const dayLength = 86_400_000
/** Of the mentor's promises that are named, and of the words quoted from an agreement. */
const mostPromises = 3
const longestQuote = 400

/** What the step follows from. */
interface Silence {
  /** Whole days since the last meeting or their last mail, or since the mentorship began. */
  days: number
  /** Days from one contact to the next. */
  everyDays: number
  /** Mails that went out since and found neither an answer nor a meeting. */
  unanswered: number
}

/** Nobody is let go before a mail was tried, however long the silence is. */
export function silenceStep({ days, everyDays, unanswered }: Silence): SilenceStep {
  const share = days / everyDays
  if (share >= closeAfter && unanswered > 0) return 'close'
  return share >= easyAfter ? 'easy' : 'nudge'
}

/** @param now milliseconds since 1970
 * @param mentorName to sign with; may be empty */
export function silenceProposal(source: BriefSource, now: number, mentorName: string): SilenceProposal {
  const { mentee } = source
  const last = source.meetings
    .filter(({ state, startsAt }) => state === 'held' && Date.parse(startsAt) <= now)
    .toSorted((one, other) => other.startsAt.localeCompare(one.startsAt))[0]
  const reply = source.mails.reduce<string | null>((latest, mail) => laterReply(mail, latest, now), null)
  const contact = reply !== null && reply > (last?.startsAt ?? '') ? ('reply' as const) : ('meeting' as const)
  const since = Date.parse((contact === 'reply' ? reply : last?.startsAt) ?? mentee.startOn ?? mentee.createdAt)
  const common = inForce(source.agreements)?.common ?? null
  const silence = {
    days: Math.max(0, Math.floor((now - since) / dayLength)),
    everyDays: common?.everyDays ?? usualDays,
    unanswered: source.mails.filter((mail) => wentOutAfter(mail, since)).length,
  }
  const step = silenceStep(silence)
  const promises = source.promises
    .filter(({ state, owner }) => state === 'open' && owner === 'mentor')
    .toSorted(comparePromises)
    .slice(0, mostPromises)
    .map(({ text }) => `- ${text}`)
  const topic = shortened(last?.topic ?? '', 120)
  const paragraphs = [
    `Dear ${calledName(mentee)},`,
    ...body(step, topic),
    ...(promises.length === 0 ? [] : [[promisesLead[step], ...promises].join('\n')]),
    ...(common === null || common.lapse.trim() === '' ? [] : [agreedWords(common.lapse)]),
    ...(step === 'close' && common !== null && common.ending.trim() !== '' ? [endingWords(common.ending)] : []),
    farewell[step],
    mentorName === '' ? 'Best wishes' : `Best wishes\n${mentorName}`,
  ]
  return {
    step,
    subject: subjects[step],
    text: paragraphs.join('\n\n'),
    because: because(silence, step, {
      contact: contact === 'reply' || last !== undefined ? contact : 'none',
      rhythm: common !== null && common.everyDays !== null,
      lapse: common !== null && common.lapse.trim() !== '',
    }),
  }
}

/** The later one of a moment and that at which this mail came from the mentee. */
function laterReply({ direction, date }: Pick<Mail, 'direction' | 'date'>, latest: string | null, now: number) {
  if (direction !== 'in' || date === null || Date.parse(date) > now) return latest
  return latest === null || date > latest ? date : latest
}

function wentOutAfter({ sentAt }: Pick<Mail, 'sentAt'>, moment: number): boolean {
  return sentAt !== null && Date.parse(sentAt) > moment
}

function calledName({ preferredName, name }: Pick<Mentee, 'preferredName' | 'name'>): string {
  return preferredName === '' ? name : preferredName
}

/** Without the topic: a subject lights up on telephones that lie about. */
const subjects: Readonly<Record<SilenceStep, string>> = {
  nudge: 'How are you getting on?',
  easy: 'A short sign is enough',
  close: 'No need to answer',
}

function body(step: SilenceStep, topic: string): string[] {
  switch (step) {
    case 'nudge':
      return [
        topic === ''
          ? 'It has been a while since we spoke, and I would like to know how you are.'
          : `It has been a while since we spoke about “${topic}”, and I would like to know how it went on.`,
      ]
    case 'easy':
      return [
        topic === ''
          ? 'I have been thinking of you. Months fill up quickly, and nothing is wrong if yours did.'
          : `I have been thinking of you and of “${topic}”. Months fill up quickly, and nothing is wrong if yours did.`,
        [
          'One letter as an answer is plenty:',
          'A – all is well, let us meet soon',
          'B – busy now, please ask again in a month',
          'C – something is in the way, and I would like to talk about it',
          'D – I would rather stop here',
        ].join('\n'),
      ]
    case 'close':
      return [
        'We have not heard from each other for a long time, and I take it that other things come first at the moment. That is quite all right, and you owe me no explanation.',
        'Unless you tell me otherwise, I will leave it there and not write again about it.',
      ]
  }
}

const promisesLead: Readonly<Record<SilenceStep, string>> = {
  nudge: 'I have not forgotten what I promised you:',
  easy: 'On my side this is still open, and I will do it:',
  close: 'What I promised you still stands. Say the word and I will do it:',
}

const farewell: Readonly<Record<SilenceStep, string>> = {
  nudge: 'A line or two is enough. Shall we find a time to talk?',
  easy: 'Whatever it is, it will be fine with me.',
  close: 'If you want to go on, now or in a year, write to me and we begin where we are. I enjoyed working with you.',
}

function agreedWords(lapse: string): string {
  return `We wrote down once what we do when it gets quiet between us: “${shortened(lapse, longestQuote)}”`
}

function endingWords(ending: string): string {
  return `And on ending: “${shortened(ending, longestQuote)}”`
}

const stepWords: Readonly<Record<SilenceStep, string>> = {
  nudge: 'This is a first, light one.',
  easy: 'This one can be answered with a single letter.',
  close: 'This one closes without blame and leaves the door open.',
}

const contactWords = {
  reply: 'they last wrote',
  meeting: 'the last meeting',
  none: 'the mentorship began',
} as const

function because(
  { days, everyDays, unanswered }: Silence,
  step: SilenceStep,
  known: { contact: 'reply' | 'meeting' | 'none'; rhythm: boolean; lapse: boolean },
): string {
  const mails =
    unanswered === 0
      ? 'no mail since'
      : unanswered === 1
        ? 'one mail since, without an answer or a meeting'
        : `${unanswered} mails since, without an answer or a meeting`
  return [
    `${days} days since ${contactWords[known.contact]}, where ${everyDays} are ${known.rhythm ? 'agreed' : 'usual'}; ${mails}.`,
    stepWords[step],
    known.lapse ? 'It quotes what you agreed for this case.' : 'Nothing was agreed for this case.',
    'Topic and promises stand in it as you wrote them.',
  ].join(' ')
}
