// The life of the vault inside the worker: look, create, unlock, change what opens it, settle a divergence. What can be
// asked of an open vault is in `session.ts`. Takes its ports from the worker's entry, so that tests run it on Node.
import { waitLeft } from '../../../shared/domain/guess-delay.ts'
import { backupSource, type ArchiveForm, type BackupSource } from './backup-source.ts'
import { createDrawer, type DrawerDesk } from './drawer.ts'
import { restoreDesk, type RestoreDesk } from './restore.ts'
import { NamedError } from '../../../shared/result.ts'
import type { Unlocked, VaultFeed, VaultNotice, VaultState } from '../api.ts'
import { maySetAside } from '../set-aside.ts'
import { rebuildJournal } from './fold.ts'
import {
  encodeHeader,
  kdfCap,
  kdfFault,
  slotOf,
  type Header,
  type Kdf,
  type ReadHeader,
  type SlotKind,
} from './header.ts'
import type { Derive } from './kdf.ts'
import { loadDirectory, readAhead, type BlockReader } from './load.ts'
import { openTotals, sealTotals } from './manifest.ts'
import { emptyMemory } from './memory.ts'
import { createMutex } from './mutex.ts'
import { carryOut, survey, type Reconciled, type Situation } from './reconcile.ts'
import { chainStart, randomId, type Bytes, type RootKeys } from './seal.ts'
import { createSession, prepareSearch, type Session } from './session.ts'
import { sealAnew } from './rotation.ts'
import { changeRoot, createHeader, openSlot, putHeader, replaceSlot, withoutFormer } from './slots.ts'
import type { OpenVault, Ports } from './state.ts'
import { commit, commitPracticeFolder, settleDoubt } from './write.ts'

export interface VaultPorts extends Ports {
  /** Resolves to false when another window holds the vault. */
  claim: () => Promise<boolean>
  /** Milliseconds that only grow, whatever the clock on the wall does. */
  monotonic: () => number
}

export type Vault = ReturnType<typeof createVault>

