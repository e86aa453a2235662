// The strength of what is being typed. One worker while the field is there; of several changes during a measurement
// only the last is measured.
import * as Comlink from 'comlink'
import { useCallback, useEffect, useRef, useState } from 'react'
import { showFailure } from '../failures.ts'
import Worker from './meter.worker.ts?worker'
import type { MeterWorker } from './meter.worker.ts'
import type { Strength } from './strength.ts'

/** A pause between keys before measuring, ms. */
const pause = 120

interface Meter {
  worker: InstanceType<typeof Worker>
  remote: Comlink.Remote<MeterWorker>
}

export interface UsedStrength {
  /** Of what was typed a moment ago; null while nothing was measured. */
  strength: Strength | null
  /** Of exactly this, when it is about to be used. */
  measure: (passphrase: string) => Promise<Strength>
}

export function useStrength(passphrase: string): UsedStrength {
  const [strength, setStrength] = useState<Strength | null>(null)
  const meter = useRef<Meter | null>(null)
  const running = useRef<Promise<unknown> | null>(null)

  useEffect(
    () => () => {
      meter.current?.worker.terminate()
      meter.current = null
    },
    [],
  )

  const measure = useCallback((text: string) => {
    if (meter.current === null) {
      const worker = new Worker()
      meter.current = { worker, remote: Comlink.wrap<MeterWorker>(worker) }
    }
    // A pasted book is not copied into the worker; the meter looks at the beginning alone.
    return meter.current.remote.measure(text.slice(0, 256))
  }, [])

  useEffect(() => {
    let outdated = false
    const isOutdated = () => outdated
    const follow = async () => {
      while (running.current !== null) await running.current
      if (isOutdated()) return
      const measuring = measure(passphrase)
      running.current = measuring.finally(() => (running.current = null))
      const measured = await measuring
      if (!isOutdated()) setStrength(measured)
    }
    const timer = setTimeout(() => {
      if (passphrase === '') setStrength(null)
      else follow().catch(showFailure)
    }, pause)
    return () => {
      outdated = true
      clearTimeout(timer)
    }
  }, [passphrase, measure])

  return { strength, measure }
}
