// Through what: the kind of channel, and the tool or the place. The tools that these mentees use are suggested
// first, and which channel fits what is to be discussed is said on demand.
import { Autocomplete, Group, Select, Stack } from '@mantine/core'
import { channelChoices } from '../../../shared/domain/channel-words.ts'
import { serviceNamed } from '../../../shared/domain/channels.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { ChannelKind, Mentee } from '../../../shared/model/mentee.ts'
import { ChannelAdvice } from './ChannelAdvice.tsx'
import { channelOf, placesFor, toolsFor } from './meeting-draft.ts'

interface ThroughWhatProps {
  draft: Pick<Meeting, 'channel' | 'place'>
  people: readonly Mentee[]
  onChange: (change: Partial<Pick<Meeting, 'channel' | 'place'>>) => void
}

export function ThroughWhat({ draft, people, onChange }: ThroughWhatProps) {
  const changeChannel = (channel: ChannelKind | null) => {
    if (channel === null || channel === draft.channel) return
    // A tool that was only suggested goes with its channel; one that was typed stays.
    const suggested = toolsFor(draft.channel, people).includes(draft.place)
    onChange({ channel, ...(suggested || draft.place === '' ? { place: placesFor(channel, people)[0] ?? '' } : {}) })
  }
  return (
    <Stack gap={4}>
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
        <Select
          label="Channel"
          data={channelChoices}
          value={draft.channel}
          onChange={(value) => changeChannel(channelOf(value))}
          allowDeselect={false}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          miw="10rem"
        />
        <Autocomplete
          label={draft.channel === 'in-person' ? 'Place' : 'Tool'}
          data={toolsFor(draft.channel, people)}
          description={whatBecameOf(draft.place)}
          inputWrapperOrder={['label', 'input', 'description']}
          value={draft.place}
          onChange={(place) => onChange({ place })}
          maxLength={500}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          miw="10rem"
        />
      </Group>
      <Group gap="sm">
        <ChannelAdvice people={people} chosen={draft.channel} onChoose={changeChannel} />
      </Group>
    </Stack>
  )
}

/** A word about a service that has ended. */
function whatBecameOf(tool: string): string | undefined {
  const ended = serviceNamed(tool)?.ended
  if (ended === undefined) return undefined
  return `This service ended in ${ended.month.slice(0, 4)}. ${ended.replacedBy.join(' and ')} took its place.`
}
