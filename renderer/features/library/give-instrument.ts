// Saves one version of an instrument as a file, for a colleague who asks the same.
import { toInstrumentFile } from '../../../shared/domain/assessments/instrument-file.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'
import { saveFile } from '../../app/save-file.ts'
import { fileHash } from '../../vault/worker/seal.ts'

export async function giveInstrument(definition: Instrument): Promise<boolean> {
  return saveFile({
    name: `instrument-${definition.id}-${definition.version}.json`,
    type: 'application/json',
    extension: '.json',
    description: 'Instrument',
    text: await toInstrumentFile(definition, fileHash),
  })
}
