// What a mentor waits for who takes in a year of messages: from choosing the file to the preview with everybody found, and
// the longest time for which the window was busy meanwhile. On the real screen, with its worker.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Host } from '../hosts/host.ts'
import { unlock } from './screens.ts'
import { lineOf, median, type Line } from './table.ts'

type Ask = <T>(host: Host, name: string, ...args: unknown[]) => Promise<T>

const lineCount = 200_000
const minute = 60_000

/** An export of about 5 MB: short messages of eight people over a year. */
function exported(): string {
  const begin = Date.UTC(2025, 0, 1)
  const two = (value: number) => String(value).padStart(2, '0')
  const lines = Array.from({ length: lineCount }, (_, index) => {
    const at = new Date(begin + index * 2 * minute)
    const day = `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${two(at.getUTCFullYear() % 100)}`
    return `${day}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} - P${index % 8}: ok${index % 10}`
  })
  return lines.join('\n')
}

export async function measureMeetingFiles(host: Host, ask: Ask, runs: number): Promise<Line[]> {
  const { page } = host
  await page.goto('about:blank')
  await page.goto(`${host.origin}/#vault-page`)
  await page.waitForFunction(() => 'bench' in window)
  await ask(host, 'fill', 'M')
  await page.goto('about:blank')
  await page.goto(`${host.origin}/`)
  await unlock(host)
  const folder = await mkdtemp(join(tmpdir(), 'telemachus-bench-'))
  const text = exported()
  const file = join(folder, '_chat.txt')
  await writeFile(file, text)
  const read: number[] = []
  const busy: number[] = []
  try {
    for (let turn = 0; turn < runs; turn++) {
      const { ms, longestMs } = await takeUp(host, file)
      read.push(ms)
      busy.push(longestMs)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const megabytes = (text.length / 1_000_000).toFixed(1)
  return [
    lineOf(`a ${megabytes} MB WhatsApp export of ${lineCount} lines parsed and matched`, read, {
      of: '2 s',
      value: median(read) / 2_000,
      atMost: 1,
    }),
    lineOf('  longest task of the window meanwhile', busy, { of: '50 ms', value: median(busy) / 50, atMost: 1 }),
  ]
}

/** The window notices tasks from 50 ms on; 0 when there was none. */
async function takeUp({ page, origin }: Host, file: string): Promise<{ ms: number; longestMs: number }> {
  await page.goto(`${origin}/#/mentees`)
  await page.goto(`${origin}/#/import/meeting-files`)
  const choose = page.getByLabel('Meeting file', { exact: true })
  await choose.waitFor({ state: 'attached' })
  const measured = page.evaluate(
    () =>
      new Promise<{ ms: number; longestMs: number }>((resolve) => {
        let from = 0
        let longestMs = 0
        const tasks = new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if (from > 0 && entry.startTime >= from) longestMs = Math.max(longestMs, entry.duration)
        })
        tasks.observe({ type: 'longtask' })
        document.addEventListener('change', () => (from = performance.now()), { capture: true, once: true })
        const seen = new MutationObserver(() => {
          if (from === 0 || !document.body.innerText.includes('would be kept')) return
          seen.disconnect()
          const ms = performance.now() - from
          setTimeout(() => {
            tasks.disconnect()
            resolve({ ms, longestMs })
          }, 200)
        })
        seen.observe(document.body, { childList: true, subtree: true })
      }),
  )
  await choose.setInputFiles(file)
  return measured
}
