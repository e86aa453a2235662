// The locked drawer: a second passphrase for the most sensitive notes. It closes itself two minutes after the last touch.
import { Anchor, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconHistory, IconLock, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState, type SubmitEvent } from 'react'
import { titleOfNote } from '../../../shared/domain/notes.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { note as noteSchema, type Note, type NoteVersion } from '../../../shared/model/note.ts'
import { flushAutosaves, useAutosave } from '../../app/autosave.ts'
import { describeFailure, showFailure } from '../../app/failures.ts'
import { useDrawerNotes, useDrawerState, useDrawerVersions } from '../../app/notes/queries.ts'
import { useMentorZone } from '../../app/now.ts'
import { Countdown } from '../../app/passphrase/Countdown.tsx'
import { NewPassphrase } from '../../app/passphrase/NewPassphrase.tsx'
import { PassphraseField } from '../../app/passphrase/PassphraseField.tsx'
import { tryWords, useTry } from '../../app/passphrase/useTry.ts'
import { usePresenting } from '../../app/presenting.ts'
import { PickMentees } from '../../app/PickMentees.tsx'
import { useRoster, useVaultClient } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'
import { NotHere } from '../../app/RouteStates.tsx'
import { RichEditor } from '../../app/rich-text/RichEditor.tsx'
import { Page } from '../../ui/Page.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { NoteHistory } from './NoteHistory.tsx'
import classes from './Notes.module.css'

/** Milliseconds of rest after the last key until it is saved, and that closing waits for the last save. */
const restBeforeSaving = 400
const longestFlush = 5_000
/** Milliseconds between two tellings that somebody is still here. */
const touchEvery = 5_000

export function DrawerScreen() {
  const isPresenting = usePresenting()
  const state = useDrawerState().data
  const notes = useDrawerNotes().data
  if (isPresenting) return <NotHere />
  if (state === undefined || notes === undefined) return null
  if (!state.exists) return <MakeDrawer />
  return notes === null ? <ClosedDrawer /> : <OpenDrawer notes={notes} />
}

const back = <Anchor renderRoot={(props) => <Link to="/notes" {...props} />}>Back to the notes</Anchor>

function MakeDrawer() {
  const client = useVaultClient()
  const [failure, setFailure] = useState<{ title: string; text: string } | null>(null)
  const make = async (passphrase: string) => {
    const made = await client.createDrawer(passphrase)
    setFailure(made.ok ? null : describeFailure(made.error.code, made.error.message))
  }
  return (
    <Page title="Locked drawer" actions={back}>
      <Stack gap="md" maw="34rem">
        <Text>
          For the few notes that even an open vault should not show. A second passphrase opens the drawer; it closes
          itself two minutes after the last touch. What is in it is in no search, no time line, no report, and in a
          backup only as it lies here: locked.
        </Text>
        <Text fw={600}>Nobody can open it without this passphrase, and there is no recovery code for it.</Text>
        {failure !== null && <Trouble title={failure.title}>{failure.text}</Trouble>}
        <NewPassphrase submitLabel="Make the drawer" busyText="This takes a second or two." onChoose={make} />
      </Stack>
    </Page>
  )
}

function ClosedDrawer() {
  const client = useVaultClient()
  const door = useTry(0)
  const [typed, setTyped] = useState('')
  const words = tryWords(door.failure)
  const open = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const passphrase = typed
    setTyped('')
    void door.attempt(() => client.openDrawer(passphrase)).catch(showFailure)
  }
  return (
    <Page title="Locked drawer" actions={back}>
      <form onSubmit={open} noValidate>
        <Stack gap="sm" maw="24rem">
          {words !== null && <Trouble title={words.title}>{words.text}</Trouble>}
          {door.until !== null && <Countdown until={door.until} onOver={door.waited} />}
          <PassphraseField
            label="Passphrase of the drawer"
            kind="current"
            value={typed}
            onChange={setTyped}
            disabled={door.busy || door.until !== null}
            autoFocus
          />
          <div>
            <Button type="submit" loading={door.busy} disabled={typed === '' || door.until !== null}>
              Open the drawer
            </Button>
          </div>
        </Stack>
      </form>
    </Page>
  )
}

