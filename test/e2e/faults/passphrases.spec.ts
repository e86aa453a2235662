// What can be typed as a passphrase: the same letters from any keyboard open the vault, and what is empty, endless or
// wrong is refused by name, however often, without work for whoever guesses.
import { withProfile } from '../fixtures.ts'
import { expect, test } from './vault-page.ts'

/** Composed letters, a NUL, two directions and an emoji. */
const odd = 'Ångström\0 שלום café 👩🏽‍🎓 سلام'

test('an odd passphrase opens from any keyboard, and only that one', async ({ onPage }) => {
  await withProfile(async (profileDir) => {
    await onPage(profileDir, async (page) => {
      expect(await page.evaluate(() => window.faults.create(''))).toMatchObject({
        ok: false,
        error: { code: 'vault/passphrase-empty' },
      })
      expect(await page.evaluate(() => window.faults.inspect())).toEqual({ kind: 'none' })
      expect(await page.evaluate((secret) => window.faults.create(secret), odd)).toMatchObject({ ok: true })
    })
    await onPage(profileDir, async (page) => {
      const codeFor = async (secret: string) => {
        const answer = await page.evaluate((typed) => window.faults.unlock(typed), secret)
        return answer.ok ? 'open' : answer.error.code
      }
      expect(await codeFor('')).toBe('vault/passphrase-empty')
      const long = await page.evaluate(() => window.faults.unlock('x'.repeat(10 * 1024 * 1024)))
      expect(long).toMatchObject({ ok: false, error: { code: 'vault/passphrase-too-long' } })
      expect(await codeFor(odd.replace('\0', ''))).toBe('vault/wrong-passphrase')
      expect(await codeFor(odd.split('\0')[0] ?? '')).toBe('vault/wrong-passphrase')
      expect(odd.normalize('NFD')).not.toBe(odd)
      expect(await codeFor(odd.normalize('NFD'))).toBe('open')
    })
  })
})

test('after the fifth wrong one even the right one waits, through any number of tries and a restart', async ({
  profileDir,
  golden,
  onPage,
}) => {
  await onPage(profileDir, async (page) => {
    for (let tries = 0; tries < 5; tries += 1)
      expect(await page.evaluate((typed) => window.faults.unlock(typed), `wrong ${tries}`)).toMatchObject({
        ok: false,
        error: { code: 'vault/wrong-passphrase' },
      })
    const codes = await page.evaluate(async () => {
      const seen = new Set<string>()
      for (let tries = 0; tries < 100; tries += 1) {
        const answer = await window.faults.unlock('seven quiet lanterns by the river')
        seen.add(answer.ok ? 'open' : answer.error.code)
        if (answer.ok) break
      }
      return [...seen]
    })
    // The wait is five seconds by the machine's clock: on a slow one the last tries may come after it.
    expect(codes[0]).toBe('vault/wait')
  })
  await onPage(profileDir, async (page) => {
    await expect
      .poll(() => page.evaluate(() => window.faults.unlock('seven quiet lanterns by the river').then(({ ok }) => ok)), {
        timeout: 30_000,
      })
      .toBe(true)
    expect(await page.evaluate(() => window.faults.names())).toEqual(golden.names)
  })
})
