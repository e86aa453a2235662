// A meeting before and while it is written down: what it starts from, and from when on it is worth keeping.
import { channelKind, type ChannelKind, type Mentee } from '../../../shared/model/mentee.ts'
import { meeting, type Meeting } from '../../../shared/model/meeting.ts'
import type { Group } from '../../../shared/model/group.ts'
import { servicesOf } from '../../../shared/domain/channels.ts'
import { roundedMoment } from '../../../shared/domain/meeting-time.ts'
import type { NewRecord } from '../../app/records.ts'

interface Beginning {
  record: NewRecord
  people: readonly Mentee[]
  group: Group | null
  /** The mentor's IANA zone. */
  zone: string
  now: number
}

/** A meeting just held: now, with these people, through the channel that the first of them prefers. */
export function beginMeeting({ record, people, group, zone, now }: Beginning): Meeting {
  const channel = people[0]?.preferredChannels[0] ?? 'video'
  return meeting.parse({
    ...record,
    menteeIds: people.map((person) => person.id),
    groupId: group?.id ?? null,
    startsAt: roundedMoment(now),
    timeZone: zone,
    channel,
    place: group === null ? (placesFor(channel, people)[0] ?? '') : '',
  })
}

/** The tools by which these people can be reached through a channel, each once. */
export function placesFor(channel: ChannelKind, people: readonly Mentee[]): string[] {
  const services = people.flatMap((person) => person.handles.filter((handle) => handle.kind === channel))
  return [...new Set(services.map((handle) => handle.service).filter((service) => service !== ''))]
}

/** What to offer as a tool: first those by which these people can be reached, then the known ones of the channel. Mail,
 * telephone and meeting in person need no tool. */
export function toolsFor(channel: ChannelKind, people: readonly Mentee[]): string[] {
  const known = ['chat', 'video', 'social'].includes(channel) ? servicesOf(channel) : []
  return [...new Set([...placesFor(channel, people), ...known])]
}

/** True as soon as there are words in it, or a next date: something that would be missed. */
export function isWorthKeeping(draft: Pick<Meeting, 'topic' | 'said' | 'agreed' | 'nextOn'>): boolean {
  return draft.nextOn !== null || [draft.topic, draft.said, draft.agreed].some((text) => text.trim() !== '')
}

/** The channel of that name, from a select. */
export function channelOf(value: string | null): ChannelKind | null {
  const parsed = channelKind.safeParse(value)
  return parsed.success ? parsed.data : null
}
