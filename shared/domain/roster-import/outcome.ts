// What becomes of each person of the file, written into a growing plan: somebody new, a change, nothing, a question, or
// a row that is left out. Called by `plan.ts`, one person after the other.
import type { Mentee } from '../../model/mentee.ts'
import type { Choices } from './choices.ts'
import type { FieldChange } from './fill.ts'
import { filled, withGrades } from './fill.ts'
import type { AskWhy, Match, MatchBy } from './match.ts'
import type { Person, PersonNote } from './person.ts'
import { unique } from './person.ts'
import type { LeftOutReason } from './reading.ts'

export type Verdict =
  | { readonly kind: 'add' }
  | {
      readonly kind: 'change'
      readonly id: string
      readonly by: MatchBy
      /** The name on the roster. */
      readonly known: string
      readonly changes: readonly FieldChange[]
    }
  | { readonly kind: 'same'; readonly id: string; readonly by: MatchBy; readonly known: string }
  | { readonly kind: 'ask'; readonly why: AskWhy; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'out'; readonly reason: LeftOutReason; readonly otherLine: number | null }

export interface Candidate {
  readonly id: string
  readonly name: string
  readonly emails: readonly string[]
  readonly studentId: string
}

/** One line of the preview. */
export interface PlanRow {
  /** The row of the file by which the person is known; corrections name it. */
  readonly line: number
  /** All rows that mean this person. */
  readonly lines: readonly number[]
  readonly name: string
  readonly emails: readonly string[]
  readonly studentId: string
  readonly tags: readonly string[]
  readonly notes: readonly PersonNote[]
  /** What stands in the file, for a row that is left out. */
  readonly text: string
  readonly verdict: Verdict
}

/** Somebody new: whole but for the id, which the file gives (our own export does) or the caller makes. */
export interface Newcomer {
  readonly id: string | null
  readonly mentee: Omit<Mentee, 'id'>
}

export interface PlanDraft {
  readonly rows: PlanRow[]
  readonly add: Newcomer[]
  /** By id, as they will be. */
  readonly change: Map<string, Mentee>
}

export interface Settings {
  readonly known: ReadonlyMap<string, Mentee>
  readonly choices: Choices
  readonly now: string
}

export function settle(draft: PlanDraft, person: Person, match: Match, settings: Settings): Verdict {
  if (person.out !== null) return { kind: 'out', ...person.out }
  switch (match.kind) {
    case 'nobody':
      draft.add.push(newcomer(person, settings))
      return { kind: 'add' }
    case 'found':
      return change(draft, person, match, settings)
    case 'ask':
      return {
        kind: 'ask',
        why: match.why,
        candidates: match.ids.flatMap((id) => {
          const one = settings.known.get(id)
          return one === undefined ? [] : [{ id, name: one.name, emails: one.emails, studentId: one.studentId }]
        }),
      }
  }
}

function change(
  draft: PlanDraft,
  person: Person,
  match: Extract<Match, { kind: 'found' }>,
  { known, choices, now }: Settings,
): Verdict {
  const before = draft.change.get(match.id) ?? known.get(match.id)
  if (before === undefined) throw new TypeError('matched to nobody')
  const result = filled(before, person, choices.update)
  const found = { id: match.id, by: match.by, known: before.name }
  if (result.changes.length === 0) return { kind: 'same', ...found }
  draft.change.set(match.id, { ...result.mentee, updatedAt: now })
  return { kind: 'change', ...found, changes: result.changes }
}

/** A whole mentee with the values that stand for "not said". */
function newcomer(person: Person, { choices, now, known }: Settings): Newcomer {
  const { facts } = person
  const { forNew } = choices
  const tags = [...(facts.tags ?? []), ...forNew.tags]
  return {
    id: facts.id !== undefined && !known.has(facts.id) ? facts.id : null,
    mentee: {
      createdAt: facts.createdAt ?? now,
      updatedAt: facts.updatedAt ?? now,
      sample: facts.sample ?? false,
      name: facts.name ?? '',
      preferredName: facts.preferredName ?? '',
      pronouns: facts.pronouns ?? '',
      emails: facts.emails ?? [],
      phone: facts.phone ?? '',
      studentId: facts.studentId ?? '',
      institution: facts.institution ?? forNew.institution,
      programme: facts.programme ?? forNew.programme,
      stage: facts.stage ?? '',
      timeZone: facts.timeZone ?? '',
      languages: facts.languages ?? [],
      connectivity: facts.connectivity ?? null,
      preferredChannels: facts.preferredChannels ?? [],
      handles: facts.handles ?? [],
      tags: forNew.tags.length === 0 ? tags : unique(tags, 50),
      startOn: facts.startOn ?? null,
      endOn: facts.endOn ?? null,
      status: facts.status ?? 'active',
      match: facts.match ?? 'one-to-one',
      structure: facts.structure ?? 'unstructured',
      moderation: facts.moderation ?? null,
      remarks: withGrades(facts.remarks ?? '', person.grades),
      archivedAt: facts.archivedAt ?? null,
    },
  }
}
