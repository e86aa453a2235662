// How a mentee is reached: addresses, time zone, what their network allows, which ways they like.
import { channelChoices } from '../../../shared/domain/channel-words.ts'
import { Chip, Group, Input, NativeSelect, Stack, TagsInput, TextInput } from '@mantine/core'
import { channelKind, connectivity, type ChannelKind } from '../../../shared/model/mentee.ts'
import { EmailFields } from './EmailFields.tsx'
import { HandleFields } from './HandleFields.tsx'
import classes from './MenteeDrawer.module.css'
import type { SectionProps } from './PersonSection.tsx'
import { TimeZoneSelect } from './TimeZoneSelect.tsx'
import { connectivityChoices } from './words.ts'

interface ReachSectionProps extends SectionProps {
  faults: ReadonlyMap<number, string>
  languages: readonly string[]
}

function isChannel(text: string): text is ChannelKind {
  return channelKind.safeParse(text).success
}

export function ReachSection({ draft, set, faults, languages }: ReachSectionProps) {
  return (
    <Stack gap="md">
      <EmailFields emails={draft.emails} faults={faults} onChange={(emails) => set({ emails })} />
      <div className={classes.pair}>
        <TextInput
          label="Telephone"
          type="tel"
          maxLength={500}
          value={draft.phone}
          onChange={(event) => set({ phone: event.currentTarget.value })}
        />
        <TimeZoneSelect zone={draft.timeZone} onChange={(timeZone) => set({ timeZone })} />
        <NativeSelect
          label="Network"
          data={[{ value: '', label: 'Not known' }, ...connectivityChoices]}
          value={draft.connectivity ?? ''}
          onChange={(event) => {
            const chosen = connectivity.safeParse(event.currentTarget.value)
            set({ connectivity: chosen.success ? chosen.data : null })
          }}
        />
        <TagsInput
          label="Languages"
          data={[...languages]}
          limit={20}
          maxLength={500}
          maxTags={20}
          value={draft.languages}
          onChange={(next) => set({ languages: next })}
        />
      </div>
      <Input.Wrapper label="Ways they like" labelElement="div" id="ways" labelProps={{ id: 'ways-label' }}>
        <Chip.Group
          multiple
          value={draft.preferredChannels}
          onChange={(next) => set({ preferredChannels: next.filter(isChannel) })}
        >
          <Group gap={6} mt={4} role="group" aria-labelledby="ways-label">
            {channelChoices.map((one) => (
              <Chip key={one.value} value={one.value} size="xs">
                {one.label}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      <HandleFields handles={draft.handles} onChange={(handles) => set({ handles })} />
    </Stack>
  )
}
