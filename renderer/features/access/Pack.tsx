// The pack of an access request: the other people in it decided one by one, short forms explained, and what comes out on paper
// or as text.
import { Alert, Button, Group, SegmentedControl, Stack, Switch, Text, TextInput, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { abbreviationsIn, type Abbreviation } from '../../../shared/domain/access/abbreviations.ts'
import { countEntries, instrumentsBy, packOf, type PackPart } from '../../../shared/domain/access/pack.ts'
import { givesMemoryAids } from '../../../shared/domain/access/request.ts'
import { mentionsIn, redacted, type Decision, type Mention } from '../../../shared/domain/access/third-parties.ts'
import { fullDay } from '../../../shared/domain/agreements.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { ArchivedRecord } from '../../../shared/domain/backup/archive.ts'
import type { AccessRequest } from '../../../shared/model/access-request.ts'
import type { StoredFile } from '../../../shared/model/file.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { useRecordsOf } from '../../app/access-requests.ts'
import { useKnownInstruments } from '../../app/assessments/instruments.ts'
import { useDrawerState } from '../../app/notes/queries.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { Paper } from '../../app/print/Paper.tsx'
import { PartsOnPaper } from '../../app/print/PartsOnPaper.tsx'
import { PrintMenu } from '../../app/print/PrintMenu.tsx'
import { usePractice, useRoster } from '../../app/queries.ts'
import { saveFile } from '../../app/save-file.ts'
import { showFailure } from '../../app/failures.ts'
import classes from './Access.module.css'
import { SaveAsFolder, WhichFiles } from './PackFiles.tsx'

interface PackProps {
  mentee: Mentee
  request: AccessRequest
  onFigures: (figures: { entries: number; redacted: number }) => void
}

/** Drawn at most at once; the next ones come as these are decided. */
const mostDrawn = 40

export function Pack({ mentee, request, onFigures }: PackProps) {
  const records = useRecordsOf(mentee.id).data
  const [withAids, setWithAids] = useState(() => givesMemoryAids(request.law))
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(new Map())
  const [meanings, setMeanings] = useState<ReadonlyMap<string, string>>(new Map())
  const [heldBack, setHeldBack] = useState<ReadonlySet<string>>(new Set())
  const { parts, mentions } = usePack(records, mentee, withAids, heldBack)
  const given = useMemo(() => redacted(parts, mentions, decisions), [parts, mentions, decisions])
  const short = useMemo(() => abbreviationsIn(given, meanings), [given, meanings])
  const undecided = mentions.filter(({ key }) => !decisions.has(key))
  const left = mentions.filter(({ key }) => decisions.get(key) === 'leave').length
  const entries = countEntries(given)
  const redactions = mentions.length - left
  useEffect(() => onFigures({ entries, redacted: redactions }), [entries, redactions, onFigures])
  const hasDrawer = useDrawerState().data?.exists === true
  const today = dayAt(useNow(60_000), useMentorZone())
  const decide = (keys: readonly string[], decision: Decision) =>
    setDecisions((before) => new Map([...before, ...keys.map((key): [string, Decision] => [key, decision])]))
  if (records === undefined) return null
  const files = filesIn(records, parts)
  const text = packText(given, short, mentee)
  const save = () =>
    saveFile({
      name: `access-request-${today}.txt`,
      type: 'text/plain',
      extension: '.txt',
      description: 'Text',
      text,
    })
  return (
    <section aria-label="The pack">
      <Title order={2} size="h3" mb={4}>
        The pack
      </Title>
      <Stack gap="md">
        <Text size="sm">
          {entries.toLocaleString('en')} entries: all that is kept about this mentee, in words. What other people are
          named in it is proposed for redaction; look at each place.
        </Text>
        {hasDrawer && (
          <Alert color="amber" icon={<IconLock size={18} aria-hidden />} title="The locked drawer is not in it">
            Open the drawer and look whether it has notes about this mentee. Take out what belongs to the pack.
          </Alert>
        )}
        <Switch
          label="With memory aids"
          description="Under FERPA they are not part of it while nobody but you has seen them; under the GDPR they are."
          checked={withAids}
          onChange={(event) => setWithAids(event.currentTarget.checked)}
        />
        <WhichFiles files={files} heldBack={heldBack} onChange={setHeldBack} />
        <Mentions mentions={mentions} decisions={decisions} undecided={undecided} onDecide={decide} />
        <ShortForms
          short={short}
          onMeaning={(form, words) => setMeanings((before) => new Map(before).set(form, words))}
        />
        <Group gap="sm">
          {undecided.length > 0 ? (
            <Text size="sm" fw={600}>
              {undecided.length === 1 ? '1 place is' : `${undecided.length} places are`} still to be looked at before it
              can be given.
            </Text>
          ) : (
            <>
              <PrintMenu fileName="access-request" label="Print the pack" />
              <Button variant="default" onClick={() => void save().catch(showFailure)}>
                Save as text
              </Button>
              {files.length > 0 && (
                <SaveAsFolder today={today} text={text} files={files.filter(({ id }) => !heldBack.has(id))} />
              )}
            </>
          )}
        </Group>
      </Stack>
      {undecided.length === 0 && <PackPaper parts={given} short={short} mentee={mentee} today={today} />}
    </section>
  )
}

const nothing: { parts: PackPart[]; mentions: Mention[] } = { parts: [], mentions: [] }

function usePack(
  records: ArchivedRecord[] | undefined,
  mentee: Mentee,
  withAids: boolean,
  heldBack: ReadonlySet<string>,
) {
  const roster = useRoster().data
  const practice = usePractice().data
  const instruments = useKnownInstruments()
  const zone = useMentorZone()
  return useMemo(() => {
    if (records === undefined || roster === undefined || practice === undefined || instruments === undefined)
      return nothing
    const parts = packOf(records, {
      voice: 'to-them',
      givesMemoryAids: withAids,
      heldBack,
      dayOf: (moment) => dayAt(Date.parse(moment), zone),
      instrument: instrumentsBy(instruments.find),
    })
    const others = roster.flatMap(({ mentee: one }) => (one.id === mentee.id ? [] : [one]))
    const mentions = mentionsIn(parts, {
      mentee,
      others: [...others, ...speakersOf(records)],
      ownNames: [practice.mentorName],
    })
    return { parts, mentions }
  }, [records, roster, practice, instruments, zone, mentee, withAids, heldBack])
}

/** The files that the pack speaks of. */
function filesIn(records: readonly ArchivedRecord[], parts: readonly PackPart[]): StoredFile[] {
  const entries = new Set(parts.flatMap((part) => part.entries.map(({ id }) => id)))
  return records.flatMap((one) => (one.table === 'file' && entries.has(one.value.id) ? [one.value] : []))
}

/** Who spoke or wrote in a conversation without being on the roster. */
function speakersOf(records: readonly ArchivedRecord[]) {
  const names = records.flatMap((one) =>
    one.table === 'conversation'
      ? one.value.speakers.flatMap(({ name, menteeId }) => (menteeId === null && name !== '' ? [name] : []))
      : [],
  )
  return [...new Set(names)].map((name) => ({
    id: name,
    name,
    preferredName: '',
    emails: [],
    phone: '',
    studentId: '',
  }))
}

const unknownNames = 'Names that are not on your roster may not be known to the program: read it once yourself.'

interface MentionsProps {
  mentions: readonly Mention[]
  decisions: ReadonlyMap<string, Decision>
  undecided: readonly Mention[]
  onDecide: (keys: readonly string[], decision: Decision) => void
}

function Mentions({ mentions, decisions, undecided, onDecide }: MentionsProps) {
  const [shows, setShows] = useState<'undecided' | 'all'>('undecided')
  if (mentions.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nobody else was found in it. {unknownNames}
      </Text>
    )
  const shown = shows === 'all' ? mentions : undecided
  return (
    <section aria-label="Other people">
      <Group justify="space-between" mb={4}>
        <Title order={3} size="h4">
          Other people
        </Title>
        <SegmentedControl
          size="xs"
          aria-label="Which places"
          value={shows}
          onChange={(value) => setShows(value === 'all' ? 'all' : 'undecided')}
          data={[
            { value: 'undecided', label: `To look at ${undecided.length}` },
            { value: 'all', label: `All ${mentions.length}` },
          ]}
        />
      </Group>
      <ul className={classes.list}>
        {shown.slice(0, mostDrawn).map((one, place) => {
          const decision = decisions.get(one.key)
          const same = undecided.filter(({ words }) => words === one.words).map(({ key }) => key)
          const where = `${one.words}, place ${place + 1}`
          return (
            <li key={one.key} className={classes.line}>
              <Text size="sm" className={classes.words ?? ''}>
                <bdi>
                  … {one.before}
                  <mark>{one.words}</mark>
                  {one.after} …
                </bdi>
              </Text>
              <Group gap={6}>
                <Button
                  size="compact-sm"
                  variant={decision === 'redact' ? 'filled' : 'default'}
                  aria-label={`Redact ${where}`}
                  onClick={() => onDecide([one.key], 'redact')}
                >
                  Redact
                </Button>
                <Button
                  size="compact-sm"
                  variant={decision === 'leave' ? 'filled' : 'default'}
                  aria-label={`Leave ${where}`}
                  onClick={() => onDecide([one.key], 'leave')}
                >
                  Leave
                </Button>
                {same.length > 1 && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={`Redact all ${same.length} places of ${one.words}, as at place ${place + 1}`}
                    onClick={() => onDecide(same, 'redact')}
                  >
                    Redact all {same.length}
                  </Button>
                )}
              </Group>
            </li>
          )
        })}
      </ul>
      {shown.length === 0 && <Text size="sm">All places were looked at. {unknownNames}</Text>}
    </section>
  )
}

