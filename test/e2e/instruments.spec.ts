// Instruments of the mentor's own: made from nothing, given away as a file, taken over by somebody else, and refused when the
// file was altered on the way.
import { readFile } from 'node:fs/promises'
import { go } from '../../scripts/walk/screens.ts'
import { axeFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'

test('an instrument is made from nothing, and can be asked with', async ({ sample: { page } }) => {
  await go(page, '/instruments')
  await page.getByRole('button', { name: 'New instrument' }).click()
  await page.getByLabel('Title', { exact: true }).fill('Supervision of theses')
  await page.getByLabel('What it is for').fill('How the supervision of a thesis goes.')
  await page.getByLabel('Short name of item 1').fill('Time')
  await page.getByLabel('Words of item 1').fill('finding the time')
  await page.getByRole('button', { name: 'Add an item' }).click()
  await expect(page.getByLabel('Short name of item 2')).toBeFocused()
  await page.keyboard.type('Feedback')
  await page.getByLabel('Words of item 2').fill('saying what would help')
  await page.getByLabel('Highest point').fill('5')
  await page.getByLabel('5 means').fill('perfectly')
  await page.getByRole('button', { name: 'Add a subscale' }).click()
  await page.getByLabel('Title of subscale 1').fill('Being there')
  await page.getByRole('checkbox', { name: 'Time', exact: true }).check()
  await page.getByRole('checkbox', { name: 'Feedback', exact: true }).check()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('link', { name: 'Supervision of theses' })).toBeVisible()
  await page.getByRole('link', { name: 'Supervision of theses' }).click()
  await expect(page.getByLabel('Words of item 2')).toHaveValue('saying what would help')
  await expect(page.getByLabel('Title of subscale 1')).toHaveValue('Being there')
  await expect(page.getByLabel('5 means')).toHaveValue('perfectly')

  await go(page, '/assessments/new')
  await expect(page.getByLabel('Instrument').getByText('Supervision of theses')).toBeAttached()
})

test('a file is taken over as it was saved, once, and stays as it is; an altered one is refused', async ({
  sample: { page },
}) => {
  await go(page, '/instruments')
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await page.getByRole('button', { name: 'New instrument' }).click()
  await page.getByLabel('Title', { exact: true }).fill('Given away')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a file' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Instruments', level: 1 })).toBeVisible()

  const take = async (content: string) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'From a file…' }).click()
    await (await chooser).setFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(content) })
  }
  await take(text.replace('Given away', 'Given back'))
  await expect(page.getByText('This file was altered after it was saved')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await take('{"telemachusTemplate":2}')
  await expect(page.getByText('There is no instrument in this file')).toBeVisible()

  await take(text)
  const dialog = page.getByRole('dialog', { name: 'Given away' })
  await expect(dialog.getByText('How well does your mentor manage …')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Take it over' }).click()
  await expect(page.getByText('It was taken over from a file')).toBeVisible()
  await go(page, '/instruments')
  await take(text)
  await expect(page.getByText('This instrument is here already')).toBeVisible()
  await page.getByRole('link', { name: 'Given away' }).click()
  await page.getByRole('button', { name: 'Copy and change' }).click()
  await expect(page.getByLabel('Words of First item')).toBeVisible()
})
