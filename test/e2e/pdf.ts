// Documents as a mentor saves them, and what poppler says of them.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import type { PaperSize } from '../../shared/paper.ts'

export const run = promisify(execFile)

interface Pdf {
  /** Laid out as on the page. */
  text: string
  /** What `pdfinfo` says. */
  facts: string
  pages: number
  file: string
}

/** Saves as a PDF what the print menu of this screen offers. */
export async function savedPdf(page: Page, button: string, paper: PaperSize): Promise<Pdf> {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('menuitem', { name: `As a PDF (${paper})` }).click()
  const file = await (await download).path()
  const text = (await run('pdftotext', ['-layout', file, '-'])).stdout
  const facts = (await run('pdfinfo', [file])).stdout
  return { text, facts, pages: Number(/Pages:\s+(\d+)/.exec(facts)?.[1]), file }
}
