// Mail at the size of a career: what keeping it, searching it and holding it open cost.
import type { Host } from '../hosts/host.ts'
import { paintedAfterPress, unlock } from './screens.ts'
import { median, percentile, lineOf, type Line } from './table.ts'

type Ask = <T>(host: Host, name: string, ...args: unknown[]) => Promise<T>
type Memory = (host: Host) => Promise<number>
type WithHost = <T>(work: (host: Host) => Promise<T>) => Promise<T>

const many = 50_000
const some = 10_000
const inLongThread = 200

async function page(host: Host): Promise<void> {
  await host.page.goto('about:blank')
  await host.page.goto(`${host.origin}/#vault-page`)
  await host.page.waitForFunction(() => 'bench' in window)
}

/** Ten thousand mails through reading, threading, sealing and both stores. */
export async function measureTaking(withHost: WithHost, ask: Ask, runs: number): Promise<Line[]> {
  const ours: number[] = []
  const plain: number[] = []
  for (let turn = 0; turn < Math.max(3, Math.ceil(runs / 4)); turn++)
    await withHost(async (host) => {
      await page(host)
      await ask(host, 'create')
      if (turn % 2 === 0) plain.push(await ask<number>(host, 'parseAndPutPlain', some))
      ours.push(await ask<number>(host, 'takeMails', some))
      if (turn % 2 === 1) plain.push(await ask<number>(host, 'parseAndPutPlain', some))
    })
  return [
    lineOf(`${some} mails: read, threaded, sealed, stored twice`, ours, {
      of: 'postal-mime and a plain bulkPut',
      value: median(ours) / median(plain),
      atMost: 1.5,
    }),
    lineOf('  postal-mime and a plain Dexie bulkPut', plain),
  ]
}

/** Opening a conversation of two hundred mails, on the real screen. */
export async function measureThread(host: Host, ask: Ask, runs: number): Promise<Line[]> {
  await page(host)
  await ask(host, 'create')
  await ask(host, 'fillMails', 1_000)
  const topics = await ask<string[]>(host, 'fillThreads', inLongThread)
  await ask(host, 'close')
  await host.page.goto('about:blank')
  await host.page.goto(`${host.origin}/`)
  await unlock(host)
  const opened: number[] = []
  for (let turn = 0; turn < runs; turn++) {
    await host.page.goto(`${host.origin}/#/mail`)
    const topic = topics[turn % topics.length] ?? ''
    await host.page.getByLabel('Search all mail').fill(topic)
    const row = host.page.getByRole('grid', { name: 'Conversations' }).getByRole('row').filter({ hasText: topic })
    await row.last().waitFor()
    const painted = paintedAfterPress(host, 'main article')
    await row.last().click()
    opened.push(await painted)
  }
  return [
    lineOf(`open a conversation of ${inLongThread} mails`, opened, {
      of: '150 ms',
      value: median(opened) / 150,
      atMost: 1,
    }),
  ]
}

/** A vault of fifty thousand mails. `withHost` starts a browser of its own each time, on the same profile. */
export async function measureMails(withHost: WithHost, ask: Ask, memory: Memory, runs: number): Promise<Line[]> {
  await withHost(async (host) => {
    await page(host)
    await ask(host, 'create')
    await ask(host, 'close')
  })
  const opened = async (host: Host) => {
    await page(host)
    await ask(host, 'open')
  }
  const blank = await withHost(async (host) => {
    await opened(host)
    await ask(host, 'typeInMails', 20)
    return memory(host)
  })
  await withHost(async (host) => {
    await opened(host)
    await ask(host, 'fillMails', many)
    await ask(host, 'close')
  })
  return withHost(async (host) => {
    await opened(host)
    const keys = await ask<number[]>(host, 'typeInMails', 20 * runs)
    const above = (await memory(host)) - blank
    return [
      lineOf(`search among ${many} mails, per keystroke`, keys, {
        of: '50 ms at p95',
        value: percentile(keys, 0.95) / 50,
        atMost: 1,
      }),
      {
        what: `memory above an empty vault with ${many} mails searched, MB`,
        p50: above,
        ratio: { of: '250 MB', value: above / 250, atMost: 1 },
      },
    ]
  })
}
