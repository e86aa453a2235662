// What the form offers while somebody types: what others of the roster have in the same field.
import type { Mentee } from '../../../shared/model/mentee.ts'

/** Each in alphabetical order, without doubles. */
export interface InUse {
  institutions: string[]
  programmes: string[]
  stages: string[]
  languages: string[]
}

/** Reads the whole roster once. */
export function suggestions(mentees: readonly Mentee[]): InUse {
  const distinct = (texts: readonly string[]) => [...new Set(texts.filter((text) => text !== ''))].sort()
  return {
    institutions: distinct(mentees.map((one) => one.institution)),
    programmes: distinct(mentees.map((one) => one.programme)),
    stages: distinct(mentees.map((one) => one.stage)),
    languages: distinct(mentees.flatMap((one) => one.languages)),
  }
}