export function createVault(ports: VaultPorts, feed: (feed: VaultFeed) => void) {
  let open: OpenVault | null = null
  let session: Session | null = null
  let drawer: DrawerDesk | null = null
  let header: ReadHeader | null = null
  let upkeep: Promise<void> = Promise.resolve()
  /** Set while a wrong guess of this run keeps the door shut; the wall clock cannot shorten it. */
  let shutUntil = 0
  /** What was refused has been set aside: a new vault may be made, also in the spare place. */
  let isSetAside = false

  async function look(): Promise<{ state: VaultState; situation: Situation | null }> {
    const refused = (code: string) => ({ state: { kind: 'refused' as const, code }, situation: null })
    if (!(await ports.claim())) return refused('vault/in-use')
    let situation: Situation
    try {
      situation = await survey(ports)
    } catch (error) {
      if (error instanceof NamedError) return refused(error.code)
      throw error
    }
    const { verdict, contents, facts, headers } = situation
    // The usual place cannot be opened and may hold a vault: a new one is not offered beside it.
    if (verdict.kind === 'fresh' && ports.store.isSpare && !isSetAside) return refused('vault/store-unreadable')
    if (verdict.kind === 'fresh') return { state: { kind: 'none' }, situation }
    if (verdict.kind === 'diverged') {
      const storeLast = contents.head?.last ?? 0
      return { state: { kind: 'diverged', storeLast, journalLast: facts.head?.last ?? 0 }, situation }
    }
    const newest = headers[0]
    if (verdict.kind === 'headless' || newest === undefined) return refused('vault/header-unreadable')
    const fault = newest.header.slots.map((slot) => kdfFault(slot.kdf)).find((code) => code !== null)
    if (fault !== undefined) return refused(fault)
    const source = verdict.kind === 'refill' ? ('journal' as const) : ('store' as const)
    const waitMs = Math.max(waitLeft(contents.guesses, ports.now()), shutUntil - ports.monotonic(), 0)
    return { state: { kind: 'locked', vaultId: newest.header.vaultId, waitMs, source }, situation }
  }

  /** @param journalBytes what the journal has grown by since it was last written anew */
  function opened(
    keys: RootKeys,
    { vaultId, generation }: Header,
    result: Reconciled,
    journalBytes: number,
  ): OpenVault {
    return {
      ports,
      vaultId,
      keys,
      generation,
      memory: emptyMemory(),
      exclusive: createMutex(),
      last: result.head.last,
      chain: result.head.chain,
      folded: result.head.folded,
      blocks: [],
      journalBytes,
      // A journal that must be written anew takes no commit before that.
      doubtful: result.rebuild !== null,
      space: { free: 0, askedAt: -Infinity },
      unreadable: [],
      notices: [...result.notices],
      loaded: Promise.resolve(),
      feed,
    }
  }

  async function failedGuess(situation: Situation): Promise<never> {
    const count = situation.contents.guesses.count + 1
    const guesses = { count, at: ports.now() }
    await ports.store.putGuesses(guesses)
    const waitMs = waitLeft(guesses, guesses.at)
    shutUntil = ports.monotonic() + waitMs
    throw new NamedError('vault/wrong-passphrase', String(waitMs))
  }

  async function openWith(derive: Derive, kind: SlotKind): Promise<Unlocked> {
    const { state, situation } = await look()
    if (state.kind === 'refused') throw new NamedError(state.code)
    if (state.kind !== 'locked' || situation === null) throw new NamedError(`vault/${state.kind}`)
    if (state.waitMs > 0) throw new NamedError('vault/wait', String(Math.ceil(state.waitMs)))
    const ahead = readAhead(ports.store)
    let keys: RootKeys | null = null
    let tampered: NamedError | null = null
    for (const candidate of situation.headers) {
      // Only the newest revision counts: an older one would bring back a passphrase that was changed.
      if (candidate.header.revision < (situation.headers[0]?.header.revision ?? 0) && tampered === null) continue
      try {
        keys = await openSlot(candidate, kind, derive)
        header = candidate
        break
      } catch (error) {
        if (!(error instanceof NamedError)) throw error
        if (error.code === 'vault/header-tampered') tampered = error
        else if (error.code !== 'vault/box-refused') throw error
      }
    }
    if (keys === null || header === null) {
      if (tampered !== null) throw tampered
      return failedGuess(situation)
    }
    if (situation.contents.guesses.count > 0) await ports.store.putGuesses({ count: 0, at: 0 })
    await begin(keys, header, situation, ahead)
    const notices = open?.notices ?? []
    return { vaultId: header.header.vaultId, notices, mustChoosePassphrase: kind === 'recovery' }
  }

  /** Store and journal brought together, everything read; damage that only reading shows is mended from the journal. */
  async function begin(keys: RootKeys, read: ReadHeader, situation: Situation, ahead: BlockReader): Promise<void> {
    let result = await carryOut(ports, keys, situation)
    let vault = opened(keys, read.header, result, situation.facts.changeBytes)
    // What was read ahead is out of date when the store has been filled anew since.
    let rest = await readFirst(vault, result, situation.verdict.kind === 'refill' ? readAhead(ports.store) : ahead)
    if (vault.unreadable.length > 0 && canMend(situation)) {
      result = await carryOut(ports, keys, { ...situation, verdict: { kind: 'refill' } })
      vault = opened(keys, read.header, result, situation.facts.changeBytes)
      rest = await readFirst(vault, result, readAhead(ports.store))
    }
    const bytes = encodeHeader(read.stored)
    await ports.store.putHeader(bytes)
    // A creation that was cut short left these out.
    await ensurePractice(vault)
    open = vault
    drawer = createDrawer(vault)
    session = createSession(vault, drawer)
    vault.loaded = vault.exclusive(async () => {
      await rest()
      if (vault.unreadable.length > 0 && canMend(situation) && result.rebuild === null)
        await mend(vault, situation, keys)
      await compareCounts(vault, result)
      if (vault.unreadable.length > 0) vault.notices.push({ kind: 'unreadable', count: vault.unreadable.length })
    })
    const { rebuild } = result
    upkeep = vault.loaded.then(() =>
      vault.exclusive(async () => {
        await mendJournal(vault, rebuild, situation, bytes)
        feed({ tables: [], menteeIds: [], notices: vault.notices })
      }),
    )
    void upkeep.then(() => prepareSearch(vault))
  }

  /** The journal's share of what unlocking found. When it fails the vault is open all the same, and the next write tries
   * again before it is acknowledged. */
  async function mendJournal(vault: OpenVault, rebuild: Reconciled['rebuild'], situation: Situation, header: Bytes) {
    try {
      if (rebuild !== null && vault.doubtful) {
        if (rebuild.aside) await ports.journal.setAside()
        await rebuildJournal(vault)
        vault.doubtful = false
      } else if (situation.facts.header === null || !sameRevision(situation)) await ports.journal.putHeader(header)
    } catch (error) {
      if (!(error instanceof NamedError)) throw error
      vault.doubtful = true
      vault.notices.push({ kind: 'journal-unwritable', count: 0 })
    }
  }

  /** Every vault has the practice's own folder and one record of its settings. */
  async function ensurePractice(vault: OpenVault): Promise<void> {
    if (vault.unreadable.length > 0) return
    if (vault.memory.practiceFolder() === null) await commitPracticeFolder(vault, randomId())
    if (vault.memory.count('practice') > 0) return
    const at = new Date(ports.now()).toISOString()
    await commit(vault, [{ op: 'put', table: 'practice', value: newPractice(at) }])
  }

  async function readFirst(vault: OpenVault, result: Reconciled, read: BlockReader): Promise<() => Promise<void>> {
    try {
      return await loadDirectory(vault, result.manifest, result.tail, read)
    } catch (error) {
      // A manifest that does not open takes its list of blocks with it; the blocks themselves are still sealed.
      if (!(error instanceof NamedError) || error.code === 'vault/newer') throw error
      vault.unreadable.push({ place: 'manifest', folder: '', first: 0, last: vault.folded, reason: error.code })
      return loadDirectory(vault, null, result.tail, readAhead(ports.store))
    }
  }

  /** Blocks that did not open are put back from the journal, which holds the same boxes. */
  async function mend(vault: OpenVault, situation: Situation, keys: RootKeys): Promise<void> {
    const damaged = vault.unreadable.length
    const again = await survey(ports)
    const result = await carryOut(ports, keys, { ...again, headers: situation.headers, verdict: { kind: 'refill' } })
    vault.unreadable = []
    const rest = await readFirst(vault, result, readAhead(ports.store))
    await rest()
    vault.last = result.head.last
    vault.chain = result.head.chain
    vault.folded = result.head.folded
    vault.notices.push({ kind: 'restored', count: damaged })
  }

  async function compareCounts(vault: OpenVault, result: Reconciled): Promise<void> {
    const { last, totals } = result.head
    const { counts } = await openTotals(vault.keys, last, totals)
    const have = vault.memory.counts()
    const missing = Object.entries(counts).reduce(
      (sum, [table, count]) => sum + Math.max(0, count - (have[table] ?? 0)),
      0,
    )
    if (missing > 0 && vault.unreadable.length === 0) vault.notices.push({ kind: 'lost', count: missing })
  }

  return {
    async inspect(): Promise<VaultState> {
      if (open !== null) return { kind: 'open', vaultId: open.vaultId }
      return (await look()).state
    },

    /** @throws NamedError `vault/exists` when there is a vault or a journal of one. */
    async create(derive: Derive): Promise<void> {
      const { state } = await look()
      if (state.kind !== 'none') throw new NamedError('vault/exists')
      const made = await createHeader(derive, ports.now())
      const totals = await sealTotals(made.keys.totals, { last: 0, folded: 0, counts: {} })
      const head = { last: 0, chain: chainStart, folded: 0, totals }
      header = { header: made.header, stored: made.stored }
      await ports.journal.putHeader(encodeHeader(made.stored))
      await ports.store.refill({
        header: encodeHeader(made.stored),
        head,
        manifest: null,
        blocks: [],
        tail: [],
      })
      const vault = opened(made.keys, made.header, { head, manifest: null, tail: [], notices: [], rebuild: null }, 0)
      await ensurePractice(vault)
      open = vault
      drawer = createDrawer(vault)
      session = createSession(vault, drawer)
    },

    unlock: (derive: Derive): Promise<Unlocked> => openWith(derive, 'passphrase'),
    unlockWithRecovery: (derive: Derive): Promise<Unlocked> => openWith(derive, 'recovery'),

    /** The first secret opens slot `by`, the second is the new one for slot `target`. `stronger`: twice the memory of the present
     * derivation, up to the cap. */
    async replace(
      derive: Derive,
      by: SlotKind,
      target: SlotKind,
      strength: 'usual' | 'stronger' = 'usual',
    ): Promise<void> {
      if (open === null || header === null) throw new NamedError('vault/locked')
      const vault = open
      const current = header
      await vault.loaded
      await vault.exclusive(async () => {
        const kdf = strength === 'usual' ? null : stronger(slotOf(current.header, target).kdf)
        const next = await replaceSlot(current, by, target, derive, ports.now(), kdf).catch(asWrongPassphrase)
        await putHeader(ports, next.stored, current.stored)
        header = next
      })
    },

    /** Begins to change all keys, see `rotation.ts`. The first secret is the present passphrase, the second the new recovery
     * code. @throws NamedError `vault/wrong-passphrase`, `vault/rotation-unfinished`. */
    async beginRotation(derive: Derive): Promise<void> {
      if (open === null || header === null) throw new NamedError('vault/locked')
      const vault = open
      const current = header
      await vault.loaded
      await vault.exclusive(async () => {
        await settleDoubt(vault)
        const next = await changeRoot(current, derive, ports.now()).catch(asWrongPassphrase)
        await putHeader(ports, next.stored, current.stored)
        header = { header: next.header, stored: next.stored }
        vault.keys = next.keys
        vault.generation = next.header.generation
      })
    },

    /** True while not everything is sealed with the new keys. */
    isRotating: (): boolean => header !== null && header.header.former !== '',

    /** Does what is left of changing all keys; broken off anywhere, it is gone on with. */
    async finishRotation(onProgress: (done: number, total: number) => void): Promise<void> {
      if (open === null || header === null) throw new NamedError('vault/locked')
      const vault = open
      await vault.loaded
      if (header.header.former === '') return
      await sealAnew(vault, onProgress)
      await vault.exclusive(async () => {
        if (header === null) throw new NamedError('vault/locked')
        const next = await withoutFormer(vault.keys, header.header)
        await putHeader(ports, next.stored)
        header = next
        vault.keys = { ...vault.keys, former: null }
      })
    },

    /** Renames what is refused, so that a new vault can be made where it was. @throws NamedError `vault/not-refused` for a vault that
     * opens, or that only waits. */
    async setAside(): Promise<void> {
      const { state } = await look()
      if (state.kind !== 'refused' || !maySetAside(state.code)) throw new NamedError('vault/not-refused')
      await ports.store.setAside(`telemachus-aside-${ports.now()}`)
      await ports.journal.setAside()
      isSetAside = true
    },

    async settle(keep: 'store' | 'journal'): Promise<void> {
      const { state } = await look()
      if (state.kind !== 'diverged') throw new NamedError('vault/not-diverged')
      if (keep === 'store') await ports.journal.setAside()
      else await ports.store.setAside(`telemachus-aside-${ports.now()}`)
    },

    /** @throws NamedError `vault/locked`. */
    session(): Session {
      if (session === null) throw new NamedError('vault/locked')
      return session
    },

    /** The locked drawer, once everything has been read. @throws NamedError `vault/locked`. */
    async drawer(): Promise<DrawerDesk> {
      if (open === null || drawer === null) throw new NamedError('vault/locked')
      await open.loaded
      return drawer
    },

    /** The ways to a backup of this vault and back, once everything has been read. @param program its version.
     * @throws NamedError `vault/locked`. */
    async safekeeping(
      program: string,
      form: ArchiveForm = 'sealed',
    ): Promise<{ source: BackupSource; restore: RestoreDesk }> {
      if (open === null) throw new NamedError('vault/locked')
      await open.loaded
      return { source: backupSource(open, program, form), restore: restoreDesk(open) }
    },

    /** Resolves when what unlocking found has been mended, as far as it can be. */
    settled: (): Promise<void> => upkeep,

    /** What has come to light since unlocking. */
    notices: (): readonly VaultNotice[] => open?.notices ?? [],

    header(): Header {
      if (header === null) throw new NamedError('vault/locked')
      return header.header
    },

    slotIssuedAt(kind: SlotKind): string {
      if (header === null) throw new NamedError('vault/locked')
      return slotOf(header.header, kind).issuedAt
    },
  }
}

