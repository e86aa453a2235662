// The middle of the tour: a meeting from the plan to what it leaves behind, a goal, and the path on which all of it stands.
import type { Page } from 'playwright-core'
import type { Diary } from './diary.ts'
import { go, openFound, saved } from './screens.ts'

const topic = 'Two offers, one of them abroad'
const goal = 'Lead the journal club'

const transcript = [
  'WEBVTT',
  '',
  '1',
  '00:00:04.000 --> 00:00:09.000',
  'Rowan Adler: What would you do if nobody watched?',
  '',
  '2',
  '00:00:10.000 --> 00:00:15.000',
  'Amina Okafor: I would stay, and I had not said so aloud.',
  '',
].join('\n')

/** Leaves the page on which the mentee's path is shown. */
export async function walkMentorship(page: Page, diary: Diary, mentee: string): Promise<void> {
  await diary.step('Plan a meeting', 'planned', async () => {
    await openFound(page, mentee)
    await page.getByRole('button', { name: 'Plan', exact: true }).click()
    await page.getByLabel('Topic').fill(topic)
    await page.getByLabel('Join link').fill('https://example.zoom.us/j/8123456789')
    await page.getByRole('group', { name: 'Open between you' }).getByRole('button').first().click()
    await saved(page)
    return [topic]
  })
  await diary.step('Read the one page before it', 'brief', async () => {
    await page.getByRole('button', { name: 'Brief', exact: true }).click()
    await page.getByRole('article', { name: 'Brief' }).waitFor()
    return []
  })
  await diary.step('Hold it with Five Cs, and conclude', 'five-cs', async () => {
    await page.goBack()
    await page.getByRole('button', { name: 'Begin now' }).click()
    await page.getByText('Five Cs', { exact: true }).click()
    const five = page.getByRole('region', { name: 'Five Cs' })
    await five.getByLabel('Challenge').fill('Both must be answered by Friday')
    await five.getByRole('button', { name: 'Add a choice' }).click()
    await five.getByRole('textbox', { name: 'Choice 1' }).fill('Stay')
    await five.getByRole('textbox', { name: 'Consequences' }).fill('No visa, and the club goes on')
    await five.getByLabel('Conclusion').fill('Decline the offer abroad')
    await five.getByRole('button', { name: 'Make it the mentee’s promise' }).click()
    await page.getByRole('region', { name: 'Promises' }).getByText('Decline the offer abroad').waitFor()
    await saved(page)
    return []
  })
  await diary.step('Take in the transcript that the tool left', 'transcript', async () => {
    await page.getByLabel('Meeting file', { exact: true }).setInputFiles({
      name: 'GMT20260403-130000_Recording.vtt',
      mimeType: 'text/vtt',
      buffer: Buffer.from(transcript),
    })
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Take in', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('region', { name: 'Taken in' }).getByRole('link').waitFor()
    await page.getByRole('button', { name: 'Stop the clock' }).click()
    await saved(page)
    return []
  })
  await diary.step('Set a goal and note how far it is', 'goal', async () => {
    await openFound(page, mentee)
    await page.getByRole('link', { name: 'Set a goal' }).click()
    await page.getByRole('button', { name: 'Set the first goal' }).click()
    await page.getByLabel('Title').fill(goal)
    await saved(page)
    await page.getByLabel('How far, in percent').fill('20')
    await page.getByLabel('What was seen').fill('Has asked the head of the club')
    await page.getByRole('button', { name: 'Note progress' }).click()
    await page.getByRole('cell', { name: 'Has asked the head of the club' }).waitFor()
    return [goal]
  })
  await diary.step('See the whole path', 'path', async () => {
    await go(page, new URL(page.url()).hash.slice(1).replace(/\/goals.*$/, '/path'))
    await page.getByText(topic).first().waitFor()
    await page.getByText(goal).first().waitFor()
    return []
  })
}
