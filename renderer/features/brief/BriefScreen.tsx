// One sheet before a meeting: on the screen to read in the last ten minutes, on paper to take along. It is worked out
// anew each time from what is in the vault, and nothing on it leaves the computer by itself.
import { Box, Button } from '@mantine/core'
import { IconCalendarOff } from '@tabler/icons-react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { Brief } from '../../../shared/domain/brief.ts'
import { useCommands } from '../../app/commands.ts'
import { useMentorZone } from '../../app/now.ts'
import { Paper } from '../../app/print/Paper.tsx'
import { PrintMenu } from '../../app/print/PrintMenu.tsx'
import { useBrief } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import classes from './Brief.module.css'
import { BriefSheet } from './BriefSheet.tsx'
import { Names } from './Names.tsx'

export function BriefScreen() {
  const { meetingId = '' } = useParams({ strict: false })
  const query = useBrief(meetingId)
  if (query.isError) throw query.error
  if (query.data === undefined) return null
  return query.data === null ? <MeetingGone /> : <OneBrief brief={query.data} />
}

function OneBrief({ brief }: { brief: Brief }) {
  const zone = useMentorZone()
  const print = () => window.print()
  const meetingId = brief.meeting.id
  useCommands([{ id: 'brief.print', label: 'Print this brief', group: 'Meeting', run: print }])
  return (
    <Box maw="60rem">
      <Page
        title={
          <>
            Brief: <Names people={brief.people} />
          </>
        }
        subject={meetingId}
        actions={
          <>
            <PrintMenu fileName="brief" />
            <Button renderRoot={(props) => <Link to="/meetings/$meetingId" params={{ meetingId }} {...props} />}>
              To the meeting
            </Button>
          </>
        }
      >
        <article aria-label="Brief">
          <BriefSheet brief={brief} zone={zone} />
        </article>
        <Paper title={<Names people={brief.people} />} className={classes.paper}>
          <BriefSheet brief={brief} zone={zone} isPaper />
        </Paper>
      </Page>
    </Box>
  )
}

function MeetingGone() {
  const navigate = useNavigate()
  return (
    <Page title="Brief">
      <EmptyState
        icon={<IconCalendarOff size={40} stroke={1.5} />}
        title="This meeting is no longer here"
        text="It was deleted. Everything else is where it was."
        action={<Button onClick={() => void navigate({ to: '/today' })}>To the day</Button>}
      />
    </Page>
  )
}
