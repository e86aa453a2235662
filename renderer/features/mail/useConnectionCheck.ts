// "Check connection": asks the mail service to walk through a connection without sending anything.
import { useRef, useState } from 'react'
import type { CheckVerdict, MailServer } from '../../../shared/desktop.ts'
import { NamedError } from '../../../shared/result.ts'
import { desktop } from '../../app/desktop.ts'
import { showFailure } from '../../app/failures.ts'

export interface ConnectionCheck {
  busy: boolean
  /** Null before the first check and after the settings have changed. */
  verdicts: CheckVerdict[] | null
  check: (server: MailServer, sender: string) => Promise<void>
  /** What was found does not fit the settings any more. */
  forget: () => void
}

export function useConnectionCheck(): ConnectionCheck {
  const [busy, setBusy] = useState(false)
  const [verdicts, setVerdicts] = useState<CheckVerdict[] | null>(null)
  /** Counts the checks, so that a late answer to an older one is not shown. */
  const latest = useRef(0)
  const forget = () => {
    latest.current += 1
    setBusy(false)
    setVerdicts(null)
  }
  const check = async (server: MailServer, sender: string) => {
    forget()
    const mine = latest.current
    setBusy(true)
    const result = await desktop.call('mail.check', { server, sender })
    if (mine !== latest.current) return
    setBusy(false)
    if (result.ok) setVerdicts(result.value.verdicts)
    else showFailure(new NamedError(result.error.code, result.error.message))
  }
  return { busy, verdicts, check, forget }
}
