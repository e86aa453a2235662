// The clock of an access request, and what may not be deleted while one is open. Pure.
import type { AccessLaw, AccessRequest } from '../../model/access-request.ts'
import type { Table } from '../../model/tables.ts'
import { dayAfter, dayNumber, monthsAfter } from '../calendar/days.ts'

export const lawWords: Readonly<Record<AccessLaw, string>> = {
  gdpr: 'GDPR: within one month',
  ferpa: 'FERPA: within 45 days',
  other: 'Another rule: until a day that you say',
}

/** Days that FERPA gives (34 CFR 99.10(b)). */
const ferpaDays = 45

/** GDPR, article 12(3): one month after it was received; FERPA: 45 days. Null where the mentor says. */
export function dueOnFor(law: AccessLaw, receivedOn: string): string | null {
  if (law === 'gdpr') return monthsAfter(receivedOn, 1)
  return law === 'ferpa' ? dayAfter(receivedOn, ferpaDays) : null
}

/** Whole days that are left; negative when it is late. */
export function daysLeft({ dueOn }: Pick<AccessRequest, 'dueOn'>, today: string): number {
  return dayNumber(dueOn) - dayNumber(today)
}

export function sayLeft(days: number): string {
  if (days === 0) return 'due today'
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`
  return days > 0 ? `${count} left` : `${count} late`
}

/** Open ones, the most urgent first. */
export function openRequests(requests: readonly AccessRequest[]): AccessRequest[] {
  return requests
    .filter(({ closedOn }) => closedOn === null)
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))
}

/** Records about a mentee that stay while a request is open. Drafts of mails and what is only a mark on others may go. */
export const keptForRequests: ReadonlySet<Table> = new Set<Table>([
  'mentee',
  'meeting',
  'conversation',
  'note',
  'noteVersion',
  'promise',
  'goal',
  'agreement',
  'mentorship',
  'assessment',
  'outcome',
  'event',
  'accessRequest',
])

/** Whether memory aids belong to what is given: under FERPA they are no education records while nobody else has seen them; under
 * the GDPR they are personal data like all else. */
export function givesMemoryAids(law: AccessLaw): boolean {
  return law !== 'ferpa'
}
