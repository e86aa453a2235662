// The lock: everything that closes it, everything that opens it, and that nothing is to be read behind it.
import { expect, test } from './fixtures.ts'
import { choosePassphrase, goTo, isLocked, passphrase, slow, unlock } from './mentor.ts'
import { recoveryCodeOf } from './practices.ts'

test('the button, the shortcut, sleep and the screen lock each lock', async ({ empty: app }) => {
  test.slow()
  const ways: (() => Promise<void>)[] = [
    () => app.page.getByRole('button', { name: 'Lock', exact: true }).click(),
    () => app.page.keyboard.press('Control+Shift+L'),
    () => app.emit({ kind: 'suspend' }),
    () => app.emit({ kind: 'screen-locked' }),
  ]
  for (const way of ways) {
    await way()
    await isLocked(app.page)
    await unlock(app.page)
    await expect(app.page.getByRole('heading', { name: 'Mentees', level: 1 })).toBeVisible(slow)
  }
})

test('nothing of a mentee is left on the page, in its title, its address or its storage', async ({ sample: app }) => {
  await app.page.getByRole('grid').or(app.page.getByRole('table')).getByText('Amina').first().click()
  await expect(app.page.getByRole('heading', { level: 1 })).toContainText('Amina')
  await expect(app.page).toHaveTitle('Telemachus')
  expect(app.page.url()).not.toMatch(/amina/i)

  await app.page.keyboard.press('Control+Shift+L')
  await isLocked(app.page)
  const left = await app.page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      location.href,
    ].join(),
  )
  expect(left).not.toMatch(/amina|otieno/i)
})

test('everything is covered in the moment the lock is asked for, before it is done', async ({ sample: { page } }) => {
  const visible = await page.evaluate(() => {
    document.querySelector<HTMLButtonElement>('button[aria-label="Lock"]')?.click()
    // Still the same task: no frame has been drawn in between.
    return [...document.body.children].some((child) => child.getClientRects().length > 0)
  })
  expect(visible).toBe(false)
  await isLocked(page)
})

test('what was typed a moment before locking is there after unlocking', async ({ empty: { page } }) => {
  await goTo(page, 'Settings')
  await page.getByLabel('Institution').fill('Lakeside Teaching Hospital')
  await page.keyboard.press('Control+Shift+L')
  await isLocked(page)
  await unlock(page)
  await expect(page.getByLabel('Institution')).toHaveValue('Lakeside Teaching Hospital', slow)
})

test('a wrong passphrase is said at once, and from the fifth on the next try waits, also after a restart', async ({
  empty: app,
}) => {
  test.slow()
  await app.restart()
  const wait = app.page.getByText('the next one has to wait')
  // The fifth costs 5 s, the sixth 10, the seventh 20: long enough to be seen again after a restart.
  for (let tries = 1; tries <= 7; tries++) {
    await expect(wait).toBeHidden(slow)
    await unlock(app.page, `wrong ${tries}`)
    await expect(app.page.getByRole('alert').filter({ hasText: 'This is not the passphrase' })).toBeVisible(slow)
    await expect(wait).toBeVisible({ visible: tries >= 5 })
  }
  await expect(app.page.getByRole('button', { name: 'Unlock' })).toBeDisabled()
  await app.restart()
  await expect(app.page.getByText('the next one has to wait')).toBeVisible(slow)
  await app.page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await expect(app.page.getByRole('button', { name: 'Unlock' })).toBeEnabled(slow)
  await app.page.getByRole('button', { name: 'Unlock' }).click()
  await expect(app.page.getByRole('heading', { name: 'Mentees', level: 1 })).toBeVisible(slow)
})

test('the recovery code opens the vault and a new passphrase has to be chosen', async ({ empty: app }) => {
  test.slow()
  const code = await recoveryCodeOf(app.kind, 'empty')
  await app.restart()
  await app.page.getByRole('button', { name: 'Use the recovery code' }).click()
  const field = app.page.getByLabel('Recovery code')
  const open = app.page.getByRole('button', { name: 'Open' })

  const last = code.at(-1) === '0' ? '1' : '0'
  await field.fill(code.slice(0, -1) + last)
  await open.click()
  await expect(app.page.getByRole('alert').filter({ hasText: 'One of the characters is not right' })).toBeVisible(slow)

  await field.fill(code.toLowerCase().replaceAll('-', ' '))
  await open.click()
  await expect(app.page.getByRole('heading', { name: 'Choose a new passphrase' })).toBeVisible(slow)
  await choosePassphrase(app.page, 'copper window nine gentle bridges', 'Use this passphrase')
  await expect(app.page.getByRole('heading', { name: 'Mentees', level: 1 })).toBeVisible(slow)

  await app.restart()
  await unlock(app.page)
  await expect(app.page.getByRole('alert').filter({ hasText: 'This is not the passphrase' })).toBeVisible(slow)
  await unlock(app.page, 'copper window nine gentle bridges')
  await expect(app.page.getByRole('heading', { name: 'Mentees', level: 1 })).toBeVisible(slow)
})

test('it locks by itself after idle time, also when the clock is set back meanwhile', async ({ empty: { page } }) => {
  await goTo(page, 'Settings')
  await page.getByLabel('Lock after so many minutes').fill('1')
  await expect(page.getByText('Saved').nth(1)).toBeVisible()
  await expect(page.locator('[data-saved="saved"]')).toHaveCount(2)
  await page.evaluate(() => {
    // Set back by a day; then the steady clock alone tells that a minute has passed.
    const now = Date.now.bind(Date)
    Date.now = () => now() - 86_400_000
    const steady = performance.now.bind(performance)
    performance.now = () => steady() + 61_000
  })
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await isLocked(page)
})

test('it locks on waking when the wall clock alone has gone on', async ({ empty: { page } }) => {
  await page.evaluate(() => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + 11 * 60_000
  })
  // The first touch after waking must not count as being there.
  await page.mouse.move(300, 300)
  await isLocked(page)
})
