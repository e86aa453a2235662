// Takes in what is of no meeting yet: messages, mails, and files whose meeting is looked for or made. Everything is seen
// before it is taken in, and taken back in one step.
import { Button, FileButton, Stack, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { sayLines } from '../../../shared/domain/conversation-words.ts'
import { displayName } from '../../../shared/model/mentee.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { useCommands } from '../../app/commands.ts'
import { describeFailure, showFailure } from '../../app/failures.ts'
import { AlreadyHere } from '../../app/meeting-files/AlreadyHere.tsx'
import { AttendancePreview, type AttendanceTaken } from '../../app/meeting-files/AttendancePreview.tsx'
import { ConversationLines } from '../../app/meeting-files/ConversationLines.tsx'
import { useMeetingFile } from '../../app/meeting-files/desk.ts'
import { DropAnywhere } from '../../app/meeting-files/DropAnywhere.tsx'
import { acceptedFiles, isCalendarFile, putDown } from '../../app/meeting-files/hand-on.ts'
import { ReadingFile } from '../../app/meeting-files/ReadingFile.tsx'
import { WordsPreview, type WordsTaken } from '../../app/meeting-files/WordsPreview.tsx'
import { useMentorZone } from '../../app/now.ts'
import { useConversations, useMeetings, usePractice, useRoster, useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import type { ConversationCard } from '../../../shared/model/conversation.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { Page } from '../../ui/Page.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import classes from './MeetingFilesScreen.module.css'

export function MeetingFilesScreen() {
  const roster = useRoster().data
  const meetings = useMeetings().data
  const conversations = useConversations().data
  const practice = usePractice().data
  if (!roster || !meetings || !conversations || !practice) return null
  return (
    <TakeIn
      people={roster.map((entry) => entry.mentee)}
      meetings={meetings}
      conversations={conversations}
      mentorName={practice.mentorName}
    />
  )
}

interface TakeInProps {
  people: readonly Mentee[]
  meetings: readonly Meeting[]
  conversations: readonly ConversationCard[]
  mentorName: string
}

function TakeIn({ people, meetings, conversations, mentorName }: TakeInProps) {
  const { mentee } = useSearch({ strict: false })
  const about = people.find((one) => one.id === mentee)
  const zone = useMentorZone()
  const navigate = useNavigate()
  const write = useWrite()
  const reset = useRef<() => void>(null)
  const file = useMeetingFile(people)
  const { step } = file
  const open = (chosen: File) => {
    if (!isCalendarFile(chosen)) {
      file.read(chosen)
      return
    }
    putDown(chosen)
    void navigate({ to: '/calendar' })
  }
  const takeAttendance = async ({ meeting, change, remembered }: AttendanceTaken) => {
    const value = touched({ ...meeting, ...change })
    await write([...remembered, { op: 'put', table: 'meeting', value }], { done: 'The attendance is taken in' })
    await navigate({ to: '/meetings/$meetingId', params: { meetingId: value.id } })
  }
  const takeWords = async ({ conversation, made, remembered }: WordsTaken) => {
    const changes: Change[] = [
      ...remembered,
      ...(made === null ? [] : [{ op: 'put', table: 'meeting', value: made } as const]),
      { op: 'put', table: 'conversation', value: conversation },
    ]
    await write(changes, { done: `${sayLines(conversation.lineCount)} taken in` })
    await navigate({ to: '/conversations/$conversationId', params: { conversationId: conversation.id } })
  }
  useCommands(
    step.kind === 'none'
      ? []
      : [{ id: 'meeting-files.another', label: 'Choose another file', group: 'File', run: file.forget }],
  )
  const failure = step.kind === 'failed' ? describeFailure(step.failure.code, step.failure.message) : null
  const facts = step.kind === 'read' ? step.facts : null
  const here = facts?.kind === 'words' ? conversations.find((one) => one.fileHash === facts.hash) : undefined
  const target = { kind: 'look', meetings, menteeId: about?.id ?? null } as const
  const shared = { target, mentees: people, zone, onOrder: file.readAs, onEnd: file.forget }
  return (
    <Page
      title={
        about === undefined ? (
          'Take in a file'
        ) : (
          <>
            Take in a file about <bdi>{displayName(about)}</bdi>
          </>
        )
      }
    >
      <Stack maw="46rem" gap="md">
        {failure !== null && <Trouble title={failure.title}>{failure.text}</Trouble>}
        {step.kind === 'reading' && <ReadingFile name={step.name} progress={step.progress} onCancel={file.forget} />}
        {(step.kind === 'none' || step.kind === 'failed') && (
          <>
            <DropAnywhere words="Drop the file to see what it would bring" onFile={open} />
            <Stack align="center" gap="xs" className={classes.drop}>
              <IconFileImport size={32} stroke={1.5} aria-hidden className={classes.icon} />
              <Text fw={600}>Drop a file here, or choose it</Text>
              <FileButton
                accept={acceptedFiles}
                resetRef={reset}
                onChange={(chosen) => {
                  // The same file may be chosen again.
                  reset.current?.()
                  if (chosen !== null) open(chosen)
                }}
                inputProps={{ 'aria-label': 'Meeting file' }}
              >
                {(props) => <Button {...props}>Choose a file…</Button>}
              </FileButton>
              <Text c="dimmed" size="xs" ta="center" maw="36rem" mt="xs">
                Attendance of Zoom, Teams, Meet and Webex (.csv), chats of Zoom (.txt), transcripts (.vtt), exports of
                WhatsApp (.txt, .zip), mails (.eml) and calendar files (.ics). You see what would be kept before
                anything is, and the file itself is not.
              </Text>
            </Stack>
          </>
        )}
        {here !== undefined && (
          <>
            <AlreadyHere conversationId={here.id} />
            <div>
              <Button variant="default" onClick={file.forget}>
                Choose another file
              </Button>
            </div>
          </>
        )}
        {step.kind === 'read' && step.facts.kind === 'attendance' && (
          <AttendancePreview
            key={`${step.facts.hash}/${step.order ?? ''}`}
            {...shared}
            facts={step.facts}
            order={step.order}
            onTake={(taken) => void takeAttendance(taken).catch(showFailure)}
          />
        )}
        {step.kind === 'read' && step.facts.kind === 'words' && here === undefined && (
          <WordsPreview
            key={`${step.facts.hash}/${step.order ?? ''}`}
            {...shared}
            facts={step.facts}
            order={step.order}
            mentorName={mentorName}
            remote={file.remote}
            onTake={takeWords}
          />
        )}
        {(step.kind === 'none' || step.kind === 'failed') && (
          <ConversationLines title="Taken in before" conversations={conversations.slice(0, mostShown)} zone={zone} />
        )}
      </Stack>
    </Page>
  )
}

/** The latest conversations, of a list that search reaches as a whole. */
const mostShown = 30
