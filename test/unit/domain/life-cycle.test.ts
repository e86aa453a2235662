// The phases must lead from the first to the last and back, and nothing may be proposed for what is not there.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkList,
  movedTo,
  partings,
  phaseAfter,
  phaseBefore,
  phases,
  presumedPhase,
  toggled,
  type KnownOfMentorship,
} from '../../../shared/domain/life-cycle.ts'
import { mentorship, mentorshipPhase } from '../../../shared/model/mentorship.ts'

const today = '2026-11-25'
const nothing: KnownOfMentorship = {
  meetingsHeld: 0,
  mails: 0,
  promises: 0,
  openPromises: 0,
  goals: 0,
  agreements: 0,
  hasAgreementInForce: false,
}
const begun = mentorship.parse({
  id: crypto.randomUUID(),
  createdAt: '2026-11-01T08:00:00.000Z',
  updatedAt: '2026-11-01T08:00:00.000Z',
  menteeId: crypto.randomUUID(),
})

describe('the phases', () => {
  it('follow each other as the model names them', () => {
    expect(phases.map(({ phase }) => phase)).toEqual(mentorshipPhase.options)
    for (const phase of mentorshipPhase.options) {
      const next = phaseAfter(phase)
      if (next !== null) expect(phaseBefore(next)).toBe(phase)
    }
    expect(phaseBefore('selection')).toBeNull()
    expect(phaseAfter('closure')).toBeNull()
  })

  it('have steps with keys of their own', () => {
    const keys = phases.flatMap(({ steps }) => steps.map(({ key }) => key))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('are presumed from the records until somebody says otherwise', () => {
    expect(presumedPhase(nothing)).toBe('selection')
    expect(presumedPhase({ ...nothing, meetingsHeld: 4 })).toBe('alignment')
    expect(presumedPhase({ ...nothing, meetingsHeld: 4, hasAgreementInForce: true })).toBe('cultivation')
  })

  it('note the day on which they began', () => {
    expect(movedTo(begun, 'alignment', today)).toMatchObject({ phase: 'alignment', phaseOn: today })
    expect(movedTo(begun, 'selection', today)).toBe(begun)
  })
})

describe('a check-list', () => {
  it('knows an agreement, a goal and a meeting by itself', () => {
    const isDone = (phase: 'selection' | 'alignment', known: Partial<KnownOfMentorship>) =>
      checkList(phase, null, { ...nothing, ...known }).filter((step) => step.isDone && step.isFromRecords).length
    expect(isDone('selection', {})).toBe(0)
    expect(isDone('selection', { meetingsHeld: 1 })).toBe(1)
    expect(isDone('alignment', { hasAgreementInForce: true, goals: 2 })).toBe(2)
  })

  it('keeps a tick until it is taken back', () => {
    const keys = phases.flatMap(({ steps }) => steps.map(({ key }) => key))
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.subarray(keys), (key, others) => {
        const before = others.filter((one) => one !== key).reduce((one, next) => toggled(one, next, today), begun)
        const ticked = toggled(before, key, today)
        expect(ticked.done).toContainEqual({ key, on: today })
        expect(toggled(ticked, key, today)).toEqual(before)
      }),
    )
  })
})

describe('what to do with the records', () => {
  it('proposes nothing where there is nothing', () => {
    expect(partings(nothing, false)).toEqual([])
  })

  it('does not propose to shred promises that are open', () => {
    const [open] = partings({ ...nothing, promises: 3, openPromises: 1 }, false)
    expect(open).toMatchObject({ what: '3 promises', proposal: 'keep' })
    const [settled] = partings({ ...nothing, promises: 1 }, false)
    expect(settled).toMatchObject({ what: '1 promise', proposal: 'shred' })
  })
})
