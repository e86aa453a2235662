// The model's values as the mentor reads them: one word for each, used by the list, the form, the facts and the groups.
import type { z } from 'zod'
import { statusWords } from '../../../shared/domain/event-words.ts'
import {
  connectivity,
  matchStructure,
  menteeStatus,
  moderation,
  structure,
  type Connectivity,
  type MatchStructure,
} from '../../../shared/model/mentee.ts'

type Structure = z.infer<typeof structure>
type Moderation = z.infer<typeof moderation>

export const connectivityWords: Readonly<Record<Connectivity, string>> = {
  good: 'Good',
  intermittent: 'Intermittent',
  'phone-only': 'Phone only',
}

export const matchWords: Readonly<Record<MatchStructure, string>> = {
  'one-to-one': 'One-to-one',
  'small-group': 'Small group',
  'layered-group': 'Layered group',
  open: 'Open',
}

export const structureWords: Readonly<Record<Structure, string>> = {
  structured: 'Structured: topics are chosen beforehand',
  unstructured: 'Unstructured: topics come up',
}

export const moderationWords: Readonly<Record<Moderation, string>> = {
  moderated: 'Moderated: somebody reads along',
  unmoderated: 'Unmoderated',
}

/** Values and words of a select, in the model's order. */
function choices<Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>) {
  return values.map((value) => ({ value, label: words[value] }))
}

export const statusChoices = choices(menteeStatus.options, statusWords)
export const connectivityChoices = choices(connectivity.options, connectivityWords)
export const matchChoices = choices(matchStructure.options, matchWords)
export const structureChoices = choices(structure.options, structureWords)
export const moderationChoices = choices(moderation.options, moderationWords)

/** `1 mentee`, `12 mentees`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}
