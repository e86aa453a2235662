// The zone's rules in an invitation say the same moments as the program does, for programs that trust the file alone.
import { describe, expect, test } from 'vitest'
import { zoneFinder } from '../../../../shared/domain/calendar/read-zones.ts'
import { zoneLines } from '../../../../shared/domain/calendar/zone-lines.ts'
import { momentOf, wallTime } from '../../../../shared/domain/meeting-time.ts'
import { dayAfter } from '../../../../shared/domain/calendar/days.ts'
import { zones } from './plans.ts'

describe('the rules of a zone in a file', () => {
  test.each(zones)('%s: noon is the same moment by the file alone, every day for five years', (zone) => {
    const lines = zoneLines(zone, 2026).map((line) => (/^(TZID|X-LIC)/.test(line) ? 'TZID:Nowhere Known' : line))
    const own = zoneFinder([lines])('Nowhere Known')
    for (let day = '2026-01-02'; day < '2031-01-01'; day = dayAfter(day, 3)) {
      const wall = { day, time: '12:00' }
      const moment = own?.moment(wall) ?? ''
      expect(moment).toBe(momentOf(wall, zone))
      expect(wallTime(moment, zone)).toEqual(wall)
    }
  })
})
