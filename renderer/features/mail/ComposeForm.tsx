// Writing to one mentee: plain words, kept by themselves from the first one. "Send" hands the finished mail to the
// outbox, which is the only thing that ever talks to a server.
import {
  ActionIcon,
  Alert,
  Anchor,
  Button,
  Group,
  Menu,
  MultiSelect,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconAlertTriangle, IconBulb, IconCalendarEvent, IconDots, IconSend, IconTrash } from '@tabler/icons-react'
import { Link, useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { isBlankDraft } from '../../../shared/domain/mail-draft.ts'
import { invitationWords, reasonFor } from '../../../shared/domain/mail-words.ts'
import type { AccountCard, Mail, MailInvitation } from '../../../shared/model/mail.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Practice } from '../../../shared/model/practice.ts'
import { flushAutosaves, useAutosave } from '../../app/autosave.ts'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import { offerUndo } from '../../app/undo.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { sendMail } from './send-mail.ts'
import { useOutbox } from './useOutbox.ts'

interface ComposeFormProps {
  initial: Mail
  /** Whether it is in the vault already. */
  stored: boolean
  /** Why its words are proposed; left out when the mentor begins with none. */
  because?: string | undefined
  person: Mentee
  accounts: readonly AccountCard[]
  practice: Practice
}

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400
/** Milliseconds that leaving waits for the last save. */
const longestFlush = 5_000

export function ComposeForm({ initial, stored, because, person, accounts, practice }: ComposeFormProps) {
  const [draft, setDraft] = useState(initial)
  const [kept, setKept] = useState(stored)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  /** Set once the draft is deleted: nothing may bring it back by saving it. */
  const gone = useRef(false)
  // A proposal is nobody's words yet: it is kept once something of it was changed.
  const isUntouched = !kept && draft.subject === initial.subject && draft.text === initial.text
  const client = useVaultClient()
  const outbox = useOutbox()
  const leave = useLeave()
  const change = (part: Partial<Mail>) => {
    setTrouble(null)
    setDraft((before) => ({ ...before, ...part }))
  }

  const state = useAutosave(
    draft,
    async (value) => {
      if (gone.current || (!kept && isBlankDraft(value))) return
      try {
        await outbox.saveDraft(touched(value))
        setKept(true)
      } catch (error) {
        showFailure(error)
        throw error
      }
    },
    restBeforeSaving,
  )
  const account = accounts.find((one) => one.id === draft.accountId) ?? null
  const send = async () => {
    setSending(true)
    try {
      await flushAutosaves(longestFlush)
      setTrouble(await sendMail({ draft, account, practice, outbox }))
    } finally {
      setSending(false)
    }
  }
  const remove = async () => {
    gone.current = true
    const written = kept ? await outbox.remove(draft.id) : null
    if (written !== null) offerUndo(client.session, written, 'The draft was deleted')
    leave()
  }
  const save = () => void flushAutosaves(longestFlush)
  const sendNow = () => void send().catch(showFailure)
  const removeNow = () => void remove().catch(showFailure)

  useCommands([
    { id: 'mail.save', label: 'Save the draft now', group: 'Mail', shortcut: 'mod+S', run: save },
    { id: 'mail.send', label: 'Send this mail', group: 'Mail', shortcut: 'mod+Enter', run: sendNow },
    { id: 'mail.delete', label: 'Delete this draft', group: 'Mail', run: removeNow },
  ])

  return (
    <Page
      title={
        <>
          Mail to <PersonName person={person} />
        </>
      }
      actions={
        <>
          {!isUntouched && (kept || !isBlankDraft(draft)) ? (
            <SavedMark state={state} />
          ) : (
            <Text size="xs" c="dimmed">
              {because === undefined ? 'Kept from the first word on' : 'Kept from the first change on'}
            </Text>
          )}
          <Button leftSection={<IconSend size={18} aria-hidden />} onClick={sendNow} loading={sending}>
            Send
          </Button>
          <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
            <Menu.Target>
              <ActionIcon variant="default" size={36} aria-label="More about this draft">
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={removeNow}>
                {kept ? 'Delete this draft' : 'Discard'}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      <Stack
        gap="md"
        component="form"
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          const open = event.target instanceof Element && event.target.closest('[aria-expanded="true"]') !== null
          if (event.key !== 'Escape' || event.defaultPrevented || open) return
          event.preventDefault()
          void flushAutosaves(longestFlush).then(leave)
        }}
      >
        {trouble !== null && <Trouble code={trouble} />}
        {because !== undefined && <Proposed because={because} />}
        <Recipients draft={draft} person={person} onChange={change} />
        <Sender draft={draft} accounts={accounts} onChange={change} />
        <TextInput
          label="Subject"
          value={draft.subject}
          onChange={(event) => change({ subject: event.currentTarget.value })}
          maxLength={500}
          autoFocus
        />
        <Textarea
          label="Text"
          value={draft.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
          autosize
          minRows={12}
          maxLength={1_000_000}
        />
        {draft.invitation !== null && (
          <Invitation invitation={draft.invitation} onRemove={() => change({ invitation: null })} />
        )}
      </Stack>
    </Page>
  )
}

function Trouble({ code }: { code: string }) {
  const { what, todo } = reasonFor(code)
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />} role="alert" title={what}>
      {todo} The draft is kept.
    </Alert>
  )
}

