// What the mentor waits for when they look at what scores and figures say: a mentee with sixty assessments of 26 items, and the
// figures of a whole practice.
import type { Host } from '../hosts/host.ts'
import { paintedAfterPress, unlock } from './screens.ts'
import { lineOf, median, type Line } from './table.ts'

type Ask = <T>(host: Host, name: string, ...args: unknown[]) => Promise<T>

const crowded = 60
const inAll = 10_000

/** On the practice of the tier `day`: 2,000 mentees and 20,000 meetings. */
export async function measureAssessments(host: Host, ask: Ask, runs: number): Promise<Line[]> {
  const { page, origin } = host
  await page.goto('about:blank')
  await page.goto(`${origin}/#vault-page`)
  await page.waitForFunction(() => 'bench' in window)
  await ask(host, 'fill', 'day')
  await ask(host, 'open')
  const names = await ask<string[]>(host, 'assess', crowded, inAll)
  const counted: number[] = []
  for (let turn = 0; turn < runs; turn++) counted.push(await ask<number>(host, 'practiceFigures'))
  const today: number[] = []
  for (let turn = 0; turn < runs; turn++) today.push(await ask<number>(host, 'today'))
  await ask(host, 'close')
  const profile: number[] = []
  const dashboard: number[] = []
  for (let turn = 0; turn < runs; turn++) {
    // A window of its own each time: what was counted once would come from its memory.
    await page.goto('about:blank')
    await page.goto(`${origin}/`)
    await unlock(host)
    profile.push(await openProfile(host, names[turn % 2] ?? ''))
    dashboard.push(await openPractice(host))
  }
  return [
    lineOf(`open the profile of a mentee with ${crowded} assessments of 26 items`, profile, {
      of: '150 ms',
      value: median(profile) / 150,
      atMost: 1,
    }),
    lineOf('the figures of the practice, on the screen', dashboard, {
      of: '500 ms',
      value: median(dashboard) / 500,
      atMost: 1,
    }),
    lineOf('  the same, asked of the vault', counted),
    lineOf('the page of the day, with what is due to be assessed', today, {
      of: '200 ms',
      value: median(today) / 200,
      atMost: 1,
    }),
  ]
}

async function openProfile({ page, origin, ...host }: Host, name: string): Promise<number> {
  await page.goto(`${origin}/#/mentees`)
  await page.getByRole('searchbox', { name: 'Search mentees' }).or(page.getByLabel('Search mentees')).first().fill(name)
  const row = page.getByRole('grid', { name: 'Mentees' }).getByRole('row').filter({ hasText: name }).first()
  await row.click()
  await page.getByRole('button', { name: 'More' }).click()
  const item = page.getByRole('menuitem', { name: 'Assessments' })
  await item.waitFor()
  const painted = paintedAfterPress({ page, origin, ...host }, 'section[aria-label="The mentee’s view of me"] table')
  await item.click()
  return painted
}

/** From the choice of all the time until the figures have been painted. */
async function openPractice({ page, origin }: Host): Promise<number> {
  await page.goto(`${origin}/#/practice`)
  await page.locator('section[aria-label="Meetings"] dd').first().waitFor()
  return page.getByLabel('Period').evaluate(
    (select) =>
      new Promise<number>((resolve, reject) => {
        if (!(select instanceof HTMLSelectElement)) {
          reject(new TypeError('the period is no select'))
          return
        }
        const place = 'section[aria-label="Meetings"] dd'
        const before = document.querySelector(place)?.textContent
        const from = performance.now()
        const seen = new MutationObserver(() => {
          const held = document.querySelector(place)?.textContent
          if (held === undefined || held === before) return
          seen.disconnect()
          // A message sent within a frame comes right after that frame has been painted.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now() - from)
            port2.postMessage(null)
          })
        })
        seen.observe(document.body, { childList: true, subtree: true, characterData: true })
        select.value = 'all'
        select.dispatchEvent(new Event('change', { bubbles: true }))
      }),
  )
}
