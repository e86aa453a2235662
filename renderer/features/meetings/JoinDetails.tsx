// How one gets into an online meeting: link and pass code, typed or taken from an invitation that is pasted.
import { Anchor, Button, Group, Stack, TextInput } from '@mantine/core'
import { IconClipboardText } from '@tabler/icons-react'
import { useState } from 'react'
import { isWebLink } from '../../../shared/domain/links.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import { PasteInvitation } from './PasteInvitation.tsx'

interface JoinDetailsProps {
  draft: Meeting
  onChange: (change: Partial<Meeting>) => void
}

export function JoinDetails({ draft, onChange }: JoinDetailsProps) {
  const [pasting, setPasting] = useState(false)
  const { joinLink, passCode } = draft
  const isOdd = joinLink !== '' && !isWebLink(joinLink)
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
        <Button
          size="xs"
          variant="default"
          leftSection={<IconClipboardText size={14} aria-hidden />}
          onClick={() => setPasting(true)}
        >
          Paste an invitation…
        </Button>
        {joinLink !== '' && !isOdd && (
          <Anchor href={joinLink} target="_blank" rel="noreferrer" size="sm">
            Join now
          </Anchor>
        )}
      </Group>
      <PasteInvitation opened={pasting} draft={draft} onClose={() => setPasting(false)} onTake={onChange} />
    </Stack>
  )
}
