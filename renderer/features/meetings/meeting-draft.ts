// A meeting before and while it is written down: what it starts from, and from when on it is worth keeping.
import { channelKind, type ChannelKind, type Mentee } from '../../../shared/model/mentee.ts'
import { meeting, type Meeting } from '../../../shared/model/meeting.ts'
import type { Group } from '../../../shared/model/group.ts'
import { servicesOf } from '../../../shared/domain/channels.ts'
import { isBlank } from '../../../shared/domain/rich-words.ts'
import { roundedMoment } from '../../../shared/domain/meeting-time.ts'
import type { NewRecord } from '../../app/records.ts'

interface Beginning {
  record: NewRecord
  people: readonly Mentee[]
  group: Group | null
  /** The mentor's IANA zone. */
  zone: string
  now: number
  /** It lies ahead: at this moment, or tomorrow at this hour when it says none. */
  plan?: { at: string | undefined }
}

const hour = 3_600_000

/** Tomorrow at the next full hour. */
function tomorrow(now: number): string {
  return new Date(Math.ceil((now + 24 * hour) / hour) * hour).toISOString()
}

/** A meeting just held, or one that is planned: with these people, through the channel that the first of them prefers. */
export function beginMeeting({ record, people, group, zone, now, plan }: Beginning): Meeting {
  const channel = people[0]?.preferredChannels[0] ?? 'video'
  return meeting.parse({
    ...record,
    menteeIds: people.map((person) => person.id),
    groupId: group?.id ?? null,
    state: plan === undefined ? 'held' : 'planned',
    startsAt: plan === undefined ? roundedMoment(now) : (plan.at ?? tomorrow(now)),
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
  const known = ['chat', 'video', 'social', 'forum', 'platform'].includes(channel) ? servicesOf(channel) : []
  return [...new Set([...placesFor(channel, people), ...known])]
}

/** True as soon as there is something in it that would be missed: words, a next date, or a plan with somebody. */
export function isWorthKeeping(draft: Meeting): boolean {
  const { state, menteeIds, nextOn, agenda, fiveCs, threeTwoOne, runningSince } = draft
  const isPlan = state === 'planned' && menteeIds.length > 0
  const hasParts = agenda.length > 0 || fiveCs !== null || threeTwoOne !== null || runningSince !== null
  const texts = [draft.topic, draft.joinLink]
  const hasWords = !isBlank(draft.said) || !isBlank(draft.agreed)
  return isPlan || hasParts || hasWords || nextOn !== null || texts.some((text) => text.trim() !== '')
}

/** The channel of that name, from a select. */
export function channelOf(value: string | null): ChannelKind | null {
  const parsed = channelKind.safeParse(value)
  return parsed.success ? parsed.data : null
}
