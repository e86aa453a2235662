// What can be done about a mail in each of its states. Sending again something that may have arrived is only ever
// the mentor's own word.
import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowBackUpDouble,
  IconArrowForwardUp,
  IconDots,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { hasOthers } from '../../../shared/domain/mail-answer.ts'
import type { OutboxEvent } from '../../../shared/domain/outbox.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { showFailure } from '../../app/failures.ts'
import { useAccounts, useVaultClient } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { offerUndo } from '../../app/undo.tsx'
import { carryFiles } from './compose/begin-mail.ts'
import { draftOf } from './mail-lists.ts'
import { useOutbox } from './useOutbox.ts'

export function MailActions({ mail }: { mail: Mail }) {
  const outbox = useOutbox()
  const act = (event: OutboxEvent) => () => void outbox.act(mail.id, event).catch(showFailure)
  if (mail.state === 'sending') return null
  return (
    <>
      {mail.state === 'queued' && <Button onClick={act({ kind: 'send-now' })}>Send now</Button>}
      {mail.state === 'failed' && <Button onClick={act({ kind: 'send-now' })}>Try again</Button>}
      {mail.state === 'uncertain' && (
        <>
          <Button onClick={act({ kind: 'settle-sent' })}>It was sent</Button>
          <Button variant="default" onClick={act({ kind: 'settle-again' })}>
            Send again
          </Button>
        </>
      )}
      <Answers mail={mail} />
      <MoreActions mail={mail} />
    </>
  )
}

/** Answers it, or passes it on; only what has come or gone. */
function Answers({ mail }: { mail: Mail }) {
  const navigate = useNavigate()
  const accounts = useAccounts().data ?? []
  if (mail.state !== 'received' && mail.state !== 'sent') return null
  const begin = (search: { answer?: string; answerAll?: string; forward?: string }) => () =>
    void navigate({ to: '/mail/new', search })
  const own = accounts.map(({ address }) => address)
  return (
    <>
      <Button
        variant={mail.direction === 'in' ? 'filled' : 'default'}
        leftSection={<IconArrowBackUp size={18} aria-hidden />}
        onClick={begin({ answer: mail.id })}
      >
        {mail.direction === 'in' ? 'Reply' : 'Write again'}
      </Button>
      {hasOthers(mail, own) && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUpDouble size={18} aria-hidden />}
          onClick={begin({ answerAll: mail.id })}
        >
          To all
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconArrowForwardUp size={18} aria-hidden />}
        onClick={begin({ forward: mail.id })}
      >
        Forward
      </Button>
    </>
  )
}

function MoreActions({ mail }: { mail: Mail }) {
  const outbox = useOutbox()
  const client = useVaultClient()
  const navigate = useNavigate()
  const open = (mailId: string) => navigate({ to: '/mail/$mailId', params: { mailId }, replace: true })
  const takeBack = async () => {
    const draft = draftOf(mail, newRecord())
    const raw = await client.session.mailBody(mail.id)
    if (!(await outbox.withdraw(mail.id, draft))) return
    await carryFiles(client.session, raw, mail, draft)
    await open(draft.id)
  }
  const copy = async () => {
    const draft = draftOf(mail, newRecord())
    await outbox.saveDraft(draft)
    await carryFiles(client.session, await client.session.mailBody(mail.id), mail, draft)
    await open(draft.id)
  }
  const remove = async () => {
    const written = await outbox.remove(mail.id)
    if (written === null) return
    offerUndo(client.session, written, 'The mail was deleted')
    await navigate({ to: '/mail', replace: true })
  }
  const edit = mail.state === 'queued' || mail.state === 'failed' ? takeBack : copy
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label="More about this mail">
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mail.direction === 'out' && (
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => void edit().catch(showFailure)}>
            {edit === takeBack ? 'Edit as a new draft' : 'Use as a new draft'}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => void remove().catch(showFailure)}>
          Delete this mail
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
