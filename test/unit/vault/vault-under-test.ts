// A vault on Node: the worker's own code on fake-indexeddb (which ends a transaction at the first foreign await, so it
// catches cryptography inside one) and the real journal in a temporary folder. Only the KDF is a quick one.
import 'fake-indexeddb/auto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { makeDesktopSide, type DesktopSide } from '../../../electron/services/desktop-side.ts'
import type { Operation, Request, Response } from '../../../shared/desktop.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { mentee } from '../../../shared/model/mentee.ts'
import { meeting } from '../../../shared/model/meeting.ts'
import { NamedError, ok, type Result } from '../../../shared/result.ts'
import type { VaultFeed } from '../../../renderer/vault/api.ts'
import { connectJournal, type DesktopCall } from '../../../renderer/vault/worker/journal.ts'
import type { Derive } from '../../../renderer/vault/worker/kdf.ts'
import { importKek } from '../../../renderer/vault/worker/seal.ts'
import { openStore } from '../../../renderer/vault/worker/store.ts'
import { createVault, type VaultPorts } from '../../../renderer/vault/worker/vault.ts'

const text = new TextEncoder()
let serial = 0

/** Derives by one SHA-256: for tests whose subject is not the KDF. */
export function quickDerive(first: string, second = ''): Derive {
  return async ({ salt, parameters, secret }) => {
    const bytes = text.encode(secret === 'first' ? first : second)
    const raw = await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...bytes]))
    const chosen = parameters ?? { name: 'argon2id' as const, memoryKiB: 65_536, iterations: 3, parallelism: 1 }
    return { ok: true, key: await importKek(new Uint8Array(raw)), parameters: chosen }
  }
}

/** A fault: asked before each operation of the desktop side; may throw in its place. */
export type Fault = (operation: Operation) => void

export interface TestVault {
  profile: string
  store: ReturnType<typeof openStore>
  storeName: string
  vault: ReturnType<typeof createVault>
  /** What the vault was given, for a second one on the same profile. */
  ports: VaultPorts
  desktop: DesktopSide
  feeds: VaultFeed[]
  clock: { now: number }
  fault: { before: Fault }
}

export interface Where {
  backupFolder?: string
  profile?: string
  storeName?: string
  clock?: { now: number }
}

/** Starts the worker's code on a profile: a new one, or one that another start has left behind. */
export async function startVault(where: Where = {}): Promise<TestVault> {
  const profile = where.profile ?? (await mkdtemp(join(tmpdir(), 'vault-')))
  if (where.profile === undefined) onTestFinished(() => rm(profile, { recursive: true, force: true }))
  serial += 1
  const storeName = where.storeName ?? `vault-${String(serial)}`
  const desktop = await makeDesktopSide({
    profileDir: profile,
    info: { host: 'chromium', version: '0', platform: 'test', development: false, catcherPort: null },
    openLink: () => Promise.resolve(),
    openPath: () => Promise.resolve(),
    printPdf: () => Promise.reject(new Error('a vault prints nothing')),
    chooseBackupFolder: () => Promise.resolve(where.backupFolder ?? null),
  })
  onTestFinished(() => desktop.close())
  const fault: TestVault['fault'] = { before: () => undefined }
  async function answer(operation: Operation, request: Request<Operation>): Promise<Result<Response<Operation>>> {
    try {
      fault.before(operation)
      // The one cast of this file: an operation and its request belong together, which a union cannot say.
      const service = desktop.services[operation] as (request: Request<Operation>) => Promise<Response<Operation>>
      return ok(await service(request))
    } catch (error) {
      if (!(error instanceof NamedError)) throw error
      return { ok: false, error: { code: error.code, message: error.message, retryable: error.retryable } }
    }
  }
  const store = openStore(storeName)
  const feeds: VaultFeed[] = []
  const clock = where.clock ?? { now: Date.parse('2026-09-14T08:00:00Z') }
  const ports = {
    store,
    journal: connectJournal(answer as unknown as DesktopCall),
    now: () => clock.now,
    monotonic: () => clock.now,
    claim: () => Promise.resolve(true),
  }
  return {
    profile,
    store,
    storeName,
    vault: createVault(ports, (feed) => feeds.push(feed)),
    ports,
    desktop,
    feeds,
    clock,
    fault,
  }
}

/** Ends a start as a crash or a lock does: nothing of its memory survives. */
export async function stopVault(test: TestVault): Promise<Where> {
  await test.vault.settled()
  test.store.close()
  await test.desktop.close()
  return { profile: test.profile, storeName: test.storeName, clock: test.clock }
}

export const passphrase = 'seven quiet lanterns'
export const recoverySecret = 'recovery secret'

export async function newVault(where: Where = {}): Promise<TestVault> {
  const test = await startVault(where)
  await test.vault.create(quickDerive(passphrase, recoverySecret))
  return test
}

/** Stops, starts again on the same profile and unlocks. */
export async function reopened(test: TestVault, secret = passphrase) {
  const next = await startVault(await stopVault(test))
  const unlocked = await next.vault.unlock(quickDerive(secret))
  await next.vault.session().meetings()
  await next.vault.settled()
  return { ...next, unlocked }
}

const at = '2026-09-14T08:00:00.000Z'

export function newMentee(name: string, more: Record<string, unknown> = {}) {
  return mentee.parse({ id: crypto.randomUUID(), createdAt: at, updatedAt: at, name, ...more })
}

export function newMeeting(menteeIds: string[], more: Record<string, unknown> = {}) {
  return meeting.parse({ id: crypto.randomUUID(), createdAt: at, updatedAt: at, menteeIds, startsAt: at, ...more })
}

export function put(value: ReturnType<typeof newMentee>): Change {
  return { op: 'put', table: 'mentee', value }
}

export function putMeeting(value: ReturnType<typeof newMeeting>): Change {
  return { op: 'put', table: 'meeting', value }
}
