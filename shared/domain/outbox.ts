// What may happen to a mail after "Send": a state machine without clock, network or vault, so that every
// order of answers, crashes and clock jumps can be tried. The runner in `renderer/features/mail/outbox.ts`
// drives it. It must never lead back to the server from `sent` or `uncertain` without the mentor.
import type { SendOutcome } from '../desktop.ts'
import type { Mail, MailState } from '../model/mail.ts'
import { assertNever } from '../result.ts'
import { toInstant } from './clock.ts'

const minute = 60_000

/** Milliseconds to wait after the first, second … refusal that may pass; the last one repeats. */
export const waits = [1 * minute, 5 * minute, 15 * minute, 60 * minute, 240 * minute] as const
/** No mail waits longer than this for its next try, in milliseconds. */
export const longestWait = 240 * minute
/** How long a mail waits after the network was not there, in milliseconds; that does not count as a try. */
export const networkWait = 5 * minute
const patience = 5 * 24 * 60 * minute
/** A `notBefore` no further than this after the mail was queued, in milliseconds, is time to take it back; one further away
 * is a moment that the mentor chose. */
export const longestPause = 1 * minute
/** Between the first and the second look for an uncertain mail in the Sent folder, in milliseconds. */
export const lookPause = 10 * minute
/** An uncertain mail with this code was looked for as often as it is going to be. */
const lookedFor = 'mail/not-in-sent'

/** [Note: five days are counted in tries] The program gives up after as many refusals as fit into five days of
 * waiting. Tries are counted, not days: a laptop sleeps, stays offline for weeks, and its clock may jump, and
 * none of that should make a mail fail that no server has refused. */
export const mostTries = triesWithin(patience)

function triesWithin(span: number): number {
  let tries = 1
  for (let spent = 0; spent + waitAfter(tries) <= span; tries++) spent += waitAfter(tries)
  return tries
}

/** Milliseconds to wait after the n-th refusal, n from 1. */
export function waitAfter(tries: number): number {
  return waits[Math.max(0, Math.min(tries, waits.length) - 1)] ?? longestWait
}

/** Codes that say nothing about the mail or the account, only that no server was reached. */
const networkCodes: ReadonlySet<string> = new Set(['mail/no-network', 'mail/host-unknown', 'mail/dns-unavailable'])

/** True for a code that says only that no server was reached. */
export function isNetworkCode(code: string): boolean {
  return networkCodes.has(code)
}

/** True when the last try failed because no network was there. */
export function waitsForNetwork(mail: Pick<Mail, 'state' | 'failure'>): boolean {
  return mail.state === 'queued' && mail.failure !== null && networkCodes.has(mail.failure.code)
}

export type OutboxEvent =
  /** The next thing that happens is the hand-over to the server; must be stored before it. */
  | { kind: 'start' }
  | { kind: 'outcome'; outcome: SendOutcome }
  /** Found in `sending` while nobody is sending it: the program ended in between. */
  | { kind: 'found-sending' }
  /** It cannot even be tried: the account is gone, the bytes are missing. */
  | { kind: 'hindered'; code: string }
  /** The network is there again: what only waited for it is due. */
  | { kind: 'network-back' }
  /** The mentor: do not wait, or try again what had failed. */
  | { kind: 'send-now' }
  /** Whether an uncertain mail lies in the Sent folder, or among all mail. */
  | { kind: 'looked'; found: boolean }
  /** The mentor about an uncertain mail: it did arrive. */
  | { kind: 'settle-sent' }
  /** The mentor about an uncertain mail: hand over the same bytes with the same Message-ID once more. */
  | { kind: 'settle-again' }

/** From which states an event may be taken; from all others it is refused. */
const allowed: Record<OutboxEvent['kind'], readonly MailState[]> = {
  start: ['queued'],
  outcome: ['sending'],
  'found-sending': ['sending'],
  hindered: ['queued'],
  'network-back': ['queued'],
  'send-now': ['queued', 'failed'],
  looked: ['uncertain'],
  'settle-sent': ['uncertain'],
  'settle-again': ['uncertain'],
}

/** The mail after the event, or null when the event does not fit its state. `now` in milliseconds since 1970. */
export function advance(mail: Mail, event: OutboxEvent, now: number): Mail | null {
  if (!allowed[event.kind].includes(mail.state)) return null
  const next: Mail = { ...mail, updatedAt: toInstant(now) }
  switch (event.kind) {
    case 'start':
      return { ...next, state: 'sending', attempts: mail.attempts + 1, nextTryAt: null }
    case 'outcome':
      return afterOutcome(next, event.outcome, now)
    case 'found-sending':
      return { ...next, state: 'uncertain', nextTryAt: null, failure: { code: 'mail/interrupted', message: '' } }
    case 'hindered':
      return { ...next, state: 'failed', nextTryAt: null, failure: { code: event.code, message: '' } }
    case 'network-back':
      return waitsForNetwork(mail) ? { ...next, nextTryAt: toInstant(now) } : null
    case 'send-now':
    case 'settle-again':
      return {
        ...next,
        state: 'queued',
        attempts: 0,
        passedOver: 0,
        notBefore: null,
        nextTryAt: toInstant(now),
        failure: null,
        refused: [],
      }
    case 'looked':
      return afterLook(next, event.found, now)
    case 'settle-sent':
      return { ...next, state: 'sent', sentAt: mail.date ?? toInstant(now), nextTryAt: null, failure: null }
    default:
      return assertNever(event)
  }
}

