// What guards the window: scripts of our own origin only, and screens that ask again when the vault has changed.
import { describe, expect, it } from 'vitest'
import { isTouched } from '../../../renderer/app/queries.ts'
import { ownScript } from '../../../renderer/app/trusted.ts'

describe('script addresses', () => {
  it.each([
    ['/assets/vault.worker-1.js', 'https://telemachus.localhost/'],
    ['https://telemachus.localhost/assets/a.js', 'https://telemachus.localhost/#/mentees'],
    ['app://bundle/assets/a.js', 'app://bundle/index.html'],
  ])('%s is ours on %s', (address, page) => {
    expect(ownScript(address, page)).toBe(address)
  })

  it.each([
    ['https://elsewhere.example.org/a.js', 'https://telemachus.localhost/'],
    ['//elsewhere.example.org/a.js', 'https://telemachus.localhost/'],
    ['data:text/javascript,1', 'app://bundle/index.html'],
    ['blob:app://bundle/1', 'app://bundle/index.html'],
    ['app://other/a.js', 'app://bundle/index.html'],
    ['javascript:1', 'https://telemachus.localhost/'],
  ])('%s is refused on %s', (address, page) => {
    expect(() => ownScript(address, page)).toThrow(TypeError)
  })
})

describe('a query', () => {
  const ofOne = { tables: ['meeting', 'mail'] as const, menteeId: 'a' }
  it.each([
    [{ tables: ['meeting' as const], menteeIds: ['a'] }, true],
    [{ tables: ['meeting' as const], menteeIds: ['b'] }, false],
    [{ tables: ['group' as const], menteeIds: ['a'] }, false],
    // A change of everything names nobody.
    [{ tables: ['mail' as const], menteeIds: [] }, true],
  ])('about one mentee after %o is stale: %s', (feed, stale) => {
    expect(isTouched(ofOne, feed)).toBe(stale)
  })

  it('about everybody is stale after any change of its tables', () => {
    expect(isTouched({ tables: ['mentee'] }, { tables: ['mentee'], menteeIds: ['b'] })).toBe(true)
  })
})
