// One walk through the folders of one account: ask what is new, bring what fits, have it read, keep it, move the cursor. Every
// step leaves the vault in order, so that it may end anywhere: at a lock, a lost connection, a spent budget.
import type { Desktop, Response } from '../../../shared/desktop.ts'
import { toInstant, type Now } from '../../../shared/domain/clock.ts'
import {
  afterBringing,
  afterLook,
  costOfLook,
  foldersToLook,
  isMadeAnew,
  looksFor,
  nextBringing,
  ownAuthServer,
  type Folder,
  type Line,
} from '../../../shared/domain/inbox.ts'
import type { ReadMail } from '../../../shared/domain/mail-reading/reading.ts'
import type { Account, Mailbox } from '../../../shared/model/mail.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { TakenMail, VaultSession } from '../../vault/api.ts'
import type { Network } from './network.ts'
import type { Servers } from './servers.ts'

export interface PassPorts {
  session(): Pick<
    VaultSession,
    'mailboxes' | 'rosterAddresses' | 'practice' | 'takeMails' | 'accountForJob' | 'write' | 'mail' | 'accounts'
  >
  servers: Servers
  network: Network
  call: Desktop['call']
  /** What stands in each; null for one that could not be read at all. */
  read(raws: readonly Uint8Array[]): Promise<readonly (ReadMail | null)[]>
  now: Now
  newId(): string
}

/** What one account remembers from pass to pass while the vault is open. */
export interface AccountMemory {
  /** Names on top of what came, until the account knows its own server. */
  witnesses: string[]
  /** Bytes in a second, as last measured. */
  speed: number | null
  /** Folders as the server named them, and when. */
  folders: { list: Folder[]; at: number } | null
  /** Mails that could not be read: `folder/uid` → how often. */
  unread: Map<string, number>
}

export function emptyMemory(): AccountMemory {
  return { witnesses: [], speed: null, folders: null, unread: new Map() }
}

/** Folders are asked for again after this, in ms. */
const foldersKept = 24 * 60 * 60_000
const day = 24 * 60 * 60_000
/** The record of a folder without news is written anew after this, in ms. */
const lookNoted = 60 * 60_000
/** With fewer bytes left nothing is asked any more. */
const leastForLook = 2_000
/** So often a mail that cannot be read is brought before it is left where it is. */
const mostReadings = 2

/** Looks through an account, until everything that fits is here or it is told to leave off. */
export type Pass = (accountId: string, memory: AccountMemory, shouldLeaveOff: () => boolean) => Promise<Result<null>>

