// "Check connection": asks the mail service to walk through a connection without sending or bringing anything.
import { useRef, useState } from 'react'
import type { CheckVerdict, MailServer } from '../../../shared/desktop.ts'
import type { MailSide } from '../../../shared/domain/mail-servers.ts'
import { NamedError } from '../../../shared/result.ts'
import { desktop } from '../../app/desktop.ts'
import { showFailure } from '../../app/failures.ts'

export interface ConnectionCheck {
  busy: boolean
  /** Null before the first check and after the settings have changed. */
  verdicts: CheckVerdict[] | null
  /** The server that was asked. */
  host: string
  /** Answers the largest mail that a sending server takes, in bytes; null when it does not say. */
  check: (server: MailServer, sender: string) => Promise<number | null>
  /** What was found does not fit the settings any more. */
  forget: () => void
}

export function useConnectionCheck(side: MailSide): ConnectionCheck {
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<{ verdicts: CheckVerdict[]; host: string } | null>(null)
  /** Counts the checks, so that a late answer to an older one is not shown. */
  const latest = useRef(0)
  const forget = () => {
    latest.current += 1
    setBusy(false)
    setFound(null)
  }
  const check = async (server: MailServer, sender: string) => {
    forget()
    const mine = latest.current
    setBusy(true)
    const result =
      side === 'outgoing'
        ? await desktop.call('mail.check', { server, sender })
        : await desktop.call('mail.checkIncoming', { server })
    if (mine !== latest.current) return null
    setBusy(false)
    if (!result.ok) {
      showFailure(new NamedError(result.error.code, result.error.message))
      return null
    }
    setFound({ verdicts: result.value.verdicts, host: server.host })
    return 'largest' in result.value && typeof result.value.largest === 'number' ? result.value.largest : null
  }
  return { busy, verdicts: found?.verdicts ?? null, host: found?.host ?? '', check, forget }
}