function afterOutcome(mail: Mail, outcome: SendOutcome, now: number): Mail {
  switch (outcome.outcome) {
    case 'sent': {
      const words = outcome.rejected.join(', ')
      const failure = words === '' ? null : { code: 'mail/some-refused', message: words.slice(0, 2_000) }
      const refused = refusedOf(mail, outcome.rejected)
      return { ...mail, state: 'sent', sentAt: toInstant(now), nextTryAt: null, failure, refused }
    }
    case 'uncertain':
      return { ...mail, state: 'uncertain', nextTryAt: null, failure: { code: outcome.code, message: outcome.reply } }
    case 'not-sent': {
      const failure = { code: outcome.code, message: outcome.reply }
      if (networkCodes.has(outcome.code)) {
        const tries = Math.max(0, mail.attempts - 1)
        return { ...mail, state: 'queued', attempts: tries, nextTryAt: toInstant(now + networkWait), failure }
      }
      if (!outcome.retryable || mail.attempts >= mostTries)
        return { ...mail, state: 'failed', nextTryAt: null, failure }
      return { ...mail, state: 'queued', nextTryAt: toInstant(now + waitAfter(mail.attempts)), failure }
    }
    default:
      return assertNever(outcome)
  }
}

/** The refused ones among the mail's own recipients, as the mail writes them. */
function refusedOf(mail: Pick<Mail, 'to' | 'cc' | 'bcc'>, rejected: readonly string[]): string[] {
  const said = new Set(rejected.map((one) => one.trim().toLowerCase()))
  return [...new Set([...mail.to, ...mail.cc, ...mail.bcc])].filter((one) => said.has(one.toLowerCase()))
}

function afterLook(mail: Mail, found: boolean, now: number): Mail {
  const at = toInstant(now)
  if (found)
    return {
      ...mail,
      state: 'sent',
      sentAt: mail.date ?? at,
      filedAt: mail.filedAt ?? at,
      nextTryAt: null,
      failure: null,
    }
  if (mail.nextTryAt === null) return { ...mail, nextTryAt: toInstant(now + lookPause) }
  return { ...mail, nextTryAt: null, failure: { code: lookedFor, message: mail.failure?.message ?? '' } }
}

/** Milliseconds until an uncertain mail is to be looked for in the Sent folder; null when it is not, or not again. */
export function lookLeft(mail: Pick<Mail, 'state' | 'nextTryAt' | 'failure'>, now: number): number | null {
  if (mail.state !== 'uncertain' || mail.failure?.code === lookedFor) return null
  return mail.nextTryAt === null ? 0 : leftUntil(mail.nextTryAt, now, lookPause)
}

/** [Note: a clock that jumps] A moment further ahead than any wait we ever set means that the clock was set back
 * since: the mail is due. A clock set forward makes it due as well. Either way one jump costs one try at most,
 * because that try sets the next moment by the new clock. */
function leftUntil(at: string, now: number, longest: number): number {
  const left = Date.parse(at) - now
  return Number.isNaN(left) || left > longest ? 0 : Math.max(0, left)
}

/** A moment that the mentor chose may be far ahead; the seconds to take a mail back are never more than that, wherever the
 * clock stands by now. Told apart by how far ahead the moment lay when the mail was last written. */
function pauseLeft({ notBefore, updatedAt }: Pick<Mail, 'notBefore' | 'updatedAt'>, now: number): number {
  if (notBefore === null) return 0
  const ahead = Date.parse(notBefore) - Date.parse(updatedAt)
  return leftUntil(notBefore, now, ahead <= longestPause ? longestPause : Infinity)
}

/** Milliseconds until a queued mail may be tried; 0 when it is due; null when it waits for nothing or for the mentor. */
export function waitLeft(
  mail: Pick<Mail, 'state' | 'nextTryAt' | 'notBefore' | 'updatedAt'>,
  now: number,
): number | null {
  if (mail.state !== 'queued') return null
  const tried = mail.nextTryAt === null ? 0 : leftUntil(mail.nextTryAt, now, longestWait)
  return Math.max(tried, pauseLeft(mail, now))
}

/** Milliseconds until the next queued mail is due; null when nothing is queued. */
export function nextWait(mails: readonly Mail[], now: number): number | null {
  const left = mails.map((mail) => waitLeft(mail, now)).filter((wait) => wait !== null)
  return left.length === 0 ? null : Math.min(...left)
}
