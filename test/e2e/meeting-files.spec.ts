// What the tools left behind, taken in by dropping or choosing a file: seen first, stored in one step, taken back in one.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { go, openFound } from '../../scripts/walk/screens.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'

const expect = expectSoon.configure({ timeout: 20_000 })
test.describe.configure({ timeout: 240_000 })

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

const chat = [
  '15:02:29 From Sipho Dlamini to Everyone:',
  '\tThe outline is in the folder',
  '15:04:01 From Sipho Dlamini to Rowan (direct message):',
  '\tMay I say something about my supervisor?',
  '15:05:44 From A passing stranger to Everyone:',
  '\tIs this the reading group?',
  '',
].join('\n')

const whatsApp = [
  '13/04/2026, 21:15 - Sipho Dlamini: The permit came',
  '13/04/2026, 21:16 - Rowan: Wonderful, then we begin in Kisumu',
  '20/04/2026, 08:03 - Sipho Dlamini: First school visited',
  '',
].join('\n')

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/meeting-files', name))
const file = (name: string, content: string | Uint8Array) => ({
  ...{ name, mimeType: 'application/octet-stream' },
  buffer: Buffer.from(content),
})

/** Drops a file on the middle of the screen, as a hand would. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  await page.evaluate(
    ([fileName, text]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], fileName))
      const target = document.querySelector('main h1') ?? document.body
      for (const kind of ['dragover', 'drop'])
        target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
    },
    [name, content] as const,
  )
}

const choose = (page: Page): Locator => page.getByLabel('Meeting file', { exact: true })
const takeIn = (where: Page | Locator): Locator => where.getByRole('button', { name: 'Take in', exact: true })
/** Takes back what a note says, of several notes that may be there. */
const undo = (page: Page, said: string): Promise<void> =>
  page.getByRole('alert').filter({ hasText: said }).getByRole('button', { name: 'Undo', exact: true }).click()

test('attendance names who came, once, and can be taken back', async ({ sample: { page } }) => {
  await go(page, '/meetings/new')
  const dialog = page.getByRole('dialog')

  await choose(page).setInputFiles(file('a.csv', 'Name,Colour\r\nA,blue\r\n'))
  await expect(dialog.getByText('This file is not known here')).toBeVisible()
  // The key belongs to the dialog alone: the meeting behind it stays.
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await drop(page, 'participants.csv', zoom)
  await expect(dialog.getByText('On your list: 2 of 3')).toBeVisible()
  await expect(dialog.getByText('50 min, joined 2 times')).toBeVisible()
  // 04/03 is the third of April or the fourth of March: nothing is taken in before the mentor has said which.
  await expect(takeIn(dialog)).toBeDisabled()
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByText('The month', { exact: true }).click()
  await expect(dialog.getByText(/3 April 2026/)).toBeVisible()
  await takeIn(dialog).click()

  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText('Amina')
  await expect(heading).toContainText('Sipho')
  await expect(page.getByLabel('Topic')).toHaveValue('Reading group, week 3')
  await expect(page.getByRole('combobox', { name: 'Tool' })).toHaveValue('Zoom')

  await drop(page, 'participants.csv', zoom)
  await dialog.getByText('The month', { exact: true }).click()
  await expect(dialog.getByText('This file is here already')).toBeVisible()
  await expect(takeIn(dialog)).toBeDisabled()
  await page.keyboard.press('Escape')

  await undo(page, 'The attendance is taken in')
  await expect(page.getByLabel('Topic')).toHaveValue('')
  await expect(heading).not.toContainText('Amina')
})

