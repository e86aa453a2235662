// The rules of notes: the one way to the records, how long one is kept, and when a version is worth keeping.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  classWords,
  isVersionDue,
  keepUntilFor,
  mayBecome,
  noteReview,
  saysTheSame,
  shelfOf,
  titleOfNote,
  usualRetention,
  whatSharingMeans,
} from '../../../shared/domain/notes.ts'
import { noteStarters } from '../../../shared/domain/note-templates.ts'
import { isBlank } from '../../../shared/domain/rich-words.ts'
import { note, noteClass, type Note } from '../../../shared/model/note.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'

function newNote(more: Partial<Note> = {}): Note {
  const at = '2026-09-14T08:00:00.000Z'
  return note.parse({ id: crypto.randomUUID(), createdAt: at, updatedAt: at, on: '2026-09-14', ...more })
}

describe('the shelves', () => {
  it('lets no sequence of steps lead from a record back to a memory aid', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...noteClass.options), { maxLength: 12 }), (wishes) => {
        let now: Note['class'] = 'memory-aid'
        let wasRecord = false
        for (const wish of wishes) {
          if (mayBecome(now, wish)) now = wish
          wasRecord ||= shelfOf(now) === 'records'
          expect(wasRecord).toBe(shelfOf(now) === 'records')
        }
      }),
    )
  })

  it('says what the step means in two sentences, one for each law', () => {
    expect(whatSharingMeans).toHaveLength(2)
    expect(whatSharingMeans[0]).toContain('FERPA')
    expect(whatSharingMeans[1]).toContain('GDPR')
    expect(new Set(Object.values(classWords)).size).toBe(noteClass.options.length)
  })
})

describe('how long a note is kept', () => {
  it('counts the months of its class, and leaves open what the mentor left open', () => {
    expect(keepUntilFor('memory-aid', '2026-08-31', usualRetention)).toBe('2028-08-31')
    expect(keepUntilFor('memory-aid', '2026-08-31', { ...usualRetention, 'memory-aid': 6 })).toBe('2027-02-28')
    expect(keepUntilFor('shared-record', '2026-08-31', { ...usualRetention, 'shared-record': null })).toBeNull()
  })

  it('brings what is past its day, the oldest first, and what is not decided', () => {
    const notes = [
      newNote({ keepUntil: '2026-11-01' }),
      newNote({ keepUntil: '2026-11-26' }),
      newNote({ keepUntil: null }),
      newNote({ keepUntil: '2025-01-01' }),
    ]
    const { over, undecided, dueOn } = noteReview(notes, null, '2026-11-26')
    expect(over.map(({ keepUntil }) => keepUntil)).toEqual(['2025-01-01', '2026-11-01'])
    expect(undecided).toHaveLength(1)
    expect(dueOn).toBe('2027-09-14')
    expect(noteReview(notes, '2026-11-20', '2026-11-26').dueOn).toBe('2027-11-20')
    expect(noteReview([], null, '2026-11-26').dueOn).toBeNull()
  })
})

describe('what a note said before', () => {
  const at = (minutes: number) => new Date(Date.parse('2026-09-14T08:00:00.000Z') + minutes * 60_000).toISOString()

  it('is kept when the mentor comes back to it, and not at each pause of one writing', () => {
    expect(isVersionDue({ createdAt: at(0), updatedAt: at(1) }, null, Date.parse(at(2)))).toBe(false)
    expect(isVersionDue({ createdAt: at(0), updatedAt: at(1) }, null, Date.parse(at(11)))).toBe(true)
  })

  it('is kept at least every half hour of writing without a pause', () => {
    for (const latest of [null, at(0)]) {
      const kept: number[] = []
      let version = latest
      for (let minute = 1; minute <= 120; minute++)
        if (isVersionDue({ createdAt: at(0), updatedAt: at(minute - 1) }, version, Date.parse(at(minute)))) {
          kept.push(minute)
          version = at(minute)
        }
      expect(kept).toEqual([30, 60, 90, 120])
    }
  })

  it('is not kept when it says the same', () => {
    expect(saysTheSame(newNote({ title: 'a' }), newNote({ title: 'a' }))).toBe(true)
    expect(saysTheSame(newNote({ title: 'a' }), newNote({ title: 'b' }))).toBe(false)
    expect(saysTheSame(newNote({ words: fromPlain('a') }), newNote({ words: fromPlain('b') }))).toBe(false)
  })
})

describe('a note in a list', () => {
  it('is called by its title, else by its first words', () => {
    expect(titleOfNote({ title: 'Plan', words: fromPlain('Other') })).toBe('Plan')
    expect(titleOfNote({ title: '', words: fromPlain('First line\nsecond\n\nthird') })).toBe('First line')
    expect(titleOfNote({ title: '', words: fromPlain('') })).toBe('')
  })

  it('has something to begin from, each with a name and words of its own', () => {
    expect(new Set(noteStarters.map(({ name }) => name)).size).toBe(noteStarters.length)
    for (const { words, purpose } of noteStarters) {
      expect(isBlank(words)).toBe(false)
      expect(purpose).not.toBe('')
    }
  })
})
