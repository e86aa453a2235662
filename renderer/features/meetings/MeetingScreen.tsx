// The screen of one meeting, new or old: finds the record and what surrounds it, then leaves it to the form.
// A new one gets its id and its address before the first key, so that nothing moves while somebody types.
import { Button } from '@mantine/core'
import { IconCalendarOff } from '@tabler/icons-react'
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useState, type ReactNode } from 'react'
import { mentorZone } from '../../../shared/domain/meeting-time.ts'
import type { Group } from '../../../shared/model/group.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Practice } from '../../../shared/model/practice.ts'
import { useGroups, useMeeting, usePractice, useRoster, useUnfiledMeetings } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { beginMeeting } from './meeting-draft.ts'
import { MeetingForm } from './MeetingForm.tsx'
import { UnfiledMeetings } from './UnfiledMeetings.tsx'

export function MeetingScreen(): ReactNode {
  const { meetingId } = useParams({ strict: false })
  return meetingId === undefined ? <NewMeeting /> : <OneMeeting key={meetingId} meetingId={meetingId} />
}

/** Mounted anew for each new meeting, so that each gets an id of its own. */
function NewMeeting(): ReactNode {
  const { mentee, group, plan, at } = useSearch({ strict: false })
  const [meetingId] = useState(() => newRecord().id)
  const asked = {
    ...(mentee === undefined ? {} : { mentee }),
    ...(group === undefined ? {} : { group }),
    ...(plan === undefined ? {} : { plan }),
    ...(at === undefined ? {} : { at }),
  }
  return <Navigate to="/meetings/$meetingId" params={{ meetingId }} search={{ ...asked, fresh: true }} replace />
}

function OneMeeting({ meetingId }: { meetingId: string }) {
  const { mentee, group, fresh, plan, at } = useSearch({ strict: false })
  const navigate = useNavigate()
  const meeting = useMeeting(meetingId)
  const unfiled = useUnfiledMeetings()
  const roster = useRoster()
  const groups = useGroups()
  const practice = usePractice()
  const entries = roster.data
  const people = useMemo(() => (entries ?? []).map((entry) => entry.mentee), [entries])
  const others = useMemo(() => (unfiled.data ?? []).filter(({ id }) => id !== meetingId), [unfiled.data, meetingId])
  const failed = [meeting, unfiled, roster, groups, practice].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  if (meeting.data === undefined || !unfiled.data || !roster.data || !groups.data || !practice.data) return null

  if (meeting.data === null && fresh !== true)
    return (
      <Page title="Meeting">
        <EmptyState
          icon={<IconCalendarOff size={40} stroke={1.5} />}
          title="This meeting is no longer here"
          text="It was deleted. Everything else is where it was."
          action={<Button onClick={() => void navigate({ to: '/mentees' })}>To the mentees</Button>}
        />
      </Page>
    )
  return (
    <Beginning
      stored={meeting.data}
      asked={{ id: meetingId, mentee, group, plan: plan === true ? { at } : undefined }}
      people={people}
      groups={groups.data}
      practice={practice.data}
      unfiled={others}
    />
  )
}

interface BeginningProps {
  stored: Meeting | null
  asked: {
    id: string
    mentee: string | undefined
    group: string | undefined
    plan: { at: string | undefined } | undefined
  }
  people: readonly Mentee[]
  groups: readonly Group[]
  practice: Practice
  unfiled: readonly Meeting[]
}

/** What the form starts from is decided once, when everything is there. */
function Beginning({ stored, asked, people, groups, practice, unfiled }: BeginningProps) {
  const [start] = useState(() => {
    if (stored !== null) return { meeting: stored, stored: true }
    const group = groups.find((one) => one.id === asked.group) ?? null
    const wanted = group === null ? [asked.mentee] : group.memberIds
    const present = people.filter((person) => wanted.includes(person.id))
    const record = { ...newRecord(), id: asked.id }
    const zone = mentorZone(practice.timeZone)
    return {
      meeting: beginMeeting({
        record,
        people: present,
        group,
        zone,
        now: Date.now(),
        ...(asked.plan === undefined ? {} : { plan: asked.plan }),
      }),
      stored: false,
    }
  })
  const notice = useMemo(
    () => (start.stored ? undefined : <UnfiledMeetings meetings={unfiled} />),
    [start.stored, unfiled],
  )
  return <MeetingForm initial={start.meeting} stored={start.stored} people={people} groups={groups} notice={notice} />
}
