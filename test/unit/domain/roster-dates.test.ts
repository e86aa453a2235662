// Times as the roster says them, by the calendar of the mentor's place.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clocks, dayAt, daysBetween, sayAgo, sayDay, sayDays } from '../../../shared/domain/roster-dates.ts'

const now = Date.parse('2026-09-14T12:00:00.000Z')

describe('times as people say them', () => {
  it.each([
    ['2026-09-14T00:30:00.000Z', 'today'],
    ['2026-09-13T23:59:00.000Z', 'yesterday'],
    ['2026-09-01T12:00:00.000Z', '13 days ago'],
    ['2026-08-24T12:00:00.000Z', '3 weeks ago'],
    ['2026-06-01T12:00:00.000Z', '3 months ago'],
    ['2025-09-01T12:00:00.000Z', 'last year'],
    ['2020-09-01T12:00:00.000Z', '6 years ago'],
    ['2026-10-01T12:00:00.000Z', 'today'],
  ])('says of a contact on %s: %s', (instant, words) => {
    expect(sayAgo(instant, now, 'UTC')).toBe(words)
  })

  it('goes by midnight at the place, not in Greenwich', () => {
    expect(sayAgo('2026-09-13T23:30:00.000Z', now, 'Europe/Paris')).toBe('today')
    expect(sayAgo('2026-09-13T23:30:00.000Z', now, 'America/Chicago')).toBe('yesterday')
    expect(dayAt(now, 'Pacific/Kiritimati')).toBe('2026-09-15')
  })

  it.each([
    ['2026-09-14', 'today'],
    ['2026-09-15', 'tomorrow'],
    ['2026-10-15', 'Thu 15 Oct'],
    ['2027-01-05', '5 Jan 2027'],
  ])('says of the day %s: %s', (day, words) => {
    expect(sayDay(day, now, 'UTC')).toBe(words)
  })

  it('never says less than has passed by a whole unit, nor zero of one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
        expect(sayDays(days)).not.toMatch(/\b0\b|this/u)
      }),
    )
  })

  it('counts days over a change of the clocks', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2)
  })
})

describe('the clock at the mentee’s place', () => {
  it('shows both, and the weekday there when it is another', () => {
    expect(clocks(now, 'Europe/Paris', 'America/Chicago')).toEqual({ here: 'Mon 14:00', there: '07:00' })
    expect(clocks(now, 'Europe/Paris', 'Pacific/Auckland')).toEqual({ here: 'Mon 14:00', there: 'Tue 00:00' })
  })

  it('shows nothing where it is the same o’clock, or where the zone is not known', () => {
    expect(clocks(now, 'Europe/Paris', 'Europe/Berlin')).toBeNull()
    expect(clocks(now, 'Europe/Paris', '')).toBeNull()
    expect(clocks(now, 'Europe/Paris', 'Moon/Tycho')).toBeNull()
  })
})
