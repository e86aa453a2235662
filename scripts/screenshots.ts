// Takes a picture of every screen, for looking at: light and dark, small, empty, lived in, and crowded with long names.
// Writes `out/screenshots/<practice>/<screen>-<look>.png`. Give parts of names to take only those: `npm run
// screenshots -- sample/mail`.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { crowd } from './walk/crowd.ts'
import { scenes, type Scene } from './walk/scenes.ts'
import { usualSize, withProgram } from './walk/program.ts'
import { begin, choosePassphrase, keepRecoveryCode } from './walk/vault.ts'

const folder = join('out', 'screenshots')
const passphrase = 'lantern harbour thistle quarto'
/** Longer than any transition of the screens, ms. */
const rest = 250

const looks = [
  { name: 'light', size: usualSize, scheme: 'light' },
  { name: 'dark', size: usualSize, scheme: 'dark' },
  { name: 'small', size: { width: 1024, height: 640 }, scheme: 'light' },
] as const

async function pictures(page: Page, practice: string, scene: Scene): Promise<void> {
  for (const look of looks) {
    await page.setViewportSize(look.size)
    await page.emulateMedia({ colorScheme: look.scheme, reducedMotion: 'reduce' })
    await page.waitForTimeout(rest)
    await page.screenshot({ path: join(folder, practice, `${scene.name}-${look.name}.png`), animations: 'disabled' })
  }
  await page.setViewportSize(usualSize)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

const practices = ['doors', 'empty', 'sample', 'crowded'] as const

async function takeAll(practice: (typeof practices)[number], wanted: (name: string) => boolean): Promise<number> {
  const chosen = scenes[practice].filter((scene) => wanted(`${practice}/${scene.name}`))
  if (chosen.length === 0) return 0
  await mkdir(join(folder, practice), { recursive: true })
  let failed = 0
  await withProgram(async ({ page, problems }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    if (practice !== 'doors') {
      await choosePassphrase(page, passphrase)
      await keepRecoveryCode(page)
      await begin(page, practice === 'sample' ? 'sample' : 'empty', 'Prof. Rowan Adler')
    }
    if (practice === 'crowded') await crowd(page)
    for (const scene of chosen) {
      try {
        await scene.show(page, passphrase)
        await pictures(page, practice, scene)
        await scene.leave?.(page)
        // What must not happen is told beside the scene in which it did.
        const found = problems.splice(0)
        if (found.length > 0) throw new Error(found.join('\n'))
        console.log(`${practice}/${scene.name}`)
      } catch (error) {
        failed += 1
        console.error(`${practice}/${scene.name} failed: ${error instanceof Error ? error.message : String(error)}`)
        await page.screenshot({ path: join(folder, practice, `${scene.name}-failed.png`) })
        await page.keyboard.press('Escape')
      }
    }
  })
  return failed
}

const asked = process.argv.slice(2)
const wanted = (name: string) => asked.length === 0 || asked.some((part) => name.includes(part))
if (asked.length === 0) await rm(folder, { recursive: true, force: true })
let failed = 0
for (const practice of practices) failed += await takeAll(practice, wanted)
console.log(`Pictures are in ${folder}${failed === 0 ? '' : `; ${failed} screens could not be shown`}`)
process.exitCode = failed === 0 ? 0 : 1
