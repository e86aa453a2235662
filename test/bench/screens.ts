// What the mentor waits for on the real screens: opening a mentee with 200 items on the time line, and the cover that
// hides everything when the vault is locked.
import type { Host } from '../hosts/host.ts'
import { lineOf, median, type Line } from './table.ts'
import { benchPassphrase } from './vault-page/passphrase.ts'

type Ask = <T>(host: Host, name: string, ...args: unknown[]) => Promise<T>

const items = 200
/** Of somebody who has been accompanied for a whole career. */
const crowded = { meetings: 500, promises: 2_000 }

export async function measureScreens(host: Host, ask: Ask, runs: number): Promise<Line[]> {
  const { page } = host
  await page.goto('about:blank')
  await page.goto(`${host.origin}/#vault-page`)
  await page.waitForFunction(() => 'bench' in window)
  await ask(host, 'fill', 'M')
  await ask(host, 'open')
  const names = await ask<string[]>(host, 'furnish', items, 0)
  const long = await ask<string[]>(host, 'furnish', crowded.meetings, crowded.promises)
  await ask(host, 'close')
  await page.goto('about:blank')
  await page.goto(`${host.origin}/`)
  const opened: number[] = []
  const covered: number[] = []
  await unlock(host)
  for (let turn = 0; turn < runs; turn++) opened.push(await openMentee(host, names[turn % 2] ?? ''))
  const openedLong: number[] = []
  for (let turn = 0; turn < runs; turn++) openedLong.push(await openMentee(host, long[turn % 2] ?? ''))
  for (let turn = 0; turn < Math.min(runs, 20); turn++) {
    covered.push(await lock(host, names[0] ?? ''))
    await unlock(host)
  }
  return [
    lineOf(`open a mentee with ${items} items`, opened, { of: '50 ms', value: median(opened) / 50, atMost: 1 }),
    lineOf(`open a mentee with ${crowded.meetings} meetings and ${crowded.promises} promises`, openedLong, {
      of: '150 ms',
      value: median(openedLong) / 150,
      atMost: 1,
    }),
    lineOf('lock until no name is on the screen', covered, { of: '100 ms', value: median(covered) / 100, atMost: 1 }),
  ]
}

/** From the closed door to the roster. */
export async function unlock({ page }: Host): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(benchPassphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor()
}

/** From the click on the row of the roster until the first items of the time line have been painted. */
async function openMentee(host: Host, name: string): Promise<number> {
  const { page, origin } = host
  await page.goto(`${origin}/#/mentees`)
  await page.getByRole('searchbox', { name: 'Search mentees' }).or(page.getByLabel('Search mentees')).first().fill(name)
  const row = page.getByRole('grid', { name: 'Mentees' }).getByRole('row').filter({ hasText: name }).first()
  await row.waitFor()
  const painted = paintedAfterPress(host, '[aria-label="Time line"] button[data-item]')
  await row.click()
  return painted
}

/** Milliseconds from the next press of the pointer until something that fits the selector has been painted. */
export function paintedAfterPress({ page }: Host, selector: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        let from = 0
        window.addEventListener('pointerdown', () => (from = performance.now()), { capture: true, once: true })
        const seen = new MutationObserver(() => {
          if (from === 0 || document.querySelector(wanted) === null) return
          seen.disconnect()
          // A message sent within a frame comes right after that frame has been painted.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now() - from)
            port2.postMessage(null)
          })
        })
        seen.observe(document.body, { childList: true, subtree: true })
      }),
    selector,
  )
}

/** Looks every few milliseconds. The window is loaded anew right afterwards, so it says the time on its console, which
 * outlives it. */
async function lock({ page }: Host, name: string): Promise<number> {
  const word = 'covered after '
  const said = page.waitForEvent('console', (message) => message.text().startsWith(word))
  await page.evaluate(
    ([hidden, begin]) => {
      const from = performance.now()
      const timer = setInterval(() => {
        const shown = document.querySelector<HTMLElement>('#root')?.checkVisibility({ visibilityProperty: true })
        if (shown === true && document.body.innerText.includes(hidden)) return
        clearInterval(timer)
        console.info(`${begin}${performance.now() - from}`)
      }, 0)
      document.querySelector<HTMLElement>('button[aria-label="Lock"]')?.click()
    },
    [name, word] as const,
  )
  return Number((await said).text().slice(word.length))
}
