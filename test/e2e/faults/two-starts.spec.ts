// A second start on the same profile, and a second window on the same vault: the first goes on, the second steps back,
// and nothing is written by two.
import { becomeOnlyInstance } from '../../hosts/single-instance.ts'
import type { Page } from '@playwright/test'
import { openChromiumHost } from '../../hosts/chromium.ts'
import type { Host } from '../../hosts/host.ts'
import { expect, test, unlocked } from './vault-page.ts'

test('a second start tells the first, which is brought to the front, and ends', async ({ profileDir }) => {
  let brought = 0
  const first = await becomeOnlyInstance(profileDir, () => (brought += 1))
  expect(first).not.toBeNull()
  const others = await Promise.all(
    Array.from({ length: 5 }, () => becomeOnlyInstance(profileDir, () => expect('a second start').toBe('never told'))),
  )
  expect(others).toEqual([null, null, null, null, null])
  expect(brought).toBe(5)
  await first?.release()
  const next = await becomeOnlyInstance(profileDir, () => undefined)
  expect(next).not.toBeNull()
  await next?.release()
})

test('a browser that is started twice on one profile, and a second window, harm nothing', async ({
  profileDir,
  vaultPage,
  golden,
  onPage,
}) => {
  const whole = { wholeBrowser: true }
  const twice = async (page: Page, host: Host) => {
    await unlocked(page)
    const second = await host.context.newPage()
    await expect.poll(() => second.isClosed()).toBe(true)
    expect(await page.evaluate(() => window.faults.saveEach(['After a second window']))).toBeNull()
    const again = openChromiumHost({ profileDir, headless: true, rendererDir: vaultPage, ...whole })
    await expect(again).rejects.toThrow()
    expect(await page.evaluate(() => window.faults.saveEach(['After a second start']))).toBeNull()
  }
  await onPage(profileDir, twice, whole)
  await onPage(profileDir, async (page) => {
    const found = await unlocked(page)
    expect(found.names).toEqual(['After a second start', 'After a second window', ...golden.names])
    expect(found.notices).toEqual([])
  })
})
