// The files that go with a mail, with their sizes and that of the whole; chosen, or dropped anywhere on the screen.
import { ActionIcon, Alert, Button, FileButton, Progress, Text } from '@mantine/core'
import { IconAlertTriangle, IconFile, IconPaperclip, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { reasonFor, sizeWords } from '../../../../shared/domain/mail-words.ts'
import classes from './Compose.module.css'
import type { Files } from './useFiles.ts'

interface AttachmentsProps {
  files: Files
  /** Of the whole mail, in bytes. */
  size: number
  most: { bytes: number; byServer: boolean }
}

export function Attachments({ files, size, most }: AttachmentsProps) {
  const { kept, reading, refused, cancel, remove } = files
  const isTooLarge = size > most.bytes
  return (
    <>
      {refused.length > 0 && (
        <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />} p="xs">
          <Text size="sm" className={classes.any}>
            {refused.map((name) => `“${name}”`).join(', ')} was not attached.{' '}
            {reasonFor('mail/attachments-too-large').what} {reasonFor('mail/attachments-too-large').todo}
          </Text>
        </Alert>
      )}
      {(kept.length > 0 || reading.length > 0) && (
        <section aria-label="Attachments">
          <ul className={classes.files}>
            {kept.map((file) => (
              <li key={file.id} className={classes.file}>
                <IconFile size={16} aria-hidden />
                <bdi className={classes.fileName}>{file.name}</bdi>
                <Text span size="sm" c="dimmed" className={classes.figure}>
                  {sizeWords(file.size)}
                </Text>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={28}
                  aria-label={`Take out “${file.name}”`}
                  onClick={() => remove(file)}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </li>
            ))}
            {reading.map(({ id, name, size: whole, read }) => (
              <li key={id} className={classes.file}>
                <IconFile size={16} aria-hidden />
                <bdi className={classes.fileName}>{name}</bdi>
                <Progress w="6rem" value={whole === 0 ? 100 : (read / whole) * 100} aria-label={`Reading “${name}”`} />
                <Button size="compact-sm" variant="default" onClick={() => cancel(id)}>
                  Stop
                </Button>
              </li>
            ))}
          </ul>
          <Text size="sm" {...(isTooLarge ? { fw: 600 } : { c: 'dimmed' })} role={isTooLarge ? 'alert' : undefined}>
            {`The whole mail: about ${sizeWords(size)} of at most ${sizeWords(most.bytes)}`}
            {most.byServer ? ', which the server takes.' : '.'}
            {isTooLarge ? ' It is too large to go.' : ''}
          </Text>
        </section>
      )}
    </>
  )
}

export function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const reset = useRef<() => void>(null)
  return (
    <FileButton
      multiple
      resetRef={reset}
      onChange={(chosen) => {
        onFiles(chosen)
        reset.current?.()
      }}
      inputProps={{ 'aria-label': 'Files to attach' }}
    >
      {(props) => (
        <Button {...props} size="xs" variant="default" leftSection={<IconPaperclip size={14} aria-hidden />}>
          Attach files…
        </Button>
      )}
    </FileButton>
  )
}
