// All mail: what waits or asks for the mentor, what is being written, and the conversations. Without a network this is a
// calm place: everything written is kept and goes by itself.
import { Alert, Button, Menu } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import {
  IconClipboardText,
  IconCloudOff,
  IconFileImport,
  IconMail,
  IconPencilPlus,
  IconSettings,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { outboxWords } from '../../../shared/domain/mail-words.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { DropAnywhere } from '../../app/meeting-files/DropAnywhere.tsx'
import { useAccounts, useRoster, useUnsettledMails } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Conversations } from './Conversations.tsx'
import { onShelf } from './mail-lists.ts'
import { MailList } from './MailList.tsx'
import { NetworkWindow } from './NetworkWindow.tsx'
import { PasteReply } from './take-in/PasteReply.tsx'
import { TakeMails } from './take-in/TakeMails.tsx'
import { useMailTaking } from './take-in/useMailTaking.ts'
import { useOutbox } from './useOutbox.ts'

export function MailScreen() {
  const navigate = useNavigate()
  const mails = useUnsettledMails()
  const roster = useRoster()
  const accounts = useAccounts()
  const people = useMemo(() => new Map(roster.data?.map(({ mentee }) => [mentee.id, mentee])), [roster.data])
  const mentees = useMemo(() => roster.data?.map(({ mentee }) => mentee) ?? [], [roster.data])
  const [taking, setTaking] = useState(false)
  const [pasting, setPasting] = useState(false)
  const mailTaking = useMailTaking()
  const write = () => void navigate({ to: '/mail/new' })
  const setUp = () => void navigate({ to: '/settings/mail' })
  useCommands([
    { id: 'mail.new', label: 'Write a mail', group: 'Mail', shortcut: 'N', run: write },
    { id: 'mail.take-in', label: 'Take in mails from files', group: 'Mail', run: () => setTaking(true) },
    { id: 'mail.paste', label: 'Paste a reply', group: 'Mail', run: () => setPasting(true) },
    { id: 'mail.accounts', label: 'Mail accounts', group: 'Mail', run: setUp },
  ])
  const failed = [mails, roster, accounts].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  if (!mails.data || !roster.data || !accounts.data) return null

  const all = mails.data
  const waiting = all.filter((mail) => mail.state === 'queued')
  return (
    <Page
      title="Mail"
      actions={
        <>
          <TakeInMenu onFiles={() => setTaking(true)} onPaste={() => setPasting(true)} />
          <Button variant="default" leftSection={<IconSettings size={18} aria-hidden />} onClick={setUp}>
            Accounts
          </Button>
          <Button leftSection={<IconPencilPlus size={18} aria-hidden />} onClick={write}>
            Write a mail
          </Button>
        </>
      }
    >
      <NetworkFact waits={waiting.length > 0} />
      <NetworkWindow />
      <MailList
        title="Outbox"
        mails={onShelf(all, 'outbox')}
        people={people}
        fact={outboxWords(all)}
        action={<SendAll mails={waiting} />}
        {...(waiting.length > 1 ? { rowAction: (mail: Mail) => <SendOne mail={mail} /> } : {})}
      />
      <MailList title="Drafts" mails={onShelf(all, 'drafts')} people={people} />
      <Conversations
        people={people}
        nothingYet={<NothingYet hasAccount={accounts.data.length > 0} onWrite={write} onSetUp={setUp} />}
      />
      <DropAnywhere
        words="Drop mails to see what they would bring"
        onFile={(_, all) => {
          setTaking(true)
          mailTaking.look(all)
        }}
      />
      <TakeMails
        opened={taking}
        taking={mailTaking}
        people={mentees}
        hasAccount={accounts.data.length > 0}
        onClose={() => setTaking(false)}
      />
      <PasteReply
        opened={pasting}
        people={mentees}
        onClose={() => setPasting(false)}
        onKept={(threadId) => void navigate({ to: '/mail/thread/$threadId', params: { threadId } })}
      />
    </Page>
  )
}

/** For mails that no server brings. */
function TakeInMenu({ onFiles, onPaste }: { onFiles: () => void; onPaste: () => void }) {
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconFileImport size={18} aria-hidden />}>
          Take in…
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileImport size={16} aria-hidden />} onClick={onFiles}>
          Mails from files…
        </Menu.Item>
        <Menu.Item leftSection={<IconClipboardText size={16} aria-hidden />} onClick={onPaste}>
          Paste a reply…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function SendAll({ mails }: { mails: readonly Mail[] }) {
  const outbox = useOutbox()
  if (mails.length === 0) return null
  const send = async () => {
    for (const mail of mails) await outbox.act(mail.id, { kind: 'send-now' })
  }
  return (
    <Button variant="default" size="compact-md" onClick={() => void send().catch(showFailure)}>
      {mails.length === 1 ? 'Send it now' : 'Send all now'}
    </Button>
  )
}

function SendOne({ mail }: { mail: Mail }) {
  const outbox = useOutbox()
  if (mail.state !== 'queued') return null
  return (
    <Button
      variant="default"
      size="compact-sm"
      miw="fit-content"
      aria-label={`Send now: ${mail.subject === '' ? 'no subject' : mail.subject}`}
      onClick={() => void outbox.act(mail.id, { kind: 'send-now' }).catch(showFailure)}
    >
      Send now
    </Button>
  )
}

/** Said only when it matters: the computer is offline and something waits. */
function NetworkFact({ waits }: { waits: boolean }) {
  const { online } = useNetwork()
  if (online || !waits) return null
  return (
    <Alert color="slate" icon={<IconCloudOff size={18} aria-hidden />} mb="md">
      Waits for the network. Nothing is lost.
    </Alert>
  )
}

interface NothingYetProps {
  hasAccount: boolean
  onWrite: () => void
  onSetUp: () => void
}

function NothingYet({ hasAccount, onWrite, onSetUp }: NothingYetProps) {
  return (
    <EmptyState
      icon={<IconMail size={40} stroke={1.5} />}
      title="No mail yet"
      text={
        hasAccount
          ? 'What you write to a mentee is kept here, also without a network, and goes out when there is one.'
          : 'Set up the account you send from. You can write before that; it is kept here until it can go.'
      }
      action={
        hasAccount ? (
          <Button onClick={onWrite}>Write a mail</Button>
        ) : (
          <Button onClick={onSetUp}>Set up an account</Button>
        )
      }
    />
  )
}
