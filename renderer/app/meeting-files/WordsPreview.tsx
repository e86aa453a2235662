// What a chat, a transcript or a mail would bring, seen before it is taken in: what it is, from when to when, who is
// who, which days are kept. Nothing is stored here.
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import type * as Comlink from 'comlink'
import { useEffect, useMemo, useState } from 'react'
import { conversationKindWords, sayLines } from '../../../shared/domain/conversation-words.ts'
import { momentIn } from '../../../shared/domain/meeting-files/attendance-plan.ts'
import type { DayOrder } from '../../../shared/domain/meeting-files/reading.ts'
import { proposeMeeting, type TakeInChoices } from '../../../shared/domain/meeting-files/take-in.ts'
import { roundedMoment } from '../../../shared/domain/meeting-time.ts'
import type { Conversation } from '../../../shared/model/conversation.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { showFailure } from '../failures.ts'
import { newRecord } from '../records.ts'
import { sayFullTime } from '../../ui/time.ts'
import type { MeetingFileDesk, WordsFacts } from './meeting-file.worker.ts'
import { OrderQuestion } from './OrderQuestion.tsx'
import { rememberChanges, usePeople } from './people.ts'
import { PeopleList } from './PeopleList.tsx'
import { proposedPeople } from './proposed.ts'
import { heldMeeting, type Target } from './target.ts'
import { WhichMeeting, type MeetingChoice } from './WhichMeeting.tsx'

export interface WordsTaken {
  readonly conversation: Conversation
  /** A meeting that is made for it. */
  readonly made: Meeting | null
  readonly remembered: readonly Change[]
}

interface WordsPreviewProps {
  facts: WordsFacts
  order: DayOrder | null
  target: Target
  mentees: readonly Mentee[]
  mentorName: string
  zone: string
  remote: () => Comlink.Remote<MeetingFileDesk>
  onOrder: (order: DayOrder) => void
  onTake: (taken: WordsTaken) => Promise<void>
  onEnd: () => void
}