/** Argon2id costs a guesser what it takes in memory: that is doubled. */
function stronger(kdf: Kdf): Kdf {
  return { ...kdf, memoryKiB: Math.min(kdfCap.memoryKiB, kdf.memoryKiB * 2) }
}

function canMend(situation: Situation): boolean {
  return situation.facts.head !== null && (situation.facts.state === 'ok' || situation.facts.state === 'cut')
}

function sameRevision(situation: Situation): boolean {
  const [newest, other] = situation.headers
  return other === undefined || newest?.header.revision === other.header.revision
}

function newPractice(at: string) {
  return {
    id: randomId(),
    createdAt: at,
    updatedAt: at,
    sample: false,
    mentorName: '',
    institution: '',
    timeZone: '',
    idleMinutes: 10,
    theme: 'system' as const,
    reminders: false,
    allowLoopbackMail: false,
    mailWhen: 'online' as const,
    mailBudget: null,
    mailWholeUpTo: 2 * 1024 * 1024,
    mailDaysBack: 365,
    assessmentCalendar: null,
    noteRetention: null,
    notesReviewedOn: null,
  }
}

/** A seal that does not open is the passphrase's. */
function asWrongPassphrase(error: unknown): never {
  const wrong = error instanceof NamedError && error.code === 'vault/box-refused'
  throw wrong ? new NamedError('vault/wrong-passphrase', '0') : error
}
