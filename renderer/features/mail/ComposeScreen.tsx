// The screen of one mail: a draft is written here, a mail that was handed to the outbox is only read and acted on.
// A new draft gets its id and its address before the first key, so that nothing moves while somebody types.
import { Box, Button } from '@mantine/core'
import { IconMailOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { Group } from '../../../shared/model/group.ts'
import type { AccountCard } from '../../../shared/model/mail.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Practice } from '../../../shared/model/practice.ts'
import { useAccounts, useGroups, useMail, usePractice, useRoster, useVaultClient } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { beginMail, type Asked } from './compose/begin-mail.ts'
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

/** What the address asks for. */
function useAsked(): Asked {
  const { mentee, group, silence, answer, answerAll, forward } = useSearch({ strict: false })
  return {
    ...(mentee === undefined ? {} : { mentee }),
    ...(group === undefined ? {} : { group }),
    ...(silence === undefined ? {} : { silence }),
    ...(answer === undefined ? {} : { answer }),
    ...(answerAll === undefined ? {} : { answerAll }),
    ...(forward === undefined ? {} : { forward }),
  }
}

/** Mounted anew for each new mail, so that each gets an id of its own. */
function NewMail(): ReactNode {
  const asked = useAsked()
  const [mailId] = useState(() => newRecord().id)
  return <Navigate to="/mail/$mailId" params={{ mailId }} search={{ ...asked, fresh: true }} replace />
}

function OneMail({ mailId }: { mailId: string }) {
  const { fresh } = useSearch({ strict: false })
  const mail = useMail(mailId)
  const roster = useRoster()
  const groups = useGroups()
  const accounts = useAccounts()
  const practice = usePractice()
  const failed = [mail, roster, groups, accounts, practice].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  if (mail.data === undefined || !roster.data || !groups.data || !accounts.data || !practice.data) return null

  const people = roster.data.map((entry) => entry.mentee)
  if (mail.data === null && fresh !== true) return <MailGone />
  if (mail.data !== null && mail.data.state !== 'draft') return <MailView mail={mail.data} />
  return (
    <Draft mailId={mailId} people={people} groups={groups.data} accounts={accounts.data} practice={practice.data} />
  )
}

interface DraftProps {
  mailId: string
  people: readonly Mentee[]
  groups: readonly Group[]
  accounts: readonly AccountCard[]
  practice: Practice
}

/** What the form starts from is decided once, when everything is there. */
function Draft({ mailId, ...around }: DraftProps) {
  const { session } = useVaultClient()
  const asked = useAsked()
  const beginning = useQuery({
    queryKey: ['vault', 'beginning', mailId, JSON.stringify(asked)],
    queryFn: () => beginMail({ session, mailId, asked, ...around }),
    // Nothing that is written afterwards begins it anew.
    meta: { tables: [] },
    gcTime: 0,
  })
  if (beginning.isError) throw beginning.error
  if (beginning.data === undefined) return null
  if (beginning.data === null) return <WhomToWrite mailId={mailId} people={around.people} groups={around.groups} />
  return <ComposeForm key={JSON.stringify(asked)} beginning={beginning.data} {...around} />
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
