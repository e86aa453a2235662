// Whether a meeting lies ahead, was held, was called off, or was missed.
import { SegmentedControl } from '@mantine/core'
import { meetingStateWords } from '../../../shared/domain/meeting-words.ts'
import { meetingState, type MeetingState } from '../../../shared/model/meeting.ts'

/** `Called off`: the words as they begin a line. */
function label(state: MeetingState): string {
  const words = meetingStateWords[state]
  return words.charAt(0).toUpperCase() + words.slice(1)
}

interface MeetingStateFieldProps {
  state: MeetingState
  onChange: (state: MeetingState) => void
}

export function MeetingStateField({ state, onChange }: MeetingStateFieldProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="How it stands with this meeting"
      value={state}
      onChange={(value) => {
        const next = meetingState.safeParse(value)
        if (next.success) onChange(next.data)
      }}
      data={meetingState.options.map((value) => ({ value, label: label(value) }))}
    />
  )
}
