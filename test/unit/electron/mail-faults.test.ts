// Nothing is ever sent twice by the program and nothing is lost, wherever a line is cut: the table of phases row by row,
// then many mails through a bad network, driven by the real outbox. `FAULTS=full` runs the full counts.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { SMTPServer } from 'smtp-server'
import { KeptConnections } from '../../../electron/services/mail/kept.ts'
import { send } from '../../../electron/services/mail/send.ts'
import type { MailOptions } from '../../../electron/services/mail/session.ts'
import type { SendOutcome } from '../../../shared/desktop.ts'
import { cutMoments, lossyFate, seededRandom, startSmtpProxy } from '../../hosts/smtp-proxy.ts'
import type { CutMoment, ProxyOptions } from '../../hosts/smtp-proxy.ts'
import { prepare, readLog } from './outbox-child.ts'
import { messageIdOf, queuedMail, sendAll } from './outbox-world.ts'
import { temporaryFolder } from './temporary.ts'

const isFull = process.env.FAULTS === 'full'
const timeouts = { dns: 2_000, connect: 2_000, greeting: 2_000, idle: 5_000, reply: 5_000, whole: 60_000 }

const childScript = join(import.meta.dirname, 'outbox-child.ts')

const ends: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A real mail server that counts how often it took each mail. */
async function mailServer() {
  const taken = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
      stream.on('end', () => {
        const id = /^Message-ID: (<[^>]+>)/m.exec(text)?.[1] ?? ''
        taken.set(id, (taken.get(id) ?? 0) + 1)
        done()
      })
    },
  })
  // Lines that are cut are what this is about.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  ends.push(() => new Promise((resolve) => server.close(() => resolve())))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port')
  return { port: address.port, taken }
}

async function network(options: Omit<ProxyOptions, 'port'>) {
  const server = await mailServer()
  const proxy = await startSmtpProxy({ port: server.port, ...options })
  ends.push(() => proxy.close())
  const kept = new KeptConnections()
  ends.push(() => kept.close())
  const mailOptions: MailOptions = { kept, timeouts, isOnline: () => true }
  return { taken: server.taken, proxy, mailOptions }
}

describe('the line is cut once', () => {
  const lost: Partial<SendOutcome> = { outcome: 'not-sent', code: 'mail/connection-lost', retryable: true }
  const uncertain: Partial<SendOutcome> = { outcome: 'uncertain', code: 'mail/lost-after-data' }
  test.each<[CutMoment, Partial<SendOutcome>, number]>([
    ['connect', lost, 0],
    ['greeting', lost, 0],
    ['ehlo', lost, 0],
    ['mail', lost, 0],
    ['rcpt', lost, 0],
    ['data', uncertain, 0],
    ['body', uncertain, 0],
    ['dot', uncertain, 1],
    ['answer', { outcome: 'sent' }, 1],
    ['quit', { outcome: 'sent' }, 1],
  ])('at %s', async (cut, expected, copies) => {
    const { taken, proxy, mailOptions } = await network({ fate: () => ({ cut, mail: 1 }) })
    const { raw } = await queuedMail(1)
    const outcome = await send(
      {
        server: {
          host: '127.0.0.1',
          port: proxy.port,
          security: 'none',
          user: 'mentor',
          secret: 'quiet',
          method: 'password',
          allowLoopback: true,
        },
        from: 'mentor@example.edu',
        to: ['amina@example.org'],
        raw: new Uint8Array(raw),
      },
      mailOptions,
    )
    mailOptions.kept?.hangUp()
    await expect.poll(() => proxy.counts.cuts[cut]).toBe(1)
    expect(outcome).toMatchObject(expected)
    expect(taken.get(messageIdOf(1)) ?? 0).toBe(copies)
  })

  test('in the middle of a large mail: what was not all told cannot have been taken', async () => {
    const { taken, proxy, mailOptions } = await network({
      fate: (connection) => ({ cut: connection === 1 ? 'body' : null, mail: 1 }),
    })
    const { mail, raw } = await queuedMail(1)
    const large = Buffer.concat([raw, Buffer.alloc(12_000_000, `${'x'.repeat(76)}\r\n`)])
    const outcomes: string[] = []
    const [settled] = await sendAll([{ mail, raw: large }], proxy.port, async (request) => {
      const outcome = await send(request, mailOptions)
      outcomes.push(outcome.outcome)
      return outcome
    })
    expect(outcomes).toEqual(['not-sent', 'sent'])
    expect(settled?.state).toBe('sent')
    expect(taken.get(messageIdOf(1))).toBe(1)
  })

  test('and the next mail goes as if nothing had been, wherever that was', async () => {
    for (const cut of cutMoments) {
      const { taken, proxy, mailOptions } = await network({
        fate: (connection) => ({ cut: connection === 1 ? cut : null, mail: 2 }),
      })
      const mails = await Promise.all([1, 2, 3].map(queuedMail))
      const settled = await sendAll(mails, proxy.port, (request) => send(request, mailOptions))
      expectOnce(
        settled.map(({ messageId, state }) => ({ messageId, state })),
        taken,
      )
    }
  })
})