export function createPass(ports: PassPorts): Pass {
  const { network } = ports

  async function foldersOf(accountId: string, host: string, memory: AccountMemory): Promise<Result<Folder[]>> {
    const { folders } = memory
    if (folders !== null && Math.abs(ports.now() - folders.at) < foldersKept) return ok(folders.list)
    const known = (await ports.session().mailboxes()).filter((box) => box.accountId === accountId)
    const isRecent = known.some((box) => Math.abs(ports.now() - Date.parse(box.lookedAt ?? '')) < foldersKept)
    if (isRecent) return ok(known.map(({ folder, role }) => ({ folder, role })))
    const result = await ports.servers.withWay(accountId, 'incoming', ({ server }) =>
      ports.call('mail.folders', { server }),
    )
    if (!result.ok) return result
    network.use({ bytes: 3_000 })
    const list = foldersToLook(result.value.folders, host)
    memory.folders = { list, at: ports.now() }
    return ok(list)
  }

  async function keep(mailbox: Mailbox): Promise<Mailbox> {
    const value = { ...mailbox, updatedAt: toInstant(ports.now()) }
    await ports.session().write([{ op: 'put', table: 'mailbox', value }])
    return value
  }

  /** A folder that is seen for the first time, or that was made anew under its name. */
  function begun(accountId: string, { folder, role }: Folder, uidValidity: string, former: Mailbox | null): Mailbox {
    const at = toInstant(ports.now())
    const record = { id: former?.id ?? ports.newId(), createdAt: at, updatedAt: at, sample: false }
    const nothing = { lastUid: 0, addresses: [], waiting: [], lookedAt: null }
    return { ...record, accountId, folder, role, uidValidity, ...nothing }
  }

  /** The folder after everything that is to be asked about it. */
  async function lookThrough(
    accountId: string,
    folder: Folder,
    known: Mailbox | null,
    former: Mailbox | null = null,
  ): Promise<Result<Mailbox | null>> {
    const { mailDaysBack } = await ports.session().practice()
    const roster = await ports.session().rosterAddresses()
    const since = toInstant(ports.now() - mailDaysBack * day).slice(0, 10)
    let mailbox = known
    const looks = looksFor(known, roster, since)
    for (const [place, look] of looks.entries()) {
      const result = await ports.servers.withWay(accountId, 'incoming', ({ server }) =>
        ports.call('mail.look', { server, folder: folder.folder, ...look }),
      )
      if (!result.ok) return result
      network.use({ bytes: costOfLook(look, result.value) })
      // Another folder under the same name: begin with it as with one that was never seen.
      if (isMadeAnew(mailbox, result.value)) return lookThrough(accountId, folder, null, known)
      mailbox ??= begun(accountId, folder, result.value.uidValidity, former)
      mailbox = afterLook(mailbox, look, result.value, place === 0)
    }
    if (mailbox === null) return ok(null)
    return ok(await keepIfNew(known, mailbox))
  }

  async function keepIfNew(known: Mailbox | null, mailbox: Mailbox): Promise<Mailbox> {
    const lookedAt = toInstant(ports.now())
    const isSame =
      known !== null &&
      known.lastUid === mailbox.lastUid &&
      known.waiting.length === mailbox.waiting.length &&
      known.addresses.join() === mailbox.addresses.join() &&
      Math.abs(ports.now() - Date.parse(known.lookedAt ?? '')) < lookNoted
    return isSame ? known : keep({ ...mailbox, lookedAt })
  }

  /** Brings, reads and keeps until nothing waits or fits. */
  async function bringAll(from: Mailbox, memory: AccountMemory, shouldLeaveOff: () => boolean): Promise<Result<null>> {
    const { mailWholeUpTo } = await ports.session().practice()
    let mailbox = from
    for (;;) {
      const line: Line = {
        left: network.bytesLeft(),
        budget: network.state().connection?.budget ?? null,
        speed: memory.speed,
        wholeUpTo: mailWholeUpTo,
      }
      const next = nextBringing(mailbox.waiting, line)
      if (next === null || shouldLeaveOff()) return ok(null)
      const { accountId, folder, uidValidity } = mailbox
      const begunAt = ports.now()
      const result = await ports.servers.withWay(accountId, 'incoming', ({ server }) =>
        ports.call('mail.bring', { server, folder, uidValidity, ...next }),
      )
      if (!result.ok) return result
      measure(memory, result.value, ports.now() - begunAt)
      const done = await take(mailbox, result.value, memory)
      // A server that brings nothing of what it promised is asked again next time.
      if (done.length === 0) return ok(null)
      mailbox = await keep(afterBringing(mailbox, done))
    }
  }

  function measure(memory: AccountMemory, { mails }: Response<'mail.bring'>, took: number): void {
    const bytes = mails.reduce((sum, { raw }) => sum + raw.length, 0)
    network.use({ bytes: bytes + mails.length * 200 })
    if (bytes > 4_096 && took > 0) memory.speed = (bytes / took) * 1_000
  }

  /** Keeps what was brought; answers the numbers that need not be brought again. */
  async function take(mailbox: Mailbox, brought: Response<'mail.bring'>, memory: AccountMemory): Promise<number[]> {
    const { mails, gone } = brought
    const read = await ports.read(mails.map(({ raw }) => raw))
    const taken: TakenMail[] = []
    const done = [...gone]
    for (const [place, mail] of mails.entries()) {
      const one = read[place] ?? null
      if (one !== null) taken.push(takenMail(mailbox, mail, one))
      if (one !== null || isHopeless(memory, mailbox, mail.uid)) done.push(mail.uid)
    }
    await learnServer(mailbox.accountId, taken, memory)
    if (taken.length > 0) {
      const { added } = await ports.session().takeMails(taken)
      await countNews(added)
    }
    return done
  }

  function isHopeless(memory: AccountMemory, { folder }: Mailbox, uid: number): boolean {
    const key = `${folder}/${uid}`
    const times = (memory.unread.get(key) ?? 0) + 1
    memory.unread.set(key, times)
    return times >= mostReadings
  }

  async function countNews(added: readonly string[]): Promise<void> {
    if (added.length === 0) return
    const mails = await Promise.all(added.map((id) => ports.session().mail(id)))
    const came = mails.filter((mail) => mail?.direction === 'in').length
    network.use({ bytes: 0, brought: added.length })
    network.note({ came: network.state().came + came })
  }

  /** Whose Authentication-Results count, learnt once from what stands topmost in the first mails. */
  async function learnServer(accountId: string, taken: readonly TakenMail[], memory: AccountMemory): Promise<void> {
    const account = await ports.session().accountForJob(accountId)
    if (account?.authServer !== '') return
    const own = new Set((await ports.session().accounts()).map(({ address }) => address.toLowerCase()))
    const came = taken.filter(({ read }) => !own.has(read.from.address.toLowerCase()))
    memory.witnesses.push(...came.map(({ read }) => read.authentication[0]?.server ?? ''))
    const authServer = ownAuthServer(memory.witnesses)
    if (authServer === '') return
    const value: Account = { ...account, authServer }
    await ports.session().write([{ op: 'put', table: 'account', value }])
  }

  return async (accountId, memory, shouldLeaveOff) => {
    const account = await ports.session().accountForJob(accountId)
    if (!account?.incoming) return ok(null)
    const folders = await foldersOf(accountId, account.incoming.host, memory)
    if (!folders.ok) return folders
    for (const folder of folders.value) {
      if (shouldLeaveOff() || network.bytesLeft() < leastForLook) break
      const known = (await ports.session().mailboxes()).find(
        (box) => box.accountId === accountId && box.folder === folder.folder,
      )
      const looked = await lookThrough(accountId, folder, known ?? null)
      const result = !looked.ok || looked.value === null ? looked : await bringAll(looked.value, memory, shouldLeaveOff)
      if (!result.ok) {
        memory.folders = null
        return result
      }
    }
    return ok(null)
  }
}

/** What the vault takes: a mail as it came, with where it lies. */
export function takenMail(
  { accountId, folder, uidValidity }: Pick<Mailbox, 'accountId' | 'folder' | 'uidValidity'>,
  { uid, raw, size, isWhole, receivedAt }: Response<'mail.bring'>['mails'][number],
  read: ReadMail,
): TakenMail {
  const place = { accountId, folder, uidValidity, uid }
  return { read, raw, size, isWhole, accountId, place, receivedAt, answersId: null }
}
