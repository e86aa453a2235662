// The one place that touches WebCrypto: keys from the root, boxes sealed and opened, the journal's chain links.
// Every key is non-extractable; nothing here knows Dexie, and nothing here runs inside a transaction.
// The format is specified in `docs/vault-format.md`.
import { NamedError } from '../../../shared/result.ts'
import { packRows, paddedJson, roundedUp, unpackRows } from './pack.ts'
import { readRows, type Row } from './rows.ts'

/** Bytes in memory that WebCrypto takes: never a shared buffer. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Where a box lies; recomputed from the place it was found in, so a moved or swapped box does not open. */
export interface Place {
  place: 'tail' | 'block' | 'body' | 'head' | 'manifest' | 'slot' | 'drawer'
  /** Folder id, body id, or slot kind. */
  folder: string
  first: number
  last: number
  /** Which key: `root`, or the generation of the folder's key. */
  kid: string
}

const boxVersion = 0x01
const ivBytes = 12
const tagBytes = 16
const text = new TextEncoder()
const reader = new TextDecoder('utf-8', { fatal: true })

export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length))
}

/** UUIDv4: random, so it tells no time. */
export function randomId(): string {
  return crypto.randomUUID()
}

function aad(place: Place): Bytes {
  return text.encode(JSON.stringify(['telemachus', 1, place.place, place.folder, place.first, place.last, place.kid]))
}

/** box = 0x01 | iv(12) | AES-256-GCM(plaintext) | tag(16) */
async function sealBytes(key: CryptoKey, place: Place, plaintext: Bytes): Promise<Bytes> {
  const iv = randomBytes(ivBytes)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad(place) }, key, plaintext)
  const box = new Uint8Array(1 + ivBytes + sealed.byteLength)
  box[0] = boxVersion
  box.set(iv, 1)
  box.set(new Uint8Array(sealed), 1 + ivBytes)
  return box
}

async function openBytes(key: CryptoKey, place: Place, box: Bytes): Promise<Bytes> {
  if (box.length < 1 + ivBytes + tagBytes) throw new NamedError('vault/box-too-short')
  if (box[0] !== boxVersion) throw new NamedError('vault/box-version')
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: box.subarray(1, 1 + ivBytes), additionalData: aad(place) },
        key,
        box.subarray(1 + ivBytes),
      ),
    )
  } catch (cause) {
    throw new NamedError('vault/box-refused', 'the seal does not fit its place', { cause })
  }
}

/** Seals JSON, padded to a 256-byte step. */
export function sealJson(key: CryptoKey, place: Place, value: unknown): Promise<Bytes> {
  return sealBytes(key, place, paddedJson(JSON.stringify(value)))
}

/** Seals rows, packed as `pack.ts` says. */
export function sealRows(key: CryptoKey, place: Place, rows: readonly Row[]): Promise<Bytes> {
  return sealBytes(key, place, packRows(rows))
}

/** @throws NamedError `vault/box-refused` like `openJson`; `vault/newer` and `vault/rows-unreadable` like `readRows`. */
export async function openRows(key: CryptoKey, place: Place, box: Bytes): Promise<Row[]> {
  return readRows(unpackRows(await openBytes(key, place, box)))
}

/** @throws NamedError `vault/box-refused` when it was moved, swapped, edited, or sealed with another key. */
export async function openJson(key: CryptoKey, place: Place, box: Bytes): Promise<unknown> {
  const json: unknown = JSON.parse(reader.decode(await openBytes(key, place, box)))
  return json
}

/** Long values as they are (mail bytes): four bytes of length, the value, then padding. */
export function sealBody(key: CryptoKey, id: string, kid: string, body: Uint8Array): Promise<Bytes> {
  const size = roundedUp(4 + body.length)
  const whole = new Uint8Array(size)
  new DataView(whole.buffer).setUint32(0, body.length)
  whole.set(body, 4)
  return sealBytes(key, bodyPlace(id, kid), whole)
}

