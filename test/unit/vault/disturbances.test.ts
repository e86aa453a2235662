// What a computer does to a vault without meaning harm: its clock jumps, a second window asks for it, and the power goes
// in the middle of a change of passphrase.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault } from '../../../renderer/vault/worker/vault.ts'
import { times } from '../../faults.ts'
import {
  newMentee,
  newVault,
  passphrase,
  put,
  quickDerive,
  recoverySecret,
  reopened,
  startVault,
  stopVault,
  type TestVault,
} from './vault-under-test.ts'

const year = 365 * 24 * 3_600_000

describe('a clock', () => {
  it('that jumps anywhere never decides which of two changes is the later one', async () => {
    const jump = fc.record({ years: fc.integer({ min: -8, max: 50 }), fold: fc.boolean(), restart: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(jump, { minLength: 1, maxLength: 6 }), async (jumps) => {
        let test: TestVault = await newVault()
        const amina = newMentee('Amina')
        for (const [index, { years, fold, restart }] of jumps.entries()) {
          test.clock.now += years * year
          const updatedAt = new Date(test.clock.now).toISOString()
          await test.vault.session().write([put({ ...amina, updatedAt, remarks: `change ${index}` })])
          if (fold) await test.vault.session().fold()
          if (restart) test = await reopened(test)
        }
        const again = await reopened(test)
        expect(again.unlocked.notices).toEqual([])
        expect((await again.vault.session().mentee(amina.id))?.remarks).toBe(`change ${jumps.length - 1}`)
      }),
      { numRuns: times({ small: 15, full: 300 }) },
    )
  })

  it('set forward does not shorten the wait of a program that goes on running', async () => {
    const { ports, ...test } = await startVault(await stopVault(await newVault()))
    let steady = 0
    const vault = createVault({ ...ports, monotonic: () => steady }, () => undefined)
    for (let tries = 0; tries < 5; tries += 1)
      await expect(vault.unlock(quickDerive('not it'))).rejects.toMatchObject({ code: 'vault/wrong-passphrase' })
    test.clock.now += 10 * year
    steady += 1_000
    expect(await vault.inspect()).toMatchObject({ kind: 'locked', waitMs: 4_000 })
    await expect(vault.unlock(quickDerive(passphrase))).rejects.toMatchObject({ code: 'vault/wait' })
    steady += 4_000
    await vault.unlock(quickDerive(passphrase))
    expect(await vault.inspect()).toMatchObject({ kind: 'open' })
  })
})

describe('a second window', () => {
  it('is told that the vault is in use, and can neither open it nor make another', async () => {
    const { ports } = await startVault(await stopVault(await newVault()))
    const second = createVault({ ...ports, claim: () => Promise.resolve(false) }, () => undefined)
    expect(await second.inspect()).toEqual({ kind: 'refused', code: 'vault/in-use' })
    await expect(second.unlock(quickDerive(passphrase))).rejects.toMatchObject({ code: 'vault/in-use' })
    await expect(second.create(quickDerive('x', 'y'))).rejects.toMatchObject({ code: 'vault/exists' })
  })
})

describe('a change of passphrase', () => {
  /** The steps at which the power can go: before and after each of the two places is written. */
  const steps: Record<string, (test: TestVault) => void> = {
    'before the journal has it': (test) => {
      test.fault.before = (operation) => {
        if (operation === 'journal.header') throw new Error('killed')
      }
    },
    'after the journal has it, before the store': (test) => {
      test.store.putHeader = () => Promise.reject(new Error('killed'))
    },
    'after both have it': (test) => {
      const { store } = test
      const write = store.putHeader.bind(store)
      store.putHeader = async (bytes) => {
        await write(bytes)
        throw new Error('killed')
      }
    },
  }

  it.each(Object.entries(steps))('killed %s leaves one passphrase that opens, and one only', async (_name, arrange) => {
    const test = await newVault()
    const amina = newMentee('Amina')
    await test.vault.session().write([put(amina)])
    arrange(test)
    await expect(
      test.vault.replace(quickDerive(passphrase, 'the next one'), 'passphrase', 'passphrase'),
    ).rejects.toThrow('killed')
    const where = await stopVault(test)
    const opening: string[] = []
    for (const secret of [passphrase, 'the next one']) {
      const next = await startVault(where)
      const opened = await next.vault.unlock(quickDerive(secret)).then(
        () => true,
        () => false,
      )
      if (opened) {
        opening.push(secret)
        expect(await next.vault.session().mentee(amina.id)).toEqual(amina)
      }
      await stopVault(next)
    }
    expect(opening).toHaveLength(1)
    const last = await startVault(where)
    await last.vault.unlockWithRecovery(quickDerive(recoverySecret))
    expect(await last.vault.inspect()).toMatchObject({ kind: 'open' })
  })
})
