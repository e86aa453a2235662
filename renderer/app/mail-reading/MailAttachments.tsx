// What a mail carries: name, size, a mark on what would run when opened, and a way to save it. Nothing is ever opened.
import { Badge, Button, Group, Modal, Text, Title } from '@mantine/core'
import { IconDownload, IconPaperclip } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { sizeWords } from '../../../shared/domain/mail-words.ts'
import type { MailAttachment } from '../../../shared/model/mail.ts'
import { showFailure } from '../failures.ts'
import classes from './MailReading.module.css'
import { saveAttachment } from './whole-mail.ts'

interface MailAttachmentsProps {
  attachments: readonly MailAttachment[]
  isPartial: boolean
  raw: Uint8Array | null
  onFetchRest?: () => void
}

export function MailAttachments({ attachments, isPartial, raw, onFetchRest }: MailAttachmentsProps) {
  const title = useId()
  const [asked, setAsked] = useState<MailAttachment | null>(null)
  if (attachments.length === 0 && !isPartial) return null
  const save = (one: MailAttachment) => {
    setAsked(null)
    if (raw !== null) void saveAttachment(raw, one).catch(showFailure)
  }
  return (
    <section aria-labelledby={title}>
      <Title order={4} size="sm" id={title} mb={4}>
        {attachments.length === 1 ? 'One file' : `${attachments.length} files`}
      </Title>
      <ul className={classes.list}>
        {attachments.map((one) => (
          <li key={one.place} className={classes.row}>
            <IconPaperclip size={16} aria-hidden />
            <bdi className={classes.name}>{one.name}</bdi>
            <Text span size="sm" c="dimmed">
              {sizeWords(one.size)} · {one.type}
            </Text>
            {one.risky && (
              <Badge color="red" variant="light">
                May run a program
              </Badge>
            )}
            {!isPartial && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconDownload size={14} aria-hidden />}
                disabled={raw === null}
                aria-label={`Save ${one.name}`}
                onClick={() => (one.risky ? setAsked(one) : save(one))}
              >
                Save
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isPartial && (
        <Group gap="sm" mt={4}>
          <Text size="sm" c="dimmed">
            The mail is large: its words are here, its files are still on the server.
          </Text>
          {onFetchRest !== undefined && (
            <Button size="compact-sm" variant="default" onClick={onFetchRest}>
              Fetch the files
            </Button>
          )}
        </Group>
      )}
      {asked !== null && <AskOnce attachment={asked} onSave={() => save(asked)} onClose={() => setAsked(null)} />}
    </section>
  )
}

interface AskOnceProps {
  attachment: MailAttachment
  onSave: () => void
  onClose: () => void
}

function AskOnce({ attachment, onSave, onClose }: AskOnceProps) {
  return (
    <Modal opened onClose={onClose} title="Save a file that may run?" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Text style={{ overflowWrap: 'anywhere' }}>
        <bdi>{attachment.name}</bdi> is a kind of file that can run a program or show a page when it is opened. Save it
        only if you know what it is; ask the sender on another way when in doubt.
      </Text>
      <Group justify="flex-end" mt="md" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          Leave it
        </Button>
        <Button color="red" onClick={onSave}>
          Save it nevertheless
        </Button>
      </Group>
    </Modal>
  )
}
