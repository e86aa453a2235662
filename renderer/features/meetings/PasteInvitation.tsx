// An invitation from a meeting tool, pasted as text: what was recognised is shown before anything is taken over, and a
// link that only looks like the tool's is pointed out.
import { Alert, Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { readInvitation, type InvitationWarning, type ReadInvitation } from '../../../shared/domain/invitation.ts'
import { mentorZone, timeThere } from '../../../shared/domain/meeting-time.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import { useNow } from '../../app/now.ts'
import { sayFullTime } from '../../ui/time.ts'

interface PasteInvitationProps {
  opened: boolean
  draft: Meeting
  onClose: () => void
  onTake: (change: Partial<Meeting>) => void
}

const warningWords: Readonly<Record<InvitationWarning, string>> = {
  'look-alike-host': 'The link looks like a known tool’s and leads somewhere else.',
  'not-https': 'The link is not protected (it does not begin with https).',
  'address-in-user-part': 'The link hides where it leads behind another name.',
  'mixed-scripts': 'The link mixes letters of several scripts that look alike.',
  'number-host': 'The link leads to a bare number instead of a name.',
  'several-links': 'There are several links; the first that joins a meeting is taken.',
}

/** What the meeting takes from it. */
function takenFrom(read: ReadInvitation, draft: Meeting): Partial<Meeting> {
  return {
    ...(read.link === '' ? {} : { joinLink: read.link, channel: 'video' as const }),
    ...(read.tool === '' ? {} : { place: read.tool }),
    ...(read.passCode === '' ? {} : { passCode: read.passCode.slice(0, 500) }),
    ...(read.startsAt === null ? {} : { startsAt: read.startsAt }),
    ...(read.durationMinutes === null ? {} : { durationMinutes: read.durationMinutes }),
    ...(read.title === '' || draft.topic !== '' ? {} : { topic: read.title.slice(0, 500) }),
  }
}

export function PasteInvitation({ opened, draft, onClose, onTake }: PasteInvitationProps) {
  const [text, setText] = useState('')
  const zone = mentorZone(draft.timeZone)
  const now = useNow(60_000)
  const read = useMemo(() => (text.trim() === '' ? null : readInvitation(text, { zone, now })), [text, zone, now])
  const close = () => {
    setText('')
    onClose()
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Paste an invitation"
      size="lg"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <Textarea
          label="The invitation, as it came"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={5}
          maxRows={10}
          data-autofocus
        />
        {text.trim() !== '' && read === null && (
          <Text size="sm">No meeting was recognised in this text. Link and time can be typed in by hand.</Text>
        )}
        {read !== null && <Recognised read={read} zone={zone} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button
            disabled={read === null}
            onClick={() => {
              if (read === null) return
              onTake(takenFrom(read, draft))
              close()
            }}
          >
            Use it
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Recognised({ read, zone }: { read: ReadInvitation; zone: string }) {
  const theirs = read.startsAt === null || read.timeZone === null ? null : timeThere(read.startsAt, zone, read.timeZone)
  return (
    <section aria-label="Recognised">
      {read.warnings.length > 0 && (
        <Alert
          color="red"
          icon={<IconAlertTriangle size={18} aria-hidden />}
          title="Look twice before you use it"
          mb="xs"
        >
          {read.warnings.map((warning) => (
            <Text key={warning} size="sm">
              {warningWords[warning]}
            </Text>
          ))}
        </Alert>
      )}
      <List size="sm" style={{ overflowWrap: 'anywhere' }}>
        {read.tool !== '' && <List.Item>Tool: {read.tool}</List.Item>}
        {read.link !== '' && (
          <List.Item>
            Link to <bdi>{read.host}</bdi>
          </List.Item>
        )}
        {read.title !== '' && (
          <List.Item>
            Topic: <bdi>{read.title}</bdi>
          </List.Item>
        )}
        {read.startsAt !== null && (
          <List.Item>
            {sayFullTime(read.startsAt, zone)}
            {theirs !== null && ` (${theirs} in the invitation’s own zone)`}
            {read.durationMinutes !== null && `, ${read.durationMinutes} minutes`}
          </List.Item>
        )}
        {read.startsAt === null && (
          <List.Item>No time, or one that can be read in two ways: set it yourself.</List.Item>
        )}
        {read.passCode !== '' && (
          <List.Item>
            Pass code: <bdi>{read.passCode}</bdi>
          </List.Item>
        )}
        {read.meetingNumber !== '' && (
          <List.Item>
            Meeting number: <bdi>{read.meetingNumber}</bdi>
          </List.Item>
        )}
      </List>
    </section>
  )
}
