// An instrument from a file: looked at before it is taken over, and refused with the reason.
import { Button, Group, Modal, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { readInstrumentFile, standingOf } from '../../../shared/domain/assessments/instrument-file.ts'
import { shippedInstruments } from '../../../shared/instruments/shipped.ts'
import { ownInstrument, type Instrument, type OwnInstrument } from '../../../shared/model/instrument.ts'
import { fail, type Failure, type Result } from '../../../shared/result.ts'
import { showFailure } from '../../app/failures.ts'
import { useWrite } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { fileHash } from '../../vault/worker/seal.ts'
import { FromFile } from './FromFile.tsx'
import { InstrumentFacts } from './InstrumentFacts.tsx'

/** Bytes; a larger file is not read at all. */
const largest = 4_000_000

interface TakeInstrumentProps {
  own: readonly OwnInstrument[]
  onFailure: (failure: Failure | null) => void
}

export function TakeInstrument({ own, onFailure }: TakeInstrumentProps) {
  const [found, setFound] = useState<Instrument | null>(null)
  const write = useWrite()
  const navigate = useNavigate()
  const read = async (file: File) => {
    const answer = await readStanding(file, own)
    onFailure(answer.ok ? null : answer.error)
    setFound(answer.ok ? answer.value : null)
  }
  const take = async (definition: Instrument) => {
    // Based on itself: it stays as it came, so that its answers can be compared with those of whoever gave it.
    const basedOn = { id: definition.id, version: definition.version }
    const value = ownInstrument.parse({ ...newRecord(), definition, basedOn })
    await write([{ op: 'put', table: 'instrument', value }], { done: 'The instrument was taken over' })
    await navigate({ to: '/instruments/$instrumentId', params: { instrumentId: value.id } })
  }
  return (
    <>
      <FromFile onFile={read} />
      <Modal
        opened={found !== null}
        onClose={() => setFound(null)}
        title={found?.title ?? ''}
        size="xl"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {found !== null && (
          <>
            <Text size="sm" mb="sm">
              This is what the file holds, as it was saved. Taken over, it stays as it is, so that its answers can be
              compared with those of whoever gave it to you.
            </Text>
            <Group mb="md">
              <Button onClick={() => void take(found).catch(showFailure)}>Take it over</Button>
              <Button variant="default" onClick={() => setFound(null)}>
                Leave it
              </Button>
            </Group>
            <InstrumentFacts instrument={found} />
          </>
        )}
      </Modal>
    </>
  )
}

async function readStanding(file: File, own: readonly OwnInstrument[]): Promise<Result<Instrument>> {
  if (file.size > largest) return fail('instrument/too-large')
  const read = await readInstrumentFile(await file.text(), fileHash)
  if (!read.ok) return read
  const standing = standingOf(read.value, shippedInstruments, own)
  return standing === 'new' ? read : fail(standing === 'here' ? 'instrument/here' : 'instrument/other')
}
