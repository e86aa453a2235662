// Instruments of one's own: whatever is done to a draft, what is kept of it is valid; and files, which are taken as they were
// saved or not at all.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  keptInstrument,
  newInstrument,
  withAnchor,
  withChangedItem,
  withChangedSubscale,
  withMovedItem,
  withNewItem,
  withNewSubscale,
  withoutItem,
  withoutSubscale,
  withPerspective,
  withScale,
} from '../../../../shared/domain/assessments/edit-instrument.ts'
import {
  readInstrumentFile,
  standingOf,
  toInstrumentFile,
} from '../../../../shared/domain/assessments/instrument-file.ts'
import { fileHash } from '../../../../renderer/vault/worker/seal.ts'
import { shippedInstruments } from '../../../../shared/instruments/shipped.ts'
import {
  instrument,
  itemKind,
  ownInstrument,
  rater,
  subject,
  type Instrument,
} from '../../../../shared/model/instrument.ts'

/** The keys of every object as `compare` puts them. */
function sorted(value: unknown, compare: (one: string, other: string) => number): unknown {
  if (Array.isArray(value)) return value.map((one) => sorted(one, compare))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).toSorted(([one], [other]) => compare(one, other))
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one, compare)]))
}

const inOrder = (value: unknown) => sorted(value, (one, other) => (one < other ? -1 : 1))
const turnedRound = (value: unknown) => sorted(value, (one, other) => (one < other ? 1 : -1))

type Step = (draft: Instrument) => Instrument

const at = fc.nat({ max: 30 })
const words = fc.constantFrom('', '  ', 'Listening', 'ليلى', 'x'.repeat(60))
const keyAt = (list: readonly { key: string }[], nth: number) => list[nth % Math.max(1, list.length)]?.key ?? ''

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>((draft) => withNewItem(draft).draft),
  fc.tuple(at, words, words, fc.constantFrom(...itemKind.options), fc.boolean()).map(
    ([nth, label, asked, kind, reversed]): Step =>
      (draft) =>
        withChangedItem(draft, keyAt(draft.items, nth), { label, words: asked, kind, reversed }),
  ),
  at.map(
    (nth): Step =>
      (draft) =>
        withoutItem(draft, keyAt(draft.items, nth)),
  ),
  fc.tuple(at, fc.constantFrom(-1, 1)).map(
    ([nth, by]): Step =>
      (draft) =>
        withMovedItem(draft, keyAt(draft.items, nth), by),
  ),
  fc.constant<Step>(withNewSubscale),
  fc.tuple(at, words, fc.array(at, { maxLength: 4 }), fc.integer({ min: -2, max: 9 })).map(
    ([nth, title, chosen, needs]): Step =>
      (draft) =>
        withChangedSubscale(draft, keyAt(draft.subscales, nth), {
          title,
          needs,
          items: [...new Set(chosen.map((one) => keyAt(draft.items, one)))],
        }),
  ),
  at.map(
    (nth): Step =>
      (draft) =>
        withoutSubscale(draft, keyAt(draft.subscales, nth)),
  ),
  fc.tuple(fc.constantFrom(...rater.options), fc.constantFrom(...subject.options), fc.boolean()).map(
    ([who, whom, on]): Step =>
      (draft) =>
        withPerspective(draft, { rater: who, subject: whom }, on),
  ),
  fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 6 })).map(
    ([from, more]): Step =>
      (draft) =>
        withScale(draft, { from, to: from + more }),
  ),
  fc.tuple(fc.integer({ min: 0, max: 5 }), words).map(
    ([above, text]): Step =>
      (draft) =>
        draft.scale === null ? draft : withAnchor(draft, Math.min(draft.scale.to, draft.scale.from + above), text),
  ),
  fc.constantFrom('mean', 'sum', 'share', 'none').map((scoring): Step => (draft) => ({ ...draft, scoring })),
  fc
    .option(fc.integer({ min: -1, max: 200 }))
    .map((needs): Step => (draft) => ({ ...draft, overall: needs === null ? null : { needs, alpha: null } })),
  words.map((title): Step => (draft) => ({ ...draft, title })),
)

describe('a draft', () => {
  test('can be kept after any steps, and what was kept is kept again as it is', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const first = newInstrument('own-1')
        const draft = steps.reduce((one, next) => next(one), first)
        const kept = keptInstrument(draft, first)
        const read = instrument.safeParse(kept)
        expect(read.error?.issues ?? []).toEqual([])
        expect(keptInstrument(kept, first)).toEqual(kept)
      }),
      { numRuns: 500 },
    )
  })

  test('keeps its keys when items move, and gives none twice', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { items, subscales } = steps.reduce((one, next) => next(one), newInstrument('own-1'))
        expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
        expect(new Set(subscales.map(({ key }) => key)).size).toBe(subscales.length)
      }),
    )
  })
})