function ShortForms({
  short,
  onMeaning,
}: {
  short: readonly Abbreviation[]
  onMeaning: (form: string, words: string) => void
}) {
  if (short.length === 0) return null
  return (
    <section aria-label="Short forms">
      <Title order={3} size="h4">
        Short forms
      </Title>
      <Text size="sm" c="dimmed" mb={4}>
        What is not self-evident has to be explained. Those left empty are not.
      </Text>
      <div className={classes.forms}>
        {short.map(({ short: form, meaning, count }) => (
          <TextInput
            key={form}
            size="xs"
            label={`${form} (${count})`}
            value={meaning}
            onChange={(event) => onMeaning(form, event.currentTarget.value)}
            maxLength={300}
          />
        ))}
      </div>
    </section>
  )
}

const aboutIt =
  'This is what your mentor keeps about you in a program of their own. Names of other people were taken out where they stand as “[another person]”.'

function PackPaper({
  parts,
  short,
  mentee,
  today,
}: {
  parts: readonly PackPart[]
  short: readonly Abbreviation[]
  mentee: Mentee
  today: string
}) {
  return (
    <Paper title={`What is kept about ${displayName(mentee)}`}>
      <p>
        {fullDay(today)}. {aboutIt}
      </p>
      <PartsOnPaper parts={parts} />
      <ShortFormsOnPaper short={short} />
    </Paper>
  )
}

function ShortFormsOnPaper({ short }: { short: readonly Abbreviation[] }) {
  const explained = short.filter(({ meaning }) => meaning.trim() !== '')
  if (explained.length === 0) return null
  return (
    <>
      <h2>Short forms</h2>
      <dl>
        {explained.map(({ short: form, meaning }) => (
          <div key={form}>
            <dt>{form}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** The same as plain text. */
function packText(parts: readonly PackPart[], short: readonly Abbreviation[], mentee: Mentee): string {
  const body = parts.flatMap(({ title, entries }) => [
    '',
    title.toUpperCase(),
    ...entries.flatMap(({ on, heading, lines }) => ['', `${on === '' ? '' : `${fullDay(on)}: `}${heading}`, ...lines]),
  ])
  const forms = short
    .filter(({ meaning }) => meaning.trim() !== '')
    .map(({ short: form, meaning }) => `${form}: ${meaning}`)
  return [`What is kept about ${displayName(mentee)}`, '', aboutIt, ...body, '', 'SHORT FORMS', '', ...forms, ''].join(
    '\n',
  )
}
