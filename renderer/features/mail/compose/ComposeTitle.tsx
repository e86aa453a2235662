// The heading of a draft: for whom it is.
import { everybody } from '../../../../shared/domain/mail-recipients.ts'
import type { Mail } from '../../../../shared/model/mail.ts'
import type { Mentee } from '../../../../shared/model/mentee.ts'
import { PersonName } from '../../../ui/PersonName.tsx'

interface ComposeTitleProps {
  draft: Mail
  recipients: readonly Mentee[]
}

export function ComposeTitle({ draft, recipients }: ComposeTitleProps) {
  const [first, ...others] = recipients
  // What is passed on is of somebody, but goes to nobody yet.
  if (first === undefined || (draft.isForward && everybody(draft).length === 0)) return <>New mail</>
  return (
    <>
      Mail to <PersonName person={first} />
      {others.length === 1 && others[0] !== undefined && (
        <>
          {' '}
          and <PersonName person={others[0]} />
        </>
      )}
      {others.length > 1 && ` and ${others.length} others`}
    </>
  )
}
