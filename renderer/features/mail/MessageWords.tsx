// The inside of one mail as it came or went, opened from its bytes, and beside it the answers to a form that it brought.
import { MailBody } from '../../app/mail-reading/MailBody.tsx'
import { FilledAnswers } from '../../app/mail-forms/FilledAnswers.tsx'
import { useMailBody } from '../../app/queries.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { NamedError } from '../../../shared/result.ts'
import { showFailure } from '../../app/failures.ts'
import { usePost } from './useOutbox.ts'

export function MessageWords({ mail }: { mail: Mail }) {
  const raw = useMailBody(mail.id, mail.size)
  const { inbox } = usePost()
  const canFetch = mail.isPartial && mail.places.length > 0
  const fetchRest = () => {
    const work = async () => {
      const fetched = await inbox.fetchWhole(mail.id)
      if (!fetched.ok) showFailure(new NamedError(fetched.error.code, fetched.error.message))
    }
    work().catch(showFailure)
  }
  if (raw.isError) throw raw.error
  return (
    <>
      <MailBody mail={mail} raw={raw.data ?? null} {...(canFetch ? { onFetchRest: fetchRest } : {})} />
      {mail.filled !== null && <FilledAnswers mail={mail} />}
    </>
  )
}
