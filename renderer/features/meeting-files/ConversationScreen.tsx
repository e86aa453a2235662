// Reading a conversation: who said what and when, however long it is, with a search within it.
import { Button, Group, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconMessageOff, IconSearch, IconTrash } from '@tabler/icons-react'
import { Link, useCanGoBack, useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { Anchor } from '@mantine/core'
import { useMemo, useState } from 'react'
import { conversationKindWords, conversationTitle, sayLines } from '../../../shared/domain/conversation-words.ts'
import { isZone } from '../../../shared/domain/meeting-time.ts'
import type { Conversation } from '../../../shared/model/conversation.ts'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { MenteeLink } from '../../app/MenteeLink.tsx'
import { useMentorZone } from '../../app/now.ts'
import { useConversation, useLinesWith, useMeeting, useRoster, useWrite } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { sayFullTime } from '../../ui/time.ts'
import { LineList } from './LineList.tsx'

export function ConversationScreen() {
  const { conversationId = '' } = useParams({ strict: false })
  const conversation = useConversation(conversationId)
  if (conversation.data === undefined) return null
  return conversation.data === null ? <NotThere /> : <OneConversation key={conversationId} record={conversation.data} />
}

function NotThere() {
  const navigate = useNavigate()
  return (
    <Page title="Conversation">
      <EmptyState
        icon={<IconMessageOff size={40} stroke={1.5} />}
        title="This conversation is no longer here"
        text="It was deleted, or taking it in was undone. Everything else is where it was."
        action={<Button onClick={() => void navigate({ to: '/import/meeting-files' })}>Take in a file</Button>}
      />
    </Page>
  )
}

/** More names than these are counted. */
const mostNames = 6

function OneConversation({ record }: { record: Conversation }) {
  const write = useWrite()
  const router = useRouter()
  const navigate = useNavigate()
  const canGoBack = useCanGoBack()
  const here = useMentorZone()
  const zone = isZone(record.timeZone) ? record.timeZone : here
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text, 150)
  const found = useLinesWith(record.id, asked)
  const shown = asked.trim() === '' ? null : (found.data ?? null)
  const remove = async () => {
    await write([{ op: 'delete', table: 'conversation', id: record.id }], { done: 'The conversation was deleted' })
    if (canGoBack) router.history.back()
    else await navigate({ to: '/import/meeting-files' })
  }
  useCommands([
    {
      id: 'conversation.delete',
      label: 'Delete this conversation',
      group: 'Conversation',
      run: () => void remove().catch(showFailure),
    },
  ])
  return (
    <Page
      subject={record.id}
      title={<bdi>{conversationTitle(record)}</bdi>}
      actions={
        <Button
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => void remove().catch(showFailure)}
        >
          Delete
        </Button>
      }
    >
      <About record={record} zone={zone} />
      <Group gap="sm" my="sm">
        <TextInput
          type="search"
          aria-label="Search this conversation"
          placeholder="Search this conversation"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          w="18rem"
        />
        <Text size="sm" c="dimmed" role="status">
          {shown === null ? '' : `${sayLines(shown.length)} found`}
        </Text>
      </Group>
      <LineList record={record} places={shown} zone={zone} />
    </Page>
  )
}

function About({ record, zone }: { record: Conversation; zone: string }) {
  const { kind, tool, firstAt, lastAt, lineCount, privateCount, menteeIds, meetingId } = record
  const roster = useRoster().data
  const known = useMemo(() => new Map(roster?.map(({ mentee }) => [mentee.id, mentee])), [roster])
  const named = menteeIds.slice(0, mostNames)
  return (
    <>
      <Text size="sm" c="dimmed">
        {[conversationKindWords[kind], tool].filter((one) => one !== '').join(', ')}, {sayFullTime(firstAt, zone)}
        {lastAt !== firstAt && ` to ${sayFullTime(lastAt, zone)}`}, {sayLines(lineCount)}
        {privateCount > 0 && `, ${privateCount} of them to one person only`}
      </Text>
      <Group gap="xs" mt={4}>
        {named.map((id) => (
          <MenteeLink key={id} mentee={known.get(id)} />
        ))}
        {menteeIds.length > named.length && <Text size="sm">and {menteeIds.length - named.length} more</Text>}
        {meetingId !== null && <MeetingLink meetingId={meetingId} />}
      </Group>
    </>
  )
}

/** Nothing for a meeting that is no longer here. */
function MeetingLink({ meetingId }: { meetingId: string }) {
  const meeting = useMeeting(meetingId).data
  if (meeting === undefined || meeting === null) return null
  return (
    <Anchor renderRoot={(props) => <Link to="/meetings/$meetingId" params={{ meetingId }} {...props} />}>
      {meeting.topic === '' ? 'The meeting' : <bdi>{meeting.topic}</bdi>}
    </Anchor>
  )
}
