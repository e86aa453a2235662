// A meeting is planned across time zones, again and again, goes into a calendar file, is held with a format, and the
// mentee is told only what may be told.
import { readFile } from 'node:fs/promises'
import ICAL from 'ical.js'
import type { Page } from '@playwright/test'
import { go, openFound } from '../../scripts/walk/screens.ts'
import { unlock } from '../../scripts/walk/vault.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { passphrase } from './practices.ts'

const expect = expectSoon.configure({ timeout: 20_000 })

test.describe.configure({ timeout: 180_000 })

/** Adds somebody to the meeting by the keyboard alone. */
async function meet(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'With whom' }).fill(name)
  await expect(page.locator('[role=option]', { hasText: new RegExp(name, 'i') })).toHaveAttribute(
    'data-combobox-selected',
  )
  await page.keyboard.press('Enter')
}

const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()

/** Where the browser has a dialog for saving, a test cannot answer it: the file then comes as a download. */
async function withoutDialog(page: Page): Promise<void> {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
}

async function savedCalendar(page: Page, button: string): Promise<ICAL.Component> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('menuitem', { name: 'Save as a file' }).click()
  const path = await (await coming).path()
  return new ICAL.Component(ICAL.parse(await readFile(path, 'utf8')) as unknown[])
}

/** The twelfth of the next month, which always lies ahead: `2026-12-12`. */
function dayAhead(): string {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 12)).toISOString().slice(0, 10)
}

test('a meeting is planned, goes into a calendar file, moves, and is called off', async ({ sample: { page } }) => {
  await withoutDialog(page)
  await go(page, '/mentees')
  await openFound(page, 'Amina')
  await page.getByRole('button', { name: 'Plan', exact: true }).click()
  await expect(page.getByRole('radio', { name: 'Planned' })).toBeChecked()
  await page.getByLabel('Topic').fill('Fellowship application')
  await page.getByLabel('Time', { exact: true }).fill('14:00')
  await page.getByLabel('Join link').fill('https://example.zoom.us/j/8123456789')
  await page.getByLabel('Pass code').fill('4711')
  await saved(page)
  await expect(page.locator('[data-clocks]')).toContainText('for Amina')
  await expect(page.getByRole('textbox', { name: 'What was said' })).toHaveCount(0)
  expect(await axeFindings(page)).toEqual([])

  const first = await savedCalendar(page, 'Calendar invitation')
  const event = new ICAL.Event(first.getFirstSubcomponent('vevent') ?? undefined)
  expect(event.summary).toBe('Fellowship application')
  expect(event.description).toContain('4711')
  await saved(page)
  await page.getByLabel('Time', { exact: true }).fill('15:30')
  await saved(page)
  const moved = await savedCalendar(page, 'Calendar update')
  const later = new ICAL.Event(moved.getFirstSubcomponent('vevent') ?? undefined)
  expect([later.uid, later.sequence]).toEqual([event.uid, 1])
  await page.getByText('Called off', { exact: true }).click()
  await saved(page)
  const off = await savedCalendar(page, 'Calendar cancellation')
  expect(off.getFirstPropertyValue('method')).toMatch(/CANCEL/)
  await page.getByRole('button', { name: 'Calendar cancellation' }).click()
  await page.getByRole('menuitem', { name: 'Put it into a mail' }).click()
  await expect(page.getByLabel('Subject')).toHaveValue('Called off: our meeting: Fellowship application')
  await expect(page.getByText('With this mail goes a calendar cancellation.')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.goBack()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('region', { name: 'Time line' }).getByText(/^called off/)).toBeVisible()
})

