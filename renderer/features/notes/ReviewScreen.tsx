// How long notes are kept: the rule by class, the yearly look at what is past its day or undecided, and the certificates of what
// was shredded, on the screen and on paper.
import { Anchor, Button, Group, NumberInput, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState, type ReactNode } from 'react'
import { fullDay } from '../../../shared/domain/agreements.ts'
import { dayAfter } from '../../../shared/domain/calendar/days.ts'
import {
  classWords,
  noteReview,
  sensitivityWords,
  titleOfNote,
  usualRetention,
  type Retention,
} from '../../../shared/domain/notes.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { noteClass, type Certificate, type Note } from '../../../shared/model/note.ts'
import { showFailure } from '../../app/failures.ts'
import { NoteMarks } from '../../app/notes/NoteMarks.tsx'
import { useCertificates, useNotes } from '../../app/notes/queries.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { Paper } from '../../app/print/Paper.tsx'
import { PrintMenu } from '../../app/print/PrintMenu.tsx'
import { usePractice, useRoster, useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import { useSavePractice } from '../../app/save-practice.ts'
import { Page } from '../../ui/Page.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import lines from '../../ui/Lines.module.css'
import { ShredDialog } from './ShredDialog.tsx'

/** Days for which a note is kept on when it is looked at. */
const aYear = 365

export function ReviewScreen() {
  const notes = useNotes().data
  const practice = usePractice().data
  const certificates = useCertificates().data
  const roster = useRoster().data
  const today = dayAt(useNow(60_000), useMentorZone())
  const savePractice = useSavePractice()
  const [shredding, setShredding] = useState<readonly Note[]>([])
  const mentees = useMemo(() => new Map((roster ?? []).map(({ mentee }) => [mentee.id, mentee])), [roster])
  if (notes === undefined || practice === undefined || certificates === undefined || roster === undefined) return null
  const { over, undecided, dueOn } = noteReview(notes, practice.notesReviewedOn, today)
  return (
    <Page
      title="How long notes are kept"
      actions={<Anchor renderRoot={(props) => <Link to="/notes" {...props} />}>Back to the notes</Anchor>}
    >
      <Stack gap="lg" maw="54rem">
        <Rule retention={practice.noteRetention ?? usualRetention} />
        <Section title="To look through">
          <Group gap="md" mb="xs">
            <Text size="sm">
              {practice.notesReviewedOn === null ? (
                'Once a year, what is past its day and what is not decided is looked through.'
              ) : (
                <>
                  Last looked through <TimeText at={practice.notesReviewedOn} />
                  {dueOn !== null && (
                    <>
                      , next <TimeText at={dueOn} />
                    </>
                  )}
                  .
                </>
              )}
            </Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => void savePractice({ notesReviewedOn: today }).catch(showFailure)}
            >
              I have looked through them
            </Button>
          </Group>
          <Waiting title="Past their day" notes={over} today={today} onShred={setShredding} />
          <Waiting title="Kept until you decide" notes={undecided} today={today} onShred={setShredding} />
        </Section>
        <Certificates certificates={certificates} mentees={mentees} />
      </Stack>
      <ShredDialog notes={shredding} onClose={() => setShredding([])} />
    </Page>
  )
}

function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Group justify="space-between" mb={4}>
        <Title order={2} size="h3">
          {title}
        </Title>
        {actions}
      </Group>
      {children}
    </section>
  )
}

/** Months by class; an empty field means until it is decided. */
function Rule({ retention }: { retention: Retention }) {
  const savePractice = useSavePractice()
  return (
    <Section title="The rule for new notes">
      <Group gap="md" align="flex-end">
        {noteClass.options.map((one) => (
          <NumberInput
            key={one}
            label={classWords[one]}
            description="Months; empty until you decide"
            value={retention[one] ?? ''}
            min={1}
            max={1_200}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="strict"
            w="14rem"
            onChange={(value) => {
              const months = typeof value === 'number' && value >= 1 ? value : null
              void savePractice({ noteRetention: { ...retention, [one]: months } }).catch(showFailure)
            }}
          />
        ))}
      </Group>
    </Section>
  )
}