export function WordsPreview(props: WordsPreviewProps) {
  const { facts, order, target, mentees, mentorName, zone, remote, onOrder, onTake, onEnd } = props
  const asked = target.kind === 'look' ? target.menteeId : null
  const listed = useMemo(
    () =>
      facts.people.map((one) => ({ ...one, detail: one.lines === 0 ? 'it was written to them' : sayLines(one.lines) })),
    [facts],
  )
  const [proposed] = useState(() => proposedPeople(facts.people, asked, mentorName))
  const people = usePeople(listed, proposed)
  const found = people.menteeIds.filter((id) => id !== null)
  const [began, setBegan] = useState(() => facts.beganAt ?? roundedMoment(Date.now()))
  const first = facts.span === null ? null : momentIn(facts.span.first, zone)
  const last = facts.span === null ? null : momentIn(facts.span.last, zone)
  const ofMeeting = target.kind === 'look' && (facts.what === 'chat' || facts.what === 'transcript')
  const near = useMemo(() => {
    if (target.kind !== 'look' || !ofMeeting) return null
    const menteeIds = people.menteeIds.filter((id) => id !== null)
    return proposeMeeting(target.meetings, { from: first ?? began, to: last ?? began, menteeIds })
  }, [target, ofMeeting, first, last, began, people.menteeIds])
  const [chosen, setChosen] = useState<MeetingChoice | null>(null)
  const fitting = near === null ? 'new' : 'found'
  const choice: MeetingChoice = !ofMeeting
    ? 'none'
    : chosen === null || (chosen === 'found' && near === null)
      ? fitting
      : chosen
  const [days, setDays] = useState<{ from: string | null; to: string | null }>({ from: null, to: null })
  const [withPrivate, setWithPrivate] = useState(false)
  const [busy, setBusy] = useState(false)
  const [newId] = useState(() => newRecord().id)
  const meeting =
    target.kind === 'open'
      ? target.meeting
      : choice === 'found'
        ? near
        : choice === 'new'
          ? { id: newId, menteeIds: [], startsAt: began }
          : null
  const choices: TakeInChoices = {
    menteeIds: people.menteeIds,
    from: days.from,
    to: days.to,
    withPrivate,
    meeting: meeting === null ? null : { id: meeting.id, menteeIds: meeting.menteeIds, startsAt: meeting.startsAt },
    beganAt: meeting?.startsAt ?? began,
    zone,
    about: asked === null ? [] : [asked],
  }
  const kept = useKeptLines(remote, facts, choices)
  const asks = facts.order === null && order === null
  const isSomebodys = found.length > 0 || asked !== null || (meeting?.menteeIds.length ?? 0) > 0
  const take = async () => {
    setBusy(true)
    try {
      const record = newRecord()
      const conversation = await remote().conversation(choices, record)
      if (conversation === null) return
      const { firstAt, lastAt, menteeIds } = conversation
      const made =
        choice === 'new'
          ? {
              ...heldMeeting({ startsAt: firstAt, endsAt: lastAt, zone, tool: facts.tool, title: facts.title }),
              ...{ id: newId, menteeIds },
            }
          : null
      await onTake({ conversation, made, remembered: rememberChanges(people, mentees, facts.tool) })
    } finally {
      setBusy(false)
    }
  }
  const isLong = first !== null && last !== null && first.slice(0, 10) !== last.slice(0, 10)
  return (
    <Stack gap="md">
      <div>
        <Text>
          {[conversationKindWords[facts.what], facts.tool].filter((one) => one !== '').join(', ')}
          {facts.title !== '' && (
            <>
              {': '}
              <bdi>{facts.title}</bdi>
            </>
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {first !== null &&
            !asks &&
            `${sayFullTime(first, zone)}${last === null || last === first ? '' : ` to ${sayFullTime(last, zone)}`}, `}
          {sayLines(facts.lineCount)}
        </Text>
        {facts.isCutOff && <Text size="sm">The file breaks off; what came before is read.</Text>}
      </div>
      <OrderQuestion proven={facts.order} answer={order} onAnswer={onOrder} />
      <PeopleList people={people} mentees={mentees} />
      {isLong && (
        <Group gap="sm">
          <DateInput
            label="From"
            placeholder="The first day"
            value={days.from}
            onChange={(from) => setDays({ ...days, from })}
            valueFormat="D MMM YYYY"
            clearable
            clearButtonProps={{ 'aria-label': 'From the first day' }}
            popoverProps={{ transitionProps: { duration: 0 } }}
            w="11rem"
          />
          <DateInput
            label="To"
            placeholder="The last day"
            value={days.to}
            onChange={(to) => setDays({ ...days, to })}
            valueFormat="D MMM YYYY"
            clearable
            clearButtonProps={{ 'aria-label': 'To the last day' }}
            popoverProps={{ transitionProps: { duration: 0 } }}
            w="11rem"
          />
        </Group>
      )}
      {facts.privateCount > 0 && (
        <Checkbox
          label={`Take in ${sayLines(facts.privateCount)} that went to one person only`}
          description="Left out unless you choose it"
          checked={withPrivate}
          onChange={(event) => setWithPrivate(event.currentTarget.checked)}
        />
      )}
      {ofMeeting && (
        <WhichMeeting
          found={near}
          choice={choice}
          withNone
          beganAt={facts.span === null && choice !== 'found' ? began : null}
          zone={zone}
          onChoice={setChosen}
          onBegan={setBegan}
        />
      )}
      {!isSomebodys && (
        <Text size="sm">Say of at least one person who they are: what belongs to nobody would not be found again.</Text>
      )}
      <Group justify="flex-end" gap="sm">
        <Text size="sm" c="dimmed" role="status">
          {asks ? '' : `${sayLines(kept)} would be kept`}
        </Text>
        <Button variant="default" onClick={onEnd}>
          Cancel
        </Button>
        <Button
          loading={busy}
          disabled={asks || kept === 0 || !isSomebodys}
          onClick={() => void take().catch(showFailure)}
        >
          Take in
        </Button>
      </Group>
    </Stack>
  )
}

/** How many lines the choices leave; asked of the worker, which has them. */
function useKeptLines(
  remote: WordsPreviewProps['remote'],
  facts: WordsFacts,
  { from, to, withPrivate }: TakeInChoices,
) {
  const [kept, setKept] = useState(facts.lineCount - facts.privateCount)
  useEffect(() => {
    let outdated = false
    remote()
      .count({ from, to, withPrivate })
      .then((count) => {
        if (!outdated) setKept(count)
      }, showFailure)
    return () => {
      outdated = true
    }
  }, [remote, facts, from, to, withPrivate])
  return kept
}
