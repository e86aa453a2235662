// Any other table: columns in any order, known by their names alone.
import type { RosterFormat } from '../format.ts'

export const plain: RosterFormat = {
  name: 'table',
  recognises: () => true,
  field: () => null,
  unknown: 'ignore',
}