export async function openBody(key: CryptoKey, id: string, kid: string, box: Bytes): Promise<Bytes> {
  const whole = await openBytes(key, bodyPlace(id, kid), box)
  const length = new DataView(whole.buffer, whole.byteOffset).getUint32(0)
  return whole.slice(4, 4 + length)
}

function bodyPlace(id: string, kid: string): Place {
  return { place: 'body', folder: id, first: 0, last: 0, kid }
}

/** The last 16 bytes: what a manifest remembers of a box, so that an older box in the same place is noticed. */
export function tagOf(box: Bytes): string {
  return toBase64(box.subarray(box.length - tagBytes))
}

// Keys

/** The keys that follow from the root. Non-extractable. */
export interface RootKeys {
  /** Which root: `root` for a vault's first one, `root-2` for the next. */
  kid: string
  /** Seals the directory folder. */
  directory: CryptoKey
  /** Seals heads and manifests. */
  totals: CryptoKey
  /** Authenticates the header. */
  header: CryptoKey
  /** Those of the root before, while not everything is sealed anew. */
  former: Omit<RootKeys, 'former'> | null
}

/** The name of a root by its number, from 1. */
export function rootKid(generation: number): string {
  return generation === 1 ? 'root' : `root-${generation}`
}

/** The key of the directory that sealed a box. @throws NamedError `vault/no-key` for a root that is gone. */
export function directoryKey(keys: RootKeys, kid: string): CryptoKey {
  if (kid === keys.kid) return keys.directory
  if (kid === keys.former?.kid) return keys.former.directory
  throw new NamedError('vault/no-key')
}

/** HKDF-SHA-256 with the vault's id as salt; one `info` for each purpose. */
async function rootKeys(root: CryptoKey, vaultId: string, generation: number): Promise<Omit<RootKeys, 'former'>> {
  const salt = text.encode(vaultId)
  const aes = (purpose: string) =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt, info: text.encode(`telemachus/1/${purpose}`) },
      root,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    )
  const header = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: text.encode('telemachus/1/header') },
    root,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign', 'verify'],
  )
  return { kid: rootKid(generation), directory: await aes('directory'), totals: await aes('totals'), header }
}

/** Wraps the root before under the present one. */
function formerKey(root: CryptoKey, vaultId: string): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: text.encode(vaultId), info: text.encode('telemachus/1/former') },
    root,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

function formerPlace(vaultId: string): Place {
  return { place: 'slot', folder: `${vaultId}/former`, first: 0, last: 0, kid: 'root' }
}

/** A random data key for a new folder: raw for the directory, and imported for use. */
export function newFolderKey(): Bytes {
  return randomBytes(32)
}

export function importFolderKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** The key-encryption key from what the KDF made; the bytes are wiped. */
export async function importKek(raw: Bytes): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  raw.fill(0)
  return key
}

/** A new root, wrapped by each of the given key-encryption keys, and the keys that follow from it. */
export async function newRoot(
  vaultId: string,
  slots: { key: CryptoKey; place: Place }[],
): Promise<{ keys: RootKeys; wrapped: Bytes[] }> {
  const root = randomBytes(32)
  try {
    const wrapped = await Promise.all(slots.map((slot) => sealBytes(slot.key, slot.place, root)))
    return { keys: { ...(await rootKeys(await importRoot(root), vaultId, 1)), former: null }, wrapped }
  } finally {
    root.fill(0)
  }
}

/** Which root is wrapped, and the one before it, wrapped by it, while that is still needed. */
export interface RootFacts {
  vaultId: string
  /** From 1. */
  generation: number
  former: Bytes | null
}

/** @throws NamedError `vault/box-refused` when the key is not the one that wrapped it. */
export async function unwrapRoot(facts: RootFacts, kek: CryptoKey, place: Place, wrapped: Bytes): Promise<RootKeys> {
  const { vaultId, generation, former } = facts
  const raw = await openBytes(kek, place, wrapped)
  try {
    const root = await importRoot(raw)
    const keys = await rootKeys(root, vaultId, generation)
    return { ...keys, former: former === null ? null : await openFormer(root, facts, former) }
  } finally {
    raw.fill(0)
  }
}

