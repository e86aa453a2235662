// The words of "minutes of network": what waits, what was done with the line, why it is closed. Pure.
import type { Mail } from '../model/mail.ts'
import type { Closed, Connection } from './connection.ts'
import { sizeWords } from './mail-words.ts'

/** `3 mails wait to go, 12 kB`; empty when none does. */
export function waitingToGo(mails: readonly Pick<Mail, 'state' | 'size'>[]): string {
  const waiting = mails.filter(({ state }) => state === 'queued' || state === 'sending')
  if (waiting.length === 0) return ''
  const size = sizeWords(waiting.reduce((sum, mail) => sum + mail.size, 0))
  return `${waiting.length} ${waiting.length === 1 ? 'mail waits' : 'mails wait'} to go, ${size}`
}

/** `2 are on the server, 340 kB`; empty when none is. */
export function waitingToFetch({ mails, bytes }: { mails: number; bytes: number }): string {
  if (mails === 0) return ''
  return `${mails} more ${mails === 1 ? 'is' : 'are'} on the server, ${sizeWords(bytes)}`
}

/** What was done with a connection: `2 sent, 3 brought, 18 kB of 200 kB used`. */
function doneWords({ sent, brought, used, budget }: Connection): string {
  const of = budget === null ? '' : ` of ${sizeWords(budget)}`
  return `${sent} sent, ${brought} brought, ${sizeWords(used)}${of} used`
}

const reasons: Readonly<Record<NonNullable<Closed>, string>> = {
  asked: 'Mail goes and comes when you say so.',
  stopped: 'Stopped. Nothing goes or comes until you connect, or the network comes back.',
  time: 'The minutes are over.',
  spent: 'What you allowed is used up. The rest is kept and waits.',
  done: 'Done.',
}

/** How things stand in a sentence or two; empty when mail goes by itself and there is nothing to say.
 * @param isBusy something goes or comes at this moment */
export function networkWords(
  { connection, closed }: { connection: Connection | null; closed: Closed },
  isBusy: boolean,
): string {
  if (closed !== null) {
    if (connection === null || closed === 'asked') return reasons[closed]
    return `${reasons[closed]} ${upper(doneWords(connection))}.`
  }
  if (connection === null) return ''
  const isCounted = connection.by === 'mentor' || connection.budget !== null
  if (isBusy) return `Connected: ${doneWords(connection)}.`
  return isCounted ? `${connection.by === 'mentor' ? 'Connected' : 'This connection'}: ${doneWords(connection)}.` : ''
}

function upper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
