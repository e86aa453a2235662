// Making an instrument: one step at a time, on a draft that may be unfinished, and what is kept of it, which never is. Pure.
import {
  instrument,
  isRated,
  item,
  subscale,
  type Instrument,
  type Item,
  type Perspective,
  type Subscale,
} from '../../model/instrument.ts'

/** What the model allows. */
export const mostItems = 120
export const mostSubscales = 40

/** What one begins with when one begins from nothing. */
export function newInstrument(id: string): Instrument {
  return instrument.parse({
    id,
    version: 1,
    title: 'New instrument',
    perspectives: [{ rater: 'mentee', subject: 'mentor', stem: 'How well does your mentor manage …' }],
    scale: {
      from: 1,
      to: 7,
      anchors: [
        { at: 1, words: 'not at all' },
        { at: 7, words: 'very well' },
      ],
    },
    items: [{ key: 'item-1', label: 'First item', words: 'listening' }],
    scoring: 'mean',
    overall: { needs: 1 },
    missing: 'A score needs as many answers as are asked for; nothing is filled in.',
  })
}

/** A key that none of them has. */
function freshKey(prefix: string, taken: readonly { key: string }[]): string {
  const numbers = taken.map(({ key }) => Number(/-(\d+)$/.exec(key)?.[1] ?? 0))
  return `${prefix}-${Math.max(0, ...numbers) + 1}`
}

export function withNewItem(draft: Instrument): { draft: Instrument; key: string } {
  const key = freshKey('item', draft.items)
  return { draft: { ...draft, items: [...draft.items, { ...item.parse({ key, label: 'x' }), label: '' }] }, key }
}

export function withChangedItem(draft: Instrument, key: string, part: Partial<Omit<Item, 'key'>>): Instrument {
  return { ...draft, items: draft.items.map((one) => (one.key === key ? { ...one, ...part } : one)) }
}

export function withoutItem(draft: Instrument, key: string): Instrument {
  return {
    ...draft,
    items: draft.items.filter((one) => one.key !== key),
    subscales: draft.subscales.map((one) => ({ ...one, items: one.items.filter((own) => own !== key) })),
  }
}

/** One place earlier or later; unchanged at the ends. */
export function withMovedItem(draft: Instrument, key: string, by: -1 | 1): Instrument {
  const from = draft.items.findIndex((one) => one.key === key)
  const moved = draft.items[from]
  const other = draft.items[from + by]
  if (moved === undefined || other === undefined) return draft
  const items = [...draft.items]
  items[from] = other
  items[from + by] = moved
  return { ...draft, items }
}

export function withNewSubscale(draft: Instrument): Instrument {
  const key = freshKey('area', draft.subscales)
  const made: Subscale = { ...subscale.parse({ key, title: 'x', items: ['x'], needs: 1 }), title: '', items: [] }
  return { ...draft, subscales: [...draft.subscales, made] }
}

export function withChangedSubscale(draft: Instrument, key: string, part: Partial<Omit<Subscale, 'key'>>): Instrument {
  return { ...draft, subscales: draft.subscales.map((one) => (one.key === key ? { ...one, ...part } : one)) }
}

export function withoutSubscale(draft: Instrument, key: string): Instrument {
  return { ...draft, subscales: draft.subscales.filter((one) => one.key !== key) }
}

/** With that way of using it, or without; the last one stays. */
export function withPerspective(
  draft: Instrument,
  way: Pick<Perspective, 'rater' | 'subject'>,
  on: boolean,
): Instrument {
  const others = draft.perspectives.filter((one) => one.rater !== way.rater || one.subject !== way.subject)
  if (on)
    return others.length < draft.perspectives.length
      ? draft
      : { ...draft, perspectives: [...others, { ...way, stem: '' }] }
  return others.length === 0 ? draft : { ...draft, perspectives: others }
}

/** The ends of the scale; the words of the ends go along. */
export function withScale(draft: Instrument, ends: { from: number; to: number }): Instrument {
  const { scale } = draft
  if (scale === null) return draft
  const wordsAt = (at: number) => scale.anchors.find((one) => one.at === at)?.words ?? ''
  const inner = scale.anchors.filter(({ at }) => at > ends.from && at < ends.to && at !== scale.from && at !== scale.to)
  const anchors = [{ at: ends.from, words: wordsAt(scale.from) }, ...inner, { at: ends.to, words: wordsAt(scale.to) }]
  return { ...draft, scale: { ...scale, ...ends, anchors } }
}

/** The words at one point; without words the point has none, except at the ends. */
export function withAnchor(draft: Instrument, at: number, words: string): Instrument {
  const { scale } = draft
  if (scale === null) return draft
  const isEnd = at === scale.from || at === scale.to
  const others = scale.anchors.filter((one) => one.at !== at)
  const anchors = words === '' && !isEnd ? others : [...others, { at, words }]
  return { ...draft, scale: { ...scale, anchors: anchors.toSorted((one, other) => one.at - other.at) } }
}

function filled(text: string, instead: string): string {
  return text.trim() === '' ? instead : text
}

function clipped(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value)))
}

/** What is kept of a draft: whatever is unfinished is left out or named for the time being, so that it can always be kept. */
export function keptInstrument(draft: Instrument, before: Instrument): Instrument {
  const items = (draft.items.length === 0 ? before.items : draft.items).slice(0, mostItems).map((one, nth): Item => ({
    ...one,
    label: filled(one.label, `Item ${nth + 1}`),
    kind: one.kind === 'choice' && one.choices.length < 2 ? 'words' : one.kind,
  }))
  const rated = items.filter(isRated).map(({ key }) => key)
  const isScored = draft.scoring !== 'none' && rated.length > 0
  const subscales = isScored
    ? draft.subscales.flatMap((one, nth): Subscale[] => {
        const own = one.items.filter((key) => rated.includes(key))
        if (own.length === 0) return []
        return [
          { ...one, title: filled(one.title, `Area ${nth + 1}`), items: own, needs: clipped(one.needs, 1, own.length) },
        ]
      })
    : []
  const scale =
    draft.scale === null
      ? null
      : {
          ...draft.scale,
          anchors: draft.scale.anchors.map(({ at, words }) => ({ at, words: filled(words, String(at)) })),
        }
  return {
    ...draft,
    title: filled(draft.title, before.title),
    items,
    scale,
    scoring: isScored ? draft.scoring : 'none',
    subscales,
    overall:
      isScored && draft.overall !== null
        ? { ...draft.overall, needs: clipped(draft.overall.needs, 1, rated.length) }
        : null,
  }
}
