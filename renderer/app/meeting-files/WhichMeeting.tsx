// Which meeting a file is of, when it is not taken in on one: the one that was found, a new one, or none.
import { Radio, Stack, TextInput } from '@mantine/core'
import { momentOf, wallTime } from '../../../shared/domain/meeting-time.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import { sayFullTime } from '../../ui/time.ts'

export type MeetingChoice = 'found' | 'new' | 'none'

interface WhichMeetingProps {
  found: Meeting | null
  choice: MeetingChoice
  /** Words can be kept without a meeting; attendance is nothing without one. */
  withNone: boolean
  /** When it began, where the file does not tell the day; null where it does. */
  beganAt: string | null
  zone: string
  onChoice: (choice: MeetingChoice) => void
  onBegan: (at: string) => void
}

export function WhichMeeting({ found, choice, withNone, beganAt, zone, onChoice, onBegan }: WhichMeetingProps) {
  const wall = beganAt === null ? null : wallTime(beganAt, zone)
  return (
    <Stack gap="xs">
      <Radio.Group
        label="Of which meeting"
        value={choice}
        onChange={(value) => onChoice(value === 'found' ? 'found' : value === 'new' ? 'new' : 'none')}
      >
        <Stack gap={6} mt={6}>
          {found !== null && (
            <Radio
              value="found"
              label={
                <>
                  {found.topic !== '' && (
                    <>
                      <bdi>{found.topic}</bdi>
                      {', '}
                    </>
                  )}
                  {sayFullTime(found.startsAt, zone)}
                </>
              }
              description="Found by its time and its people"
            />
          )}
          <Radio value="new" label="A new meeting, held then" />
          {withNone && <Radio value="none" label="None: keep it on its own" />}
        </Stack>
      </Radio.Group>
      {wall !== null && (
        <TextInput
          type="datetime-local"
          label="When it began"
          description="The file tells no day"
          w="15rem"
          value={`${wall.day}T${wall.time}`}
          onChange={(event) => {
            const [day = '', time = ''] = event.currentTarget.value.split('T')
            const at = momentOf({ day, time: time.slice(0, 5) }, zone)
            if (at !== null) onBegan(at)
          }}
        />
      )}
    </Stack>
  )
}
