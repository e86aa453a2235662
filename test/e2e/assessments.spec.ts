// Assessments as a mentor goes through them: one of their own by keys alone, one that a mentee answers from a file without any
// network, one that is answered on the computer that was handed over, and one by mail.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { chromium, type Page } from '@playwright/test'
import { findHeadlessChromium } from '../../scripts/chromium.ts'
import { go, openFound } from '../../scripts/walk/screens.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { isLocked, passphrase, unlock } from './mentor.ts'

const expect = expectSoon.configure({ timeout: 20_000 })

test.describe.configure({ timeout: 180_000 })

const title = 'Mentoring Competency Assessment, 21 items'

/** To the address, as a link would. */
async function at(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), address)
}

async function begin(page: Page, who: string, how: string, mentee?: string): Promise<void> {
  await at(page, '#/assessments/new')
  await expect(page.getByRole('heading', { name: 'New assessment', level: 1 })).toBeVisible()
  await page.getByLabel('Who says what').selectOption({ label: who })
  if (mentee !== undefined) {
    await page.getByRole('combobox', { name: 'With whom' }).fill(mentee)
    await page.getByRole('option', { name: new RegExp(mentee) }).click()
    await page.keyboard.press('Escape')
  }
  await page.getByLabel('How the answers come').selectOption({ label: how })
}

test('an assessment is taken by keys alone, left, come back to, and says what it does not score', async ({
  sample: { page },
}) => {
  await go(page, '/assessments')
  expect(await axeFindings(page)).toEqual([])
  await begin(page, 'My view of myself', 'Answer it here')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  // The first item has the focus; a digit goes on to the next.
  for (const key of ['6', '5', 'x', '7']) await page.keyboard.press(key)
  await expect(page.getByRole('status').filter({ hasText: '4 of 21 answered' })).toBeVisible()
  await page.keyboard.press('c')
  await page.keyboard.type('Ask Amina')
  await expect(page.locator('[data-saved="saved"]')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])

  await page.getByRole('button', { name: 'Go on later' }).click()
  await page.getByRole('region', { name: 'Begun' }).getByRole('link', { name: title }).click()
  await expect(page.getByText('4 of 21 answered')).toBeVisible()
  await expect(page.getByText(/Not scored as things are: Aligning expectations/)).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  const table = page.getByRole('table')
  await expect(table.getByText('Communication: 6.0, from 3 of 4')).toBeVisible()
  await expect(table.getByText('Aligning expectations: not scored: 0 of 4 answered, 3 needed')).toBeVisible()
  await expect(table.getByText('Cannot say')).toBeVisible()
  await expect(table.getByText('Ask Amina')).toBeVisible()
  const other = page.getByRole('region', { name: 'By the key of Mentoring Competency Assessment, 26 items' })
  await expect(other.getByRole('row', { name: /^Communication/ })).toContainText(
    'not scored: 3 of 6 answered, 5 needed',
  )
  await expect(page.locator('[data-saved="saved"]')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
})

