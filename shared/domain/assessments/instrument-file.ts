// An instrument as a file, to give to a colleague who asks the same. The file carries a SHA-256 of its content: whoever
// changed a word, a key or a rule on the way would make scores that look comparable and are not. It tells an accident or a
// careless hand, not a forger, who could write a sum that fits.
import { z } from 'zod'
import { instrument, type Instrument, type OwnInstrument } from '../../model/instrument.ts'
import { fail, ok, type Result } from '../../result.ts'

const format = 1
/** Characters that are read at most. */
const largestFile = 1_000_000

const head = z.object({ telemachusInstrument: z.int().min(1), sha256: z.string(), instrument: z.unknown() })

/** JSON with the keys of every object in order, so that the same content gives the same bytes. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}

/** SHA-256, hexadecimal. */
type HashOf = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>

function sumOf(value: unknown, hashOf: HashOf): Promise<string> {
  return hashOf(new TextEncoder().encode(canonical(value)))
}

/** The text of a file that holds one version of an instrument. */
export async function toInstrumentFile(definition: Instrument, hashOf: HashOf): Promise<string> {
  const value = instrument.parse(definition)
  return `${JSON.stringify({ telemachusInstrument: format, sha256: await sumOf(value, hashOf), instrument: value }, null, 2)}\n`
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null
    throw error
  }
}

/** Characters that are not seen, and those that turn the direction of what stands around them. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u

function deepest(value: unknown, allowed: number): boolean {
  if (value === null || typeof value !== 'object') return true
  return allowed > 0 && Object.values(value).every((one) => deepest(one, allowed - 1))
}

/** Failures: `instrument/too-large`, `instrument/not-an-instrument`, `instrument/newer`, `instrument/altered` (its sum does not
 * fit), `instrument/hidden-characters`, `instrument/invalid` (with what is wrong, in words). */
export async function readInstrumentFile(text: string, hashOf: HashOf): Promise<Result<Instrument>> {
  if (text.length > largestFile) return fail('instrument/too-large')
  const read = head.safeParse(jsonOf(text.replace(/^\uFEFF/, '')))
  if (!read.success || !deepest(read.data.instrument, 8)) return fail('instrument/not-an-instrument')
  if (read.data.telemachusInstrument > format) return fail('instrument/newer')
  const parsed = instrument.safeParse(read.data.instrument)
  if ((await sumOf(read.data.instrument, hashOf)) !== read.data.sha256) return fail('instrument/altered')
  if (!parsed.success) return fail('instrument/invalid', whatIsWrong(parsed.error))
  if (hidden.test(textsOf(parsed.data))) return fail('instrument/hidden-characters')
  // What the schema would drop or trim is no part of any instrument that was saved from here.
  if (canonical(parsed.data) !== canonical(read.data.instrument))
    return fail('instrument/invalid', 'It holds something that no instrument has.')
  return ok(parsed.data)
}

function textsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || typeof value !== 'object') return ''
  return Object.values(value).map(textsOf).join(' ')
}

/** The first few faults; paths are names of the format, never content. */
function whatIsWrong(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join(' ')
}

/** What taking an instrument over would come to. `here`: the same is here already. `other`: one that calls itself the same
 * version of the same is here and differs. */
export function standingOf(
  definition: Instrument,
  shipped: readonly Instrument[],
  own: readonly OwnInstrument[],
): 'new' | 'here' | 'other' {
  const known = [...shipped, ...own.map((one) => one.definition)].find(
    ({ id, version }) => id === definition.id && version === definition.version,
  )
  if (known === undefined) return shipped.some(({ id }) => id === definition.id) ? 'other' : 'new'
  return canonical(known) === canonical(definition) ? 'here' : 'other'
}
