// Before the tests: makes the practices that they begin with.
import { expect, openHost, test, withProfile } from './fixtures.ts'
import { makePractice } from './practices.ts'

for (const practice of ['empty', 'sample'] as const) {
  test(`the first run makes the ${practice} practice of the tests`, async () => {
    await withProfile(async (profileDir) => {
      await expect(makePractice(practice, profileDir, openHost)).resolves.toBeUndefined()
    })
  })
}
