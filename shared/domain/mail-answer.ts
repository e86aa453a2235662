// What an answer, an answer to all, or a mail that passes another one on begins with: to whom, about what, in which
// conversation, and what it quotes. Pure; the compose screen makes the draft of it.
import { mailLimits, type Mail } from '../model/mail.ts'
import { distinct } from './mail-recipients.ts'
import { forwardLine } from './mail-quote.ts'
import { topicOf } from './threads.ts'

export type AnswerKind = 'answer' | 'answer-all' | 'forward'

export interface Answering {
  kind: AnswerKind
  original: Mail
  /** The mentor's own addresses, which no answer goes to. */
  own: readonly string[]
  /** Whose words are quoted, as they are called. */
  who: string
  /** When they were written, in words: `Tue 3 March 2026`. */
  when: string
}

export type Answer = Pick<
  Mail,
  'to' | 'cc' | 'subject' | 'references' | 'answersId' | 'isForward' | 'quote' | 'menteeIds'
> & {
  /** The conversation that it goes on with; null for one of its own. */
  threadId: string | null
}

const longestSubject = 500
/** Of a conversation that goes on for years its beginning and the last mails are named (RFC 5322 §3.6.4). */
const mostReferences = 50
const longestQuote = 500_000

export function answerTo({ kind, original, own, who, when }: Answering): Answer {
  const common = { answersId: original.id, menteeIds: original.menteeIds }
  const mark = kind === 'forward' ? 'Fwd' : 'Re'
  const subject = oneLine(`${mark}: ${topicOf(original.subject)}`)
    .slice(0, longestSubject)
    .trim()
  if (kind === 'forward') {
    const quote = forwardQuote(original, who, when).slice(0, longestQuote)
    return { ...common, to: [], cc: [], subject, references: [], isForward: true, quote, threadId: null }
  }
  return {
    ...common,
    ...answerRecipients(kind, original, own),
    subject,
    references: referencesTo(original),
    isForward: false,
    quote: answerQuote(original, who, when).slice(0, longestQuote),
    threadId: original.threadId,
  }
}

function answerRecipients(kind: AnswerKind, original: Mail, own: readonly string[]): Pick<Mail, 'to' | 'cc'> {
  const mine = new Set(own.map((one) => one.toLowerCase()))
  const others = (addresses: readonly string[]) => distinct(addresses).filter((one) => !mine.has(one.toLowerCase()))
  // To what the mentor wrote an answer goes on to those it went to.
  const isOwn = original.direction === 'out'
  const to = others(
    isOwn ? [...original.to, ...(original.to.length === 0 ? original.bcc : [])] : answerAddresses(original),
  )
  if (kind === 'answer') return { to: to.slice(0, mailLimits.recipients), cc: [] }
  const taken = new Set(to.map((one) => one.toLowerCase()))
  const cc = others([...(isOwn ? [] : original.to), ...original.cc]).filter((one) => !taken.has(one.toLowerCase()))
  return { to: to.slice(0, mailLimits.recipients), cc: cc.slice(0, mailLimits.recipients) }
}

function answerAddresses({ replyTo, from }: Pick<Mail, 'replyTo' | 'from'>): string[] {
  if (replyTo.length > 0) return replyTo
  return from === null || from.address === '' ? [] : [from.address]
}

/** Where answers to a mail go when that is not where it came from; empty when it is. */
export function answersElsewhere({ direction, replyTo, from }: Pick<Mail, 'direction' | 'replyTo' | 'from'>): string[] {
  const sender = from?.address.toLowerCase() ?? ''
  return direction === 'in' && replyTo.some((one) => one.toLowerCase() !== sender) ? replyTo : []
}

/** Whether an answer to all would reach more than an answer. */
export function hasOthers(original: Mail, own: readonly string[]): boolean {
  return answerRecipients('answer-all', original, own).cc.length > 0
}

function referencesTo({ references, messageId }: Pick<Mail, 'references' | 'messageId'>): string[] {
  const all = [...new Set([...references, messageId])].filter((one) => one !== '')
  return all.length <= mostReferences ? all : [...all.slice(0, 1), ...all.slice(1 - mostReferences)]
}

function answerQuote({ text }: Pick<Mail, 'text'>, who: string, when: string): string {
  return `On ${when}, ${oneLine(who)} wrote:\n\n${text.trimEnd()}`
}

function forwardQuote(original: Mail, who: string, when: string): string {
  const { from, to, cc, subject, text } = original
  const sender = from === null ? who : from.name === '' ? from.address : `${from.name} <${from.address}>`
  return [
    forwardLine,
    `From: ${oneLine(sender)}`,
    `Date: ${when}`,
    ...(to.length === 0 ? [] : [`To: ${to.map(oneLine).join(', ')}`]),
    ...(cc.length === 0 ? [] : [`Cc: ${cc.map(oneLine).join(', ')}`]),
    `Subject: ${oneLine(subject)}`,
    '',
    text.trimEnd(),
  ].join('\n')
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
