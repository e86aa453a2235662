// Saves one mail as a file (.eml), to the byte as it went or came, after a word that such a file is not encrypted.
import { Button, Group, Modal, Stack } from '@mantine/core'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { momentOf } from '../../../shared/domain/threads.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { NamedError } from '../../../shared/result.ts'
import { showFailure } from '../failures.ts'
import { useMentorZone } from '../now.ts'
import { useVaultClient } from '../queries.ts'
import { savePieces } from '../save-file.ts'
import { savedMail } from './saved-mails.ts'
import { FileIsOpen } from './SaveMailbox.tsx'

interface SaveOneMailProps {
  /** Null while nothing is asked. */
  mail: Mail | null
  onClose: () => void
}

export function SaveOneMail({ mail, onClose }: SaveOneMailProps) {
  const { session } = useVaultClient()
  const zone = useMentorZone()
  const save = async (one: Mail) => {
    async function* pieces() {
      const found = await savedMail(session, one.id)
      if (found === null) throw new NamedError('mail-file/nothing')
      yield found.raw
    }
    const isSaved = await savePieces({
      name: `mail-${dayAt(Date.parse(momentOf(one)), zone)}.eml`,
      type: 'message/rfc822',
      extension: '.eml',
      description: 'Mail',
      pieces,
      signal: new AbortController().signal,
    })
    if (isSaved) onClose()
  }
  return (
    <Modal
      opened={mail !== null}
      onClose={onClose}
      title="Save this mail as a file"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <FileIsOpen />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            data-autofocus
            onClick={() => {
              if (mail !== null) void save(mail).catch(showFailure)
            }}
          >
            Save the file…
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
