// The instruments as screens need them: those that come with the program and the mentor's own.
import { useMemo } from 'react'
import { instrumentOf, offeredInstruments } from '../../../shared/instruments/shipped.ts'
import type { InstrumentRef } from '../../../shared/model/assessment.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'
import { useInstruments } from '../queries.ts'

export interface KnownInstruments {
  /** The latest version of each that is not retired. */
  offered: Instrument[]
  /** Null when neither the program nor the vault has that version. */
  find: (ref: InstrumentRef) => Instrument | null
}

/** Undefined until the vault has answered. */
export function useKnownInstruments(): KnownInstruments | undefined {
  const uses = useInstruments()
  if (uses.isError) throw uses.error
  const { data } = uses
  return useMemo(() => {
    if (data === undefined) return undefined
    const own = data.map(({ instrument }) => instrument)
    return { offered: offeredInstruments(own), find: (ref) => instrumentOf(ref, own) }
  }, [data])
}
