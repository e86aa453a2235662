// The guides that come with the program, in the order in which a mentorship needs them.
import { choosingAChannel } from './choosing-a-channel.ts'
import { closingWell } from './closing-well.ts'
import { confidentiality } from './confidentiality.ts'
import { eMentoringEtiquette } from './e-mentoring-etiquette.ts'
import { firstMeeting } from './first-meeting.ts'
import { fiveCs } from './five-cs.ts'
import { givingFeedback } from './giving-feedback.ts'
import type { Guide } from './guide.ts'

export const shippedGuides: readonly Guide[] = [
  firstMeeting,
  fiveCs,
  givingFeedback,
  eMentoringEtiquette,
  choosingAChannel,
  confidentiality,
  closingWell,
]
