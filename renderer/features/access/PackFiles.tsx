// The files that go with the pack of an access request: each given or held back, and the whole as one folder.
import { Button, Checkbox, Text, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import { safeName } from '../../../shared/domain/attachment-name.ts'
import { sizeWords } from '../../../shared/domain/mail-words.ts'
import type { StoredFile } from '../../../shared/model/file.ts'
import { piecesFrom } from '../../app/files/stored-files.ts'
import { distinctNames, zipped } from '../../app/files/zip.ts'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient } from '../../app/queries.ts'
import { savePieces } from '../../app/save-file.ts'
import classes from './Access.module.css'

interface WhichFilesProps {
  files: readonly StoredFile[]
  heldBack: ReadonlySet<string>
  onChange: (heldBack: ReadonlySet<string>) => void
}

export function WhichFiles({ files, heldBack, onChange }: WhichFilesProps) {
  if (files.length === 0) return null
  const choose = (id: string, isGiven: boolean) => {
    const next = new Set(heldBack)
    if (isGiven) next.delete(id)
    else next.add(id)
    onChange(next)
  }
  return (
    <section aria-label="Files">
      <Title order={3} size="h4">
        Files
      </Title>
      <Text size="sm" c="dimmed" mb={4}>
        Nothing is redacted in a file: look into each, and hold back what is another person&rsquo;s.
      </Text>
      <ul className={classes.list}>
        {files.map(({ id, name, size }) => (
          <li key={id} className={classes.line}>
            <Checkbox
              label={<bdi>{name}</bdi>}
              description={sizeWords(size)}
              checked={!heldBack.has(id)}
              onChange={(event) => choose(id, event.currentTarget.checked)}
              className={classes.words ?? ''}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface SaveAsFolderProps {
  /** ISO day, for the name of the folder. */
  today: string
  /** The pack in words. */
  text: string
  files: readonly StoredFile[]
}

/** The words and the files in one `.zip`, which every system opens as a folder. */
export function SaveAsFolder({ today, text, files }: SaveAsFolderProps) {
  const { session } = useVaultClient()
  const [isSaving, setSaving] = useState(false)
  const stop = useRef<AbortController | null>(null)
  const save = async () => {
    const control = new AbortController()
    stop.current = control
    setSaving(true)
    try {
      const names = distinctNames(files.map(({ name }) => safeName(name)))
      await savePieces({
        name: `access-request-${today}.zip`,
        type: 'application/zip',
        extension: '.zip',
        description: 'Folder',
        signal: control.signal,
        pieces: () =>
          zipped([
            { name: 'What is kept.txt', pieces: () => [new TextEncoder().encode(text)] },
            ...files.map((file, place) => ({
              name: `Files/${names[place] ?? file.id}`,
              pieces: () => piecesFrom(session, file),
            })),
          ]),
      })
    } finally {
      setSaving(false)
    }
  }
  if (isSaving)
    return (
      <Button variant="default" onClick={() => stop.current?.abort()}>
        Stop saving
      </Button>
    )
  return (
    <Button variant="default" onClick={() => void save().catch(showFailure)}>
      Save as a folder (.zip)
    </Button>
  )
}
