// The wall around the window: whatever gets into the page, nothing is called that should not be, nothing loads, nothing
// leaves the machine, and the window stays where it is.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import type { Result } from '../../shared/result.ts'
import { expect, test } from './fixtures.ts'

declare global {
  interface Window {
    /** Set by a test; gone when the page was replaced. */
    stillHere?: boolean
    /** Set by a script that should never have run. */
    harmed?: boolean
  }
}

interface Untyped {
  call: (operation: unknown, request: unknown) => Promise<Result<unknown>>
}

/** Calls with whatever a hostile script might send, past the types. */
function callRaw(page: Page, operation: unknown, request: unknown) {
  return page.evaluate(
    async ([name, body]): Promise<string> => {
      // The one cast: a hostile script has no types.
      const desktop = window.desktop as unknown as Untyped
      const answer = await desktop.call(name, body)
      return answer.ok ? 'ok' : answer.error.code
    },
    [operation, request] as const,
  )
}

/** A server on this machine that counts who comes: the proof that nothing left. */
async function witness() {
  const visits: string[] = []
  const server = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.writeHead(302, { location: 'https://example.org/' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listening on a port, so never a path or null
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { visits, url: `http://127.0.0.1:${port}`, close }
}

test('the origin is the one that holds the vault', async ({ app }) => {
  const expected = app.kind === 'electron' ? 'app://bundle' : 'https://telemachus.localhost'
  expect(await app.page.evaluate(() => window.origin)).toBe(expected)
  expect(await app.page.evaluate(() => window.isSecureContext)).toBe(true)
})

test('a call of wrong shape is refused by name and the next good one is answered', async ({ app }) => {
  const { page } = app
  expect(await callRaw(page, 'vault.steal', {})).toBe('desktop/unknown-operation')
  expect(await callRaw(page, 'constructor', {})).toBe('desktop/unknown-operation')
  expect(await callRaw(page, 42, {})).toBe('desktop/unknown-operation')
  expect(await callRaw(page, 'app.info', { extra: true })).toBe('desktop/invalid-request')
  expect(await callRaw(page, 'app.info', null)).toBe('desktop/invalid-request')
  expect(await callRaw(page, 'app.info', undefined)).toBe('desktop/invalid-request')
  expect(await callRaw(page, 'journal.append', { first: -1, last: 1, payload: 'x' })).toBe('desktop/invalid-request')
  expect(await callRaw(page, 'external.open', { url: 'file:///etc/passwd' })).toBe('external/refused')
  expect(await callRaw(page, 'external.open', { url: 'https://user:secret@example.org/' })).toBe('external/refused')
  expect(app.openedLinks).toEqual([])
  expect(await callRaw(page, 'app.info', {})).toBe('ok')
})

test('a request that runs in a circle is refused', async ({ app }) => {
  // Playwright carries the circle into the page as it is.
  const circle: Record<string, unknown> = {}
  circle.self = circle
  expect(['desktop/invalid-request', 'desktop/too-large']).toContain(await callRaw(app.page, 'app.info', circle))
  expect(await callRaw(app.page, 'app.info', {})).toBe('ok')
})

test('a request of 100 MB is refused and the next one is answered', async ({ app }) => {
  // It really crosses to Node, which takes its time on a busy machine.
  test.setTimeout(180_000)
  const code = await app.page.evaluate(async () => {
    const answer = await window.desktop.call('external.open', { url: 'x'.repeat(100 * 1024 * 1024) })
    return answer.ok ? 'ok' : answer.error.code
  })
  expect(code).toBe('desktop/too-large')
  expect(await callRaw(app.page, 'app.info', {})).toBe('ok')
})

test('a frame inside the page finds no desktop side', async ({ app }) => {
  const { page } = app
  await page.evaluate(() => document.body.append(document.createElement('iframe')))
  const frame = page.frames().find((one) => one !== page.mainFrame())
  const seen = await frame?.evaluate(async () => {
    const binding: unknown = Reflect.get(window, '__telemachusCall')
    const answer: unknown =
      typeof binding === 'function' ? await Reflect.apply(binding, window, ['app.info', '{}']) : ''
    return { desktop: 'desktop' in window, answer }
  })
  expect(seen?.desktop).toBe(false)
  // Where the host's own binding is visible in a frame, it answers nothing but this.
  if (seen?.answer !== '') expect(String(seen?.answer)).toContain('desktop/forbidden')
})

test('markup put into the page loads nothing, runs nothing and sends nothing', async ({ app }) => {
  const { page } = app
  const server = await witness()
  app.expectProblems(/^policy: |^wanted to leave: |TrustedScript|TrustedHTML/)
  await page.evaluate((url) => {
    window.stillHere = true
    const put = (tag: string, attributes: Record<string, string>, text = '') => {
      const element = document.createElement(tag)
      try {
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
        if (text !== '') element.append(text)
        document.body.append(element)
      } catch (error) {
        // Trusted Types refuse some of these before they are in the page; that is the wall at work.
        if (!(error instanceof TypeError)) throw error
      }
    }
    put('img', { src: `${url}/image.png`, onerror: 'window.harmed = true' })
    put('script', {}, 'window.harmed = true')
    put('script', { src: `${url}/script.js` })
    put('link', { rel: 'stylesheet', href: `${url}/style.css` })
    put('link', { rel: 'prefetch', href: `${url}/prefetch` })
    put('iframe', { src: `${url}/frame` })
    put('object', { data: `${url}/object` })
    put('embed', { src: `${url}/embed` })
    put('video', { src: `${url}/video`, autoplay: '' })
    put('base', { href: url })
    put('meta', { 'http-equiv': 'refresh', content: `0; url=${url}/refresh` })
    put('style', {}, `body { background: url(${url}/background) }`)
    put('svg', { onload: 'window.harmed = true' })
    const markup = `<img src="${url}/markup.png" onerror="window.harmed = true"><script>window.harmed = true</script>`
    const holder = document.createElement('div')
    holder.innerHTML = markup
    document.body.append(holder)
  }, server.url)
  await page.evaluate(async (url) => {
    const attempts = [
      () => fetch(`${url}/fetch`),
      () => import(`${url}/import.js`),
      () => navigator.sendBeacon(`${url}/beacon`),
    ]
    await Promise.allSettled(attempts.map((attempt) => Promise.resolve(attempt())))
    new WebSocket(`${url.replace('http', 'ws')}/socket`).close()
    new EventSource(`${url}/events`).close()
  }, server.url)
  const { visits } = server
  await expectStill(page, app.origin)
  await server.close()
  expect(visits).toEqual([])
  expect(app.problems.length).toBeGreaterThan(0)
})

test('the window cannot be led away, and opens no other', async ({ app }) => {
  const { page } = app
  const server = await witness()
  app.expectProblems(/^policy: |^wanted to leave: /)
  await page.evaluate(() => (window.stillHere = true))
  const ways: [string, (url: string) => void][] = [
    ['location', (url) => void (window.location.href = `${url}/location`)],
    ['own origin', () => void (window.location.pathname = '/assets/nothing.html')],
    ['file', () => void (window.location.href = 'file:///etc/passwd')],
    [
      'form',
      (url) => {
        const form = document.createElement('form')
        form.action = `${url}/form`
        form.method = 'post'
        document.body.append(form)
        form.submit()
      },
    ],
    [
      'link',
      (url) => {
        const link = document.createElement('a')
        link.href = `${url}/link`
        document.body.append(link)
        link.click()
      },
    ],
    ['window.open', (url) => void window.open(`${url}/open`)],
    [
      'link to a new window',
      (url) => {
        const link = document.createElement('a')
        link.href = `${url}/blank`
        link.target = '_blank'
        document.body.append(link)
        link.click()
      },
    ],
  ]
  for (const [name, way] of ways) {
    await test.step(name, async () => {
      await page.evaluate(way, server.url)
      await expectStill(page, app.origin)
    })
  }
  await server.close()
  expect(server.visits).toEqual([])
  expect(app.openedLinks).toEqual([])
  await expect.poll(() => app.host.context.pages().length).toBe(1)
})

test('nothing is permitted that the program does not use', async ({ app }) => {
  const states = await app.page.evaluate(async () => {
    const asked = ['geolocation', 'camera', 'microphone', 'midi'] as const
    return Promise.all(asked.map(async (name) => (await navigator.permissions.query({ name })).state))
  })
  expect(new Set(states)).toEqual(new Set(['denied']))
})

/** The very page that was there before, at its own address, unharmed. */
async function expectStill(page: Page, origin: string): Promise<void> {
  // Long enough for a navigation or a load to begin, if one could.
  await page.waitForTimeout(300)
  expect(await page.evaluate(() => [window.stillHere, window.harmed])).toEqual([true, undefined])
  const { protocol, host, pathname } = new URL(page.url())
  expect(`${protocol}//${host}${pathname}`).toBe(`${origin}/`)
}
