// The files of a draft: read, put into the vault at once, taken out again. The draft itself only knows their names and
// sizes; no more than one file is in memory at a time.
import { useRef, useState } from 'react'
import { safeName } from '../../../../shared/domain/attachment-name.ts'
import { attachment, type Attachment, type Mail } from '../../../../shared/model/mail.ts'
import { showFailure } from '../../../app/failures.ts'
import { useAttachments, useVaultClient, useWrite } from '../../../app/queries.ts'
import { newRecord } from '../../../app/records.ts'
import { readFile } from './read-file.ts'

/** A file on its way into the vault. */
export interface FileBeingRead {
  id: string
  name: string
  size: number
  read: number
}

export interface Files {
  /** In the order in which they came; empty until they are known. */
  kept: readonly Attachment[]
  reading: readonly FileBeingRead[]
  /** Names of files that are too large. */
  refused: readonly string[]
  add: (files: readonly File[]) => void
  cancel: (id: string) => void
  remove: (file: Attachment) => void
}

interface FilesOf {
  draft: Pick<Mail, 'id' | 'menteeIds'>
  /** Bytes that a file may have at most so that the mail can still go. */
  room: () => number
  /** Keeps the draft, before a file of it is kept. */
  keepDraft: () => Promise<void>
}

export function useFiles({ draft, room, keepDraft }: FilesOf): Files {
  const { session } = useVaultClient()
  const write = useWrite()
  const kept = useAttachments(draft.id).data ?? []
  const [reading, setReading] = useState<FileBeingRead[]>([])
  const [refused, setRefused] = useState<string[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const done = (id: string) => {
    stops.current.delete(id)
    setReading((before) => before.filter((one) => one.id !== id))
  }
  const takeIn = async (id: string, file: File, signal: AbortSignal) => {
    const onProgress = (read: number) =>
      setReading((before) => before.map((one) => (one.id === id ? { ...one, read } : one)))
    const bytes = await readFile(file, { signal, onProgress })
    await keepDraft()
    signal.throwIfAborted()
    const value = attachment.parse({
      ...newRecord(),
      id,
      mailId: draft.id,
      menteeIds: draft.menteeIds,
      name: safeName(file.name),
      type: file.type === '' ? 'application/octet-stream' : file.type.slice(0, 200),
      size: bytes.length,
    })
    await session.writeAttachment(value, bytes)
  }

  const add = (files: readonly File[]) => {
    let left = room()
    const fitting = files.filter(({ size }) => {
      if (size > left) return false
      left -= size
      return true
    })
    setRefused(files.filter((file) => !fitting.includes(file)).map(({ name }) => safeName(name)))
    for (const file of fitting) {
      const id = crypto.randomUUID()
      const stop = new AbortController()
      stops.current.set(id, stop)
      setReading((before) => [...before, { id, name: safeName(file.name), size: file.size, read: 0 }])
      // One after the other, so that only one is in memory.
      queue.current = queue.current
        .then(() => takeIn(id, file, stop.signal))
        .catch((error: unknown) => {
          if (!stop.signal.aborted) showFailure(error)
        })
        .then(() => done(id))
    }
  }

  return {
    kept,
    reading,
    refused,
    add,
    cancel: (id) => {
      stops.current.get(id)?.abort()
      done(id)
    },
    remove: (file) => {
      setRefused([])
      write([{ op: 'delete', table: 'attachment', id: file.id }], { done: `“${file.name}” was taken out` }).catch(
        showFailure,
      )
    },
  }
}