interface WaitingProps {
  title: string
  notes: readonly Note[]
  today: string
  onShred: (notes: readonly Note[]) => void
}

function Waiting({ title, notes, today, onShred }: WaitingProps) {
  const write = useWrite()
  if (notes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {title}: none.
      </Text>
    )
  const keep = (note: Note) =>
    write([{ op: 'put', table: 'note', value: touched({ ...note, keepUntil: dayAfter(today, aYear) }) }], {
      done: 'Kept for a year more',
    })
  return (
    <section aria-label={title}>
      <Group justify="space-between" mt="sm">
        <Title order={3} size="h4">
          {title}
        </Title>
        {notes.length > 1 && (
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => onShred(notes)}>
            Shred all {notes.length}…
          </Button>
        )}
      </Group>
      <ul className={lines.list}>
        {notes.map((note) => {
          const name = titleOfNote(note) || 'Note without words'
          return (
            <li key={note.id} className={lines.line}>
              <div className={lines.words}>
                <Anchor renderRoot={(props) => <Link to="/notes/$noteId" params={{ noteId: note.id }} {...props} />}>
                  <bdi>{name}</bdi>
                </Anchor>
                <NoteMarks note={note} />
              </div>
              <Group gap={6}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Keep ${name} a year more`}
                  onClick={() => void keep(note).catch(showFailure)}
                >
                  A year more
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  color="red"
                  aria-label={`Shred ${name}`}
                  onClick={() => onShred([note])}
                >
                  Shred…
                </Button>
              </Group>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface CertificatesProps {
  certificates: readonly Certificate[]
  mentees: ReadonlyMap<string, Mentee>
}

function Certificates({ certificates, mentees }: CertificatesProps) {
  const zone = useMentorZone()
  const said = certificates.map((one) => ({
    id: one.id,
    text: certificateText(one, mentees, (at) => fullDay(dayAt(Date.parse(at), zone))),
  }))
  return (
    <Section
      title="Certificates of shredding"
      actions={said.length > 0 && <PrintMenu fileName="certificates-of-shredding" />}
    >
      {said.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing was shredded.
        </Text>
      ) : (
        <ul className={lines.list}>
          {said.map(({ id, text }) => (
            <li key={id} className={lines.line}>
              <Text size="sm">
                <bdi>{text}</bdi>
              </Text>
            </li>
          ))}
        </ul>
      )}
      <Paper title="Certificates of shredding">
        <ul>
          {said.map(({ id, text }) => (
            <li key={id}>
              <bdi>{text}</bdi>
            </li>
          ))}
        </ul>
        <p>
          Each note was deleted with all of its former versions and files from the encrypted store, the search and the
          journal of this vault. Copies in backups made earlier are not covered.
        </p>
      </Paper>
    </Section>
  )
}

function certificateText(
  one: Certificate,
  mentees: ReadonlyMap<string, Mentee>,
  sayDay: (at: string) => string,
): string {
  const names = one.menteeIds.flatMap((id) => {
    const mentee = mentees.get(id)
    return mentee === undefined ? [] : [displayName(mentee)]
  })
  const about = names.length === 0 ? '' : ` about ${names.join(', ')}`
  const went = [
    one.versions === 0 ? '' : `${one.versions} former ${one.versions === 1 ? 'version' : 'versions'}`,
    one.files === 0 ? '' : `${one.files} ${one.files === 1 ? 'file' : 'files'}`,
  ].filter((part) => part !== '')
  const along = went.length === 0 ? '' : ` with ${went.join(' and ')}`
  const kind = `${classWords[one.noteClass]}, ${sensitivityWords[one.sensitivity].toLowerCase()}`
  const journal = one.journalAt === null ? ' The journal is still to be written anew.' : ''
  return `${sayDay(one.shreddedAt)}: a note${about} of ${sayDay(one.noteCreatedAt)} (${kind})${along}, number ${one.noteId}.${journal}`
}
