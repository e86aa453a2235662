// The files beside a note or a resource: kept sealed in the vault, opened as a copy that goes when the vault locks, or saved
// somewhere else.
import { ActionIcon, Button, FileButton, Group, Menu, Modal, Progress, Stack, Text } from '@mantine/core'
import { IconDots, IconDownload, IconExternalLink, IconFile, IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useRef, useState, type ReactNode } from 'react'
import { sizeWords } from '../../../shared/domain/mail-words.ts'
import { opensSafely } from '../../../shared/domain/opened-file.ts'
import { isWhole, type StoredFile } from '../../../shared/model/file.ts'
import { showFailure } from '../failures.ts'
import { useVaultClient, useWrite } from '../queries.ts'
import classes from './Files.module.css'
import {
  openStoredFile,
  saveStoredFile,
  useStoredFiles,
  useTakingIn,
  type Arriving,
  type OwnerOfFiles,
} from './stored-files.ts'

interface FilesBesideProps {
  of: OwnerOfFiles
  /** Told the name of each file that is added. */
  onAdd?: (name: string) => void
}

export function FilesBeside({ of, onAdd }: FilesBesideProps): ReactNode {
  const files = useStoredFiles(of.id).data ?? []
  const { arriving, add: takeIn, stop } = useTakingIn(of)
  const add = (chosen: readonly File[]) => {
    takeIn(chosen)
    for (const { name } of chosen) onAdd?.(name)
  }
  const [going, setGoing] = useState<StoredFile | null>(null)
  const here = files.filter((file) => !arriving.some(({ id }) => id === file.id))
  return (
    <section
      aria-label="Files"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        add([...event.dataTransfer.files])
      }}
    >
      <Stack gap={4} align="flex-start">
        {here.length + arriving.length > 0 && (
          <ul className={classes.files} style={{ width: '100%' }}>
            {here.map((file) => (
              <OneFile key={file.id} file={file} onRemove={() => setGoing(file)} />
            ))}
            {arriving.map((one) => (
              <OnItsWay key={one.id} file={one} onStop={() => stop(one.id)} />
            ))}
          </ul>
        )}
        <AddFiles onFiles={add} />
      </Stack>
      <RemoveDialog file={going} onClose={() => setGoing(null)} />
    </section>
  )
}

function OneFile({ file, onRemove }: { file: StoredFile; onRemove: () => void }) {
  const client = useVaultClient()
  const [busy, setBusy] = useState<AbortController | null>(null)
  const whole = isWhole(file)
  const opens = whole && opensSafely(file.name)
  const run = (work: (signal: AbortSignal) => Promise<unknown>) => {
    const stop = new AbortController()
    setBusy(stop)
    work(stop.signal)
      .catch(showFailure)
      .finally(() => setBusy(null))
  }
  const open = () => run(() => openStoredFile(client, file))
  const save = () => run((signal) => saveStoredFile(client, file, signal))
  return (
    <li className={classes.file}>
      <IconFile size={16} aria-hidden />
      <bdi className={classes.name}>{file.name}</bdi>
      <Text span size="sm" c="dimmed" className={classes.figure}>
        {whole ? sizeWords(file.size) : 'Not whole: it was broken off'}
      </Text>
      {whole && (
        <Button
          size="compact-sm"
          variant="default"
          loading={busy !== null}
          aria-label={`${opens ? 'Open' : 'Save a copy of'} “${file.name}”`}
          onClick={opens ? open : save}
        >
          {opens ? 'Open' : 'Save a copy…'}
        </Button>
      )}
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={`More about “${file.name}”`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {opens && (
            <Menu.Item leftSection={<IconExternalLink size={16} aria-hidden />} onClick={open}>
              Open a copy
            </Menu.Item>
          )}
          {whole && (
            <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
              Save a copy…
            </Menu.Item>
          )}
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={onRemove}>
            Remove…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}

function OnItsWay({ file: { name, size, kept }, onStop }: { file: Arriving; onStop: () => void }) {
  return (
    <li className={classes.file}>
      <IconFile size={16} aria-hidden />
      <bdi className={classes.name}>{name}</bdi>
      <Progress w="6rem" value={size === 0 ? 100 : (kept / size) * 100} aria-label={`Taking in “${name}”`} />
      <Button size="compact-sm" variant="default" onClick={onStop}>
        Stop
      </Button>
    </li>
  )
}

function AddFiles({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const reset = useRef<() => void>(null)
  return (
    <FileButton
      multiple
      resetRef={reset}
      onChange={(chosen) => {
        onFiles(chosen)
        reset.current?.()
      }}
      inputProps={{ 'aria-label': 'Files to keep' }}
    >
      {(props) => (
        <Button {...props} size="xs" variant="default" leftSection={<IconPaperclip size={14} aria-hidden />}>
          Add files…
        </Button>
      )}
    </FileButton>
  )
}

function RemoveDialog({ file, onClose }: { file: StoredFile | null; onClose: () => void }) {
  const write = useWrite()
  const remove = async () => {
    if (file !== null) await write([{ op: 'delete', table: 'file', id: file.id }])
    onClose()
  }
  return (
    <Modal
      opened={file !== null}
      onClose={onClose}
      title="Remove this file?"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack>
        <Text>
          <bdi>{file?.name}</bdi> goes from the vault for good. It stays in the backups that were made with it.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button color="red" onClick={() => void remove().catch(showFailure)}>
            Remove
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
