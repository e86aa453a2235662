// Beside each part of a meeting: whether it is the mentor's alone or may be shared with the mentee. Sharing sends
// nothing; it only lets the part stand in a summary or an invitation.
import { Button } from '@mantine/core'
import { IconEye, IconLock } from '@tabler/icons-react'
import { partWords } from '../../../shared/domain/meeting-summary.ts'
import type { Meeting, SharedPart } from '../../../shared/model/meeting.ts'

interface ShareMarkProps {
  part: SharedPart
  shared: Meeting['shared']
  onChange: (change: Pick<Meeting, 'shared'>) => void
}

export function ShareMark({ part, shared, onChange }: ShareMarkProps) {
  const isShared = shared.includes(part)
  return (
    <Button
      size="compact-sm"
      variant={isShared ? 'light' : 'subtle'}
      color={isShared ? 'sea' : 'gray'}
      leftSection={isShared ? <IconEye size={14} aria-hidden /> : <IconLock size={14} aria-hidden />}
      aria-pressed={isShared}
      aria-label={`${partWords[part]}: may be shared`}
      title={isShared ? 'May stand in a summary for the mentee' : 'Seen by nobody but you'}
      onClick={() => onChange({ shared: isShared ? shared.filter((one) => one !== part) : [...shared, part] })}
    >
      {isShared ? 'May be shared' : 'For you only'}
    </Button>
  )
}
