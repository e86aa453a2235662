// A mail that has left the mentor's hands: its words as they went, how it stands, and what can be done about it.
import { Alert, Anchor, Blockquote, Text } from '@mantine/core'
import { IconAlertTriangle, IconClock, IconQuestionMark } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { invitationWords, reasonFor, sizeWords } from '../../../shared/domain/mail-words.ts'
import { waitLeft } from '../../../shared/domain/outbox.ts'
import type { AccountCard, Mail } from '../../../shared/model/mail.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { Fact, Facts } from '../../ui/Fact.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { MailActions } from './MailActions.tsx'
import { MailStateMark, useMailWords } from './MailStateMark.tsx'
import classes from './MailView.module.css'

interface MailViewProps {
  mail: Mail
  person: Mentee | undefined
  accounts: readonly AccountCard[]
}

export function MailView({ mail, person, accounts }: MailViewProps) {
  const account = accounts.find((one) => one.id === mail.accountId)
  return (
    <Page title={mail.subject === '' ? 'No subject' : <bdi>{mail.subject}</bdi>} actions={<MailActions mail={mail} />}>
      <StateWords mail={mail} />
      <Facts>
        <Fact label="State">
          <MailStateMark mail={mail} />
        </Fact>
        <Fact label="To">
          {person !== undefined && (
            <Anchor
              renderRoot={(props) => <Link to="/mentees/$menteeId" params={{ menteeId: person.id }} {...props} />}
            >
              <PersonName person={person} />
            </Anchor>
          )}{' '}
          <Text span c="dimmed">
            {mail.to.join(', ')}
          </Text>
        </Fact>
        <Fact label="From">{account?.address ?? 'An account that is no longer here'}</Fact>
        {mail.sentAt !== null && (
          <Fact label="Sent">
            <TimeText at={mail.sentAt} />
          </Fact>
        )}
        {mail.sentAt === null && mail.date !== null && (
          <Fact label="Written">
            <TimeText at={mail.date} />
          </Fact>
        )}
        <NextTry mail={mail} />
        {mail.invitation !== null && <Fact label="With it">{invitationWords[mail.invitation.method]}</Fact>}
        <Fact label="Size">{sizeWords(mail.size)}</Fact>
      </Facts>
      <pre className={classes.text} dir="auto" tabIndex={0} aria-label="Text of the mail">
        {mail.text}
      </pre>
    </Page>
  )
}

/** The state in a sentence, and what the server said, when there is something to say. */
function StateWords({ mail }: { mail: Mail }) {
  const { text, tone } = useMailWords(mail)
  const message = mail.failure?.message ?? ''
  // A bare code of the system helps nobody here; the words above say what it means.
  const said = /\s|@/.test(message) ? message : ''
  if (text === '' && said === '') return null
  const Icon = mail.state === 'uncertain' ? IconQuestionMark : tone === 'attention' ? IconAlertTriangle : IconClock
  return (
    <Alert color={tone === 'attention' ? 'red' : 'slate'} icon={<Icon size={18} aria-hidden />} mb="md" role="status">
      <Text>{text}</Text>
      {mail.state === 'uncertain' && <Text mt="xs">{reasonFor('mail/lost-after-data').todo}</Text>}
      {said !== '' && (
        <Blockquote p="xs" mt="xs" color="gray" aria-label="What the server said">
          <Text size="sm" className={classes.said}>
            {said}
          </Text>
        </Blockquote>
      )}
    </Alert>
  )
}

/** When it is tried again; left out when that is now, or up to the mentor. */
function NextTry({ mail }: { mail: Mail }) {
  if (mail.state !== 'queued' || mail.failure === null || mail.nextTryAt === null) return null
  if (waitLeft(mail, Date.parse(mail.updatedAt)) === 0) return null
  return (
    <Fact label="Next try">
      <TimeText at={mail.nextTryAt} />
    </Fact>
  )
}
