// The ways through the program that the rail, the palette and the new menu share.
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { runOnArrival } from '../commands.ts'

export function useGo() {
  const navigate = useNavigate()
  return useMemo(
    () => ({
      mentees: () => void navigate({ to: '/mentees' }),
      mentee: (menteeId: string) => void navigate({ to: '/mentees/$menteeId', params: { menteeId } }),
      groups: () => void navigate({ to: '/groups' }),
      group: (group: string) => void navigate({ to: '/groups', search: { group } }),
      meeting: (meetingId: string) => void navigate({ to: '/meetings/$meetingId', params: { meetingId } }),
      today: () => void navigate({ to: '/today' }),
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
      health: () => void navigate({ to: '/settings/health' }),
      newMentee: () => void navigate({ to: '/mentees' }).then(() => runOnArrival('mentees.new')),
      newMeeting: () => void navigate({ to: '/meetings/new' }),
      planMeeting: () => void navigate({ to: '/meetings/new', search: { plan: true } }),
      newMail: () => void navigate({ to: '/mail/new' }),
      newGroup: () => void navigate({ to: '/groups' }).then(() => runOnArrival('groups.new')),
    }),
    [navigate],
  )
}
