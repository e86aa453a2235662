// The key slots: passphrase and recovery code each wrap the same root. Changing one writes a header of a higher revision,
// first beside the journal, then into IndexedDB; killed anywhere in between, the newer of the two is the true one.
import { NamedError } from '../../../shared/result.ts'
import {
  encodeHeader,
  rootFacts,
  formatVersion,
  kdfFault,
  slotOf,
  slotPlace,
  wrappedRoot,
  type Header,
  type ReadHeader,
  type Slot,
  type SlotKind,
  type StoredHeader,
} from './header.ts'
import type { Derive } from './kdf.ts'
import {
  headerFits,
  newRoot,
  nextRoot,
  randomBytes,
  randomId,
  rewrapKey,
  signHeader,
  toBase64,
  fromBase64,
  unwrapRoot,
  type RootKeys,
} from './seal.ts'
import type { Ports } from './state.ts'

const saltBytes = 16

async function derived(derive: Derive, slot: Slot, secret: 'first' | 'second' = 'first'): Promise<CryptoKey> {
  const fault = kdfFault(slot.kdf)
  if (fault !== null) throw new NamedError(fault)
  const answer = await derive({ salt: fromBase64(slot.salt), parameters: slot.kdf, secret })
  if (!answer.ok) throw new NamedError(answer.code)
  return answer.key
}

/** A salt, parameters that suit this computer (or the given ones), and the key that follows. */
async function freshSlot(
  derive: Derive,
  kind: SlotKind,
  secret: 'first' | 'second',
  kdf: Slot['kdf'] | null,
  now: number,
) {
  const salt = randomBytes(saltBytes)
  const answer = await derive({ salt, parameters: kdf, secret })
  if (!answer.ok) throw new NamedError(answer.code)
  const slot: Slot = {
    kind,
    salt: toBase64(salt),
    kdf: answer.parameters,
    wrapped: '',
    issuedAt: new Date(now).toISOString(),
  }
  return { slot, key: answer.key }
}

async function signed(keys: RootKeys, header: Header): Promise<StoredHeader> {
  const text = JSON.stringify(header)
  return { header: text, mac: await signHeader(keys, text) }
}

export interface NewVault {
  header: Header
  stored: StoredHeader
  keys: RootKeys
}

/** A new vault with both slots. The first secret is the passphrase, the second the recovery code's bytes. */
export async function createHeader(derive: Derive, now: number): Promise<NewVault> {
  const vaultId = randomId()
  const passphrase = await freshSlot(derive, 'passphrase', 'first', null, now)
  const recovery = await freshSlot(derive, 'recovery', 'second', passphrase.slot.kdf, now)
  const places = [passphrase, recovery].map(({ slot, key }) => ({ key, place: slotPlace(vaultId, slot.kind) }))
  const { keys, wrapped } = await newRoot(vaultId, places)
  const slots = [passphrase.slot, recovery.slot].map((slot, index) => {
    const box = wrapped[index]
    if (box === undefined) throw new TypeError('one wrapped root for each slot')
    return { ...slot, wrapped: toBase64(box) }
  })
  const header: Header = {
    format: formatVersion,
    vaultId,
    createdAt: new Date(now).toISOString(),
    revision: 1,
    slots,
    generation: 1,
    former: '',
  }
  return { header, stored: await signed(keys, header), keys }
}

/** Tries one slot of one header. @throws NamedError `vault/box-refused` for the wrong secret,
 * `vault/header-tampered` when the root opens but the header is not the one it signed. */
export async function openSlot(read: ReadHeader, kind: SlotKind, derive: Derive): Promise<RootKeys> {
  const slot = slotOf(read.header, kind)
  const kek = await derived(derive, slot)
  const keys = await unwrapRoot(rootFacts(read.header), kek, slotPlace(read.header.vaultId, kind), wrappedRoot(slot))
  if (!(await headerFits(keys, read.stored.header, read.stored.mac))) throw new NamedError('vault/header-tampered')
  return keys
}

/** Writes a header to both places, the journal's first. When the second fails, the first one goes back to what it was: its new secret
 * was told to nobody. */
export async function putHeader(ports: Ports, stored: StoredHeader, before: StoredHeader | null = null): Promise<void> {
  const bytes = encodeHeader(stored)
  await ports.journal.putHeader(bytes)
  try {
    await ports.store.putHeader(bytes)
  } catch (cause) {
    if (before !== null) await ports.journal.putHeader(encodeHeader(before))
    throw cause
  }
}

/** Wraps the root anew for one slot. `by` is the slot whose secret is given first; the new secret comes second. The new
 * slot is opened once before anything is written.
 * @param kdf null: what suits this computer */
export async function replaceSlot(
  read: ReadHeader,
  by: SlotKind,
  target: SlotKind,
  derive: Derive,
  now: number,
  kdf: Slot['kdf'] | null = null,
): Promise<{ stored: StoredHeader; header: Header }> {
  const { header } = read
  const source = slotOf(header, by)
  const sourceKey = await derived(derive, source)
  const fresh = await freshSlot(derive, target, 'second', kdf, now)
  const to = { key: fresh.key, place: slotPlace(header.vaultId, target) }
  const from = { key: sourceKey, place: slotPlace(header.vaultId, by), wrapped: wrappedRoot(source) }
  const wrapped = await rewrapKey(from, to)
  const keys = await unwrapRoot(rootFacts(header), to.key, to.place, wrapped)
  const slots = header.slots.map((slot) =>
    slot.kind === target ? { ...fresh.slot, wrapped: toBase64(wrapped) } : slot,
  )
  const next: Header = { ...header, revision: header.revision + 1, slots }
  return { stored: await signed(keys, next), header: next }
}

/** A new root with new slots: the first secret is the present passphrase, which stays, the second the new recovery code's bytes.
 * The root before stays beside it, sealed, until `withoutFormer`. @throws NamedError `vault/rotation-unfinished`. */
export async function changeRoot({ header }: ReadHeader, derive: Derive, now: number): Promise<NewVault> {
  if (header.former !== '') throw new NamedError('vault/rotation-unfinished')
  const { vaultId, generation } = header
  const source = slotOf(header, 'passphrase')
  const from = {
    key: await derived(derive, source),
    place: slotPlace(vaultId, 'passphrase'),
    wrapped: wrappedRoot(source),
  }
  const fresh = [
    await freshSlot(derive, 'passphrase', 'first', source.kdf, now),
    await freshSlot(derive, 'recovery', 'second', source.kdf, now),
  ]
  const places = fresh.map(({ slot, key }) => ({ key, place: slotPlace(vaultId, slot.kind) }))
  const { keys, wrapped, former } = await nextRoot({ vaultId, generation }, from, places)
  const slots = fresh.map(({ slot }, index) => {
    const box = wrapped[index]
    if (box === undefined) throw new TypeError('one wrapped root for each slot')
    return { ...slot, wrapped: toBase64(box), issuedAt: slot.kind === 'passphrase' ? source.issuedAt : slot.issuedAt }
  })
  const { revision } = header
  const next: Header = {
    ...header,
    revision: revision + 1,
    generation: generation + 1,
    slots,
    former: toBase64(former),
  }
  return { header: next, stored: await signed(keys, next), keys }
}

/** The header once nothing is sealed by the root before. */
export async function withoutFormer(keys: RootKeys, header: Header): Promise<ReadHeader> {
  const next: Header = { ...header, revision: header.revision + 1, former: '' }
  return { header: next, stored: await signed(keys, next) }
}
