// Tries an account without sending anything, and says of each stage whether it went well. After a stage that failed the
// others are skipped.
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { checkStage } from '../../../shared/desktop.ts'
import type { CheckStage, CheckVerdict, MailServer, Request, Response } from '../../../shared/desktop.ts'
import { MailFailure, refusal, withoutSecret } from './failures.ts'
import { isAscii, networkAddress } from './headers.ts'
import {
  authenticate,
  failureOf,
  findServer,
  greet,
  leave,
  offerOf,
  reachServer,
  usualTimeouts,
  within,
} from './session.ts'
import type { MailOptions } from './session.ts'

/** Verdicts of all stages in their order; throws `mail/address-invalid` for what is not an address. */
export async function check(
  { server, sender }: Request<'mail.check'>,
  options: MailOptions = {},
): Promise<Response<'mail.check'>> {
  const address = networkAddress('sender', sender)
  let largest: number | null = null
  let connection: SMTPConnection | null = null
  try {
    const addresses = await findServer(server, options)
    connection = await greet(server, await reachServer(server, addresses, options), options)
    await authenticate(server, connection, options)
    largest = (await offerOf(connection)).largest
    await within(options.timeouts?.idle ?? usualTimeouts.idle, offerSender(connection, address))
    leave(connection)
    return { verdicts: verdicts(server, null), largest }
  } catch (error) {
    connection?.close()
    return { verdicts: verdicts(server, error instanceof MailFailure ? error : refusal(error)), largest }
  }
}

/** `folder` is a stage of a server that brings. */
const stages: readonly CheckStage[] = checkStage.options.filter((stage) => stage !== 'folder')

function verdicts(server: MailServer, failure: MailFailure | null): CheckVerdict[] {
  const failedAt = failure === null ? Infinity : stages.indexOf(failure.stage)
  return stages.map((stage, index): CheckVerdict => {
    if (failure !== null && index === failedAt) {
      const detail = withoutSecret(failure.reply, server, 300)
      return { stage, verdict: 'failed', code: failure.code, detail }
    }
    const verdict = index > failedAt || !isUsed(stage, server) ? 'skipped' : 'ok'
    return { stage, verdict, code: '', detail: '' }
  })
}

function isUsed(stage: CheckStage, server: MailServer): boolean {
  if (stage === 'tls' || stage === 'certificate') return server.security !== 'none'
  return stage !== 'auth' || server.user !== ''
}

/** MAIL FROM and then RSET: the server says whether it takes the sender, and no mail begins. */
async function offerSender(connection: SMTPConnection, sender: string): Promise<void> {
  // nodemailer's one public way to speak a command of one's own is a method of authentication, so the question is
  // asked as if it were one; nothing of AUTH is spoken.
  const asked = new Promise<void>((resolve, reject) => {
    connection.customAuth.set(question, async (context) => {
      const needsUtf8 = !isAscii(sender)
      if (needsUtf8 && !context.extensions.includes('SMTPUTF8')) {
        reject(new MailFailure('sender', 'mail/address-unsupported'))
        return
      }
      const parameters = needsUtf8 ? ' SMTPUTF8' : ''
      const answer = await context.sendCommand(`MAIL FROM:<${sender}>${parameters}`)
      if (answer.status < 200 || answer.status > 299) reject(senderRefused(answer.response))
      else await context.sendCommand('RSET')
      resolve()
    })
    connection.login({ method: question }, (error) => {
      if (error !== null) reject(error)
    })
  })
  await Promise.race([asked, failureOf(connection)])
}

const question = 'TELEMACHUS-SENDER'

function senderRefused(response: string): Error {
  return Object.assign(new Error('refused'), { response, command: 'MAIL FROM' })
}
