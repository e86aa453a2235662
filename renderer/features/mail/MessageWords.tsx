// The inside of one mail as it came or went, opened from its bytes, and beside it the answers to a form that it brought.
import { MailBody } from '../../app/mail-reading/MailBody.tsx'
import { FilledAnswers } from '../../app/mail-forms/FilledAnswers.tsx'
import { useMailBody } from '../../app/queries.ts'
import type { Mail } from '../../../shared/model/mail.ts'

export function MessageWords({ mail }: { mail: Mail }) {
  const raw = useMailBody(mail.id, mail.size)
  if (raw.isError) throw raw.error
  return (
    <>
      <MailBody mail={mail} raw={raw.data ?? null} />
      {mail.filled !== null && <FilledAnswers mail={mail} />}
    </>
  )
}
