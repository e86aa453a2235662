// Choosing a passphrase: that a weak one is called weak, and a huge one does not freeze the window.
import { describe, expect, it } from 'vitest'
import { entryTrouble } from '../../../renderer/app/passphrase/entry-trouble.ts'
import { measure } from '../../../renderer/app/passphrase/meter.ts'
import { gradeOf, sayDuration } from '../../../renderer/app/passphrase/strength.ts'

describe('the strength of a passphrase', () => {
  it.each([
    ['hunter2', 'weak'],
    ['password123', 'weak'],
    ['Telemachus1', 'weak'],
    ['aaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['correct horse battery staple lamp', 'strong'],
    ['Ƿæt wē Gār-Dena in geār-dagum', 'strong'],
  ])('of "%s" is %s', (passphrase, grade) => {
    expect(measure(passphrase).grade).toBe(grade)
  })

  it('is measured of ten million characters as of its beginning', () => {
    const huge = 'x9!'.repeat(3_400_000)
    expect(measure(huge)).toEqual(measure(huge.slice(0, 64)))
  })

  it('says durations as people do', () => {
    expect(sayDuration(1)).toBe('less than a minute')
    expect(sayDuration(2_000 * 3_600)).toBe('about one hour')
    expect(sayDuration(2_000 * 86_400 * 3)).toBe('about 3 days')
    expect(sayDuration(1e20)).toBe('centuries')
  })

  it('grades within its bounds', () => {
    expect(gradeOf(1e8 - 1)).toBe('weak')
    expect(gradeOf(1e8)).toBe('fair')
    expect(gradeOf(1e12)).toBe('strong')
  })
})

describe('the two entries', () => {
  it('must not be empty, too long, or different', () => {
    expect(entryTrouble('', '')?.field).toBe('first')
    expect(entryTrouble('x'.repeat(1_025), 'x'.repeat(1_025))?.field).toBe('first')
    expect(entryTrouble('one', 'two')?.field).toBe('second')
    expect(entryTrouble('one', 'one')).toBeNull()
  })

  it('are the same when only the way of typing an accent differs', () => {
    expect(entryTrouble('caf\u00e9', 'cafe\u0301')).toBeNull()
  })
})