function OpenDrawer({ notes }: { notes: readonly Note[] }) {
  const client = useVaultClient()
  const roster = useRoster().data
  const zone = useMentorZone()
  const people = useMemo(() => (roster ?? []).map(({ mentee }) => mentee), [roster])
  const [chosen, setChosen] = useState<Note | null>(null)
  const [isChanging, setChanging] = useState(false)
  useTouch()
  const begin = () => {
    const record = newRecord()
    setChosen(noteSchema.parse({ ...record, on: dayAt(Date.parse(record.createdAt), zone), sensitivity: 'special' }))
  }
  const close = async () => {
    await flushAutosaves(longestFlush)
    await client.session.closeDrawer()
  }
  return (
    <Page
      title="Locked drawer"
      actions={
        <>
          {back}
          <Button
            variant="default"
            leftSection={<IconLock size={16} aria-hidden />}
            onClick={() => void close().catch(showFailure)}
          >
            Close the drawer
          </Button>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
            New note in the drawer
          </Button>
        </>
      }
    >
      <Text size="sm" c="dimmed" mb="sm">
        Open. It closes itself two minutes after the last touch.{' '}
        <Anchor component="button" type="button" inherit onClick={() => setChanging(true)}>
          Change its passphrase
        </Anchor>
      </Text>
      <div className={classes.drawer}>
        <ul className={classes.versions} aria-label="Notes in the drawer">
          {notes.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={classes.version}
                aria-current={one.id === chosen?.id}
                onClick={() => setChosen(one)}
              >
                <bdi>{titleOfNote(one) || 'Note without words'}</bdi>
                <Text size="xs" c="dimmed">
                  <TimeText at={one.on} />
                </Text>
              </button>
            </li>
          ))}
          {notes.length === 0 && (
            <li>
              <Text c="dimmed" size="sm">
                Nothing is in it yet.
              </Text>
            </li>
          )}
        </ul>
        {chosen !== null && (
          <DrawerNoteForm key={chosen.id} initial={chosen} people={people} onRemoved={() => setChosen(null)} />
        )}
      </div>
      <ChangeDialog opened={isChanging} onClose={() => setChanging(false)} />
    </Page>
  )
}

/** Keys and presses on this screen keep it open. */
function useTouch(): void {
  const client = useVaultClient()
  const last = useRef(0)
  useEffect(() => {
    const touch = () => {
      const now = performance.now()
      if (now - last.current < touchEvery) return
      last.current = now
      client.session.touchDrawer().catch(showFailure)
    }
    window.addEventListener('keydown', touch)
    window.addEventListener('pointerdown', touch)
    return () => {
      window.removeEventListener('keydown', touch)
      window.removeEventListener('pointerdown', touch)
    }
  }, [client])
}

interface DrawerNoteFormProps {
  initial: Note
  people: readonly Mentee[]
  onRemoved: () => void
}

function DrawerNoteForm({ initial, people, onRemoved }: DrawerNoteFormProps) {
  const client = useVaultClient()
  const [draft, setDraft] = useState(initial)
  const [isHistory, setHistory] = useState(false)
  const versions = useDrawerVersions(draft.id).data
  const gone = useRef(false)
  const change = (part: Partial<Note>) => setDraft((before) => ({ ...before, ...part }))
  const keep = async (value: Note) => {
    if (gone.current) return
    try {
      await client.session.keepInDrawer(touched(value))
    } catch (error) {
      showFailure(error)
      throw error
    }
  }
  const state = useAutosave(draft, keep, restBeforeSaving)
  const restore = async ({ title, words }: NoteVersion) => {
    await flushAutosaves(longestFlush)
    const next = { ...draft, title, words }
    await client.session.keepInDrawer(touched(next), true)
    setDraft(next)
    setHistory(false)
  }
  const remove = async () => {
    gone.current = true
    await client.session.removeFromDrawer(draft.id)
    onRemoved()
  }
  return (
    <Stack gap="md" maw="40rem">
      <TextInput
        label="Title"
        value={draft.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
        maxLength={500}
        dir="auto"
        autoComplete="off"
        autoFocus={initial.title === ''}
      />
      <PickMentees
        label="About whom"
        placeholder="Name of a mentee, or nobody"
        people={people}
        menteeIds={draft.menteeIds}
        onChange={(menteeIds) => change({ menteeIds })}
      />
      <RichEditor label="Words" value={draft.words} marks={false} minRows={8} onChange={(words) => change({ words })} />
      <Group justify="space-between">
        <SavedMark state={state} />
        <Group gap="xs">
          <Button variant="subtle" leftSection={<IconHistory size={16} aria-hidden />} onClick={() => setHistory(true)}>
            What it said before…
          </Button>
          <Button variant="subtle" color="red" onClick={() => void remove().catch(showFailure)}>
            Take it out and delete it
          </Button>
        </Group>
      </Group>
      <NoteHistory
        draft={draft}
        versions={versions}
        opened={isHistory}
        onClose={() => setHistory(false)}
        onRestore={restore}
      />
    </Stack>
  )
}

function ChangeDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Change the passphrase of the drawer"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {opened && <ChangeForm onClose={onClose} />}
    </Modal>
  )
}

function ChangeForm({ onClose }: { onClose: () => void }) {
  const client = useVaultClient()
  const [current, setCurrent] = useState('')
  const [failure, setFailure] = useState<{ title: string; text: string } | null>(null)
  const change = async (next: string) => {
    const changed = await client.changeDrawerPassphrase(current, next)
    if (changed.ok) onClose()
    else setFailure(describeFailure(changed.error.code, ''))
  }
  return (
    <>
      {failure !== null && <Trouble title={failure.title}>{failure.text}</Trouble>}
      <NewPassphrase
        submitLabel="Change it"
        busyText="This takes a second or two."
        onChoose={change}
        before={<PassphraseField label="Present passphrase" kind="current" value={current} onChange={setCurrent} />}
      />
    </>
  )
}
