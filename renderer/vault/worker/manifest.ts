// Two small sealed things beside the boxes. The totals say how far the vault has come and how many records it holds; the
// manifest, written at each fold, lists every block with the tag of its seal, so that a block that is missing or was
// replaced by an older one is noticed. The manifest also carries what the roster shows before the rest has been read.
import { z } from 'zod'
import type { Summary } from './memory.ts'
import { openJson, sealJson, type Bytes, type Place, type RootKeys } from './seal.ts'
import { NamedError } from '../../../shared/result.ts'

const count = z.int().min(0)

const totals = z.object({ last: count, folded: count, counts: z.record(z.string(), count) })
export type Totals = z.infer<typeof totals>

const listed = z.object({ folder: z.string(), part: count, first: count, last: count, tag: z.string() })
export type ListedBlock = z.infer<typeof listed>

/** Of one mentee. An older program wrote fewer facts. */
const summary = z.tuple([
  z.string(),
  z.object({
    lastContact: z.string().nullable(),
    nextOn: z.string().nullable(),
    everyDays: z.number().nullable().default(null),
    meetings: count,
  }),
])

const manifest = z.object({ folded: count, blocks: z.array(listed), summaries: z.array(z.unknown()) })
export interface Manifest {
  folded: number
  blocks: ListedBlock[]
  summaries: [string, Summary][]
}

function totalsPlace(last: number): Place {
  return { place: 'head', folder: '', first: 0, last, kid: 'root' }
}

function manifestPlace(folded: number): Place {
  return { place: 'manifest', folder: '', first: 0, last: folded, kid: 'root' }
}

/** By the present root, or by the one before while there is one: neither box says which. */
async function openByEither({ totals: key, former }: RootKeys, place: Place, box: Bytes): Promise<unknown> {
  try {
    return await openJson(key, place, box)
  } catch (error) {
    if (former === null || !(error instanceof NamedError) || error.code !== 'vault/box-refused') throw error
    return openJson(former.totals, place, box)
  }
}

export function sealTotals(key: CryptoKey, value: Totals): Promise<Bytes> {
  return sealJson(key, totalsPlace(value.last), value)
}

export async function openTotals(keys: RootKeys, last: number, box: Bytes): Promise<Totals> {
  return totals.parse(await openByEither(keys, totalsPlace(last), box))
}

export function sealManifest(key: CryptoKey, value: Manifest): Promise<Bytes> {
  return sealJson(key, manifestPlace(value.folded), value)
}

/** What cannot be read is left out: summaries are worked out anew as soon as everything has been read. */
function readSummary(value: unknown): [string, Summary][] {
  const parsed = summary.safeParse(value)
  return parsed.success ? [parsed.data] : []
}

export async function openManifest(keys: RootKeys, folded: number, box: Bytes): Promise<Manifest> {
  const parsed = manifest.parse(await openByEither(keys, manifestPlace(folded), box))
  return { ...parsed, summaries: parsed.summaries.flatMap(readSummary) }
}