test('a meeting that comes again stands on its days in the calendar, and one undo takes them back', async ({
  sample: { page },
}) => {
  await go(page, '/calendar')
  await page.getByRole('button', { name: 'Plan a meeting', exact: true }).click()
  await meet(page, 'sipho')
  await page.getByLabel('Day').fill(dayAhead())
  await page.getByLabel('Topic').fill('Reading group')
  await saved(page)
  await page.getByRole('button', { name: 'Plan it again…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Plan it again' })
  await dialog.getByLabel('How often').selectOption('Every week')
  await dialog.getByLabel('How many in all').fill('3')
  await expect(dialog.getByRole('listitem')).toHaveCount(3)
  await dialog.getByRole('button', { name: 'Plan 3 meetings' }).click()
  await expect(page.getByText('3 meetings are planned')).toBeVisible()
  await saved(page)
  await page.getByRole('button', { name: 'Done' }).click()

  await go(page, '/calendar')
  await page.getByRole('button', { name: 'Next month' }).click()
  const month = page.getByRole('table', { name: 'Month' })
  await expect(month.getByRole('link', { name: /Sipho.*planned/ })).toHaveCount(3)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(month.getByRole('link', { name: /Sipho.*planned/ })).toHaveCount(1)
  expect(await axeFindings(page)).toEqual([])
  await month.getByRole('link', { name: /Sipho.*planned/ }).click()
  await expect(page.getByLabel('Topic')).toHaveValue('Reading group')
})

test('the calendar is walked by the keyboard, by month and by week', async ({ sample: { page } }) => {
  await go(page, '/calendar')
  const today = page.locator('[aria-current=date]')
  await today.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-day]:focus')).toBeVisible()
  const day = (await page.locator('[data-day]:focus').getAttribute('data-day')) ?? ''
  await page.getByText('Week', { exact: true }).click()
  await expect(page.getByRole('group', { name: 'Week', exact: true })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByText('Month', { exact: true }).click()
  await page.locator(`[data-day="${day}"]`).press('Enter')
  await expect(page.getByRole('heading', { name: 'Plan a meeting' })).toBeVisible()
  await expect(page.getByLabel('Day')).toHaveValue(new RegExp(`\\b${Number(day.slice(8))} `))
})

test('a calendar file brings its meetings once', async ({ sample: { page } }) => {
  const start = dayAhead().replaceAll('-', '')
  const text = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Example//EN',
    'BEGIN:VEVENT',
    'UID:talk@example.org',
    'SUMMARY:Talk about the poster',
    `DTSTART:${start}T100000Z`,
    `DTEND:${start}T104500Z`,
    'ATTENDEE;CN=Amina:mailto:amina.otieno@lakeside.example.edu',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:dentist@example.org',
    'SUMMARY:Dentist',
    `DTSTART:${start}T120000Z`,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')
  const file = { name: 'talk.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) }
  await go(page, '/calendar')
  const dialog = page.getByRole('dialog', { name: 'From a calendar file' })
  const choose = page.getByLabel('Calendar file', { exact: true })
  await choose.setInputFiles({ ...file, buffer: Buffer.from('not one') })
  await expect(dialog.getByText('This is no calendar file')).toBeVisible()
  await page.keyboard.press('Escape')
  await choose.setInputFiles(file)
  await expect(dialog.getByRole('checkbox', { name: /Talk about the poster.*new/ })).toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: /Dentist/ })).not.toBeChecked()
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Take over 1' }).click()
  await expect(page.getByText('1 meeting from the file')).toBeVisible()
  await choose.setInputFiles(file)
  await expect(dialog.getByRole('checkbox', { name: /Talk about the poster.*nothing to change/ })).toBeDisabled()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Next month' }).click()
  await expect(page.getByRole('link', { name: /Amina.*planned/ })).toHaveCount(1)
})

