// One meeting, planned or written down in one calm column that stands beside a video call. It keeps itself from the first
// word on. What is not its time yet is not shown: a planned meeting has no words, a held one is not repeated.
import { Box, Button, Group, Menu, Stack, Text, TextInput, ActionIcon } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconDots, IconFileText, IconRepeat, IconTrash } from '@tabler/icons-react'
import { useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router'
import { memo, useCallback, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Recurrence } from '../../../shared/domain/calendar/recurrence.ts'
import { isBlank } from '../../../shared/domain/rich-words.ts'
import { planSeries } from '../../../shared/domain/meeting-plan.ts'
import type { Group as MenteeGroup } from '../../../shared/model/group.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { promiseRecord } from '../../../shared/model/promise.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { flushAutosaves, useAutosave } from '../../app/autosave.ts'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { useWrite } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { Agenda } from './Agenda.tsx'
import { CalendarFile } from './CalendarFile.tsx'
import { Clock } from './Clock.tsx'
import { JoinDetails } from './JoinDetails.tsx'
import { MeetingGoals } from './MeetingGoals.tsx'
import { MeetingFiles } from './MeetingFiles.tsx'
import { MeetingPromises } from './MeetingPromises.tsx'
import { MeetingStateField } from './MeetingStateField.tsx'
import { MeetingWords } from './MeetingWords.tsx'
import { isWorthKeeping } from './meeting-draft.ts'
import { RepeatDialog } from './RepeatDialog.tsx'
import { Effort, Summary } from './Summary.tsx'
import { ThroughWhat } from './ThroughWhat.tsx'
import { WhenAndHowLong } from './WhenAndHowLong.tsx'
import { WithWhom } from './WithWhom.tsx'

interface MeetingFormProps {
  initial: Meeting
  /** Whether it is in the vault already. */
  stored: boolean
  people: readonly Mentee[]
  groups: readonly MenteeGroup[]
  /** Shown above the fields. */
  notice?: ReactNode
}

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400
/** Milliseconds that leaving waits for the last save. */
const longestFlush = 5_000
/** Of the line of a promise. */
const longestPromise = 500
/** More names than this make no heading. */
const mostNames = 2

/** Drawn anew for its own changes, and not for each answer of the vault that says the same. */
export const MeetingForm = memo(function MeetingForm({ initial, stored, people, groups, notice }: MeetingFormProps) {
  const [draft, setDraft] = useState(initial)
  const [kept, setKept] = useState(stored)
  const [repeating, setRepeating] = useState(false)
  const gone = useRef(false)
  const write = useWrite()
  const leave = useLeave(draft.menteeIds[0])
  const change = useCallback((part: Partial<Meeting>) => setDraft((before) => ({ ...before, ...part })), [])

  const store = async (value: Meeting) => {
    if (gone.current) return
    await write([{ op: 'put', table: 'meeting', value: touched(value) }])
    setKept(true)
  }
  const state = useAutosave(
    draft,
    async (value) => {
      if (kept || isWorthKeeping(value)) await store(value)
    },
    restBeforeSaving,
  )
  const saveNow = async () => {
    if (!kept && draft.menteeIds.length > 0) await store(draft)
    await flushAutosaves(longestFlush)
  }
  const keepWith = async (part: Partial<Meeting>, also: readonly Change[]) => {
    const value = touched({ ...draft, ...part })
    const written = await write([{ op: 'put', table: 'meeting', value }, ...also])
    setKept(true)
    change(part)
    return written
  }
  const commit = async (text: string) => {
    const [menteeId] = draft.menteeIds
    if (menteeId === undefined) return
    await saveNow()
    const promise = promiseRecord.parse({
      ...newRecord(),
      menteeId,
      meetingId: draft.id,
      owner: 'mentee',
      text: text.replace(/\s+/gu, ' ').trim().slice(0, longestPromise),
      dueOn: draft.fiveCs?.lookAgainOn ?? null,
    })
    await write([{ op: 'put', table: 'promise', value: promise }], { done: 'Promised by the mentee' })
  }
  const planAgain = async (rule: Recurrence) => {
    const plan = planSeries(draft, rule, { record: newRecord })
    if (plan === null) return
    const [first, ...further] = plan.meetings
    await write(
      [
        { op: 'put', table: 'series', value: plan.series },
        ...further.map((value): Change => ({ op: 'put', table: 'meeting', value })),
      ],
      { done: `${further.length + 1} meetings are planned` },
    )
    change({ seriesId: first?.seriesId ?? null, seriesDay: first?.seriesDay ?? null })
    setRepeating(false)
  }
  const finish = () => void saveNow().then(leave, showFailure)
  const remove = async () => {
    gone.current = true
    if (kept) await write([{ op: 'delete', table: 'meeting', id: draft.id }], { done: 'The meeting was deleted' })
    leave()
  }

  useCommands([
    {
      id: 'meeting.save',
      label: 'Save the meeting now',
      group: 'Meeting',
      shortcut: 'mod+S',
      run: () => void saveNow().catch(showFailure),
    },
    {
      id: 'meeting.delete',
      label: 'Delete this meeting',
      group: 'Meeting',
      run: () => void remove().catch(showFailure),
    },
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    // An open list or dialog closes by the same key first. React hands over what is pressed in a dialog of the form too.
    if (event.key !== 'Escape' || event.defaultPrevented || isListOpen(event.target)) return
    if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return
    event.preventDefault()
    void flushAutosaves(longestFlush).then(leave)
  }

  const present = useMemo(
    () => people.filter((person) => draft.menteeIds.includes(person.id)),
    [people, draft.menteeIds],
  )
  const startsEmpty = initial.menteeIds.length === 0
  const isAhead = draft.state === 'planned'
  const isOn = isAhead || draft.state === 'held'
  // Words that are there are never hidden.
  const hasWords = draft.state === 'held' || !isBlank(draft.said) || !isBlank(draft.agreed) || draft.nextOn !== null

  return (
    <Column>
      <Page
        title={<Heading people={present} stored={stored} planned={draft.state === 'planned'} />}
        actions={
          <>
            {kept || isWorthKeeping(draft) ? (
              <SavedMark state={state} />
            ) : (
              <Text size="xs" c="dimmed">
                Kept from the first word on
              </Text>
            )}
            <Button onClick={finish} disabled={!kept && present.length === 0 && !isWorthKeeping(draft)}>
              Done
            </Button>
            <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
              <Menu.Target>
                <ActionIcon variant="default" size={36} aria-label="More about this meeting">
                  <IconDots size={18} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<IconTrash size={16} aria-hidden />}
                  onClick={() => void remove().catch(showFailure)}
                >
                  {kept ? 'Delete this meeting' : 'Discard'}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      >
        <Stack gap="md" onKeyDown={onKeyDown} component="form" onSubmit={(event) => event.preventDefault()}>
          {notice}
          <WithWhom
            draft={draft}
            people={people}
            groups={groups}
            unfiled={kept && draft.menteeIds.length === 0}
            first={startsEmpty}
            onChange={change}
          />
          <Group gap="sm">
            <MeetingStateField state={draft.state} onChange={(state) => change({ state })} />
            {isOn && <Clock draft={draft} onChange={change} />}
          </Group>
          <WhenAndHowLong draft={draft} people={present} onChange={change} />
          <Group gap="xs">
            {isAhead && draft.seriesId === null && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconRepeat size={14} aria-hidden />}
                disabled={draft.menteeIds.length === 0}
                onClick={() => setRepeating(true)}
              >
                Plan it again…
              </Button>
            )}
            {isAhead && kept && <BriefLink meetingId={draft.id} />}
            {(isAhead || draft.calendarUid !== '') && (
              <CalendarFile draft={draft} people={present} keepMeeting={saveNow} onChange={change} />
            )}
            {isOn && <MeetingFiles draft={draft} people={people} onChange={change} onKeep={keepWith} />}
          </Group>
          <ThroughWhat draft={draft} people={present} onChange={change} />
          {isAhead && <JoinDetails draft={draft} onChange={change} />}
          <TextInput
            label="Topic"
            value={draft.topic}
            onChange={(event) => change({ topic: event.currentTarget.value })}
            maxLength={500}
            autoFocus={!startsEmpty && !stored}
          />
          <Agenda draft={draft} onChange={change} />
          {hasWords && (
            <MeetingWords draft={draft} onChange={change} onCommit={(text) => void commit(text).catch(showFailure)} />
          )}
          {hasWords && (
            <Group>
              <DateInput
                label="Next meeting"
                description="If a day was agreed"
                value={draft.nextOn}
                onChange={(nextOn) => change({ nextOn })}
                valueFormat="ddd, D MMM YYYY"
                clearable
                clearButtonProps={{ 'aria-label': 'No next meeting' }}
                popoverProps={{ transitionProps: { duration: 0 } }}
                w="13rem"
              />
            </Group>
          )}
        </Stack>
        <Stack gap="md" mt="md" onKeyDown={onKeyDown}>
          {hasWords && <MeetingPromises meetingId={draft.id} people={present} keepMeeting={saveNow} />}
          {hasWords && <MeetingGoals meetingId={draft.id} people={present} keepMeeting={saveNow} />}
          {hasWords && <Effort draft={draft} onChange={change} />}
          {hasWords && present.length > 0 && (
            <Group>
              <Summary draft={draft} people={present} />
            </Group>
          )}
        </Stack>
        <RepeatDialog
          opened={repeating}
          draft={draft}
          people={present}
          onClose={() => setRepeating(false)}
          onPlan={(rule) => void planAgain(rule).catch(showFailure)}
        />
      </Page>
    </Column>
  )
})

