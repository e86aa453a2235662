// Ways through the open program: to a screen, to a person, to whatever a search finds.
import type { Locator, Page } from 'playwright-core'

/** The heading of the screen; the one of a document that waits to be printed is none. */
const heading = ':not(.print-page) > h1'

/** Goes to a route as if its address had been typed, and waits until the heading of the screen before is gone. */
export async function go(page: Page, route: string): Promise<void> {
  const moved = await page.evaluate(
    ([hash, title]) => {
      if (window.location.hash === `#${hash}`) return false
      document.querySelector(title)?.setAttribute('data-left', '')
      window.location.hash = hash
      return true
    },
    [route, heading] as const,
  )
  await page.locator(moved ? `${heading}:not([data-left])` : heading).waitFor()
}

/** Types into the search over everything and waits for its answers. */
export async function search(page: Page, text: string): Promise<Locator> {
  // The key is a shortcut only outside of a field.
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('/')
  await page.keyboard.type(text)
  // Not by role alone: a select on the screen has options as well.
  const first = page.locator('[role=option]').first()
  await first.waitFor()
  return first
}

/** Opens the first thing that a search finds. */
export async function openFound(page: Page, text: string): Promise<void> {
  const first = await search(page, text)
  const before = page.url()
  await first.click()
  await page.waitForURL((url) => url.href !== before)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Waits until an autosaved form says that it is on disk. */
export async function saved(page: Page): Promise<void> {
  await page.getByText('Saved', { exact: true }).first().waitFor()
}
