// A new assessment: with which instrument, who says what of whom, on which occasion, and how the answers come.
import { Button, Group, MultiSelect, NativeSelect, Stack, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { wallTime } from '../../../shared/domain/meeting-time.ts'
import { isUsable } from '../../../shared/domain/assessments/own-instruments.ts'
import { designWords, occasionWords, perspectiveWords } from '../../../shared/domain/assessments/words.ts'
import { toInstant } from '../../../shared/domain/clock.ts'
import { design, occasion, type Design, type Occasion, type Way } from '../../../shared/model/assessment.ts'
import { isRated, type Instrument, type Perspective } from '../../../shared/model/instrument.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { BlankForm } from '../../app/assessments/BlankForm.tsx'
import { useKnownInstruments } from '../../app/assessments/instruments.ts'
import { showFailure } from '../../app/failures.ts'
import { handOver } from '../../app/hand-over.ts'
import { useMentorZone } from '../../app/now.ts'
import { PrintMenu } from '../../app/print/PrintMenu.tsx'
import { useAccounts, useRoster, useVaultClient, useWrite } from '../../app/queries.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { saveFile } from '../../app/save-file.ts'
import { Page } from '../../ui/Page.tsx'
import { fileOfAssessment, mailDraft, mailWithFile, newAssessment } from './begin.ts'

const mentorsWays = ['here', 'paper'] as const satisfies Way[]
const menteesWays = ['mail', 'file', 'handed-over', 'paper'] as const satisfies Way[]

const askingWords: Readonly<Record<Way, string>> = {
  here: 'Answer it here',
  mail: 'Ask by mail: numbered questions that any telephone can answer',
  file: 'Ask by a form file: for any browser, without a network',
  'handed-over': 'Hand over this computer: it shows the questions and nothing else',
  paper: 'Type in what was answered on paper',
}

const buttonWords: Readonly<Record<Way, string>> = {
  here: 'Begin',
  mail: 'Write the mail',
  file: 'Save the form file',
  'handed-over': 'Hand it over',
  paper: 'Type it in',
}

export function NewAssessmentScreen(): ReactNode {
  const known = useKnownInstruments()
  const roster = useRoster()
  if (roster.isError) throw roster.error
  if (known === undefined || roster.data === undefined) return <Pending />
  const people = roster.data.map(({ mentee }) => mentee).filter(({ archivedAt }) => archivedAt === null)
  return <Choose offered={known.offered.filter(isUsable)} people={people} />
}

function sameWay(one: Perspective, way: string): boolean {
  return `${one.rater} ${one.subject}` === way
}

/** Whether it is of one mentee each time: the mentor alone is only of their own skills and practice. */
function isOfMentees({ rater, subject }: Perspective): boolean {
  return rater === 'mentee' || subject === 'mentee' || subject === 'relationship'
}

function Choose({ offered, people }: { offered: readonly Instrument[]; people: readonly Mentee[] }) {
  const asked = useSearch({ strict: false })
  const navigate = useNavigate()
  const write = useWrite()
  const { session } = useVaultClient()
  const accounts = useAccounts().data ?? []
  const zone = useMentorZone()
  const [instrumentId, setInstrumentId] = useState(asked.instrument ?? offered[0]?.id ?? '')
  const [perspective, setPerspective] = useState(asked.rater ?? '')
  const [chosenIds, setChosenIds] = useState(asked.mentee === undefined ? [] : [asked.mentee])
  const [when, setWhen] = useState<Occasion>('during')
  const [how, setHow] = useState<Design>('now')
  const [chosenWay, setWay] = useState<Way | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const instrument = offered.find(({ id }) => id === instrumentId) ?? offered[0]
  if (instrument === undefined) return <Page title="New assessment">No instrument is here.</Page>
  const view =
    instrument.perspectives.find((one) => sameWay(one, perspective)) ??
    instrument.perspectives.find(({ rater }) => rater === perspective) ??
    instrument.perspectives[0]
  if (view === undefined) return null
  const ways: readonly Way[] = view.rater === 'mentee' ? menteesWays : mentorsWays
  const way = ways.find((one) => one === chosenWay) ?? ways[0] ?? 'here'
  const needsMentees = isOfMentees(view)
  const mentees = needsMentees ? people.filter(({ id }) => chosenIds.includes(id)) : []
  const mayBeSeveral = way === 'mail' || way === 'file'
  const trouble = needsMentees
    ? mentees.length === 0
      ? 'Choose with whom.'
      : mentees.length > 1 && !mayBeSeveral
        ? 'One at a time in this way.'
        : null
    : null
  const { id, version } = instrument
  const assessed = {
    instrument: { id, version },
    rater: view.rater,
    subject: view.subject,
    occasion: when,
    design: instrument.items.some(isRated) ? how : 'now',
  }

  const begin = async () => {
    const chosen = { instrument, assessed, mentees }
    const today = wallTime(toInstant(Date.now()), zone).day
    if (way === 'mail') {
      const draft = mailDraft(chosen, accounts, await session.lastAccountId())
      await write([{ op: 'put', table: 'mail', value: draft }])
      await navigate({ to: '/mail/$mailId', params: { mailId: draft.id } })
      return
    }
    const [first = null] = mentees
    const records = (mentees.length > 1 ? mentees : [first]).map((mentee) => newAssessment(chosen, mentee, way, today))
    if (way === 'file') {
      for (const record of records) {
        const file = fileOfAssessment(instrument, record)
        const description = 'Form to fill in'
        if (!(await saveFile({ ...file, type: 'text/html', extension: '.html', description }))) return
        await write([{ op: 'put', table: 'assessment', value: record }])
      }
      await navigate({ to: '/assessments' })
      return
    }
    await write(records.map((value) => ({ op: 'put', table: 'assessment', value })))
    const [record] = records
    if (record === undefined) return
    if (way === 'handed-over') handOver(record.id)
    else await navigate({ to: '/assessments/$assessmentId', params: { assessmentId: record.id } })
  }
  const attach = async (mentee: Mentee) => {
    const today = wallTime(toInstant(Date.now()), zone).day
    const record = newAssessment({ instrument, assessed, mentees }, mentee, 'file', today)
    const lastAccountId = await session.lastAccountId()
    const { draft, file, bytes } = mailWithFile(instrument, record, mentee, accounts, lastAccountId)
    await write([
      { op: 'put', table: 'assessment', value: record },
      { op: 'put', table: 'mail', value: draft },
    ])
    await session.writeAttachment(file, bytes)
    await navigate({ to: '/mail/$mailId', params: { mailId: draft.id } })
  }
  const start = (doing: Promise<void>) => {
    setIsBusy(true)
    doing.catch(showFailure).finally(() => setIsBusy(false))
  }

  return (
    <Page title="New assessment">
      <Stack gap="md" maw="40rem">
        <NativeSelect
          label="Instrument"
          value={instrument.id}
          data={offered.map((one) => ({ value: one.id, label: one.title }))}
          onChange={(event) => setInstrumentId(event.currentTarget.value)}
          description={instrument.purpose}
        />
        <NativeSelect
          label="Who says what"
          value={`${view.rater} ${view.subject}`}
          data={instrument.perspectives.map((one) => ({
            value: `${one.rater} ${one.subject}`,
            label: perspectiveWords(one),
          }))}
          onChange={(event) => setPerspective(event.currentTarget.value)}
        />
        {needsMentees && (
          <MultiSelect
            label="With whom"
            data={people.map((one) => ({ value: one.id, label: displayName(one) }))}
            value={chosenIds}
            onChange={setChosenIds}
            searchable
            placeholder={chosenIds.length === 0 ? 'Name of a mentee' : ''}
            nothingFoundMessage="Nobody of that name"
            limit={40}
            comboboxProps={{ transitionProps: { duration: 0 } }}
          />
        )}
        <NativeSelect
          label="Occasion"
          value={when}
          data={occasion.options.map((value) => ({ value, label: occasionWords[value] }))}
          onChange={(event) => setWhen(occasion.parse(event.currentTarget.value))}
        />
        {instrument.items.some(isRated) && (
          <NativeSelect
            label="What is asked"
            value={how}
            data={design.options.map((value) => ({ value, label: designWords[value] }))}
            onChange={(event) => setHow(design.parse(event.currentTarget.value))}
            description={
              how === 'then-and-now'
                ? 'Looking back shows larger changes than asking twice does; the two are never mixed.'
                : undefined
            }
          />
        )}
        <NativeSelect
          label="How the answers come"
          value={way}
          data={ways.map((value) => ({ value, label: askingWords[value] }))}
          onChange={(event) => setWay(ways.find((one) => one === event.currentTarget.value) ?? null)}
        />
        <div>
          <Group gap="xs">
            <Button onClick={() => start(begin())} disabled={trouble !== null} loading={isBusy}>
              {buttonWords[way]}
            </Button>
            {way === 'file' && mentees.length === 1 && mentees[0] !== undefined && (
              <AttachButton mentee={mentees[0]} isBusy={isBusy} onAttach={(mentee) => start(attach(mentee))} />
            )}
            {way === 'paper' && <PrintMenu fileName={`form-${instrument.id}`} label="Print the form" />}
          </Group>
          {trouble !== null && (
            <Text size="sm" c="dimmed" mt={4}>
              {trouble}
            </Text>
          )}
        </div>
      </Stack>
      {way === 'paper' && (
        <BlankForm
          instrument={instrument}
          assessed={assessed}
          name={mentees.length === 1 && mentees[0] !== undefined ? mentees[0].name : null}
        />
      )}
    </Page>
  )
}

interface AttachButtonProps {
  mentee: Mentee
  isBusy: boolean
  onAttach: (mentee: Mentee) => void
}

function AttachButton({ mentee, isBusy, onAttach }: AttachButtonProps) {
  if (mentee.emails.length === 0) return null
  return (
    <Button variant="default" onClick={() => onAttach(mentee)} disabled={isBusy}>
      Attach it to a mail
    </Button>
  )
}