function Invitation({ invitation, onRemove }: { invitation: MailInvitation; onRemove: () => void }) {
  return (
    <Group gap="xs">
      <IconCalendarEvent size={18} aria-hidden />
      <Text size="sm">With this mail goes {invitationWords[invitation.method]}.</Text>
      <Button size="compact-sm" variant="default" onClick={onRemove}>
        Leave it out
      </Button>
    </Group>
  )
}

function Proposed({ because }: { because: string }) {
  return (
    <Alert variant="default" icon={<IconBulb size={18} aria-hidden />} title="A proposal, for you to change">
      {because} It goes out when you send it, and not before.
    </Alert>
  )
}

interface PartProps {
  draft: Mail
  onChange: (part: Partial<Mail>) => void
}

function Recipients({ draft, person, onChange }: PartProps & { person: Mentee }) {
  const known = [...new Set([...person.emails, ...draft.to])]
  if (known.length === 0)
    return (
      <Text size="sm">
        There is no e-mail address for <PersonName person={person} /> yet.{' '}
        <Anchor
          underline="always"
          renderRoot={(props) => <Link to="/mentees/$menteeId" params={{ menteeId: person.id }} {...props} />}
        >
          Add one on the mentee’s page
        </Anchor>
        ; what you write here is kept.
      </Text>
    )
  return (
    <MultiSelect
      label="To"
      data={known}
      value={draft.to}
      onChange={(to) => onChange({ to })}
      hidePickedOptions
      placeholder={draft.to.length === 0 ? 'Choose an address' : ''}
      comboboxProps={{ transitionProps: { duration: 0 } }}
    />
  )
}

function Sender({ draft, accounts, onChange }: PartProps & { accounts: readonly AccountCard[] }) {
  const setUp = (
    <Anchor underline="always" renderRoot={(props) => <Link to="/settings/mail" {...props} />}>
      {accounts.length === 0 ? 'Set up the account you send from' : 'Accounts'}
    </Anchor>
  )
  if (accounts.length === 0) return <Text size="sm">{setUp}; what you write here is kept until then.</Text>
  const options = accounts.map((account) => ({
    value: account.id,
    label: account.fromName === '' ? account.address : `${account.fromName} <${account.address}>`,
  }))
  return (
    <Select
      label="From"
      data={options}
      value={accounts.some((account) => account.id === draft.accountId) ? draft.accountId : null}
      onChange={(accountId) => onChange({ accountId })}
      allowDeselect={false}
      placeholder="Choose an account"
      comboboxProps={{ transitionProps: { duration: 0 } }}
    />
  )
}

/** Back to where the mentor came from, else to all mail. */
function useLeave(): () => void {
  const router = useRouter()
  const navigate = useNavigate()
  const canGoBack = useCanGoBack()
  return () => {
    if (canGoBack) router.history.back()
    else void navigate({ to: '/mail' })
  }
}
