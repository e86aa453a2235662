// The formatted version of a stranger's mail: whatever its markup tries, no script runs, nothing is asked for from
// elsewhere, and its words are there. The page under test holds the frame alone, served with the window's own policy.
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { headersFor, withNonce } from '../../electron/shell/policy.ts'
import { png } from '../fixtures/mail/build.ts'
import { hostileMarkup } from '../fixtures/mail/hostile.ts'
import { expect, test } from './fixtures.ts'

const nonce = 'c2l4dGVlbiBieXRlcyEh'
const markupOfPage = withNonce(
  '<!doctype html><meta name="csp-nonce" content="%NONCE%"><title>Mail</title><iframe title="Mail" sandbox="" width="600" height="400"></iframe><script type="module" src="/mail-frame.js"></script>',
  nonce,
)

async function scriptOfPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: resolve(import.meta.dirname, 'mail-frame/page.ts'), formats: ['es'] } },
  })
  const [first] = Array.isArray(built) ? built : []
  const chunk = first?.output.find((one) => one.type === 'chunk')
  if (chunk?.type !== 'chunk') throw new Error('the page of the frame was not built')
  return chunk.code
}

let script = ''
test.beforeAll(async () => {
  script = await scriptOfPage()
})

/** Opens the page and answers what it asked for beside itself. */
async function openFrame(page: Page, origin: string): Promise<string[]> {
  const asked: string[] = []
  await page.route(`${origin}/mail-frame.*`, (route) => {
    const isPage = route.request().url().endsWith('.html')
    return route.fulfill({
      headers: headersFor('/mail-frame.html', nonce, 'built'),
      contentType: isPage ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8',
      body: isPage ? markupOfPage : script,
    })
  })
  await page.goto(`${origin}/mail-frame.html`)
  page.on('request', (request) => {
    if (!/^(?:data|about):/u.test(request.url())) asked.push(request.url())
  })
  return asked
}

test.skip(process.env.HOST === 'electron', 'the page of the frame is served by interception, which Electron has not')

test('whatever markup tries, nothing runs, nothing is fetched, and the words are there', async ({ app }) => {
  const asked = await openFrame(app.page, app.origin)
  for (const [name, hostile] of Object.entries(hostileMarkup)) {
    const clean = await app.page.evaluate(
      (markup) => window.showMail(markup, []),
      `<p>Before.</p>${hostile}<p>After.</p>`,
    )
    expect(clean, name).not.toMatch(
      /<(?:script|style|link|meta|base|form|input|svg|math|iframe|object|video|audio)|\son|style=|javascript:|href|https?:\/\/[^\s<]*"|\sid=|\sname=|\sclass=/iu,
    )
    await expect(app.page.frameLocator('iframe').locator('body'), name).toContainText('Before.')
  }
  expect(asked).toEqual([])
  expect(await app.page.evaluate(() => window.harmed)).toBeUndefined()
})

test('a picture of the mail itself is shown, a link tells its host and leads nowhere', async ({ app }) => {
  const asked = await openFrame(app.page, app.origin)
  await app.page.evaluate(
    ([bytes]) =>
      window.showMail(
        '<p>Look <img src="cid:one@here" alt="mine"> <img src="cid:two@here" alt="theirs"><a href="https://evil.example/x">https://bank.example</a></p>',
        [{ contentId: 'one@here', type: 'image/png', bytes: [...bytes] }],
      ),
    [Array.from(png)] as const,
  )
  const body = app.page.frameLocator('iframe').locator('body')
  await expect(body).toContainText('[theirs]https://bank.example [evil.example]')
  await expect(body.locator('img')).toHaveCount(1)
  expect(await body.locator('img').getAttribute('src')).toMatch(/^data:image\/png;base64,/u)
  await expect(body.locator('a')).toHaveCount(0)
  expect(asked).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`is readable in ${colorScheme}`, async ({ app }) => {
    await openFrame(app.page, app.origin)
    await app.page.emulateMedia({ colorScheme })
    await app.page.evaluate(() =>
      window.showMail('<p style="color:white">Words</p><font color="white">more</font>', []),
    )
    const body = app.page.frameLocator('iframe').locator('body')
    await expect(body).toContainText('more')
    await expect(body).toHaveCSS('color', colorScheme === 'dark' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)')
    await expect(body).toHaveCSS('font-size', '15px')
  })