/** Fits beside a video call, also on a small screen. */
function Column({ children }: { children: ReactNode }) {
  return <Box maw="43rem">{children}</Box>
}

interface HeadingProps {
  people: readonly Mentee[]
  stored: boolean
  planned: boolean
}

function Heading({ people, stored, planned }: HeadingProps) {
  if (people.length === 0) return planned ? 'Plan a meeting' : stored ? 'Meeting' : 'New meeting'
  const named = people.slice(0, mostNames)
  const more = people.length - named.length
  return (
    <>
      Meeting with{' '}
      {named.map((person, position) => (
        <span key={person.id}>
          {position > 0 && (position === named.length - 1 && more === 0 ? ' and ' : ', ')}
          <PersonName person={person} />
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </>
  )
}

/** One sheet to have in mind when it begins. */
function BriefLink({ meetingId }: { meetingId: string }) {
  const navigate = useNavigate()
  const open = () => void navigate({ to: '/meetings/$meetingId/brief', params: { meetingId } })
  useCommands([{ id: 'meeting.brief', label: 'Brief for this meeting', group: 'Meeting', run: open }])
  return (
    <Button size="xs" variant="default" leftSection={<IconFileText size={14} aria-hidden />} onClick={open}>
      Brief
    </Button>
  )
}

/** True for a field whose list, calendar or menu is open. */
function isListOpen(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[aria-expanded="true"]') !== null
}

/** Back to where the mentor came from, else to the mentee. */
function useLeave(menteeId: string | undefined): () => void {
  const router = useRouter()
  const navigate = useNavigate()
  const canGoBack = useCanGoBack()
  return () => {
    if (canGoBack) router.history.back()
    else if (menteeId === undefined) void navigate({ to: '/mentees' })
    else void navigate({ to: '/mentees/$menteeId', params: { menteeId } })
  }
}
