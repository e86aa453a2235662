// The screen of one mail: a draft is written here, a mail that was handed to the outbox is only read and acted on.
// A new draft gets its id and its address before the first key, so that nothing moves while somebody types.
import { Box, Button } from '@mantine/core'
import { IconMailOff } from '@tabler/icons-react'
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { SilenceProposal } from '../../../shared/domain/silence.ts'
import { mail as mailSchema, type AccountCard, type Mail } from '../../../shared/model/mail.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Practice } from '../../../shared/model/practice.ts'
import { useAccounts, useMail, useLastAccountId, usePractice, useRoster, useSilence } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { ComposeForm } from './ComposeForm.tsx'
import { MailView } from './MailView.tsx'
import { WhomToWrite } from './WhomToWrite.tsx'

export function ComposeScreen(): ReactNode {
  const { mailId } = useParams({ strict: false })
  if (mailId === undefined) return <NewMail />
  return (
    <Box maw="49rem">
      <OneMail key={mailId} mailId={mailId} />
    </Box>
  )
}

/** Mounted anew for each new mail, so that each gets an id of its own. */
function NewMail(): ReactNode {
  const { mentee, silence } = useSearch({ strict: false })
  const [mailId] = useState(() => newRecord().id)
  const asked = {
    ...(mentee === undefined ? {} : { mentee }),
    ...(silence === undefined ? {} : { silence }),
  }
  return <Navigate to="/mail/$mailId" params={{ mailId }} search={{ ...asked, fresh: true }} replace />
}

function OneMail({ mailId }: { mailId: string }) {
  const { mentee: asked, fresh, silence } = useSearch({ strict: false })
  const mail = useMail(mailId)
  const lastAccount = useLastAccountId()
  const roster = useRoster()
  const accounts = useAccounts()
  const practice = usePractice()
  const proposal = useSilence(silence === true && asked !== undefined ? asked : null)
  const failed = [mail, lastAccount, roster, accounts, practice, proposal].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  if (mail.data === undefined || lastAccount.data === undefined || !roster.data || !accounts.data || !practice.data)
    return null
  if (proposal.data === undefined) return null

  const people = roster.data.map((entry) => entry.mentee)
  if (mail.data === null && fresh !== true) return <MailGone />
  const menteeId = mail.data?.menteeIds[0] ?? asked
  const person = people.find((one) => one.id === menteeId)
  if (mail.data !== null && mail.data.state !== 'draft') return <MailView mail={mail.data} />
  if (person === undefined) return mail.data === null ? <WhomToWrite mailId={mailId} people={people} /> : <MailGone />
  return (
    <Draft
      key={person.id}
      stored={mail.data}
      mailId={mailId}
      person={person}
      accounts={accounts.data}
      practice={practice.data}
      lastAccountId={lastAccount.data}
      proposal={mail.data === null ? proposal.data : null}
    />
  )
}

interface DraftProps {
  stored: Mail | null
  mailId: string
  person: Mentee
  accounts: readonly AccountCard[]
  practice: Practice
  lastAccountId: string | null
  /** What a new one begins with. */
  proposal: SilenceProposal | null
}

/** What the form starts from is decided once, when everything is there. */
function Draft({ stored, mailId, person, accounts, practice, lastAccountId, proposal }: DraftProps) {
  const [start] = useState(() => {
    if (stored !== null) return { draft: stored, stored: true, because: undefined }
    const account = accounts.find((one) => one.id === lastAccountId) ?? accounts[0]
    const begun = {
      ...newRecord(),
      id: mailId,
      menteeIds: [person.id],
      threadId: mailId,
      to: person.emails.slice(0, 1),
    }
    const words = proposal === null ? {} : { subject: proposal.subject, text: proposal.text }
    const draft = mailSchema.parse({ ...begun, ...words, accountId: account?.id ?? null })
    return { draft, stored: false, because: proposal?.because }
  })
  return (
    <ComposeForm
      initial={start.draft}
      stored={start.stored}
      because={start.because}
      person={person}
      accounts={accounts}
      practice={practice}
    />
  )
}

function MailGone() {
  const navigate = useNavigate()
  return (
    <Page title="Mail">
      <EmptyState
        icon={<IconMailOff size={40} stroke={1.5} />}
        title="This mail is no longer here"
        text="It was deleted, or taken back and made a new draft."
        action={<Button onClick={() => void navigate({ to: '/mail' })}>To all mail</Button>}
      />
    </Page>
  )
}
