// However bad the network is, every mail of the roster comes home, to the byte and once: connections that break after
// every step of the conversation, that are slow and far away, of which a third is lost.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Incoming } from '../../../electron/services/mail/incoming/incoming.ts'
import type { MailServer } from '../../../shared/desktop.ts'
import { times } from '../../faults.ts'
import { makeAuthority } from '../../hosts/certificates.ts'
import type { TestAuthority } from '../../hosts/certificates.ts'
import { hasDovecot, startDovecot } from '../../hosts/dovecot.ts'
import type { Dovecot } from '../../hosts/dovecot.ts'
import { startBadNetwork } from '../../hosts/imap-proxy.ts'
import type { Troubles } from '../../hosts/imap-proxy.ts'
import { account, bringRequest, fillFolder, incomingFor, lookRequest, message, textOf } from './mail-incoming-driver.ts'

describe.skipIf(!hasDovecot())('through a bad network', () => {
  const place = mkdtempSync(join(tmpdir(), 'telemachus-certificates-'))
  const count = times({ small: 60, full: 1_000 })
  const folder = 'Mail of the roster'
  const raws = Array.from({ length: count }, (_, index) =>
    message(index, {
      from: index % 10 === 9 ? 'shop@example.com' : 'amina@example.org',
      size: 400 + (index % 7) * 300,
    }),
  )
  const wanted = raws.filter((raw) => raw.includes('amina@example.org'))
  const ends: (() => Promise<void> | void)[] = []
  let authority: TestAuthority
  let dovecot: Dovecot

  beforeAll(async () => {
    authority = makeAuthority(place)
    dovecot = await startDovecot({ credentials: authority.good })
    await dovecot.admin('mailbox', 'create', '-u', 'mentor', folder)
    await fillFolder(account(dovecot.port, { secret: dovecot.password }), authority.ca, folder, raws)
  }, 120_000)
  afterAll(async () => {
    await dovecot.close()
    rmSync(place, { recursive: true, force: true })
  })
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end()
  })

  const rows: [string, Troubles, { budget: number }][] = [
    ['cut after every step', { cutAfterSteps: 1 }, { budget: 20_000 }],
    ['200 ms away', { latency: 100 }, { budget: 1_000_000 }],
    ['2 kB a second', { bytesPerSecond: 2_000 }, { budget: 60_000 }],
    ['30 % of connections lost', { lost: 0.3, lasts: 40, random: chances(7) }, { budget: 10_000 }],
    [
      'all of it',
      { latency: 30, bytesPerSecond: 40_000, lost: 0.3, lasts: 60, random: chances(11) },
      { budget: 20_000 },
    ],
  ]
  test.each(rows)(
    '%s: every mail comes home once, to the byte',
    async (name, troubles, { budget }) => {
      const network = await startBadNetwork(dovecot.port, troubles)
      ends.push(() => network.close())
      const incoming = incomingFor({ ca: authority.ca, timeouts: { idle: 20_000 } })
      ends.push(() => incoming.close())
      const began = performance.now()
      const result = await bringHome(incoming, account(network.port, { secret: dovecot.password }), folder, budget)
      const seconds = ((performance.now() - began) / 1_000).toFixed(1)
      console.info(
        `IMAP, ${name}: ${result.mails.size} of ${wanted.length} mails, ${result.calls} calls, ${result.failures} failed, ` +
          `${network.connections} connections, ${network.broken} broken, ${seconds} s`,
      )
      expect([...result.mails.values()].sort()).toEqual([...wanted].sort())
      expect(result.twice).toBe(0)
    },
    times({ small: 60_000, full: 3_600_000 }),
  )
})

/** As the window does it: look, bring what is not there, and again after every failure, until nothing is left. */
async function bringHome(incoming: Incoming, server: MailServer, folder: string, budget: number) {
  const { 'mail.look': look, 'mail.bring': bring } = incoming.services
  const result = { mails: new Map<number, string>(), calls: 0, failures: 0, twice: 0 }
  for (let isDone = false; !isDone;) {
    if (result.calls > 5_000) throw new Error('it never ends')
    try {
      result.calls += 1
      const found = await look(lookRequest(server, { folder }))
      let uids = found.found.map(({ uid }) => uid).filter((uid) => !result.mails.has(uid))
      while (uids.length > 0) {
        result.calls += 1
        const some = uids.slice(0, 1_000)
        const answer = await bring(bringRequest(server, found, { folder, uids: some, budget }))
        for (const { uid, raw } of answer.mails) {
          if (result.mails.has(uid)) result.twice += 1
          result.mails.set(uid, textOf(raw))
        }
        uids = [...answer.left, ...uids.slice(1_000)]
      }
      isDone = true
    } catch (error) {
      // Only what passes by itself; anything else is a fault of ours.
      if (!(error instanceof Error) || Reflect.get(error, 'retryable') !== true) throw error
      result.failures += 1
    }
  }
  return result
}

/** The same chances every time: a small generator of numbers from 0 to 1. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
