// What axe finds on a page as it stands, light and dark, as lines that can be read.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Of a page of the program, once it has taken on the colours. */
export function axeFindings(page: Page): Promise<string[]> {
  return findingsIn(page, (colorScheme) =>
    expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme),
  )
}

/** Of a page that stands for itself, such as a form file. */
export function axeFindingsOfFile(page: Page): Promise<string[]> {
  return findingsIn(page, () => Promise.resolve())
}

async function findingsIn(page: Page, hasTaken: (colorScheme: 'light' | 'dark') => Promise<void>): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await hasTaken(colorScheme)
    // Legacy mode stays in this page; the other one opens a second window, which the host refuses.
    const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode(true).analyze()
    for (const { id, nodes } of violations)
      for (const { html, failureSummary } of nodes) found.push(`${colorScheme} ${id}: ${html} ${failureSummary ?? ''}`)
  }
  return found
}
