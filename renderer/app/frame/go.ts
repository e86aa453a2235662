// The ways through the program that the rail, the palette and the new menu share.
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { runOnArrival } from '../commands.ts'
import { showFailure } from '../failures.ts'
import { useMentorZone } from '../now.ts'
import { useVaultClient } from '../queries.ts'

export function useGo() {
  const navigate = useNavigate()
  const client = useVaultClient()
  const zone = useMentorZone()
  const nextBrief = useCallback(async () => {
    const { ahead } = await client.session.today(zone)
    const meetingId = ahead.find((one) => one.meetingId !== null)?.meetingId ?? null
    if (meetingId === null) await navigate({ to: '/today' })
    else await navigate({ to: '/meetings/$meetingId/brief', params: { meetingId } })
  }, [client, navigate, zone])
  return useMemo(
    () => ({
      mentees: () => void navigate({ to: '/mentees' }),
      mentee: (menteeId: string) => void navigate({ to: '/mentees/$menteeId', params: { menteeId } }),
      goal: (menteeId: string, goalId: string) =>
        void navigate({ to: '/mentees/$menteeId/goals/$goalId', params: { menteeId, goalId } }),
      growth: () => void navigate({ to: '/goals' }),
      assessment: (assessmentId: string) =>
        void navigate({ to: '/assessments/$assessmentId', params: { assessmentId } }),
      assessments: () => void navigate({ to: '/assessments' }),
      newAssessment: () => void navigate({ to: '/assessments/new' }),
      practice: () => void navigate({ to: '/practice' }),
      report: () => void navigate({ to: '/practice/report' }),
      dossier: () => void navigate({ to: '/practice/dossier' }),
      mirror: () => void navigate({ to: '/mirror' }),
      instruments: () => void navigate({ to: '/instruments' }),
      resource: (resourceId: string) => void navigate({ to: '/resources/$resourceId', params: { resourceId } }),
      resources: () => void navigate({ to: '/resources' }),
      notes: () => void navigate({ to: '/notes' }),
      note: (noteId: string) => void navigate({ to: '/notes/$noteId', params: { noteId } }),
      newNote: () => void navigate({ to: '/notes/new' }),
      groups: () => void navigate({ to: '/groups' }),
      group: (group: string) => void navigate({ to: '/groups', search: { group } }),
      meeting: (meetingId: string) => void navigate({ to: '/meetings/$meetingId', params: { meetingId } }),
      today: () => void navigate({ to: '/today' }),
      /** Of the next meeting within a week; the day, when there is none. */
      nextBrief: () => void nextBrief().catch(showFailure),
      calendar: () => void navigate({ to: '/calendar' }),
      promises: () => void navigate({ to: '/promises' }),
      mail: () => void navigate({ to: '/mail' }),
      oneMail: (mailId: string) => void navigate({ to: '/mail/$mailId', params: { mailId } }),
      conversation: (conversationId: string) =>
        void navigate({ to: '/conversations/$conversationId', params: { conversationId } }),
      meetingFiles: () => void navigate({ to: '/import/meeting-files' }),
      rosterImport: () => void navigate({ to: '/import' }),
      settings: () => void navigate({ to: '/settings' }),
      accounts: () => void navigate({ to: '/settings/mail' }),
      backup: () => void navigate({ to: '/settings/backup' }),
      health: () => void navigate({ to: '/settings/health' }),
      newMentee: () => void navigate({ to: '/mentees' }).then(() => runOnArrival('mentees.new')),
      newMeeting: () => void navigate({ to: '/meetings/new' }),
      planMeeting: () => void navigate({ to: '/meetings/new', search: { plan: true } }),
      newMail: () => void navigate({ to: '/mail/new' }),
      newGroup: () => void navigate({ to: '/groups' }).then(() => runOnArrival('groups.new')),
    }),
    [navigate, nextBrief],
  )
}
