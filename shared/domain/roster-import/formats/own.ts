// Our own CSV export: every fact of a mentee under the header that `roster-export-cells.ts` gives it. Its cells are
// taken exactly as they are.
import { ownColumns } from '../../roster-export-cells.ts'
import { foldHeader } from '../aliases.ts'
import type { RosterFormat } from '../format.ts'
import { has } from '../format.ts'

const fields = new Map(ownColumns.map((column) => [foldHeader(column.header), column.field] as const))

export const own: RosterFormat = {
  name: 'telemachus',
  // A mentor may have taken columns out, so the id alone tells.
  recognises: (table) => has(table, 'name', 'telemachus id'),
  field: (folded) => fields.get(folded) ?? null,
  unknown: 'ignore',
}
