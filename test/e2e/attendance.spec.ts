// What a video tool leaves behind, dropped on the meeting: who came, when and how long, seen before it is taken over.
import { go } from '../../scripts/walk/screens.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'

const expect = expectSoon.configure({ timeout: 20_000 })

const zoom = [
  'Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants',
  '812 3456 7890,"Reading group, week 3",04/03/2026 02:58:00 PM,04/03/2026 04:01:00 PM,rowan@example.edu,63,3',
  '',
  'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent',
  'Amina,amina.otieno@lakeside.example.edu,04/03/2026 03:00:00 PM,04/03/2026 03:20:00 PM,20,No,',
  'Amina,amina.otieno@lakeside.example.edu,04/03/2026 03:30:00 PM,04/03/2026 04:00:00 PM,30,No,',
  'Sipho Dlamini,,04/03/2026 03:02:00 PM,04/03/2026 03:30:00 PM,28,Yes,',
  'A passing stranger,,04/03/2026 03:10:00 PM,04/03/2026 03:11:00 PM,1,Yes,',
].join('\r\n')

const file = (text: string) => ({ name: 'participants.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

test.describe.configure({ timeout: 180_000 })

test('an attendance file names who came, once, and can be taken back', async ({ sample: { page } }) => {
  await go(page, '/meetings/new')
  const choose = page.getByLabel('Attendance file')
  const dialog = page.getByRole('dialog')

  await choose.setInputFiles(file('Name,Colour\r\nA,blue\r\n'))
  await expect(dialog.getByText('This is no attendance file that is known here')).toBeVisible()
  // The key belongs to the dialog alone: the meeting behind it stays.
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await choose.setInputFiles(file(zoom))
  await expect(dialog.getByText('2 of your mentees came')).toBeVisible()
  await expect(dialog.getByText('50 min, joined 2 times')).toBeVisible()
  await expect(dialog.getByRole('region', { name: /^1 left out/ }).getByText('A passing stranger')).toBeVisible()
  // 04/03 is the third of April or the fourth of March: nothing is taken over before the mentor has said which.
  await expect(dialog.getByRole('button', { name: 'Take over' })).toBeDisabled()
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByText('The month', { exact: true }).click()
  await expect(dialog.getByText(/3 April 2026/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Take over' }).click()

  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText('Amina')
  await expect(heading).toContainText('Sipho')
  await expect(page.getByLabel('Topic')).toHaveValue('Reading group, week 3')
  await expect(page.getByRole('combobox', { name: 'Tool' })).toHaveValue('Zoom')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Topic')).toHaveValue('')
  await expect(heading).not.toContainText('Amina')
})
