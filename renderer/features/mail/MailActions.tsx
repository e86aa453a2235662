// What can be done about a mail in each of its states. Sending again something that may have arrived is only ever
// the mentor's own word.
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { OutboxEvent } from '../../../shared/domain/outbox.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { offerUndo } from '../../app/undo.tsx'
import { draftOf } from './mail-lists.ts'
import { useOutbox } from './useOutbox.ts'

export function MailActions({ mail }: { mail: Mail }) {
  const outbox = useOutbox()
  const client = useVaultClient()
  const navigate = useNavigate()
  const act = (event: OutboxEvent) => () => void outbox.act(mail.id, event).catch(showFailure)

  const open = (mailId: string) => navigate({ to: '/mail/$mailId', params: { mailId }, replace: true })
  const takeBack = async () => {
    const draft = draftOf(mail, newRecord())
    if (await outbox.withdraw(mail.id, draft)) await open(draft.id)
  }
  const copy = async () => {
    const draft = draftOf(mail, newRecord())
    await outbox.saveDraft(draft)
    await open(draft.id)
  }
  const remove = async () => {
    const written = await outbox.remove(mail.id)
    if (written === null) return
    offerUndo(client.session, written, 'The mail was deleted')
    await navigate({ to: '/mail', replace: true })
  }
  const edit = mail.state === 'queued' || mail.state === 'failed' ? takeBack : copy

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
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More about this mail">
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => void edit().catch(showFailure)}>
            {edit === takeBack ? 'Edit as a new draft' : 'Use as a new draft'}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => void remove().catch(showFailure)}>
            Delete this mail
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
