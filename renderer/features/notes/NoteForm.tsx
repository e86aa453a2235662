// One note, written in one calm column. It keeps itself from the first word on, and what it said before is kept as a version
// whenever the mentor comes back to it.
import { ActionIcon, Box, Button, Group, Menu, Stack, Text, TextInput } from '@mantine/core'
import { IconDots, IconFlame, IconHistory, IconLock, IconSend, IconTrash } from '@tabler/icons-react'
import { useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { isVersionDue, saysTheSame, shelfOf, type Retention } from '../../../shared/domain/notes.ts'
import { isBlank, plainText } from '../../../shared/domain/rich-words.ts'
import { mail } from '../../../shared/model/mail.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { noteVersion, type Note, type NoteVersion } from '../../../shared/model/note.ts'
import type { RichText } from '../../../shared/model/rich-text.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { flushAutosaves, useAutosave } from '../../app/autosave.ts'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { NoteMarks } from '../../app/notes/NoteMarks.tsx'
import { FilesBeside } from '../../app/files/FilesBeside.tsx'
import { useDrawerState, useNoteVersions } from '../../app/notes/queries.ts'
import { PickMentees } from '../../app/PickMentees.tsx'
import { useVaultClient, useWrite } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'
import { RichEditor } from '../../app/rich-text/RichEditor.tsx'
import { Page } from '../../ui/Page.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { NoteHistory } from './NoteHistory.tsx'
import { NoteKeeping } from './NoteKeeping.tsx'
import { NoteLinks } from './NoteLinks.tsx'
import { NoteTemplates } from './NoteTemplates.tsx'
import { ShredDialog } from './ShredDialog.tsx'

interface NoteFormProps {
  initial: Note
  /** As it is in the vault; null for a new one. */
  stored: Note | null
  people: readonly Mentee[]
  retention: Retention
}

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400
/** Milliseconds that leaving waits for the last save. */
const longestFlush = 5_000

export function NoteForm({ initial, stored, people, retention }: NoteFormProps) {
  const [draft, setDraft] = useState(initial)
  const { kept, state, saveNow, keepAnyway, forget } = useKeeping(draft, stored)
  const [dialog, setDialog] = useState<'history' | 'shred' | null>(null)
  const write = useWrite()
  const navigate = useNavigate()
  const leave = useLeave()
  const change = useCallback((part: Partial<Note>) => setDraft((before) => ({ ...before, ...part })), [])
  const changeWords = useCallback((words: RichText) => change({ words }), [change])
  const isRecord = shelfOf(draft.class) === 'records'
  const versions = useNoteVersions(draft.id).data
  const isDrawerOpen = useDrawerState().data?.isOpen === true
  const client = useVaultClient()

  const remove = async () => {
    forget()
    if (kept) await write([{ op: 'delete', table: 'note', id: draft.id }], { done: 'The note was deleted' })
    leave()
  }
  const writeMail = async () => {
    await saveNow()
    const person = people.find(({ id }) => id === draft.menteeIds[0])
    const record = newRecord()
    const value = mail.parse({
      ...record,
      threadId: record.id,
      menteeIds: person === undefined ? [] : [person.id],
      to: person?.emails.slice(0, 1) ?? [],
      subject: draft.title,
      text: plainText(draft.words),
    })
    await write([{ op: 'put', table: 'mail', value }])
    await navigate({ to: '/mail/$mailId', params: { mailId: value.id } })
  }
  const lockAway = async () => {
    await saveNow()
    forget()
    await client.session.takeIntoDrawer(draft.id)
    await navigate({ to: '/notes/drawer' })
  }
  /** What the note says now becomes a version itself. */
  const restore = async ({ title, words }: NoteVersion) => {
    if (versions?.some((one) => saysTheSame(one, draft)) !== true)
      await write([{ op: 'put', table: 'noteVersion', value: formerVersion(touched(draft), draft.menteeIds) }])
    change({ title, words })
    setDialog(null)
  }
  const finish = () => void saveNow().then(leave, showFailure)

  useCommands([
    {
      id: 'note.save',
      label: 'Save the note now',
      group: 'Note',
      shortcut: 'mod+S',
      run: () => void saveNow().catch(showFailure),
    },
    { id: 'note.history', label: 'What this note said before', group: 'Note', run: () => setDialog('history') },
    { id: 'note.delete', label: 'Delete this note', group: 'Note', run: () => void remove().catch(showFailure) },
  ])

  return (
    <Box maw="43rem">
      <Page
        title={initial.title === '' && stored === null ? 'New note' : 'Note'}
        actions={
          <>
            {kept || isWorthKeeping(draft) ? (
              <SavedMark state={state} />
            ) : (
              <Text size="xs" c="dimmed">
                Kept from the first word on
              </Text>
            )}
            <Button onClick={finish}>Done</Button>
            <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
              <Menu.Target>
                <ActionIcon variant="default" size={36} aria-label="More about this note">
                  <IconDots size={18} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<IconHistory size={16} aria-hidden />}
                  disabled={!kept}
                  onClick={() => setDialog('history')}
                >
                  What it said before…
                </Menu.Item>
                {isRecord && (
                  <Menu.Item
                    leftSection={<IconSend size={16} aria-hidden />}
                    onClick={() => void writeMail().catch(showFailure)}
                  >
                    Put it into a mail
                  </Menu.Item>
                )}
                {kept && !isRecord && isDrawerOpen && (
                  <Menu.Item
                    leftSection={<IconLock size={16} aria-hidden />}
                    onClick={() => void lockAway().catch(showFailure)}
                  >
                    Into the locked drawer
                  </Menu.Item>
                )}
                <Menu.Item
                  leftSection={<IconTrash size={16} aria-hidden />}
                  onClick={() => void remove().catch(showFailure)}
                >
                  {kept ? 'Delete' : 'Discard'}
                </Menu.Item>
                {kept && (
                  <Menu.Item
                    color="red"
                    leftSection={<IconFlame size={16} aria-hidden />}
                    onClick={() => setDialog('shred')}
                  >
                    Shred…
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          </>
        }
      >
        <Stack gap="md">
          <NoteMarks note={draft} />
          <TextInput
            label="Title"
            value={draft.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
            maxLength={500}
            dir="auto"
            autoFocus={stored === null}
          />
          <PickMentees
            label="About whom"
            placeholder="Name of a mentee, or nobody"
            people={people}
            menteeIds={draft.menteeIds}
            onChange={(menteeIds) => change({ menteeIds })}
          />
          <Stack gap={6}>
            <Group>
              <NoteTemplates draft={draft} onChange={change} />
            </Group>
            <RichEditor label="Words" value={draft.words} marks={false} minRows={8} onChange={changeWords} />
          </Stack>
          <NoteKeeping draft={draft} retention={retention} onChange={change} />
          <FilesBeside of={{ id: draft.id, owner: 'note', menteeIds: draft.menteeIds, keep: keepAnyway }} />
          <NoteLinks draft={draft} onChange={change} />
        </Stack>
        <NoteHistory
          draft={draft}
          versions={versions}
          opened={dialog === 'history'}
          onClose={() => setDialog(null)}
          onRestore={restore}
        />
        <ShredDialog
          notes={dialog === 'shred' ? [draft] : []}
          onClose={() => setDialog(null)}
          beforehand={() => {
            forget()
          }}
          onShredded={leave}
        />
      </Page>
    </Box>
  )
}

/** True as soon as there is something in it that would be missed. */
function isWorthKeeping({ title, words }: Note): boolean {
  return title.trim() !== '' || !isBlank(words)
}

/** Keeps the note saved, and what it said before as a version. */
function useKeeping(draft: Note, initiallyStored: Note | null) {
  const write = useWrite()
  const stored = useRef(initiallyStored)
  const [kept, setKept] = useState(initiallyStored !== null)
  const gone = useRef(false)
  const versions = useNoteVersions(draft.id).data
  /** The vault's answer comes a moment after the next key. */
  const keptVersionAt = useRef<string | null>(null)

  const store = async (value: Note) => {
    if (gone.current || (!kept && !isWorthKeeping(value))) return
    await put(value)
  }
  const put = async (value: Note) => {
    const before = stored.current
    const next = touched(value)
    const changes: Change[] = [{ op: 'put', table: 'note', value: next }]
    const latestVersionAt = keptVersionAt.current ?? versions?.[0]?.createdAt ?? null
    const isDue = before !== null && !saysTheSame(before, next) && isVersionDue(before, latestVersionAt, Date.now())
    if (isDue) changes.push({ op: 'put', table: 'noteVersion', value: formerVersion(before, next.menteeIds) })
    await write(changes)
    if (isDue) keptVersionAt.current = next.updatedAt
    stored.current = next
    setKept(true)
  }
  const state = useAutosave(draft, store, restBeforeSaving)
  return {
    kept,
    state,
    saveNow: () => flushAutosaves(longestFlush),
    /** Also without a word, because something is beside it. */
    keepAnyway: async () => {
      await flushAutosaves(longestFlush)
      if (stored.current === null) await put(draft)
    },
    /** Nothing of it is written any more. */
    forget: () => {
      gone.current = true
    },
  }
}

function formerVersion(before: Note, menteeIds: string[]) {
  const { id: noteId, title, words, updatedAt, sample } = before
  return noteVersion.parse({ ...newRecord(), sample, noteId, menteeIds, at: updatedAt, title, words })
}

/** Back to where the mentor came from, else to the notes. */
function useLeave(): () => void {
  const router = useRouter()
  const navigate = useNavigate()
  const canGoBack = useCanGoBack()
  return () => {
    if (canGoBack) router.history.back()
    else void navigate({ to: '/notes' })
  }
}
