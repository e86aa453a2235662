// Clock times here and there, through the two nights of the year in which clocks are changed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isZone,
  mentorZone,
  momentOf,
  roundedMoment,
  timeThere,
  wallTime,
  zoneMinutes,
} from '../../../shared/domain/meeting-time.ts'

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Africa/Nairobi',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/St_Johns',
]

describe('between a moment and the clock on the wall', () => {
  test.each([
    ['2026-09-14T08:00:00.000Z', 'Europe/Berlin', { day: '2026-09-14', time: '10:00' }],
    ['2026-09-14T22:30:00.000Z', 'Asia/Kathmandu', { day: '2026-09-15', time: '04:15' }],
    ['2026-01-01T03:00:00.000Z', 'America/New_York', { day: '2025-12-31', time: '22:00' }],
  ])('%s in %s', (instant, zone, wall) => {
    expect(wallTime(instant, zone)).toEqual(wall)
    expect(momentOf(wall, zone)).toBe(instant)
  })

  test('a time that is skipped in spring is taken an hour later', () => {
    expect(momentOf({ day: '2026-03-29', time: '02:30' }, 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
    expect(wallTime('2026-03-29T01:30:00.000Z', 'Europe/Berlin').time).toBe('03:30')
  })

  test('of a time that comes twice in autumn the first is taken', () => {
    expect(momentOf({ day: '2026-10-25', time: '02:30' }, 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
  })

  test('what the clock shows leads back to the same clock time, for any moment in any zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), fc.constantFrom(...zones), (seconds, zone) => {
        const shown = wallTime(new Date(seconds * 1_000).toISOString(), zone)
        const moment = momentOf(shown, zone)
        expect(moment).not.toBeNull()
        expect(wallTime(moment ?? '', zone)).toEqual(shown)
      }),
    )
  })

  test.each([
    { day: '2026-9-14', time: '08:00' },
    { day: '2026-09-14', time: '' },
    { day: '2026-13-40', time: '08:00' },
    { day: '2026-09-14', time: '25:00' },
  ])('%j is no time', (wall) => {
    expect(momentOf(wall, 'UTC')).toBeNull()
  })

  test('minutes ahead of Greenwich, with the odd ones', () => {
    const summer = Date.parse('2026-07-01T00:00:00.000Z')
    expect(zoneMinutes(summer, 'Asia/Kathmandu')).toBe(345)
    expect(zoneMinutes(summer, 'America/St_Johns')).toBe(-150)
    expect(zoneMinutes(summer, 'UTC')).toBe(0)
  })
})

describe('the clock of somebody elsewhere', () => {
  const at = '2026-09-14T12:00:00.000Z'
  test('is said when it differs', () => {
    expect(timeThere(at, 'Europe/Berlin', 'Africa/Nairobi')).toBe('15:00')
  })
  test('names the day when it is another day there', () => {
    expect(timeThere('2026-09-14T20:00:00.000Z', 'Europe/Berlin', 'Asia/Tokyo')).toBe('Tue 05:00')
    expect(timeThere('2026-09-14T22:00:00.000Z', 'Europe/Berlin', 'America/New_York')).toBe('Mon 18:00')
  })
  test.each(['', 'Mars/Olympus', 'Europe/Paris'])('is left out for %j', (zone) => {
    expect(timeThere(at, 'Europe/Berlin', zone)).toBeNull()
  })
})

test('only zones that exist are zones, and the practice decides before the computer', () => {
  expect(isZone('Africa/Nairobi')).toBe(true)
  expect(isZone('')).toBe(false)
  expect(isZone('Not/There')).toBe(false)
  expect(mentorZone('Africa/Nairobi')).toBe('Africa/Nairobi')
  expect(isZone(mentorZone('Not/There'))).toBe(true)
})

test('a meeting just held begins at a round time', () => {
  expect(roundedMoment(Date.parse('2026-09-14T14:03:27.000Z'))).toBe('2026-09-14T14:00:00.000Z')
})