async function openFormer(
  root: CryptoKey,
  { vaultId, generation }: RootFacts,
  box: Bytes,
): Promise<Omit<RootKeys, 'former'>> {
  const raw = await openBytes(await formerKey(root, vaultId), formerPlace(vaultId), box)
  try {
    return await rootKeys(await importRoot(raw), vaultId, generation - 1)
  } finally {
    raw.fill(0)
  }
}

/** A new root in place of the one that a slot wraps: wrapped for each of the slots to be, with the one before under it. */
export async function nextRoot(
  { vaultId, generation }: Pick<RootFacts, 'vaultId' | 'generation'>,
  from: { key: CryptoKey; place: Place; wrapped: Bytes },
  slots: { key: CryptoKey; place: Place }[],
): Promise<{ keys: RootKeys; wrapped: Bytes[]; former: Bytes }> {
  const before = await openBytes(from.key, from.place, from.wrapped)
  const raw = randomBytes(32)
  try {
    const root = await importRoot(raw)
    const former = await sealBytes(await formerKey(root, vaultId), formerPlace(vaultId), before)
    const wrapped = await Promise.all(slots.map((slot) => sealBytes(slot.key, slot.place, raw)))
    const keys = await rootKeys(root, vaultId, generation + 1)
    return { keys: { ...keys, former: await rootKeys(await importRoot(before), vaultId, generation) }, wrapped, former }
  } finally {
    before.fill(0)
    raw.fill(0)
  }
}

/** Wraps the same root, or another key, for another slot; the raw one lives only inside this function. */
export async function rewrapKey(
  from: { key: CryptoKey; place: Place; wrapped: Bytes },
  to: { key: CryptoKey; place: Place },
): Promise<Bytes> {
  const raw = await openBytes(from.key, from.place, from.wrapped)
  try {
    return await sealBytes(to.key, to.place, raw)
  } finally {
    raw.fill(0)
  }
}

/** A random key of its own, and the same wrapped. */
export async function newWrappedKey(kek: CryptoKey, place: Place): Promise<{ key: CryptoKey; wrapped: Bytes }> {
  const raw = randomBytes(32)
  try {
    return { key: await importFolderKey(raw), wrapped: await sealBytes(kek, place, raw) }
  } finally {
    raw.fill(0)
  }
}

/** @throws NamedError `vault/box-refused` when the key is not the one that wrapped it. */
export async function unwrapKey(kek: CryptoKey, place: Place, wrapped: Bytes): Promise<CryptoKey> {
  const raw = await openBytes(kek, place, wrapped)
  try {
    return await importFolderKey(raw)
  } finally {
    raw.fill(0)
  }
}

function importRoot(root: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveKey', 'deriveBits'])
}

export async function signHeader(keys: RootKeys, header: string): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', keys.header, text.encode(header))))
}

export function headerFits(keys: RootKeys, header: string, mac: string): Promise<boolean> {
  return crypto.subtle.verify('HMAC', keys.header, fromBase64(mac), text.encode(header))
}

// The journal's chain

/** Before the first frame of a vault. */
export const chainStart: Bytes = new Uint8Array(32)

/** See [Note: the journal's chain] in `shared/desktop.ts`. */
export async function nextLink(link: Bytes, first: number, last: number, payload: Bytes): Promise<Bytes> {
  const whole = new Uint8Array(32 + 16 + payload.length)
  const view = new DataView(whole.buffer)
  whole.set(link)
  view.setBigUint64(32, BigInt(first))
  view.setBigUint64(40, BigInt(last))
  whole.set(payload, 48)
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
}

/** SHA-256 of a whole file, hexadecimal: by it an import knows a file again. */
export async function fileHash(file: Bytes): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', file))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

// Base 64 of short values; long ones stay bytes.

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

export function fromBase64(encoded: string): Bytes {
  return Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0))
}
