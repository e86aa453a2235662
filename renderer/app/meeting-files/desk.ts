// The window's side of the worker of meeting files: starts it with the first file, ends it when the screen goes, and
// tells how far it is. A reading that takes too long is cancelled by ending the worker.
import * as Comlink from 'comlink'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { DayOrder, ReadingProgress } from '../../../shared/domain/meeting-files/reading.ts'
import { limits } from '../../../shared/domain/meeting-files/reading.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Failure, Result } from '../../../shared/result.ts'
import { fail } from '../../../shared/result.ts'
import { showFailure } from '../failures.ts'
import type { FileFacts, MeetingFileDesk } from './meeting-file.worker.ts'
import MeetingFileWorker from './meeting-file.worker.ts?worker'

export type FileStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string; readonly progress: ReadingProgress | null }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** `order` is the mentor's answer about the dates, once it was asked. */
  | { readonly kind: 'read'; readonly facts: FileFacts; readonly order: DayOrder | null }

const none: FileStep = { kind: 'none' }

interface Running {
  readonly worker: Worker
  readonly remote: Comlink.Remote<MeetingFileDesk>
}

export interface MeetingFileReader {
  readonly step: FileStep
  readonly read: (file: File) => void
  /** Reads the same file again with the mentor's answer. */
  readonly readAs: (order: DayOrder) => void
  /** Ends whatever is going on and forgets the file. */
  readonly forget: () => void
  /** @throws TypeError when no file is open. */
  readonly remote: () => Comlink.Remote<MeetingFileDesk>
}

async function bytesOf(file: File): Promise<Result<Uint8Array<ArrayBuffer>>> {
  // Known before a byte of it is read.
  if (file.size > limits.file) return fail('meeting-file/too-large')
  try {
    return { ok: true, value: new Uint8Array(await file.arrayBuffer()) }
  } catch (error) {
    if (error instanceof DOMException) return fail('meeting-file/unreadable')
    throw error
  }
}

/** What the worker needs of the roster. */
function known(people: readonly Mentee[]) {
  return people.map(({ id, name, preferredName, emails, phone, handles }) => ({
    ...{ id, name, preferredName, emails, phone, handles },
  }))
}

export function useMeetingFile(people: readonly Mentee[]): MeetingFileReader {
  const [step, setStep] = useState<FileStep>(none)
  const running = useRef<Running | null>(null)
  /** Counts the readings, so that one that was given up says nothing any more. */
  const turn = useRef(0)
  const end = useCallback(() => {
    turn.current += 1
    running.current?.worker.terminate()
    running.current = null
  }, [])
  useEffect(() => end, [end])

  const run = async (
    name: string,
    work: (remote: Running['remote'], onProgress: OnProgress) => Promise<Result<FileFacts>>,
    order: DayOrder | null,
  ) => {
    const mine = ++turn.current
    const isMine = () => mine === turn.current
    setStep({ kind: 'reading', name, progress: null })
    if (running.current === null) {
      const worker = new MeetingFileWorker()
      running.current = { worker, remote: Comlink.wrap<MeetingFileDesk>(worker) }
    }
    const { remote } = running.current
    const onProgress = (progress: ReadingProgress): Promise<void> => {
      if (isMine()) setStep({ kind: 'reading', name, progress })
      return Promise.resolve()
    }
    const result = await work(remote, Comlink.proxy(onProgress))
    if (isMine())
      setStep(result.ok ? { kind: 'read', facts: result.value, order } : { kind: 'failed', failure: result.error })
  }
  const read = async (file: File) => {
    end()
    await run(
      file.name,
      async (remote, onProgress) => {
        const bytes = await bytesOf(file)
        if (!bytes.ok) return bytes
        await remote.know(known(people))
        return remote.read(Comlink.transfer(bytes.value, [bytes.value.buffer]), file.name, onProgress)
      },
      null,
    )
  }
  const remote = useCallback(() => {
    if (running.current === null) throw new TypeError('no file is open')
    return running.current.remote
  }, [])
  return {
    step,
    read: (file) => void read(file).catch(showFailure),
    readAs: (order) => void run('', (remote, onProgress) => remote.readAs(order, onProgress), order).catch(showFailure),
    forget: () => {
      end()
      setStep(none)
    },
    remote,
  }
}

type OnProgress = (progress: ReadingProgress) => Promise<void>
