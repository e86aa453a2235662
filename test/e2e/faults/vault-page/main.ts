// A window without screens: the product's own vault client, workers and policy, driven by name. It lives at the same
// origin as the window, so a vault that one has made the other opens. Never part of the product.
import { installTrustedTypes } from '../../../../renderer/app/trusted.ts'
import type { Unlocked, VaultHealth, VaultState } from '../../../../renderer/vault/api.ts'
import { createVaultClient } from '../../../../renderer/vault/client.ts'
import { mentee, type Mentee } from '../../../../shared/model/mentee.ts'
import type { Result } from '../../../../shared/result.ts'

installTrustedTypes()
const client = createVaultClient(window.desktop)

declare global {
  interface Window {
    faults: FaultPage
    /** Given by a test that wants to know of each acknowledgement at once. */
    acknowledged?: (what: string) => Promise<void>
  }
}

function newMentee(name: string, remarks = ''): Mentee {
  const now = new Date().toISOString()
  return mentee.parse({ id: crypto.randomUUID(), createdAt: now, updatedAt: now, name, remarks })
}

const tell = (what: string): Promise<void> => window.acknowledged?.(what) ?? Promise.resolve()

async function named(name: string): Promise<Mentee | undefined> {
  return (await client.session.roster()).map((entry) => entry.mentee).find((one) => one.name === name)
}

/** The code under which something failed, or null when it did not. */
async function codeOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

const faults = {
  inspect: (): Promise<VaultState> => client.inspect(),
  create: (passphrase: string): Promise<Result<{ recoveryCode: string }>> => client.create(passphrase),
  unlock: (passphrase: string): Promise<Result<Unlocked>> => client.unlock(passphrase),
  unlockWithRecoveryCode: (code: string): Promise<Result<Unlocked>> => client.unlockWithRecoveryCode(code),
  changePassphrase: (current: string | null, next: string): Promise<Result<null>> =>
    client.changePassphrase(current, next),
  settle: (keep: 'store' | 'journal'): Promise<Result<null>> => client.settle(keep),
  health: (): Promise<VaultHealth> => client.session.health(),
  fold: (): Promise<void> => client.session.fold(),
  writeJournalAnew: (): Promise<void> => client.session.compactJournal(),

  /** Every name of the roster, sorted; waits until everything has been read. */
  async names(): Promise<string[]> {
    await client.session.meetings()
    return (await client.session.roster()).map((entry) => entry.mentee.name).sort()
  },
  async remarksOf(name: string): Promise<string | null> {
    return (await named(name))?.remarks ?? null
  },
  async find(text: string): Promise<string[]> {
    return (await client.session.search(text, 50)).map((hit) => hit.title)
  },

  /** One commit for each name. Answers the code of the first that failed, or null. */
  saveEach: (names: string[], remarks = ''): Promise<string | null> =>
    codeOf(async () => {
      for (const name of names) {
        await client.session.write([{ op: 'put', table: 'mentee', value: newMentee(name, remarks) }])
        await tell(name)
      }
    }),
  /** All names in one commit. */
  saveAll: (names: string[], remarks = ''): Promise<string | null> =>
    codeOf(async () => {
      const changes = names.map((name) => ({
        op: 'put' as const,
        table: 'mentee' as const,
        value: newMentee(name, remarks),
      }))
      await client.session.write(changes)
    }),
  /** Saves under a prefix, and counts up in the remarks of one and the same mentee, until the window is gone. */
  async saveForEver(prefix: string, counter: string): Promise<void> {
    const counted = (await named(counter)) ?? newMentee(counter)
    for (let count = 1; ; count += 1) {
      const name = `${prefix}-${count}`
      const value = { ...counted, remarks: name }
      await client.session.write([{ op: 'put', table: 'mentee', value: newMentee(name) }])
      await tell(name)
      await client.session.write([{ op: 'put', table: 'mentee', value }])
      await tell(`${counter}=${name}`)
    }
  },
  /** Imports so many rows again and again, each import under a name of its own, until the window is gone. */
  async importForEver(prefix: string, rows: number): Promise<void> {
    for (let count = 1; ; count += 1) {
      const batch = `${prefix}-${count}`
      const add = Array.from({ length: rows }, (_, row) => newMentee(`${batch}/${row}`, 'x'.repeat(row % 700)))
      await client.session.importRoster({ format: 'table', fileHash: batch, add, change: [] }, () => undefined)
      await tell(batch)
    }
  },
  /** Takes every import back; answers how many there were. */
  async undoImports(): Promise<number> {
    const there = (await client.session.imports()).filter((one) => one.undoneAt === null)
    for (const one of there) await client.session.undoImport(one.id)
    return there.length
  },
}

export type FaultPage = typeof faults
window.faults = faults