test('a meeting is held with Five Cs, its clock runs on over a reload, and only what may be shared is told', async ({
  sample: { page },
}) => {
  await go(page, '/mentees')
  await openFound(page, 'Amina')
  await page.getByRole('button', { name: 'Plan', exact: true }).click()
  const offers = page.getByRole('group', { name: 'Open between you' })
  await offers.getByRole('button', { name: 'Put all on the agenda' }).click()
  await expect(offers).toHaveCount(0)
  await page.getByLabel('Point for the agenda').fill('The visa')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox', { name: 'The visa' })).toBeVisible()
  await page.getByRole('button', { name: 'Up: The visa' }).click()
  await page.getByRole('button', { name: 'Begin now' }).click()
  await expect(page.getByRole('timer')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Held' })).toBeChecked()
  await page.getByRole('checkbox', { name: 'The visa' }).check()

  await page.getByText('Five Cs', { exact: true }).first().click()
  const five = page.getByRole('region', { name: 'Five Cs' })
  await five.getByLabel('Challenge').fill('Two offers, one of them abroad')
  await five.getByRole('button', { name: 'Add a choice' }).click()
  await five.getByRole('textbox', { name: 'Choice 1' }).fill('Stay')
  await five.getByRole('textbox', { name: 'Consequences' }).fill('No visa is needed')
  await five.getByRole('radio', { name: 'This one was chosen' }).check()
  await five.getByLabel('Conclusion').fill('Decline the offer abroad')
  await five.getByRole('button', { name: 'Make it the mentee’s promise' }).click()
  await expect(page.getByRole('region', { name: 'Promises' }).getByText('Decline the offer abroad')).toBeVisible()
  await page.getByRole('textbox', { name: 'What was said' }).fill('PRIVATE thoughts')
  await page.getByRole('textbox', { name: 'What was agreed' }).fill('To write the letter together')
  await page.getByRole('button', { name: 'What was agreed: this paragraph may be shared' }).click()
  await saved(page)
  expect(await axeFindings(page)).toEqual([])

  await page.reload()
  await unlock(page, passphrase)
  await expect(page.getByRole('timer')).toBeVisible()
  await expect(five.getByRole('textbox', { name: 'Choice 1' })).toHaveValue('Stay')
  await page.getByRole('button', { name: 'Stop the clock' }).click()
  await expect(page.getByLabel('Minutes', { exact: true })).toHaveValue('1')
  await page.getByLabel('Preparation, minutes').fill('15')
  await expect(page.getByText('16 minutes with the meeting itself')).toBeVisible()

  await page.getByRole('button', { name: 'Summary for the mentee…' }).click()
  const summary = page.getByRole('dialog').getByLabel('Summary', { exact: true })
  await expect(summary).toHaveValue(/To write the letter together/)
  await expect(summary).toHaveValue(/You promised\n- Decline the offer abroad/)
  await expect(summary).not.toHaveValue(/PRIVATE|visa|Two offers/)
  await page.getByRole('dialog').getByRole('button', { name: 'Put it into a mail' }).click()
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue(/To write the letter together/)
})

test('a pasted invitation fills in tool, link, time and pass code, and a link that only looks right is pointed out', async ({
  sample: { page },
}) => {
  await go(page, '/mentees')
  await openFound(page, 'Amina')
  await page.getByRole('button', { name: 'Plan', exact: true }).click()
  await page.getByRole('button', { name: 'Paste an invitation…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Paste an invitation' })
  const text = dialog.getByLabel('The invitation, as it came')
  await text.fill('Join Zoom Meeting\nhttps://zoom.us.login.example/j/81234567890')
  await expect(dialog.getByText('looks like a known tool’s and leads somewhere else')).toBeVisible()
  await text.fill(
    `Topic: Thesis talk\nTime: ${dayAhead()} 15:00 Nairobi\nhttps://zoom.us/j/81234567890\nMeeting ID: 812 3456 7890\nPasscode: 4711`,
  )
  await expect(dialog.getByRole('region', { name: 'Recognised' }).getByText('Tool: Zoom')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Use it' }).click()
  await expect(page.getByLabel('Join link')).toHaveValue('https://zoom.us/j/81234567890')
  await expect(page.getByLabel('Pass code')).toHaveValue('4711')
  await expect(page.getByRole('combobox', { name: 'Tool' })).toHaveValue('Zoom')
  await expect(page.getByLabel('Topic')).toHaveValue('Thesis talk')
  await expect(page.locator('[data-clocks]')).toContainText('15:00 for Amina')
})
