// The tour: the main job of the program end to end, on its own defaults and nobody's account. Headless, in a throw-away
// profile; prints each step with its time and writes a picture of each screen to `out/tour/`. Exit code 0 when all
// went well; otherwise the failed step is named.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { walkMentorship } from './walk/mentorship.ts'
import { openDiary } from './walk/diary.ts'
import { startCatcher, type Caught } from './walk/catcher.ts'
import { importPreviewed, previewRoster, rosterFile } from './walk/roster.ts'
import { withProgram } from './walk/program.ts'
import { go, openFound, saved, search } from './walk/screens.ts'
import { begin, choosePassphrase, keepRecoveryCode, lock, unlock } from './walk/vault.ts'
import { checkAndSaveAccount, sendMail } from './walk/mail.ts'

const folder = join('out', 'tour')
const fixtures = join(import.meta.dirname, '..', 'test', 'fixtures', 'roster')
const passphrase = 'lantern harbour thistle quarto'
const mentor = 'Prof. Rowan Adler'
/** Somebody of both courses: without an address in the first file, with one in the second. */
const mentee = 'Amina Okafor'
const topic = 'A first talk about the year'
const promise = 'Send two good example pages'
const subject = 'Our talk, and the two things we agreed'

/** As the field for a day shows it. */
function today(page: Page): Promise<string> {
  return page.evaluate(() =>
    new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(Date.now()),
  )
}

function arrived(mail: Caught): string[] {
  return [
    `From: ${mail.from}   To: ${mail.to.join(', ')}   ${mail.size} bytes`,
    `Subject: ${mail.subject}`,
    ...mail.text
      .trim()
      .split('\n')
      .map((line) => `| ${line}`),
  ]
}

async function tour(): Promise<number> {
  const catcher = await startCatcher()
  let steps = 0
  try {
    await withProgram(async ({ page }) => {
      const diary = await openDiary(page, folder, console.log)
      await diary.step('Open the program for the first time', 'first-run', async () => {
        await page.getByRole('button', { name: 'Make the vault' }).waitFor()
        return []
      })
      await diary.step('Choose a passphrase, get a recovery code', 'recovery-code', async () => {
        await choosePassphrase(page, passphrase)
        return []
      })
      await diary.step('Keep the code, begin with an empty roster', 'empty-roster', async () => {
        await keepRecoveryCode(page)
        await begin(page, 'empty', mentor)
        return []
      })
      await diary.step('Choose a Canvas gradebook, see what it would do', 'canvas-preview', async () => [
        await previewRoster(page, await rosterFile(join(fixtures, 'canvas-gradebook.csv'))),
      ])
      await diary.step('Import it', 'canvas-imported', async () => [await importPreviewed(page)])
      await diary.step('Choose the participants of a Moodle course', 'moodle-preview', async () => [
        await previewRoster(page, await rosterFile(join(fixtures, 'courseid_42_participants.csv'))),
      ])
      await diary.step('Import them: the same people, now with addresses', 'moodle-imported', async () => [
        await importPreviewed(page),
      ])
      await diary.step('Look at the roster', 'roster', async () => {
        await go(page, '/mentees')
        return [(await page.getByText(/^\d+ mentees$/).innerText()).trim()]
      })
      await diary.step('Find one of them, correct the stage', 'mentee', async () => {
        await openFound(page, mentee)
        await page.getByRole('button', { name: 'Edit', exact: true }).click()
        const form = page.getByRole('dialog')
        await form.getByRole('button', { name: /Study and work/ }).click()
        await form.getByLabel('Stage').fill('medical student, year 4')
        await form.getByRole('button', { name: 'Done' }).click()
        await form.waitFor({ state: 'detached' })
        return [mentee]
      })
      await diary.step('Log a meeting', 'meeting', async () => {
        await page.getByRole('button', { name: 'Log a meeting' }).click()
        await page.getByLabel('Topic').fill(topic)
        await page
          .getByRole('textbox', { name: 'What was said' })
          .fill('Wants to teach, and to be told the truth early.')
        await page
          .getByRole('textbox', { name: 'What was agreed' })
          .fill('One page on what a good year would be, in two weeks.')
        await saved(page)
        return []
      })
      await diary.step('Promise something, and see it on the page of the day', 'today', async () => {
        await page.getByLabel('Who', { exact: true }).selectOption({ label: 'I will' })
        await page.getByLabel('What', { exact: true }).fill(promise)
        await page.getByLabel('By', { exact: true }).fill(await today(page))
        await page.getByRole('button', { name: 'Add promise' }).click()
        await page.getByRole('checkbox', { name: promise }).waitFor()
        await go(page, '/today')
        await page.getByRole('region', { name: 'My promises' }).getByText(promise).waitFor()
        return [promise]
      })
      await walkMentorship(page, diary, mentee)
      await diary.step('Set up a mail account and check the connection', 'mail-account', () =>
        checkAndSaveAccount(page, { address: 'rowan.adler@example.edu', port: catcher.port }),
      )
      await diary.step('Write a mail and send it', 'mail-sent', async () => {
        await sendMail(page, mentee, {
          subject,
          text: 'Dear colleague,\n\none page, two weeks.\n\nWarmly,\nRowan Adler',
        })
        return []
      })
      await diary.step('Look at what arrived', 'mail', async () => {
        const [mail, ...more] = catcher.caught
        if (mail === undefined || more.length > 0) throw new Error(`${catcher.caught.length} mails arrived, not one`)
        if (mail.subject !== subject) throw new Error(`the subject that arrived is “${mail.subject}”`)
        await go(page, '/mail')
        return arrived(mail)
      })
      await diary.step('Lock', 'locked', async () => {
        await lock(page)
        const left = await page.locator('body').innerText()
        if (left.includes(mentee)) throw new Error('a name is still on the screen')
        return []
      })
      await diary.step('Unlock', 'unlocked', async () => {
        await unlock(page, passphrase)
        return []
      })
      await diary.step('Find the mentee, the meeting and the mail again', 'found', async () => {
        await openFound(page, mentee)
        await page.getByText(topic).first().waitFor()
        await page.getByText(subject).first().waitFor()
        await search(page, 'a good year would be')
        return []
      })
      steps = diary.count()
    })
  } finally {
    await catcher.close()
  }
  return steps
}

const started = performance.now()
try {
  const steps = await tour()
  console.log(`${steps} steps in ${((performance.now() - started) / 1000).toFixed(1)} s; the pictures are in ${folder}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