/** What was sent is there once; of what is uncertain at most one is there; nothing else is possible. */
function expectOnce(mails: readonly { messageId: string; state: string }[], taken: ReadonlyMap<string, number>): void {
  for (const { messageId, state } of mails) {
    const copies = taken.get(messageId) ?? 0
    expect([messageId, state, copies]).toEqual([
      messageId,
      state === 'sent' ? 'sent' : 'uncertain',
      state === 'sent' ? 1 : Math.min(copies, 1),
    ])
  }
}

describe('many mails', () => {
  const runs: [string, number, Omit<ProxyOptions, 'port'>][] = [
    ['a connection lost with 30 % of the mails', isFull ? 1_000 : 60, { fate: lossyFate(20_261_126, 0.3) }],
    ['the same, and every answer late', isFull ? 200 : 12, { fate: lossyFate(7, 0.3), delay: 20 }],
    ['the same at 2 kB a second', isFull ? 30 : 2, { fate: lossyFate(11, 0.3), bytesPerSecond: 2_000 }],
    ['every connection cut somewhere', isFull ? 400 : 40, { fate: lossyFate(3, 1) }],
  ]
  test.each(runs)(
    'with %s: each arrives once or is uncertain',
    async (name, count, options) => {
      const { taken, proxy, mailOptions } = await network(options)
      const mails = await Promise.all(Array.from({ length: count }, (_one, n) => queuedMail(n + 1)))
      let handed = 0
      const began = performance.now()
      const settled = await sendAll(mails, proxy.port, (request) => {
        handed += 1
        return send(request, mailOptions)
      })
      const seconds = (performance.now() - began) / 1000
      expect(settled).toHaveLength(count)
      expectOnce(settled, taken)
      expect([...taken.keys()].every((id) => settled.some(({ messageId }) => messageId === id))).toBe(true)
      const uncertain = settled.filter(({ state }) => state === 'uncertain')
      const figures = {
        mails: count,
        sent: count - uncertain.length,
        uncertain: uncertain.length,
        'uncertain and there': uncertain.filter(({ messageId }) => taken.has(messageId)).length,
        twice: [...taken.values()].filter((copies) => copies > 1).length,
        tries: handed,
        ...proxy.counts,
        seconds: Math.round(seconds * 10) / 10,
      }
      console.info(`${name}: ${JSON.stringify(figures)}`)
    },
    isFull ? 600_000 : 60_000,
  )
})

describe('the program is killed', () => {
  test(
    'at random moments while it sends 200 mails: each arrives once or is uncertain',
    async () => {
      const count = 200
      const wanted = isFull ? 50 : 5
      const random = seededRandom(42)
      const folder = await temporaryFolder()
      const { port, taken } = await mailServer()
      await prepare(folder, count)
      let kills = 0
      for (let isDone = false; !isDone;) {
        const child = spawn(process.execPath, ['--import', 'tsx', childScript, folder, String(port)], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        const ended = once(child, 'exit')
        await once(child.stdout, 'data')
        if (kills < wanted) {
          // After a few more mails, and somewhere within one.
          const goal = taken.size + Math.floor((random() * (count - taken.size)) / (wanted - kills))
          while (taken.size < goal && child.exitCode === null) await new Promise((resolve) => setImmediate(resolve))
          await sleep(random() * 8)
          if (child.kill('SIGKILL')) kills += 1
        }
        await ended
        isDone = child.exitCode === 0
        if (!isDone) expect(child.signalCode).toBe('SIGKILL')
      }
      const settled = [...readLog(folder).values()]
      expect(settled).toHaveLength(count)
      expectOnce(settled, taken)
      const uncertain = settled.filter(({ state }) => state === 'uncertain')
      const there = uncertain.filter(({ messageId }) => taken.has(messageId)).length
      console.info(
        `killed ${kills} times: ${JSON.stringify({ mails: count, uncertain: uncertain.length, 'uncertain and there': there })}`,
      )
    },
    isFull ? 1_800_000 : 120_000,
  )
})
