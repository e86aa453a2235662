// A reply that came by another way, such as a telephone or a web mailer, is pasted: whose it is, which conversation it goes
// on with, and when it was written. It is kept like a mail that came by itself.
import { Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { DateTimePicker } from '@mantine/dates'
import { useMemo, useState } from 'react'
import { proposedConversation, proposedSender } from '../../../../shared/domain/pasted-reply.ts'
import { mentorZone, momentOf, wallTime } from '../../../../shared/domain/meeting-time.ts'
import { sayTopic } from '../../../../shared/domain/thread-words.ts'
import type { ThreadCard } from '../../../../shared/domain/threads.ts'
import { displayName, type Mentee } from '../../../../shared/model/mentee.ts'
import { showFailure } from '../../../app/failures.ts'
import { useMentorZone, useNow } from '../../../app/now.ts'
import { useThreads } from '../../../app/queries.ts'
import { useKeepPasted } from './keep-pasted.ts'

interface PasteReplyProps {
  opened: boolean
  people: readonly Mentee[]
  onClose: () => void
  /** @param threadId the conversation in which it stands now */
  onKept: (threadId: string) => void
}

/** Conversations to choose from, the latest first. */
const mostThreads = 100
/** Select values are texts; this one is no id. */
const afresh = 'new'

export function PasteReply({ opened, people, onClose, onKept }: PasteReplyProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Paste a reply"
      size="lg"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <PasteForm people={people} onClose={onClose} onKept={onKept} />
    </Modal>
  )
}

const noThreads: readonly ThreadCard[] = []

function PasteForm({ people, onClose, onKept }: Omit<PasteReplyProps, 'opened'>) {
  const zone = useMentorZone()
  const now = useNow(60_000)
  const keep = useKeepPasted()
  const [text, setText] = useState('')
  const [sender, setSender] = useState<string | null>(null)
  const [thread, setThread] = useState<string | null>(null)
  const [subject, setSubject] = useState('')
  const [when, setWhen] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const proposed = useMemo(() => proposedSender(text, people), [text, people])
  const menteeId = sender ?? proposed
  const person = people.find(({ id }) => id === menteeId)
  const cards =
    useThreads({ shelf: 'all', text: '', menteeId: menteeId ?? afresh, limit: mostThreads }).data?.cards ?? noThreads
  const threads = useMemo(() => cards.filter((card) => card.menteeIds.includes(menteeId ?? '')), [cards, menteeId])
  const threadId = thread ?? proposedConversation(text, threads)?.id ?? afresh
  const moment = when ?? wallMoment(now, zone)
  const date = momentOf({ day: moment.slice(0, 10), time: moment.slice(11, 16) }, mentorZone(zone))
  // A new conversation is somebody's by their address.
  const isNameless = person?.emails.length === 0
  const isReady = text.trim() !== '' && person !== undefined && date !== null && !(isNameless && threadId === afresh)

  const onKeep = async () => {
    if (person === undefined || date === null) return
    setBusy(true)
    const card = threads.find(({ id }) => id === threadId)
    try {
      const kept = await keep({ text, person, threadId: card?.id ?? null, subject, date })
      if (kept === null) return
      onClose()
      onKept(kept)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap="sm">
      <Textarea
        label="The reply, as it came"
        description="With what it quotes, when there is such: that is folded away and helps to find the conversation."
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={6}
        maxRows={12}
        dir="auto"
        data-autofocus
      />
      <Select
        label="From whom"
        placeholder="Type a name"
        data={people.map((one) => ({ value: one.id, label: displayName(one) }))}
        value={menteeId}
        onChange={(id) => {
          setSender(id)
          setThread(null)
        }}
        searchable
        limit={50}
        nothingFoundMessage="Nobody of this name"
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      {isNameless && (
        <Text size="xs" c="dimmed">
          No address of theirs is on record. The reply can go on with a conversation; for a new one, add an address on
          their page first.
        </Text>
      )}
      <Select
        label="Which conversation it goes on with"
        data={[
          { value: afresh, label: 'A new one' },
          ...threads.map((card) => ({ value: card.id, label: sayTopic(card) })),
        ]}
        value={threadId}
        onChange={setThread}
        allowDeselect={false}
        searchable
        limit={50}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      {threadId === afresh && (
        <TextInput
          label="About what"
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
          maxLength={300}
        />
      )}
      <DateTimePicker
        label="When it was written"
        value={moment}
        onChange={setWhen}
        valueFormat="ddd, D MMM YYYY HH:mm"
        popoverProps={{ transitionProps: { duration: 0 } }}
        maw="16rem"
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!isReady} loading={busy} onClick={() => void onKeep().catch(showFailure)}>
          Keep the reply
        </Button>
      </Group>
    </Stack>
  )
}

/** `2026-09-14 14:05:00` on the clock of the zone, as the picker has it. */
function wallMoment(now: number, zone: string): string {
  const { day, time } = wallTime(new Date(now).toISOString(), zone)
  return `${day} ${time}:00`
}
