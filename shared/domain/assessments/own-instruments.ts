// Instruments of the mentor's own: copies of those that come with the program, with other words; and the rule that a version
// that was used does not change any more. Pure.
import type { Instrument, Item, OwnInstrument, Perspective } from '../../model/instrument.ts'

/** What a copy begins as. The scoring stays as it was published, or it would be another instrument. */
export function copyOf(original: Instrument, id: string): Instrument {
  return { ...original, id, version: 1, title: original.title.replace(' (structure)', ''), readsAlso: [] }
}

/** The highest version of each instrument, by title. */
export function latestVersions(own: readonly OwnInstrument[]): OwnInstrument[] {
  const latest = new Map<string, OwnInstrument>()
  for (const one of own) {
    const { id, version } = one.definition
    if ((latest.get(id)?.definition.version ?? 0) < version) latest.set(id, one)
  }
  return [...latest.values()].toSorted((one, other) => one.definition.title.localeCompare(other.definition.title))
}

/** The next version of one that was used, beginning with the same words. */
export function nextVersion(own: readonly OwnInstrument[], definition: Instrument): Instrument {
  const versions = own.filter((one) => one.definition.id === definition.id).map((one) => one.definition.version)
  return { ...definition, version: Math.max(definition.version, ...versions) + 1 }
}

export function withItem(definition: Instrument, key: string, part: Partial<Pick<Item, 'words'>>): Instrument {
  return { ...definition, items: definition.items.map((one) => (one.key === key ? { ...one, ...part } : one)) }
}

export function withStem(definition: Instrument, of: Perspective, stem: string): Instrument {
  const perspectives = definition.perspectives.map((one) =>
    one.rater === of.rater && one.subject === of.subject ? { ...one, stem } : one,
  )
  return { ...definition, perspectives }
}

/** How many items still lack words. */
export function wordless({ wording, items }: Pick<Instrument, 'wording' | 'items'>): number {
  return wording === 'own' ? 0 : items.filter(({ words }) => words === '').length
}

/** Whether it can be answered. */
export function isUsable(instrument: Pick<Instrument, 'wording' | 'items'>): boolean {
  return wordless(instrument) === 0
}
