// Where a file is taken in: on a meeting that is open, or from a screen of its own where the meeting is looked for.
import { meeting, type Meeting } from '../../../shared/model/meeting.ts'
import { newRecord } from '../records.ts'

export type Target =
  | { readonly kind: 'open'; readonly meeting: Meeting }
  /** `menteeId`: from whose page the mentor came. */
  | { readonly kind: 'look'; readonly meetings: readonly Meeting[]; readonly menteeId: string | null }

/** Minutes that a meeting may take. */
const longest = 1_440

interface Found {
  startsAt: string
  endsAt: string
  zone: string
  tool: string
  title: string
}

/** A meeting that was held, known only from its file. */
export function heldMeeting({ startsAt, endsAt, zone, tool, title }: Found): Meeting {
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)
  return meeting.parse({
    ...newRecord(),
    state: 'held',
    startsAt,
    timeZone: zone,
    channel: 'video',
    place: tool,
    topic: title,
    ...(minutes > 0 && minutes <= longest ? { durationMinutes: minutes } : {}),
  })
}
