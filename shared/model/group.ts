// A group of mentees who are mentored together.
import { z } from 'zod'
import { id, instant, line, prose, recordFields } from './base.ts'
import { matchStructure, moderation, structure } from './mentee.ts'

export const group = z.object({
  ...recordFields,
  name: line.min(1),
  purpose: line.default(''),
  memberIds: z.array(id).max(5_000).default([]),
  match: matchStructure.default('small-group'),
  structure: structure.default('unstructured'),
  moderation: moderation.default('unmoderated'),
  remarks: prose.default(''),
  archivedAt: instant.nullable().default(null),
})
export type Group = z.infer<typeof group>
