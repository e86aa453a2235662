// The instruments as screens need them: those that come with the program and the mentor's own.
import { useMemo } from 'react'
import { instrumentOf, offeredInstruments } from '../../../shared/instruments/shipped.ts'
import type { InstrumentRef } from '../../../shared/model/assessment.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'
import { useOwnInstruments } from './queries.ts'

export interface KnownInstruments {
  /** The latest version of each that is not retired. */
  offered: Instrument[]
  /** Null when neither the program nor the vault has that version. */
  find: (ref: InstrumentRef) => Instrument | null
}

/** Undefined until the vault has answered. */
export function useKnownInstruments(): KnownInstruments | undefined {
  const own = useOwnInstruments()
  if (own.isError) throw own.error
  const { data } = own
  return useMemo(() => {
    if (data === undefined) return undefined
    return { offered: offeredInstruments(data), find: (ref) => instrumentOf(ref, data) }
  }, [data])
}
