// The vault's header: who it is and which keys open it. Plain JSON, authenticated by a key that follows from the root.
// It lies in IndexedDB and beside the journal; the higher revision is the true one.
import { z } from 'zod'
import { NamedError } from '../../../shared/result.ts'
import { fromBase64, type Bytes, type Place, type RootFacts } from './seal.ts'

/** The format this program writes. A higher one is refused, and nothing destructive is offered. */
export const formatVersion = 1

const kdf = z.object({
  name: z.literal('argon2id'),
  memoryKiB: z.int(),
  iterations: z.int(),
  parallelism: z.int(),
})
export type Kdf = z.infer<typeof kdf>

const base64 = z
  .string()
  .max(1_000)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)

const slot = z.object({
  kind: z.enum(['passphrase', 'recovery']),
  salt: base64,
  kdf,
  /** The root, sealed by the key that is derived from passphrase or code. */
  wrapped: base64,
  issuedAt: z.iso.datetime(),
})
export type Slot = z.infer<typeof slot>
export type SlotKind = Slot['kind']

const header = z.object({
  format: z.literal(formatVersion),
  vaultId: z.uuidv4(),
  createdAt: z.iso.datetime(),
  /** Grows with every change of a slot. */
  revision: z.int().min(1),
  slots: z.array(slot).min(1).max(8),
  /** Which root the slots wrap, from 1; one more with every change of all keys. */
  generation: z.int().min(1).default(1),
  /** The root before, sealed by a key of the present one, until everything is sealed anew; else empty. */
  former: base64.default(''),
})
export type Header = z.infer<typeof header>

/** As stored: the header's exact text and its authentication. */
const stored = z.object({ header: z.string().max(20_000), mac: base64 })
export type StoredHeader = z.infer<typeof stored>

/** [Note: floor and cap of the KDF] Below 64 MiB and three passes somebody has weakened the header to guess faster;
 * above 1 GiB or ten passes somebody wants the program to choke. Both are refused before anything is allocated. */
export const kdfFloor = { memoryKiB: 64 * 1024, iterations: 3 } as const
export const kdfCap = { memoryKiB: 1024 * 1024, iterations: 10, parallelism: 4 } as const

/** @returns the code of what is wrong with the parameters, or null. */
export function kdfFault(parameters: Kdf): 'vault/kdf-too-weak' | 'vault/kdf-too-strong' | null {
  const { memoryKiB, iterations, parallelism } = parameters
  if (memoryKiB < kdfFloor.memoryKiB || iterations < kdfFloor.iterations || parallelism < 1) return 'vault/kdf-too-weak'
  if (memoryKiB > kdfCap.memoryKiB || iterations > kdfCap.iterations || parallelism > kdfCap.parallelism)
    return 'vault/kdf-too-strong'
  return null
}

export function encodeHeader(value: StoredHeader): Bytes {
  return new TextEncoder().encode(JSON.stringify(value))
}

export interface ReadHeader {
  header: Header
  stored: StoredHeader
}

const versionOnly = z.object({ format: z.int() })

/** @throws NamedError `vault/newer`, `vault/header-unreadable`. */
export function decodeHeader(bytes: Bytes): ReadHeader {
  try {
    const outer = stored.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    const inner: unknown = JSON.parse(outer.header)
    if (versionOnly.parse(inner).format > formatVersion) throw new NamedError('vault/newer')
    return { header: header.parse(inner), stored: outer }
  } catch (cause) {
    if (cause instanceof NamedError) throw cause
    throw new NamedError('vault/header-unreadable', '', { cause })
  }
}

export function slotPlace(vaultId: string, kind: SlotKind): Place {
  return { place: 'slot', folder: `${vaultId}/${kind}`, first: 0, last: 0, kid: 'root' }
}

export function slotOf(value: Header, kind: SlotKind): Slot {
  const found = value.slots.find((one) => one.kind === kind)
  if (found === undefined) throw new NamedError('vault/no-such-slot', kind)
  return found
}

/** What is to be known of the root beside the slot that opens it. */
export function rootFacts({ vaultId, generation, former }: Header): RootFacts {
  return { vaultId, generation, former: former === '' ? null : fromBase64(former) }
}

export function wrappedRoot(one: Slot): Bytes {
  return fromBase64(one.wrapped)
}
