// Where the mentorship stands: a word and a sign first, a tint second.
import { IconCircleCheck, IconPlayerPause, IconUserCheck, IconUserQuestion } from '@tabler/icons-react'
import type { MenteeStatus } from '../../../shared/model/mentee.ts'
import classes from './StatusMark.module.css'
import { statusWords } from '../../../shared/domain/event-words.ts'

const icons = {
  prospective: IconUserQuestion,
  active: IconUserCheck,
  paused: IconPlayerPause,
  completed: IconCircleCheck,
} as const

export function StatusMark({ status }: { status: MenteeStatus }) {
  const Icon = icons[status]
  return (
    <span className={classes.mark} data-status={status}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {statusWords[status]}
    </span>
  )
}
