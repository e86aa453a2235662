// The window's side of the import worker: starts it when the screen is shown, ends it when the screen goes, and turns
// choices into plans. A reading that takes too long is cancelled by ending the worker.
import * as Comlink from 'comlink'
import { useEffect, useRef, useState } from 'react'
import type { Choices } from '../../../shared/domain/roster-import/choices.ts'
import type { PlanProgress } from '../../../shared/domain/roster-import/plan.ts'
import { limits } from '../../../shared/domain/roster-import/reading.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Result } from '../../../shared/result.ts'
import { fail } from '../../../shared/result.ts'
import { showFailure } from '../../app/failures.ts'
import type { FileFacts, ImportDesk, PlanFacts } from './import.worker.ts'
import ImportWorker from './import.worker.ts?worker'

export interface Desk {
  readonly read: (file: File) => Promise<Result<FileFacts>>
  readonly remote: Comlink.Remote<ImportDesk>
  readonly end: () => void
}

function openDesk(): Desk {
  const worker = new ImportWorker()
  const remote = Comlink.wrap<ImportDesk>(worker)
  return {
    remote,
    end: () => worker.terminate(),
    async read(file) {
      // Known before a byte of it is read.
      if (file.size > limits.file) return fail('import/too-large')
      let bytes: Uint8Array<ArrayBuffer>
      try {
        bytes = new Uint8Array(await file.arrayBuffer())
      } catch (error) {
        if (error instanceof DOMException) return fail('import/unreadable')
        throw error
      }
      return remote.read(Comlink.transfer(bytes, [bytes.buffer]), file.name)
    },
  }
}

/** The desk while the screen is shown; `renew` ends it with whatever it is doing and starts another. */
export function useDesk(): { desk: () => Desk; renew: () => void } {
  const current = useRef<Desk | null>(null)
  useEffect(
    () => () => {
      current.current?.end()
      current.current = null
    },
    [],
  )
  const [handle] = useState(() => ({
    desk: () => (current.current ??= openDesk()),
    renew: () => {
      current.current?.end()
      current.current = null
    },
  }))
  return handle
}

export interface Planning {
  /** The newest plan; the former one stays until the next is there. Null before the first. */
  readonly plan: PlanFacts | null
  readonly progress: PlanProgress | null
}

/** Plans anew whenever the choices or the roster change. */
export function usePlan(desk: () => Desk, choices: Choices, roster: readonly Mentee[] | undefined): Planning {
  const [planning, setPlanning] = useState<Planning>({ plan: null, progress: null })
  const known = useRef<{ desk: Desk; roster: readonly Mentee[] } | null>(null)
  useEffect(() => {
    if (roster === undefined) return
    const mine = desk()
    let outdated = false
    const onProgress = (progress: PlanProgress): Promise<void> => {
      if (!outdated) setPlanning((before) => ({ ...before, progress }))
      return Promise.resolve()
    }
    const make = async (): Promise<void> => {
      if (known.current?.roster !== roster || known.current.desk !== mine) {
        await mine.remote.know(roster)
        known.current = { desk: mine, roster }
      }
      const plan = await mine.remote.plan(choices, Comlink.proxy(onProgress))
      if (plan !== null && !outdated) setPlanning({ plan, progress: null })
    }
    make().catch(showFailure)
    return () => {
      outdated = true
    }
  }, [desk, choices, roster])
  return planning
}