test('a form file is filled in without any network, and its answers are read and counted once they were looked at', async ({
  sample: { page },
}) => {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await go(page, '/mentees')
  await begin(page, 'The mentee’s view of me', 'Ask by a form file: for any browser, without a network', 'Amina')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the form file' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toMatch(/^assessment-[0-9a-z-]+\.html$/)
  const folder = await mkdtemp(join(tmpdir(), 'telemachus-form-'))
  try {
    const file = join(folder, 'form.html')
    await saved.saveAs(file)
    const answers = await fillIn(file)
    await page.getByRole('region', { name: 'Asked and waiting' }).getByRole('link', { name: title }).click()
    await page.getByLabel('Or paste the answers').fill(answers.replace('ANSWER 2: 6', 'ANSWER 2: 5 or 6'))
    await page.getByRole('button', { name: 'Read the answers' }).click()
    await expect(page.getByText('One answer was not understood.')).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('Giving feedback that is honest and can be put to use').selectOption('5')
    await page.getByRole('button', { name: 'All right' }).click()
    const table = page.getByRole('table')
    await expect(table.getByText('Communication: 5.8, from 4 of 4')).toBeVisible()
    await expect(page.getByText('Thank you for the year')).toBeVisible()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

/** Opens the file in a browser of its own without a network, as a mentee does, and saves the answers. */
async function fillIn(file: string): Promise<string> {
  const browser = await chromium.launch({ executablePath: findHeadlessChromium() ?? '', args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext({ offline: true, acceptDownloads: true })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    for (const [place, point] of [6, 6, 6, 6, 5, 5, 5, 5].entries())
      await page.locator(`[data-n="${place + 1}"] input[value="${point}"]`).check()
    await page.locator('[data-n="9"] input[value="X"]').check()
    await page.getByLabel(/Is there anything that you would like to add/).fill('Thank you for the year')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save the answers' }).click()
    const path = await (await download).path()
    expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([])
    return await readFile(path, 'utf8')
  } finally {
    await browser.close()
  }
}

test('a computer that was handed over shows the questions and nothing of the vault, and ends locked', async ({
  sample: { page },
}) => {
  await go(page, '/mentees')
  await begin(
    page,
    'The mentee’s view of me',
    'Hand over this computer: it shows the questions and nothing else',
    'Amina',
  )
  await page.getByRole('button', { name: 'Hand it over' }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'I am done: give the computer back' })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Control+k')
  await page.goBack()
  await at(page, '#/mentees')
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await page.locator('body').innerText()).not.toContain('Amina')
  await page.getByRole('group', { name: 'Listening with full attention' }).getByLabel('7, extremely skilled').check()
  await page.getByRole('button', { name: 'I am done: give the computer back' }).click()
  await isLocked(page)
  await unlock(page, passphrase)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await go(page, '/assessments')
  await expect(page.getByRole('region', { name: 'My own' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Begun' })).toHaveCount(0)
})

test('a mentee is asked by mail in numbered questions that carry the scale', async ({ sample: { page } }) => {
  await go(page, '/mentees')
  await begin(page, 'The mentee’s view of me', 'Ask by mail: numbered questions that any telephone can answer', 'Amina')
  await page.getByRole('button', { name: 'Write the mail' }).click()
  const form = page.getByRole('region', { name: 'How the form will look' }).or(page.getByText('ANSWER 21:'))
  await expect(form.first()).toBeVisible()
  await expect(
    page.getByText('1 = not at all skilled, 4 = moderately skilled, 7 = extremely skilled').first(),
  ).toBeVisible()
})

test('the profile says what is noise, leads from a score to its answers, and makes a goal of the lowest area', async ({
  sample: { page },
}) => {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await openFound(page, 'Amina Wanjiru')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Assessments' }).click()
  await expect(page.getByRole('heading', { name: /^Assessments:/, level: 1 })).toBeVisible()
  const theirs = page.getByRole('region', { name: 'The mentee’s view of me', exact: true })
  await expect(theirs.getByRole('row', { name: /^Aligning expectations/ })).toContainText('within noise (estimate: ±')
  const own = page.getByRole('region', { name: 'My view of myself', exact: true })
  await expect(own.getByRole('row', { name: /^Communication/ })).toContainText('more than noise (estimate: ±1.4)')
  await expect(own.getByRole('row', { name: /^Professional development/ })).toContainText('no noise band known')
  await expect(page.getByRole('img', { name: /as a radar/ })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])

  for (const [button, ending, magic] of [
    [/^Save as SVG: .*as a radar/, 'svg', '<?xml'],
    [/^Save as PNG: .*as bars/, 'png', '\u0089PNG'],
  ] as const) {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: button }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(new RegExp(`^mca-21-[a-z]+\\.${ending}$`))
    expect((await readFile(await file.path(), 'latin1')).startsWith(magic)).toBe(true)
  }

  await own
    .getByRole('row', { name: /^Communication/ })
    .getByRole('link')
    .click()
  await expect(page.getByRole('table').getByText(/^Communication: 5\.8, from 4 of 4/)).toBeVisible()
  await page.goBack()
  const advice = page.getByRole('region', { name: 'What to do with it' }).first()
  await advice.getByRole('button', { name: 'Make a goal of Professional development' }).click()
  await expect(page.getByLabel('Title')).toHaveValue('A plan for the career, with three people to meet')

  await go(page, '/today')
  const due = page.getByRole('region', { name: 'To be assessed again' })
  await due.getByRole('link', { name: 'Relationship pulse' }).click()
  await expect(page.getByLabel('Instrument')).toHaveValue('relationship-pulse')
})

test('an instrument without its words is worded, used, and then stays as it is until a new version begins', async ({
  sample: { page },
}) => {
  await go(page, '/instruments')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Look at Mentoring Competency Assessment, 21 items' }).click()
  await expect(
    page.getByRole('dialog').getByText('Communication: 5.14 (SD 1.16), mentors before a training'),
  ).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Copy Benefits and costs of mentoring (structure)' }).click()
  await expect(page.getByText('10 items lack their words')).toBeVisible()
  for (const field of await page.getByLabel(/^Words of/).all()) await field.fill('What I may write here')
  await expect(page.getByText('lack their words')).toHaveCount(0)
  await expect(page.locator('[data-saved="saved"]')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  const address = new URL(page.url()).hash

  await at(page, '#/assessments/new')
  await page.getByLabel('Instrument').selectOption({ label: 'Benefits and costs of mentoring' })
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Benefits and costs of mentoring', level: 1 })).toBeVisible()
  await page.getByRole('radio', { name: '6', exact: true }).first().check()
  await expect(page.getByText('1 of 10 answered')).toBeVisible()
  await expect(page.locator('[data-saved="saved"]')).toBeVisible()
  await at(page, address)
  await expect(page.getByText('It was used once')).toBeVisible()
  await page.getByRole('button', { name: 'New version' }).click()
  await expect(page.getByLabel('Words of Recognition')).toHaveValue('What I may write here')
})

test('the mirror shows what mentees say together, and nothing of fewer than four', async ({ sample: { page } }) => {
  await go(page, '/mirror')
  const together = page.getByRole('region', { name: 'My mentees together' })
  await expect(together.getByRole('row', { name: /^Communication/ })).toContainText(', of 5')
  expect(await axeFindings(page)).toEqual([])
  await together.getByText('What these means rest on: 5 assessments').click()
  await expect(together.getByRole('listitem')).toHaveCount(5)
  expect(await axeFindings(page)).toEqual([])
  const who = together.getByLabel('Who')
  const [, part] = await who.getByRole('option').allInnerTexts()
  await who.selectOption({ label: part ?? '' })
  await expect(together.getByRole('row', { name: /^Communication/ })).toContainText('withheld')
  await expect(together.getByText(/^What these means rest on/)).toHaveCount(0)
  await who.selectOption('all')
  await together.getByText(/^What these means rest on/).click()
  await together.getByRole('listitem').first().getByRole('link').click()
  await expect(page.getByRole('button', { name: 'Open it again' })).toBeVisible()
  await go(page, '/mirror')
  await expect(page.getByRole('region', { name: 'Over time: My view of myself' })).toBeVisible()
})

test('the tables of the answers leave without names, and the pace of assessments is the mentor’s', async ({
  sample: { page },
}) => {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await go(page, '/assessments')
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Without names, words and days' }).click()
  const files = unzipSync(await readFile(await (await download).path()))
  expect(Object.keys(files).sort()).toEqual(['answers.csv', 'codebook.csv', 'scores.csv'])
  const answers = strFromU8(files['answers.csv'] ?? new Uint8Array())
  expect(answers).toContain('mca-21')
  for (const secret of ['Amina', 'Otieno', 'introductions']) expect(answers).not.toContain(secret)

  await go(page, '/settings')
  const calendar = page.getByRole('region', { name: 'Assessments', exact: true })
  await calendar
    .getByRole('switch', { name: 'Relationship pulse, asked of each mentee', exact: true })
    .click({ force: true, timeout: 15_000 })
  await expect(calendar.getByRole('button', { name: 'As it was at first' })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await go(page, '/assessments')
  await expect(page.getByRole('region', { name: 'My own' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Relationship pulse' })).toHaveCount(0)
})

test('what a mentorship brought is recorded beside the time line, changed and taken back', async ({
  sample: { page },
}) => {
  await openFound(page, 'Amina Wanjiru')
  const outcomes = page.getByRole('region', { name: 'Outcomes' })
  await outcomes.getByRole('button', { name: 'Record an outcome' }).click()
  const dialog = page.getByRole('dialog', { name: 'New outcome' })
  await dialog.getByLabel('What came of it').fill('Referral delays in two districts')
  await dialog.getByLabel('Where or by whom').fill('A journal')
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await expect(outcomes.getByText('Paper, A journal')).toBeVisible()
  await outcomes.getByRole('button', { name: 'Referral delays in two districts' }).click()
  await page.getByRole('dialog', { name: 'Outcome' }).getByLabel('Kind').selectOption({ label: 'Prize' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(outcomes.getByText('Prize, A journal')).toBeVisible()
  await outcomes.getByRole('button', { name: 'Referral delays in two districts' }).click()
  await page.getByRole('dialog', { name: 'Outcome' }).getByRole('button', { name: 'Delete' }).click()
  await expect(outcomes.getByText('None recorded')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(outcomes.getByText('Prize, A journal')).toBeVisible()
})

test('a question from the profile stands on the agenda of the next meeting, also when that was open before', async ({
  sample: { page },
}) => {
  page.setDefaultTimeout(20_000)
  const profile = async () => {
    await openFound(page, 'Amina Wanjiru')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Assessments' }).click()
    return page.getByRole('region', { name: 'What to do with it' }).first()
  }
  const advice = await profile()
  const take = advice.getByRole('button', { name: /^Take the question about/ }).first()
  await take.click()
  await expect(advice.getByText('No meeting is planned with this mentee.')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await advice.getByRole('link', { name: 'Plan one' }).click()
  await page.getByLabel('Topic').fill('What the answers say')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const meeting = new URL(page.url()).hash

  await profile()
  const words = await advice
    .getByText(/^To begin with: “/)
    .first()
    .innerText()
  const question = /“(.+)”/.exec(words)?.[1] ?? ''
  await take.click()
  await expect(page.getByText('It stands on the agenda of the next meeting')).toBeVisible()
  await at(page, meeting)
  await expect(page.getByLabel('Topic')).toHaveValue('What the answers say')
  await expect(page.getByRole('region', { name: 'Agenda' }).getByText(question)).toBeVisible()
})

test('looking back asks each point as it was and as it is, and its change stands apart', async ({
  sample: { page },
}) => {
  page.setDefaultTimeout(20_000)
  await go(page, '/mentees')
  await begin(page, 'My view of myself', 'Answer it here')
  await page.getByLabel('What is asked').selectOption({ label: 'As it was then and as it is now' })
  await page.getByLabel('Occasion').selectOption({ label: 'At the end' })
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  // Two digits for each item: then, now.
  for (let item = 0; item < 4; item += 1) {
    await page.keyboard.press('3')
    await page.keyboard.press('6')
  }
  await expect(page.getByRole('status').filter({ hasText: '4 of 21 answered' })).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.locator('[data-saved="saved"]')).toBeVisible()
  await go(page, '/mirror')
  const own = page.getByRole('region', { name: 'My view of myself', exact: true })
  const row = own.getByRole('row', { name: /^Communication/ })
  await expect(own.getByRole('columnheader', { name: 'Looking back' })).toBeVisible()
  await expect(row).toContainText('+3.0, more than noise (estimate: ±1.4)')
  // What was asked about the present alone still stands by itself.
  await expect(row).toContainText('+1.5, more than noise (estimate: ±1.4)')
})
