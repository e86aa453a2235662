// What the screenshots show, in each of the four practices. A scene goes to its screen; what it opens above the
// screen it closes again.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { longNames } from './crowd.ts'
import { go, openFound, search } from './screens.ts'
import { begin, choosePassphrase, keepRecoveryCode, lock, unlock } from './vault.ts'

export interface Scene {
  /** Part of the file's name. */
  name: string
  show(page: Page, passphrase: string): Promise<void>
  leave?(page: Page): Promise<void>
}

const at = (name: string, route: string): Scene => ({ name, show: (page) => go(page, route) })
const found = (name: string, text: string): Scene => ({ name, show: (page) => openFound(page, text) })
const escape = (page: Page) => page.keyboard.press('Escape')
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** From the first run to the lock, in this order. */
const doors: readonly Scene[] = [
  { name: 'passphrase', show: (page) => button(page, 'Make the vault').waitFor() },
  {
    name: 'passphrase-weak',
    show: async (page) => {
      await page.getByRole('textbox', { name: 'New passphrase' }).fill('mentor1')
      await page.getByRole('textbox', { name: 'The same again' }).fill('mentor1')
      await button(page, 'Make the vault').click()
      await button(page, 'Use it all the same').waitFor()
    },
  },
  { name: 'recovery-code', show: (page, passphrase) => choosePassphrase(page, passphrase) },
  {
    name: 'practice',
    show: async (page) => {
      await keepRecoveryCode(page)
      await page.getByLabel('Your name').waitFor()
    },
  },
  {
    name: 'locked',
    show: async (page) => {
      await begin(page, 'empty', 'Prof. Rowan Adler')
      await lock(page)
    },
  },
  {
    name: 'wrong-passphrase',
    show: async (page) => {
      await page.getByRole('textbox', { name: 'Passphrase' }).fill('not this one')
      await button(page, 'Unlock').click()
      await page.getByText('This is not the passphrase').waitFor()
    },
  },
  {
    name: 'wait',
    show: async (page) => {
      for (let tries = 2; tries <= 6; tries += 1) {
        await page.getByRole('textbox', { name: 'Passphrase' }).fill(`not this one ${tries}`)
        await button(page, 'Unlock').click()
        await page
          .getByText(/not the passphrase|wait/i)
          .first()
          .waitFor()
        if (await button(page, 'Unlock').isDisabled()) return
      }
    },
  },
  {
    name: 'recovery',
    show: (page) => button(page, 'Use the recovery code').click(),
  },
]

const overlays: readonly Scene[] = [
  {
    name: 'commands',
    show: async (page) => {
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
  {
    name: 'new',
    show: async (page) => {
      await button(page, 'New').first().click()
      await page.getByRole('menuitem').first().waitFor()
    },
    leave: escape,
  },
]

const settings: readonly Scene[] = [
  at('settings', '/settings'),
  at('health', '/settings/health'),
  at('accounts', '/settings/mail'),
]

const newMentee: Scene = {
  name: 'mentee-new',
  show: async (page) => {
    await go(page, '/mentees')
    await button(page, /New mentee|Add the first mentee/)
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
  },
  leave: escape,
}

const fixtures = join(import.meta.dirname, '..', '..', 'test', 'fixtures', 'roster')

/** The preview of an import; it stays a preview. */
const preview = (name: string, file: string): Scene => ({
  name,
  show: async (page) => {
    await go(page, '/import')
    await page.getByLabel('Roster file').setInputFiles(join(fixtures, file))
    await button(page, /^(Import: |Nothing to import)/).waitFor()
  },
  leave: (page) => button(page, 'Choose another file').click(),
})

const newAccount: Scene = {
  name: 'account-new',
  show: async (page) => {
    await go(page, '/settings/mail')
    await button(page, /^(Add|Set up).*account/)
      .first()
      .click()
    await page.getByLabel('Your address').fill('rowan.adler@gmail.com')
  },
}

/** Of a meeting that is planned for it. */
const brief: Scene = {
  name: 'brief',
  show: async (page) => {
    await openFound(page, 'Amina')
    await page.getByRole('button', { name: 'Plan', exact: true }).click()
    await page.getByLabel('Topic').fill('Fellowship application')
    await page.getByRole('button', { name: 'Brief', exact: true }).click()
    await page.getByRole('article', { name: 'Brief' }).waitFor()
  },
}

const empty: readonly Scene[] = [
  at('today', '/today'),
  at('promises', '/promises'),
  at('roster', '/mentees'),
  at('groups', '/groups'),
  at('import', '/import'),
  preview('import-canvas', 'canvas-gradebook.csv'),
  preview('import-table', 'plain-fr.csv'),
  at('assessments', '/assessments'),
  at('mirror', '/mirror'),
  at('mail', '/mail'),
  at('mail-new', '/mail/new'),
  at('meeting-new', '/meetings/new'),
  ...settings,
  newMentee,
]

const sample: readonly Scene[] = [
  at('today', '/today'),
  at('promises', '/promises'),
  at('growth', '/goals'),
  at('assessments', '/assessments'),
  at('assessment-new', '/assessments/new'),
  at('mirror', '/mirror'),
  at('instruments', '/instruments'),
  found('goal', 'One piece of research'),
  {
    name: 'plan',
    show: async (page) => {
      await openFound(page, 'Oyelaran')
      await page.getByRole('link', { name: 'Open the plan' }).click()
      await page.getByRole('link', { name: 'The promotion file, ready for the college' }).waitFor()
    },
  },
  {
    name: 'path',
    show: async (page) => {
      await openFound(page, 'Oyelaran')
      await page.getByRole('link', { name: 'The whole path' }).click()
      await page.getByRole('group', { name: 'Path', exact: true }).waitFor()
    },
  },
  at('roster', '/mentees'),
  {
    name: 'roster-selected',
    show: async (page) => {
      await go(page, '/mentees')
      await page.getByLabel('Select Grace Oyelaran-Whitfield').click()
      await page.getByLabel('Select José Luis Quispe Mamani').click()
    },
    leave: escape,
  },
  found('mentee', 'Oyelaran'),
  {
    name: 'mentee-edit',
    show: async (page) => {
      await openFound(page, 'Layla')
      await button(page, 'Edit').first().click()
      await page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
  found('mentee-other-script', 'Siyuan'),
  newMentee,
  at('groups', '/groups'),
  at('import', '/import'),
  at('meeting-new', '/meetings/new'),
  found('meeting', 'Revise and resubmit'),
  brief,
  at('mail', '/mail'),
  found('mail-sent', 'A file that passed'),
  at('mail-new', '/mail/new'),
  newAccount,
  ...settings,
  {
    name: 'search',
    show: async (page) => {
      await search(page, 'teaching')
    },
    leave: escape,
  },
  ...overlays,
]

const crowded: readonly Scene[] = [
  at('today', '/today'),
  at('roster', '/mentees'),
  ...longNames.map((name, index) => found(`mentee-long-${index + 1}`, name.slice(0, 24))),
  {
    name: 'search',
    show: async (page) => {
      await search(page, 'example')
    },
    leave: escape,
  },
  {
    name: 'unlocked-again',
    show: async (page, passphrase) => {
      await lock(page)
      await unlock(page, passphrase)
    },
  },
]

export const scenes = { doors, empty, sample, crowded }