test('a transcript and a chat are attached to the meeting, without what was private', async ({ sample: { page } }) => {
  await go(page, '/meetings/new')
  const dialog = page.getByRole('dialog')
  await drop(
    page,
    'GMT20260403-130000_Recording.vtt',
    'WEBVTT\n\n1\n00:00:02.000 --> 00:00:04.000\nSipho Dlamini: Forty schools answered.\n\n',
  )
  await expect(dialog.getByText('1 line would be kept')).toBeVisible()
  await takeIn(dialog).click()
  await expect(dialog).toBeHidden()
  const attached = page.getByRole('region', { name: 'Taken in' })
  await expect(attached.getByRole('link')).toHaveCount(1)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sipho')

  await drop(page, 'meeting_saved_chat.txt', chat)
  await expect(dialog.getByText('2 lines would be kept')).toBeVisible()
  const withPrivate = dialog.getByRole('checkbox', { name: /went to one person only/ })
  await expect(withPrivate).not.toBeChecked()
  await withPrivate.check()
  await expect(dialog.getByText('3 lines would be kept')).toBeVisible()
  await withPrivate.uncheck()
  await expect(dialog.getByText('2 lines would be kept')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await takeIn(dialog).click()
  await expect(attached.getByRole('link')).toHaveCount(2)

  await attached.getByRole('link', { name: /^Chat/ }).click()
  await expect(page.getByText('The outline is in the folder')).toBeVisible()
  await expect(page.getByText('my supervisor')).toHaveCount(0)
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(attached.getByRole('link')).toHaveCount(1)
  await undo(page, 'The conversation was deleted')
  await expect(attached.getByRole('link')).toHaveCount(2)
})

test('messages are taken in about a mentee, found, known again and taken back', async ({ sample: { page } }) => {
  await openFound(page, 'Sipho')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Take in a file…' }).click()
  const archive = zipSync({ 'WhatsApp Chat with Sipho Dlamini.txt': strToU8(whatsApp), 'IMG-1.jpg': strToU8('x') })
  await choose(page).setInputFiles(file('export.zip', archive))
  await expect(page.getByText('On your list: 1 of 2')).toBeVisible()
  await expect(page.getByText('3 lines would be kept')).toBeVisible()
  await page.getByLabel('From', { exact: true }).fill('14 Apr 2026')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 line would be kept')).toBeVisible()
  await page.getByRole('button', { name: 'From the first day' }).click()
  await expect(page.getByText('3 lines would be kept')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await takeIn(page).click()

  await expect(page.getByText('Wonderful, then we begin in Kisumu')).toBeVisible()
  await page.getByLabel('Search this conversation').fill('school')
  await expect(page.getByText('1 line found')).toBeVisible()
  await expect(page.getByText('Wonderful, then we begin in Kisumu')).toBeHidden()

  await go(page, '/today')
  await openFound(page, 'Kisumu')
  await expect(page.getByText('Wonderful, then we begin in Kisumu')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: /Sipho/ }).click()
  const line = page.getByRole('region', { name: 'Time line' })
  await expect(line.getByText('Messages, WhatsApp, 3 lines')).toBeVisible()

  await go(page, '/import/meeting-files')
  await choose(page).setInputFiles(file('again.zip', archive))
  await expect(page.getByText('This file is here already')).toBeVisible()
  await page.getByRole('link', { name: 'Read the conversation' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await go(page, '/import/meeting-files')
  await expect(page.getByRole('region', { name: 'Taken in before' })).toBeHidden()
})

test('a mail and an attendance file find their people, a new meeting is made and undone', async ({
  sample: { page },
}) => {
  await go(page, '/import/meeting-files')
  await choose(page).setInputFiles(file('mail.eml', fixture('mail/plain.eml')))
  await expect(page.getByText('Draft of chapter 2 – questions')).toBeVisible()
  await expect(page.getByText('On your list: 2 of 3')).toBeVisible()
  await takeIn(page).click()
  await expect(page.getByText('sampling frame on Friday')).toBeVisible()
  await undo(page, '1 line taken in')
  await expect(page.getByText('This conversation is no longer here')).toBeVisible()

  await go(page, '/import/meeting-files')
  await choose(page).setInputFiles(file('participants.csv', zoom))
  await page.getByText('The month', { exact: true }).click()
  await expect(page.getByRole('radio', { name: 'A new meeting, held then' })).toBeChecked()
  await takeIn(page).click()
  await expect(page.getByLabel('Topic')).toHaveValue('Reading group, week 3')
})

test('what cannot be read says so and leaves nothing behind', async ({ empty: { page } }) => {
  await go(page, '/import/meeting-files')
  const before = page.getByRole('region', { name: 'Taken in before' })
  const hostile = zipSync({ '../../_chat.txt': strToU8(whatsApp) })
  const cut = zipSync({ '_chat.txt': strToU8(whatsApp.repeat(200)) })
  for (const [name, content, words] of [
    ['hostile.zip', hostile, 'This archive is not safe to open'],
    ['cut.zip', cut.slice(0, cut.length - 40), 'This archive cannot be unpacked'],
    ['notes.zip', zipSync({ 'notes.txt': strToU8('Dear Ann') }), 'No chat is in this archive'],
    ['empty.txt', '', 'The file is empty'],
    ['letter.txt', 'Dear Ann, see you tomorrow.', 'This file is not known here'],
  ] as const) {
    await choose(page).setInputFiles(file(name, content))
    await expect(page.getByRole('alert').getByText(words)).toBeVisible()
    await expect(takeIn(page)).toHaveCount(0)
  }
  expect(await axeFindings(page)).toEqual([])
  await expect(before).toBeHidden()
  // Of nobody: it would not be found again, so it is not taken in.
  await choose(page).setInputFiles(file('_chat.txt', whatsApp))
  await expect(page.getByText('Say of at least one person who they are', { exact: false })).toBeVisible()
  await expect(takeIn(page)).toBeDisabled()
})

test('a calendar file goes to the calendar', async ({ sample: { page } }) => {
  await go(page, '/import/meeting-files')
  const ics = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260401T000000Z'],
    ...['DTSTART:19990403T130000Z', 'DTEND:19990403T140000Z', 'SUMMARY:Old', 'END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n')
  await choose(page).setInputFiles(file('talk.ics', ics))
  await expect(page.getByRole('dialog', { name: 'From a calendar file' })).toBeVisible()
})
