// The verdicts of "Check connection" in words: one line for each step of a connection, with what to do when it
// fails. A code that is not known here still gets the words of its step.
import type { CheckStage, CheckVerdict } from '../desktop.ts'
import type { MailSide } from './mail-servers.ts'
import { knownReason, triedAgain, type Words } from './mail-words.ts'

interface StageWords {
  /** What this step finds out. */
  name: string
  good: string
  /** When the code of a failure is not known. */
  bad: Words
}

const stages: Readonly<Record<CheckStage, StageWords>> = {
  dns: {
    name: 'Name',
    good: 'The server’s name is known.',
    bad: { what: 'The server’s name could not be found.', todo: 'Check the name, and that there is a network.' },
  },
  tcp: {
    name: 'Reach',
    good: 'The server answers.',
    bad: {
      what: 'The server could not be reached.',
      todo: 'Check the port. Some networks close the mail ports; try another one.',
    },
  },
  tls: {
    name: 'Encryption',
    good: 'The connection is encrypted.',
    bad: {
      what: 'No encrypted connection could be made.',
      todo: 'For sending, port 465 goes with TLS and 587 with STARTTLS; for receiving 993 with TLS and 143 with STARTTLS.',
    },
  },
  certificate: {
    name: 'Identity',
    good: 'The server is the one it says it is.',
    bad: {
      what: 'The server could not prove who it is.',
      todo: 'Check the server’s name and the date of this computer.',
    },
  },
  auth: {
    name: 'Sign-in',
    good: 'User and password are accepted.',
    bad: { what: 'The sign-in did not work.', todo: 'Check user and password. Many providers want an app password.' },
  },
  sender: {
    name: 'Sender',
    good: 'The account may send from this address.',
    bad: { what: 'The server does not take this sender.', todo: 'Check the address of the account.' },
  },
  folder: {
    name: 'Inbox',
    good: 'The inbox can be opened.',
    bad: { what: 'The inbox could not be opened.', todo: 'Check in the provider’s settings that IMAP is allowed.' },
  },
}

export interface CheckLine {
  stage: CheckStage
  name: string
  verdict: CheckVerdict['verdict']
  what: string
  /** Empty unless it failed. */
  todo: string
  /** The server's own words or a technical detail; may be empty. */
  detail: string
}

/** One line for each verdict, in the order of the connection. */
export function checkLines(verdicts: readonly CheckVerdict[], side?: MailSide): CheckLine[] {
  // A server that sends has no inbox, one that brings asks for no sender.
  const foreign = side === undefined ? null : side === 'outgoing' ? 'folder' : 'sender'
  const own = verdicts.filter(({ stage, verdict }) => stage !== foreign || verdict !== 'skipped')
  const failedAt = own.findIndex((verdict) => verdict.verdict === 'failed')
  return own.map(({ stage, verdict, code, detail }, position) => {
    const words = stages[stage]
    const line = { stage, name: words.name, verdict, detail }
    if (verdict === 'ok') return { ...line, what: words.good, todo: '' }
    if (verdict === 'failed') return { ...line, ...failedWords(stage, code) }
    const skipped =
      failedAt >= 0 && failedAt < position ? 'Not tried, because a step before it failed.' : 'Not used by this account.'
    return { ...line, what: skipped, todo: '' }
  })
}

/** Why a step failed. What the outbox would do by itself, a check does not, so the step's own advice stands then. */
function failedWords(stage: CheckStage, code: string): Words {
  const { bad } = stages[stage]
  const { what, todo } = knownReason(code) ?? bad
  return { what, todo: todo === triedAgain ? bad.todo : todo }
}

/** The whole in a sentence. */
export function checkSummary(verdicts: readonly CheckVerdict[], side: MailSide = 'outgoing'): string {
  if (verdicts.length === 0) return 'Nothing could be checked.'
  const isBad = verdicts.some((verdict) => verdict.verdict === 'failed')
  if (side === 'incoming')
    return isBad ? 'Receiving does not work yet. Nothing was fetched.' : 'Receiving works. Nothing was fetched.'
  return isBad ? 'The connection does not work yet. Nothing was sent.' : 'The connection works. Nothing was sent.'
}
