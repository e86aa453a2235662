// How it stands with a meeting, in the mentor's words.
import type { MeetingState } from '../model/meeting.ts'

export const meetingStateWords: Readonly<Record<MeetingState, string>> = {
  planned: 'planned',
  held: 'held',
  cancelled: 'called off',
  missed: 'missed',
}
