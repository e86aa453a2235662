// What a mentor feels who writes during a call: the longest time for which a key had to wait, with autosave on and a note
// that is already long. On the real form.
import type { Host } from '../hosts/host.ts'
import { unlock } from './screens.ts'
import { lineOf, type Line } from './table.ts'

type Ask = <T>(host: Host, name: string, ...args: unknown[]) => Promise<T>

/** Keys of one turn; about ten seconds of quick typing. */
const keys = 120
/** Milliseconds between them: faster than anybody types, and often enough slower than the autosave waits. */
const rests = [30, 30, 30, 500]
/** Paragraphs that are there already: an hour of notes. */
const paragraphs = 60

export async function measureNotes(host: Host, ask: Ask, runs: number): Promise<Line[]> {
  const { page, origin } = host
  await page.goto('about:blank')
  await page.goto(`${origin}/#vault-page`)
  await page.waitForFunction(() => 'bench' in window)
  await ask(host, 'fill', 'M')
  await page.goto('about:blank')
  await page.goto(`${origin}/`)
  await unlock(host)
  await page.goto(`${origin}/#/meetings/new`)
  const note = page.getByRole('textbox', { name: 'What was said' })
  await note.click()
  const long = Array.from(
    { length: paragraphs },
    (_, index) => `${index}. ${'What was said of the chapter. '.repeat(8)}`,
  )
  await page.keyboard.insertText(long.join('\n'))
  await page.getByText('Saved', { exact: true }).waitFor()
  const longest: number[] = []
  for (let turn = 0; turn < Math.min(runs, 10); turn++) {
    await watch(host)
    for (let key = 0; key < keys; key++) {
      await page.keyboard.press(key % 9 === 8 ? 'Space' : 'e')
      await page.waitForTimeout(rests[Math.floor(key / 3) % rests.length] ?? 0)
    }
    longest.push(await longestTask(host))
  }
  return [
    lineOf(`longest task of the window while ${keys} keys are typed`, longest, {
      of: '50 ms at the worst',
      value: Math.max(...longest) / 50,
      atMost: 1,
    }),
  ]
}

/** Begins to note tasks; the browser tells of those of 50 ms and longer. */
async function watch({ page }: Host): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration)
    })
    observer.observe({ type: 'longtask' })
    Object.assign(window, { tasks, observer })
  })
}

/** Milliseconds; 0 when there was none. */
async function longestTask({ page }: Host): Promise<number> {
  return page.evaluate(() => {
    const observer: unknown = Reflect.get(window, 'observer')
    if (observer instanceof PerformanceObserver) observer.disconnect()
    const tasks: unknown = Reflect.get(window, 'tasks')
    return Array.isArray(tasks) ? Math.max(0, ...tasks.filter((one) => typeof one === 'number')) : Number.NaN
  })
}
