// Through what: the kind of channel, and the tool or the place. The tools that these mentees use are suggested.
import { Autocomplete, Group, Select } from '@mantine/core'
import { channelChoices } from '../../../shared/domain/channel-words.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { channelOf, placesFor } from './meeting-draft.ts'

interface ThroughWhatProps {
  draft: Pick<Meeting, 'channel' | 'place'>
  people: readonly Mentee[]
  onChange: (change: Partial<Pick<Meeting, 'channel' | 'place'>>) => void
}

export function ThroughWhat({ draft, people, onChange }: ThroughWhatProps) {
  const changeChannel = (value: string | null) => {
    const channel = channelOf(value)
    if (channel === null || channel === draft.channel) return
    // A tool that was only suggested goes with its channel; one that was typed stays.
    const suggested = placesFor(draft.channel, people).includes(draft.place)
    onChange({ channel, ...(suggested || draft.place === '' ? { place: placesFor(channel, people)[0] ?? '' } : {}) })
  }
  return (
    <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
      <Select
        label="Channel"
        data={channelChoices}
        value={draft.channel}
        onChange={changeChannel}
        allowDeselect={false}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        miw="10rem"
      />
      <Autocomplete
        label={draft.channel === 'in-person' ? 'Place' : 'Tool'}
        data={placesFor(draft.channel, people)}
        value={draft.place}
        onChange={(place) => onChange({ place })}
        maxLength={500}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        miw="10rem"
      />
    </Group>
  )
}
