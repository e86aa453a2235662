// Meetings that were written down before it was said with whom: kept, but on nobody's time line yet.
import { Alert, Anchor, List } from '@mantine/core'
import { IconNotes } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Meeting } from '../../../shared/model/meeting.ts'
import { TimeText } from '../../ui/TimeText.tsx'

/** More than this are not shown at once. */
const mostShown = 3

export function UnfiledMeetings({ meetings }: { meetings: readonly Meeting[] }) {
  if (meetings.length === 0) return null
  return (
    <Alert icon={<IconNotes size={18} aria-hidden />} title="Kept, but it does not say with whom" color="slate">
      <List size="sm" listStyleType="none">
        {meetings.slice(0, mostShown).map((meeting) => (
          <List.Item key={meeting.id}>
            <Anchor
              renderRoot={(props) => <Link to="/meetings/$meetingId" params={{ meetingId: meeting.id }} {...props} />}
            >
              <TimeText at={meeting.startsAt} />
              {meeting.topic !== '' && <bdi> · {meeting.topic}</bdi>}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
