// The agreement of one mentorship: a draft to work on, else what is in force, else the start of the first one.
import { Button } from '@mantine/core'
import { IconUserOff } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { draftOf, inForce } from '../../../shared/domain/agreements.ts'
import { agreement as agreementSchema, type Agreement } from '../../../shared/model/agreement.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { useAgreements, useMentee, usePractice } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { AgreementForm } from './AgreementForm.tsx'
import { AgreementInForce } from './AgreementInForce.tsx'

export function AgreementScreen(): ReactNode {
  const { menteeId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const mentee = useMentee(menteeId)
  const agreements = useAgreements(menteeId)
  const practice = usePractice()
  const failed = [mentee, agreements, practice].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  if (mentee.data === undefined || agreements.data === undefined || practice.data === undefined) return null
  if (mentee.data === null)
    return (
      <Page title="Agreement">
        <EmptyState
          icon={<IconUserOff size={40} stroke={1.25} />}
          title="Nobody is here any more"
          text="This mentee was deleted, and the agreement with them."
          action={<Button onClick={() => void navigate({ to: '/mentees' })}>Go to the list</Button>}
        />
      </Page>
    )
  return <OneAgreement key={menteeId} mentee={mentee.data} all={agreements.data} />
}

function OneAgreement({ mentee, all }: { mentee: Mentee; all: readonly Agreement[] }) {
  // Its id is there before the first key, so that nothing is mounted anew when it is first kept.
  const [first] = useState(() => agreementSchema.parse({ ...newRecord(), sample: mentee.sample, menteeId: mentee.id }))
  const stored = draftOf(all)
  const current = inForce(all) ?? all.find(({ state }) => state === 'ended') ?? null
  const draft = stored ?? (current === null ? first : null)
  const shown = draft ?? current
  const top = useRef<HTMLDivElement>(null)
  const what = `${shown?.id ?? ''} ${shown?.state ?? ''}`
  // Agreeing is done at the end of a long page; what comes in its place is read from its beginning.
  useEffect(() => {
    top.current?.scrollIntoView()
  }, [what])
  return (
    <div ref={top}>
      {draft === null && current !== null && <AgreementInForce mentee={mentee} agreement={current} all={all} />}
      {draft !== null && (
        <AgreementForm
          key={draft.id}
          mentee={mentee}
          initial={draft}
          stored={stored !== null}
          former={inForce(all)}
          all={all}
        />
      )}
    </div>
  )
}