describe('a file', () => {
  const mca = shippedInstruments[0]
  if (mca === undefined) throw new Error('no instrument is here')

  test.each(shippedInstruments.map((one) => [one.id, one] as const))(
    'of %s is read as it was saved',
    async (_, one) => {
      expect(await readInstrumentFile(await toInstrumentFile(one, fileHash), fileHash)).toEqual({
        ok: true,
        value: one,
      })
    },
  )

  test('may be written anew with other spaces and another order, as mail programs and editors do', async () => {
    const file: unknown = JSON.parse(await toInstrumentFile(mca, fileHash))
    const turned = JSON.stringify(turnedRound(file))
    expect(await readInstrumentFile(`\uFEFF${turned}`, fileHash)).toEqual({ ok: true, value: mca })
  })

  test('in which one character of the content was changed is refused, whichever it is', async () => {
    const file = await toInstrumentFile(mca, fileHash)
    const begin = file.indexOf('"instrument"') + 13
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: begin, max: file.length - 4 }),
        fc.constantFrom('7', 'x', 'é'),
        async (place, put) => {
          const changed = file.slice(0, place) + put + file.slice(place + 1)
          fc.pre(changed !== file && file.charAt(place).trim() !== '')
          const read = await readInstrumentFile(changed, fileHash)
          expect(read.ok).toBe(false)
        },
      ),
      { numRuns: 200 },
    )
  })

  const withContent = async (part: Record<string, unknown>): Promise<string> => {
    // A sum that fits, as a forger would write it.
    const changed = { ...mca, ...part }
    const sha256 = await fileHash(new TextEncoder().encode(JSON.stringify(inOrder(changed))))
    return JSON.stringify({ telemachusInstrument: 1, sha256, instrument: changed })
  }

  test.each([
    ['nothing', '', 'instrument/not-an-instrument'],
    ['no JSON', '{', 'instrument/not-an-instrument'],
    ['a number', '7', 'instrument/not-an-instrument'],
    ['a template', '{"telemachusTemplate":2,"name":"x"}', 'instrument/not-an-instrument'],
    ['a newer format', '{"telemachusInstrument":2,"sha256":"","instrument":{}}', 'instrument/newer'],
    ['no sum that fits', '{"telemachusInstrument":1,"sha256":"00","instrument":{}}', 'instrument/altered'],
    ['a million characters', ' '.repeat(1_000_001), 'instrument/too-large'],
    [
      'boxes in boxes',
      `{"telemachusInstrument":1,"sha256":"","instrument":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      'instrument/not-an-instrument',
    ],
  ])('with %s is refused by name', async (_, text, code) => {
    expect(await readInstrumentFile(text, fileHash)).toMatchObject({ ok: false, error: { code } })
  })

  test.each([
    ['no items', { items: [] }, 'instrument/invalid'],
    ['a scale that runs backwards', { scale: { from: 7, to: 1, anchors: [], mayPass: true } }, 'instrument/invalid'],
    ['a key with a path in it', { id: '../mca' }, 'instrument/invalid'],
    ['a field that no instrument has', { script: 'x' }, 'instrument/invalid'],
    ['a title with a direction mark', { title: 'abc\u202edef' }, 'instrument/hidden-characters'],
    ['a title with a bell', { title: 'abc\u0007def' }, 'instrument/hidden-characters'],
  ])('with %s and a sum that fits is refused by name', async (_, part, code) => {
    expect(await readInstrumentFile(await withContent(part), fileHash)).toMatchObject({ ok: false, error: { code } })
  })

  test('says what is wrong in words', async () => {
    const read = await readInstrumentFile(await withContent({ scoring: 'none' }), fileHash)
    expect(read.ok ? '' : read.error.message).toContain('not scored, but has subscales')
  })

  test('is here already, new, or another that calls itself the same', () => {
    const own = (definition: Instrument) =>
      ownInstrument.parse({
        id: crypto.randomUUID(),
        createdAt: '2026-01-01T00:00:00.000Z',
        updatedAt: '2026-01-01T00:00:00.000Z',
        definition,
      })
    const made = newInstrument('own-1')
    expect(standingOf(mca, shippedInstruments, [])).toBe('here')
    expect(standingOf({ ...mca, title: 'Another' }, shippedInstruments, [])).toBe('other')
    expect(standingOf({ ...mca, version: 9 }, shippedInstruments, [])).toBe('other')
    expect(standingOf(made, shippedInstruments, [])).toBe('new')
    expect(standingOf(made, shippedInstruments, [own(made)])).toBe('here')
    expect(standingOf({ ...made, title: 'Changed' }, shippedInstruments, [own(made)])).toBe('other')
    expect(standingOf({ ...made, version: 2 }, shippedInstruments, [own(made)])).toBe('new')
  })
})
