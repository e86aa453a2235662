// Tries a server that brings mail, up to opening the inbox, and says of each stage whether it went well. Always with a
// connection of its own: one that is kept was signed in with what was right then.
import { checkStage } from '../../../../shared/desktop.ts'
import type { CheckStage, CheckVerdict, MailServer, Request, Response } from '../../../../shared/desktop.ts'
import { MailFailure, withoutSecret } from '../failures.ts'
import type { MailOptions } from '../session.ts'
import { workFailure } from './failures.ts'
import { examine } from './folder.ts'
import { openLine } from './line.ts'
import type { Line } from './line.ts'

/** Verdicts of all stages in their order. */
export async function checkIncoming(
  { server }: Request<'mail.checkIncoming'>,
  options: MailOptions,
  signal: AbortSignal,
): Promise<Response<'mail.checkIncoming'>> {
  let line: Line | null = null
  try {
    line = await openLine(server, 'work', options, signal)
    await line.during(async (open) => {
      await examine(open, 'INBOX')
      await open.client.logout()
    })
    return { verdicts: verdicts(server, null) }
  } catch (error) {
    return { verdicts: verdicts(server, error instanceof MailFailure ? error : workFailure(error)) }
  } finally {
    line?.close()
  }
}

function verdicts(server: MailServer, failure: MailFailure | null): CheckVerdict[] {
  const failedAt = failure === null ? Infinity : checkStage.options.indexOf(failure.stage)
  return checkStage.options.map((stage, index): CheckVerdict => {
    if (failure !== null && index === failedAt)
      return { stage, verdict: 'failed', code: failure.code, detail: withoutSecret(failure.reply, server, 300) }
    const verdict = index > failedAt || !isUsed(stage, server) ? 'skipped' : 'ok'
    return { stage, verdict, code: '', detail: '' }
  })
}

function isUsed(stage: CheckStage, { security }: MailServer): boolean {
  if (stage === 'tls' || stage === 'certificate') return security !== 'none'
  return stage !== 'sender'
}
