// What the form of a mentee begins with, and the record that it makes.
import { distinctTags, menteeFacts } from '../../../shared/domain/roster-changes.ts'
import type { DraftRules } from '../../../shared/domain/record-draft.ts'
import { addressFault, cleanAddress } from '../../../shared/domain/roster-names.ts'
import { mentee as menteeSchema, type Mentee } from '../../../shared/model/mentee.ts'
import { touched } from '../../app/records.ts'

export const menteeRules: DraftRules<Mentee> = {
  put: (mentee) => ({ op: 'put', table: 'mentee', value: touched(mentee) }),
  remove: (mentee) => ({ op: 'delete', table: 'mentee', id: mentee.id }),
  facts: menteeFacts,
}

/** Why a draft cannot be kept as it is. */
export interface MenteeFaults {
  name: string | undefined
  /** By the place of the address. */
  emails: ReadonlyMap<number, string>
}

export interface CheckedMentee {
  /** Trimmed, without empty rows; null while something is missing. */
  mentee: Mentee | null
  faults: MenteeFaults
}

/** A new mentee as the form begins: nothing known but that they are there. */
export function blankMentee(record: Pick<Mentee, 'id' | 'createdAt' | 'updatedAt' | 'sample'>): Mentee {
  return { ...menteeSchema.parse({ ...record, name: '?' }), name: '' }
}

function filled(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))]
}

/** Checks and tidies what the form holds. */
export function checkMentee(draft: Mentee): CheckedMentee {
  const emails = new Map<number, string>()
  for (const [place, text] of draft.emails.entries())
    if (addressFault(cleanAddress(text)) === 'no-at')
      emails.set(place, 'An e-mail address has an @ in it. As it is, it cannot be kept.')
  const tidy = menteeSchema.safeParse({
    ...draft,
    emails: filled(draft.emails.map(cleanAddress)),
    languages: distinctTags(draft.languages).slice(0, 20),
    tags: distinctTags(draft.tags),
    handles: draft.handles.filter((one) => one.handle.trim() !== ''),
    moderation: draft.match === 'one-to-one' ? null : draft.moderation,
  })
  return {
    mentee: tidy.success && emails.size === 0 ? tidy.data : null,
    faults: { name: draft.name.trim() === '' ? 'A name is needed; it can be changed later.' : undefined, emails },
  }
}
