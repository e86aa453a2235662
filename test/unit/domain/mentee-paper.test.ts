// A mentee on paper: nothing that is only the mentor's gets onto it unasked, and a review of a year holds that year alone.
import { describe, expect, it } from 'vitest'
import type { PackOptions } from '../../../shared/domain/access/pack.ts'
import type { ArchivedRecord } from '../../../shared/domain/backup/archive.ts'
import { paperFigures, paperParts } from '../../../shared/domain/mentee-paper.ts'
import { meeting, type Meeting } from '../../../shared/model/meeting.ts'
import { mentee } from '../../../shared/model/mentee.ts'
import { note } from '../../../shared/model/note.ts'
import { promiseRecord } from '../../../shared/model/promise.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'

const at = '2026-03-01T08:00:00.000Z'
const own = (createdAt = at) => ({ id: crypto.randomUUID(), createdAt, updatedAt: createdAt })
const amina = mentee.parse({ ...own(), name: 'Amina', remarks: 'remark-of-mine' })
const dayOf = (moment: string) => moment.slice(0, 10)
const whole = { from: null, to: null }

function options(withOwn: boolean): PackOptions {
  return { voice: 'about-them', onlyShared: !withOwn, givesMemoryAids: withOwn, dayOf, instrument: () => null }
}

function held(startsAt: string, more: Partial<Meeting> = {}): ArchivedRecord {
  const value = meeting.parse({ ...own(), menteeIds: [amina.id], startsAt, durationMinutes: 30, ...more })
  return { table: 'meeting', value }
}

const mixed = {
  type: 'doc' as const,
  content: [...fromPlain('private-words').content, ...fromPlain('shared-words', true).content],
}
const records: ArchivedRecord[] = [
  { table: 'mentee', value: amina },
  held('2026-02-01T10:00:00.000Z', {
    said: mixed,
    agenda: [{ id: crypto.randomUUID(), text: 'agenda-point', from: 'mentor', sourceId: null, done: false }],
    preparationMinutes: 30,
  }),
  held('2024-02-01T10:00:00.000Z', { topic: 'long-ago' }),
  held('2026-02-09T10:00:00.000Z', { state: 'planned', topic: 'not-yet' }),
  {
    table: 'note',
    value: note.parse({ ...own(), on: '2026-01-05', menteeIds: [amina.id], words: fromPlain('aid-words') }),
  },
  {
    table: 'promise',
    value: promiseRecord.parse({ ...own(), menteeId: amina.id, owner: 'mentor', text: 'Read', state: 'kept' }),
  },
]

describe('a mentee on paper', () => {
  it('holds only what may be seen, unless the mentor wants theirs', () => {
    const shown = JSON.stringify(paperParts(records, whole, options(false)))
    expect(shown).toContain('shared-words')
    for (const word of ['private-words', 'aid-words', 'remark-of-mine', 'agenda-point'])
      expect(shown).not.toContain(word)
    const all = JSON.stringify(paperParts(records, whole, options(true)))
    for (const word of ['private-words', 'aid-words', 'remark-of-mine', 'agenda-point']) expect(all).toContain(word)
  })

  it('speaks about the mentee and not to them', () => {
    const titles = paperParts(records, whole, options(true)).map(({ title }) => title)
    expect(titles).toContain('Who they are')
    expect(JSON.stringify(paperParts(records, whole, options(true)))).toContain('You promised: Read')
  })

  it('reviews one span alone', () => {
    const span = { from: '2025-03-01', to: '2026-03-01' }
    const shown = JSON.stringify(paperParts(records, span, options(false)))
    expect(shown).not.toContain('long-ago')
    expect(Object.fromEntries(paperFigures(records, span, dayOf))).toMatchObject({
      Meetings: '1',
      'Hours, with preparing and following up': '1.0',
      'Promises kept': '1 of 1',
    })
    expect(Object.fromEntries(paperFigures(records, whole, dayOf)).Meetings).toBe('2')
  })
})
