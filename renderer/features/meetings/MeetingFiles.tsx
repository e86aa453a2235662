// What tools left behind of this meeting: who came, what was written and spoken. A file is chosen or dropped anywhere,
// seen before it is taken in, and read beside the window.
import { Button, FileButton, Modal } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { isZone, mentorZone } from '../../../shared/domain/meeting-time.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { describeFailure, showFailure } from '../../app/failures.ts'
import { AlreadyHere } from '../../app/meeting-files/AlreadyHere.tsx'
import { AttendancePreview, type AttendanceTaken } from '../../app/meeting-files/AttendancePreview.tsx'
import { ConversationLines } from '../../app/meeting-files/ConversationLines.tsx'
import { useMeetingFile } from '../../app/meeting-files/desk.ts'
import { DropAnywhere } from '../../app/meeting-files/DropAnywhere.tsx'
import { acceptedFiles, isCalendarFile, putDown } from '../../app/meeting-files/hand-on.ts'
import { ReadingFile } from '../../app/meeting-files/ReadingFile.tsx'
import { WordsPreview, type WordsTaken } from '../../app/meeting-files/WordsPreview.tsx'
import { useConversations, usePractice, useVaultClient, useWrite } from '../../app/queries.ts'
import { offerToTakeBack } from '../../app/undo.tsx'
import { sayLines } from '../../../shared/domain/conversation-words.ts'
import type { Change } from '../../../shared/model/tables.ts'
import type { Written } from '../../vault/api.ts'
import { Trouble } from '../../ui/Trouble.tsx'

interface MeetingFilesProps {
  draft: Meeting
  people: readonly Mentee[]
  onChange: (change: Partial<Meeting>) => void
  /** Changes the meeting and keeps it with what belongs to it, all or nothing. */
  onKeep: (change: Partial<Meeting>, also: readonly Change[]) => Promise<Written>
}

export function MeetingFiles({ draft, people, onChange, onKeep }: MeetingFilesProps) {
  const { session } = useVaultClient()
  const write = useWrite()
  const conversations = useConversations().data ?? []
  const mentorName = usePractice().data?.mentorName ?? ''
  const navigate = useNavigate()
  const reset = useRef<() => void>(null)
  const file = useMeetingFile(people)
  const { step } = file
  const zone = isZone(draft.timeZone) ? draft.timeZone : mentorZone('')

  const open = (chosen: File) => {
    if (!isCalendarFile(chosen)) {
      file.read(chosen)
      return
    }
    putDown(chosen)
    void navigate({ to: '/calendar' })
  }
  const offerBack = (id: string, done: string, before: Partial<Meeting>, undo: Change[]) => {
    offerToTakeBack(id, done, () => {
      onChange(before)
      if (undo.length > 0) session.write(undo).catch(showFailure)
    })
  }
  const takeAttendance = async ({ change, remembered }: AttendanceTaken) => {
    const { menteeIds, presences, channel, place, topic, startsAt, durationMinutes, state } = draft
    const before = { menteeIds, presences, channel, place, topic, startsAt, durationMinutes, state }
    const written = remembered.length === 0 ? null : await write([...remembered])
    onChange(change)
    file.forget()
    offerBack(`attendance-${draft.id}`, 'The attendance is taken in', before, written?.undo ?? [])
  }
  const takeWords = async ({ conversation, remembered }: WordsTaken) => {
    const { menteeIds, state } = draft
    const after = { menteeIds: [...new Set([...menteeIds, ...conversation.menteeIds])], state: 'held' as const }
    const written = await onKeep(after, [...remembered, { op: 'put', table: 'conversation', value: conversation }])
    // The meeting itself is in the hands of the form.
    const undo = written.undo.filter(({ table }) => table !== 'meeting')
    file.forget()
    const done = `${sayLines(conversation.lineCount)} taken in`
    offerBack(`conversation-${conversation.id}`, done, { menteeIds, state }, undo)
  }
  const shared = { target: { kind: 'open', meeting: draft } as const, mentees: people, zone, onEnd: file.forget }
  const failure = step.kind === 'failed' ? describeFailure(step.failure.code, step.failure.message) : null
  const facts = step.kind === 'read' ? step.facts : null
  const here = facts?.kind === 'words' ? conversations.find((one) => one.fileHash === facts.hash) : undefined
  return (
    <>
      <DropAnywhere words="Drop the file to see what it would bring" onFile={open} />
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
        {(props) => (
          <Button {...props} variant="default" size="xs" leftSection={<IconFileImport size={16} aria-hidden />}>
            Take in a file…
          </Button>
        )}
      </FileButton>
      <ConversationLines
        title="Taken in"
        conversations={conversations.filter((one) => one.meetingId === draft.id)}
        zone={zone}
      />
      <Modal
        opened={step.kind !== 'none'}
        onClose={file.forget}
        title="Take in a file"
        size="lg"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {failure !== null && <Trouble title={failure.title}>{failure.text}</Trouble>}
        {step.kind === 'reading' && <ReadingFile name={step.name} progress={step.progress} onCancel={file.forget} />}
        {here !== undefined && <AlreadyHere conversationId={here.id} />}
        {step.kind === 'read' && step.facts.kind === 'attendance' && (
          <AttendancePreview
            key={`${step.facts.hash}/${step.order ?? ''}`}
            {...shared}
            facts={step.facts}
            order={step.order}
            onOrder={file.readAs}
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
            onOrder={file.readAs}
            onTake={takeWords}
          />
        )}
      </Modal>
    </>
  )
}
