// The window is loaded anew, led elsewhere and closed while it saves and imports: what was acknowledged is there.
import { times } from '../../faults.ts'
import { expect, test, unlocked } from './vault-page.ts'

test('loading anew in the middle of saves and imports loses nothing that was acknowledged', async ({
  profileDir,
  golden,
  onPage,
}) => {
  const rounds = times({ small: 4, full: 30 })
  test.setTimeout(60_000 + rounds * 20_000)
  const kept: string[] = []
  await onPage(profileDir, async (page, host) => {
    await page.exposeFunction('acknowledged', (what: string) => kept.push(what))
    for (let round = 0; round < rounds; round += 1) {
      await unlocked(page)
      const imports = round % 2 === 1
      const ended = page
        .evaluate(
          ([tag, isImport]) =>
            isImport ? window.faults.importForEver(tag, 500) : window.faults.saveForEver(tag, 'Counter'),
          [`r${round}-${imports ? 'import' : 'save'}`, imports] as const,
        )
        .then(
          () => 'ended',
          () => 'cut off',
        )
      await page.waitForTimeout(Math.random() * 700)
      await (round % 4 < 2 ? page.reload() : page.goto('about:blank').then(() => page.goto(`${host.origin}/`)))
      expect(await ended).toBe('cut off')
    }
    const found = await unlocked(page)
    const there = new Set(found.names.map((name) => name.split('/')[0]))
    const expected = [...golden.names, ...kept.filter((what) => !what.includes('='))]
    expect(expected.filter((name) => !there.has(name))).toEqual([])
    const rows = found.names.filter((name) => name.includes('/')).map((name) => name.split('/')[0] ?? '')
    for (const batch of new Set(rows)) expect(rows.filter((name) => name === batch)).toHaveLength(500)
    expect(found.notices).toEqual([])
    console.log(`${rounds} reloads: ${kept.length} acknowledgements, none lost`)
  })
})
