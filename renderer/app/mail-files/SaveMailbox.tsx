// Saves mails as a mailbox file that mail programs open (.mbox), all of a mentee or those of a conversation. Says first that
// such a file is not encrypted, shows how far it is, and can be cancelled.
import { Alert, Button, Group, Modal, Progress, Stack, Text } from '@mantine/core'
import { IconLockOpen } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { sayMails } from '../../../shared/domain/thread-words.ts'
import { NamedError } from '../../../shared/result.ts'
import type { VaultSession } from '../../vault/api.ts'
import { showFailure } from '../failures.ts'
import { useMentorZone } from '../now.ts'
import { useVaultClient } from '../queries.ts'
import { savePieces } from '../save-file.ts'
import { offerToTakeBack } from '../undo.tsx'
import { mailboxPieces } from './saved-mails.ts'

interface SaveMailboxProps {
  opened: boolean
  /** Which mails, asked once the mentor has said yes. */
  mailIds: (session: VaultSession) => Promise<readonly string[]>
  onClose: () => void
}

export function SaveMailbox({ opened, mailIds, onClose }: SaveMailboxProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Save mail as a file"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Saving mailIds={mailIds} onClose={onClose} />
    </Modal>
  )
}

function Saving({ mailIds, onClose }: Omit<SaveMailboxProps, 'opened'>) {
  const { session } = useVaultClient()
  const zone = useMentorZone()
  const control = useRef<AbortController | null>(null)
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)

  const save = async () => {
    const { signal } = (control.current = new AbortController())
    const counted = { saved: 0 }
    async function* pieces() {
      const ids = await mailIds(session)
      const accounts = new Map((await session.accounts()).map(({ id, address }) => [id, address]))
      setProgress({ done: 0, total: ids.length })
      yield* mailboxPieces(
        session,
        ids,
        (accountId) => accounts.get(accountId ?? '') ?? '',
        (done, saved) => {
          counted.saved = saved
          if (done % 20 === 0) setProgress({ done, total: ids.length })
        },
      )
      if (counted.saved === 0) throw new NamedError('mail-file/nothing')
    }
    const isSaved = await savePieces({
      name: `mail-${dayAt(Date.now(), zone)}.mbox`,
      type: 'application/mbox',
      extension: '.mbox',
      description: 'Mailbox',
      pieces,
      signal,
    })
    setProgress(null)
    if (!isSaved) return
    offerToTakeBack(`saved-${crypto.randomUUID()}`, `${sayMails(counted.saved)} saved`, null)
    onClose()
  }
  const cancel = () => {
    control.current?.abort()
    onClose()
  }
  return (
    <Stack gap="sm">
      <FileIsOpen />
      <Text size="sm">
        Every mail is in it to the byte, with its files. Drafts and mails that were never sent are not.
      </Text>
      {progress !== null && (
        <>
          <Text size="sm" role="status">
            {progress.done.toLocaleString('en')} of {sayMails(progress.total)}
          </Text>
          <Progress
            value={(100 * progress.done) / Math.max(1, progress.total)}
            aria-label="How far the mails are saved"
            transitionDuration={0}
          />
        </>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={cancel}>
          Cancel
        </Button>
        <Button
          loading={progress !== null}
          onClick={() => void save().catch(showFailure)}
          {...(progress === null ? { 'data-autofocus': true } : {})}
        >
          Save the file…
        </Button>
      </Group>
    </Stack>
  )
}

/** What leaves the vault as a file is no longer locked. */
export function FileIsOpen() {
  return (
    <Alert color="amber" icon={<IconLockOpen size={18} aria-hidden />} title="The file is not encrypted">
      Whoever can open the file can read the mail. Keep it where only you can get at it, and delete it when it has
      served.
    </Alert>
  )
}
