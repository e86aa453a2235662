// What the placeholders of a mail stand for, for one mentee, out of what is on record. Only what the mentee may know: topics,
// days and promises, never notes. Pure.
import type { Meeting } from '../model/meeting.ts'
import type { Mentee } from '../model/mentee.ts'
import type { Practice } from '../model/practice.ts'
import type { PromiseRecord } from '../model/promise.ts'
import { dateFormat } from './date-format.ts'
import type { TemplateFacts } from './mail-templates.ts'
import { isZone, mentorZone } from './meeting-time.ts'
import { comparePromises } from './promises.ts'

export interface FactsSource {
  mentee: Pick<Mentee, 'name' | 'preferredName' | 'timeZone'>
  practice: Pick<Practice, 'mentorName' | 'institution' | 'timeZone'>
  /** With this mentee alone or with others. */
  meetings: readonly Pick<Meeting, 'state' | 'startsAt' | 'topic' | 'groupId'>[]
  promises: readonly PromiseRecord[]
}

const dayAndTime = dateFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})
const dayOnly = dateFormat('en-GB', { day: 'numeric', month: 'long' })

/** @param now milliseconds since 1970 */
export function templateFacts({ mentee, practice, meetings, promises }: FactsSource, now: number): TemplateFacts {
  const isThere = isZone(mentee.timeZone)
  const zone = isThere ? mentee.timeZone : mentorZone(practice.timeZone)
  const inOrder = meetings.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  const next = inOrder.find(({ state, startsAt }) => state === 'planned' && Date.parse(startsAt) > now)
  const last = inOrder.findLast(({ state, startsAt }) => state === 'held' && Date.parse(startsAt) <= now)
  const open = promises.filter(({ state }) => state === 'open').toSorted(comparePromises)
  const list = (owner: PromiseRecord['owner']) =>
    open
      .filter((one) => one.owner === owner)
      .map(({ text }) => `- ${text}`)
      .join('\n')
  const place = isThere ? ` (${zone.replaceAll('_', ' ')} time)` : ''
  return {
    'first name': mentee.preferredName === '' ? firstName(mentee.name) : mentee.preferredName,
    name: mentee.name,
    mentor: practice.mentorName,
    institution: practice.institution,
    'next meeting': next === undefined ? '' : `${dayAndTime(zone).format(new Date(next.startsAt))}${place}`,
    'last meeting': last === undefined ? '' : dayOnly(zone).format(new Date(last.startsAt)),
    'last topic': last?.topic ?? '',
    'my promises': list('mentor'),
    'their promises': list('mentee'),
  }
}

/** The first word, where a name is written in parts; the whole name where it is not, or where the family name comes first in
 * its script. */
function firstName(name: string): string {
  const [first = name] = name.trim().split(/\s+/u)
  return /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(first) ? name.trim() : first
}
