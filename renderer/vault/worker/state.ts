// What the parts of an open vault share: its ports, its keys, its memory and how far it has come. One object, made at
// unlock and thrown away with the worker.
import type { VaultFeed, VaultHealth, VaultNotice } from '../api.ts'
import type { Journal } from './journal.ts'
import type { Memory } from './memory.ts'
import type { Mutex } from './mutex.ts'
import type { Bytes, RootKeys } from './seal.ts'
import type { ListedBlock } from './manifest.ts'
import type { Store } from './store.ts'

export interface Ports {
  store: Store
  journal: Journal
  /** Milliseconds since 1970. */
  now: () => number
}

export interface OpenVault {
  readonly ports: Ports
  readonly vaultId: string
  keys: RootKeys
  /** Of the root, from 1. */
  generation: number
  readonly memory: Memory
  readonly exclusive: Mutex
  last: number
  chain: Bytes
  folded: number
  blocks: ListedBlock[]
  /** Bytes in the journal since its snapshot, for deciding when to write it anew. */
  journalBytes: number
  /** After a failed write: what the disk holds is looked up before the next one. */
  doubtful: boolean
  /** Free bytes when last asked, and when that was. */
  space: { free: number; askedAt: number }
  unreadable: VaultHealth['unreadable']
  notices: VaultNotice[]
  /** Settled when everything has been read. */
  loaded: Promise<void>
  readonly feed: (feed: VaultFeed) => void
}
