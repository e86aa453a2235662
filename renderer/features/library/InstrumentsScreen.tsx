// Instruments: those that come with the program, to read and to copy, and the mentor's own.
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { newInstrument } from '../../../shared/domain/assessments/edit-instrument.ts'
import { copyOf, latestVersions, wordless } from '../../../shared/domain/assessments/own-instruments.ts'
import { shippedInstruments } from '../../../shared/instruments/shipped.ts'
import { ownInstrument, type Instrument } from '../../../shared/model/instrument.ts'
import type { Failure } from '../../../shared/result.ts'
import { describeFailure, showFailure } from '../../app/failures.ts'
import { useInstrumentUses } from '../../app/assessments/queries.ts'
import { useWrite } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { Page } from '../../ui/Page.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import lines from '../../ui/Lines.module.css'
import { giveInstrument } from './give-instrument.ts'
import { InstrumentFacts } from './InstrumentFacts.tsx'
import { Shelf } from './Shelf.tsx'
import { TakeInstrument } from './TakeInstrument.tsx'

export function InstrumentsScreen(): ReactNode {
  const uses = useInstrumentUses()
  const write = useWrite()
  const navigate = useNavigate()
  const [shown, setShown] = useState<Instrument | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  if (uses.isError) throw uses.error
  if (uses.data === undefined) return <Pending />
  const own = latestVersions(uses.data.map(({ instrument }) => instrument))
  const copy = async (original: Instrument) => {
    const record = newRecord()
    const definition = copyOf(original, `own-${record.id.slice(0, 8)}`)
    const basedOn = { id: original.id, version: original.version }
    await write([{ op: 'put', table: 'instrument', value: ownInstrument.parse({ ...record, definition, basedOn }) }])
    await navigate({ to: '/instruments/$instrumentId', params: { instrumentId: record.id } })
  }
  const begin = async () => {
    const record = newRecord()
    const definition = newInstrument(`own-${record.id.slice(0, 8)}`)
    await write([{ op: 'put', table: 'instrument', value: ownInstrument.parse({ ...record, definition }) }])
    await navigate({ to: '/instruments/$instrumentId', params: { instrumentId: record.id } })
  }
  const words = failure === null ? null : describeFailure(failure.code, failure.message)
  return (
    <Page
      title="Instruments"
      actions={
        <>
          <TakeInstrument own={uses.data.map(({ instrument }) => instrument)} onFailure={setFailure} />
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => void begin().catch(showFailure)}>
            New instrument
          </Button>
        </>
      }
    >
      <Stack gap="lg" maw="46rem">
        {words !== null && <Trouble title={words.title}>{words.text}</Trouble>}
        <Text size="sm" c="dimmed">
          An instrument asks the same questions each time, so that its answers can be compared. One that was used does
          not change any more; another wording is a new version. Where the words of an instrument may not be passed on,
          only its structure and its scoring are here: make a copy, and enter the words that you have the right to use.
        </Text>
        <Shelf
          title="Your own"
          empty="None yet. Copy one of those below and change its words, begin a new one, or take one over from a file."
        >
          {own.map(({ id, definition }) => (
            <li key={id} className={lines.line}>
              <Said
                instrument={definition}
                title={
                  <Link to="/instruments/$instrumentId" params={{ instrumentId: id }}>
                    <bdi>{definition.title}</bdi>
                  </Link>
                }
              />
            </li>
          ))}
        </Shelf>
        <Shelf title="To begin with">
          {shippedInstruments.map((one) => (
            <li key={one.id} className={lines.line}>
              <Said instrument={one} title={one.title} />
              <Group gap={4} wrap="nowrap">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Look at ${one.title}`}
                  onClick={() => setShown(one)}
                >
                  Look at it
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Copy ${one.title}`}
                  onClick={() => void copy(one).catch(showFailure)}
                >
                  {one.wording === 'yours' ? 'Enter the words' : 'Copy and change'}
                </Button>
              </Group>
            </li>
          ))}
        </Shelf>
      </Stack>
      <Modal
        opened={shown !== null}
        onClose={() => setShown(null)}
        title={shown?.title ?? ''}
        size="xl"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {shown !== null && (
          <>
            <Button
              variant="default"
              size="compact-sm"
              mb="sm"
              leftSection={<IconDownload size={14} aria-hidden />}
              onClick={() => void giveInstrument(shown).catch(showFailure)}
            >
              Save as a file
            </Button>
            <InstrumentFacts instrument={shown} />
          </>
        )}
      </Modal>
    </Page>
  )
}

function Said({ instrument, title }: { instrument: Instrument; title: ReactNode }) {
  const lacking = wordless(instrument)
  const count = instrument.items.length === 1 ? 'One item' : `${instrument.items.length} items`
  return (
    <div className={lines.words}>
      <Text component="div" fw={500}>
        {title}
      </Text>
      <Text size="sm" c="dimmed">
        {count}
        {instrument.version > 1 && `, version ${instrument.version}`}
        {lacking > 0 && `, ${lacking === instrument.items.length ? 'without its words' : `${lacking} without words`}`}
      </Text>
    </div>
  )
}
