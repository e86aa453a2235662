// An invitation to an online meeting, pasted as text: tool, link, time, meeting number and pass code are recognised on
// this computer alone. What is odd about the link is said; nothing is opened.
import { joinLinkOf, type InvitationWarning } from './invitation/links.ts'
import { timeIn } from './invitation/times.ts'
import { wallTime } from './meeting-time.ts'

export type { InvitationWarning } from './invitation/links.ts'

export interface ReadInvitation {
  /** Name of the tool as in `channels.ts`; empty for a server of one's own and for unknown ones. */
  tool: string
  /** Begins with https://; empty when there is none that is protected. */
  link: string
  host: string
  warnings: InvitationWarning[]
  meetingNumber: string
  passCode: string
  title: string
  /** ISO 8601; null when the text tells no time, or one that can be read in two ways. */
  startsAt: string | null
  /** IANA; null when the text names none. */
  timeZone: string | null
  durationMinutes: number | null
}

/** Characters that are looked at. */
const longest = 100_000

const codeLabel =
  /^\W{0,4}(?:(?:meeting |numeric |webinar )?(?:pass ?code|password|access code)|kenncode|kennwort|passwort|code secret|mot de passe|c[oó]digo de acceso|contrase[nñ]a|senha|c[oó]digo de acesso)\b[^:\n]{0,40}:\s*(\S.{0,79})$/imu
const numberLabel =
  /^\W{0,4}(?:meeting id|meeting number|webinar id|meeting-id|besprechungs-id|id de r[eé]union|id de (?:la )?reuni[oó]n|id da reuni[aã]o|access code)\b[^:\n]{0,40}:\s*([\d][\d -]{5,30})/imu
const titleLabel = /^\W{0,4}(?:topic|subject|title|thema|betreff|sujet|tema|assunto)\s*:\s*(\S.{0,300})$/imu

/** Null when there is neither a link to join nor a number.
 * @param options `zone`: the mentor's, IANA; `now`: milliseconds since 1970 */
export function readInvitation(text: string, options: { zone: string; now: number }): ReadInvitation | null {
  const seen = text.slice(0, longest)
  const link = joinLinkOf(seen)
  const meetingNumber = numberLabel.exec(seen)?.[1]?.trim() ?? ''
  if (link === null && meetingNumber === '') return null
  const { day } = wallTime(new Date(options.now).toISOString(), options.zone)
  const time = timeIn(seen, options.zone, day)
  return {
    tool: link?.tool ?? '',
    link: link?.link ?? '',
    host: link?.host ?? '',
    warnings: link?.warnings ?? [],
    meetingNumber,
    passCode: codeLabel.exec(seen)?.[1]?.trim() ?? '',
    title: titleLabel.exec(seen)?.[1]?.trim() ?? '',
    startsAt: time?.startsAt ?? null,
    timeZone: time?.timeZone ?? null,
    durationMinutes: time?.durationMinutes ?? null,
  }
}
