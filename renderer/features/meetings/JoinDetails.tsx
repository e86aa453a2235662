// How one gets into an online meeting: link and pass code.
import { Anchor, Group, Stack, TextInput } from '@mantine/core'
import type { Meeting } from '../../../shared/model/meeting.ts'

interface JoinDetailsProps {
  draft: Meeting
  onChange: (change: Partial<Meeting>) => void
}

/** True for an address that a browser may open. */
function isWebAddress(link: string): boolean {
  return /^https?:\/\/[^\s/]+/iu.test(link) && URL.canParse(link)
}

export function JoinDetails({ draft, onChange }: JoinDetailsProps) {
  const { joinLink, passCode } = draft
  const isOdd = joinLink !== '' && !isWebAddress(joinLink)
  return (
    <Stack gap={6}>
      <Group gap="sm" align="flex-start">
        <TextInput
          label="Join link"
          type="url"
          value={joinLink}
          onChange={(event) => onChange({ joinLink: event.currentTarget.value })}
          error={isOdd && 'A link begins with https://'}
          maxLength={2_000}
          flex="1 1 16rem"
        />
        <TextInput
          label="Pass code"
          value={passCode}
          onChange={(event) => onChange({ passCode: event.currentTarget.value })}
          maxLength={500}
          w="9rem"
          autoComplete="off"
        />
      </Group>
      <Group gap="sm">
        {joinLink !== '' && !isOdd && (
          <Anchor href={joinLink} target="_blank" rel="noreferrer" size="sm">
            Join now
          </Anchor>
        )}
      </Group>
    </Stack>
  )
}
