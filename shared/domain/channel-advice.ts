// Proposes a channel for what is to be discussed, from the table of channels, and says why.
import { channelKind, type ChannelKind, type Connectivity, type Mentee } from '../model/mentee.ts'
import { media, type Matter, type MediumFacts } from './channels.ts'

export interface Circumstances {
  matter: Matter
  /** Of whoever has it worst; null when not known, which rules nothing out. */
  connectivity: Connectivity | null
  /** Whether more than one mentee takes part. */
  several: boolean
  /** What the mentee prefers, the dearest first. */
  prefers: readonly ChannelKind[]
  /** What the mentee can be reached by. Empty: not known, and nothing is ruled out. They can always be met in person. */
  reachableBy: readonly ChannelKind[]
}

/** From what the roster knows of those who take part: the worst line, what all of them prefer, and what each of them can
 * be reached by. A link to a video meeting can be sent to anybody. */
export function circumstancesOf(people: readonly Mentee[], matter: Matter): Circumstances {
  const lines = people.map((person) => person.connectivity)
  const byAll = (of: (person: Mentee) => readonly ChannelKind[]) =>
    people.length === 0 ? [] : channelKind.options.filter((kind) => people.every((person) => of(person).includes(kind)))
  const [only] = people
  return {
    matter,
    connectivity: (['intermittent', 'phone-only', 'good'] as const).find((line) => lines.includes(line)) ?? null,
    several: people.length > 1,
    prefers:
      people.length === 1 && only !== undefined ? only.preferredChannels : byAll((each) => each.preferredChannels),
    reachableBy: byAll(waysTo),
  }
}

function waysTo(person: Mentee): ChannelKind[] {
  return [
    'video',
    'in-person',
    ...(person.emails.length > 0 ? (['email'] as const) : []),
    ...(person.phone === '' ? [] : (['phone'] as const)),
    ...person.handles.map(({ kind }) => kind),
  ]
}

export interface Advice {
  medium: ChannelKind
  name: string
  /** Whole sentences, the weightiest first. */
  why: string[]
}

/** From the best down; at most `count`, at least one: meeting in person is always possible. */
export function adviseChannels(circumstances: Circumstances, count = 3): Advice[] {
  const { matter, several, prefers, reachableBy } = circumstances
  const possible = media.filter((facts) => isPossible(facts, circumstances))
  const known = possible.filter(
    ({ medium }) => medium === 'in-person' || reachableBy.length === 0 || reachableBy.includes(medium),
  )
  return known
    .map((facts, place) => ({
      facts,
      place,
      weight: facts.fits[matter].grade + liking(facts.medium, prefers) - (several && isForTwo(facts) ? 1 : 0),
    }))
    .toSorted((a, b) => b.weight - a.weight || reach(a.facts) - reach(b.facts) || a.place - b.place)
    .slice(0, count)
    .map(({ facts }) => ({ medium: facts.medium, name: facts.name, why: reasons(facts, circumstances) }))
}

function isPossible(facts: MediumFacts, { connectivity, several }: Circumstances): boolean {
  // A call joins two; a mail can have several readers, though it is not at its best there.
  if (several && isForTwo(facts) && facts.mode === 'synchronous') return false
  if (connectivity === 'phone-only') return facts.onTelephone
  return connectivity !== 'intermittent' || facts.line !== 'steady'
}

function isForTwo({ structures }: MediumFacts): boolean {
  return !structures.includes('small-group')
}

/** A preference tips the balance between neighbouring grades; it does not turn a bad fit into a good one. */
function liking(medium: ChannelKind, prefers: readonly ChannelKind[]): number {
  const place = prefers.indexOf(medium)
  return place === -1 ? 0 : 1.25 / (1 + place)
}

/** Among equals what needs no journey comes first. */
function reach({ medium }: MediumFacts): number {
  return medium === 'in-person' ? 1 : 0
}

function reasons(facts: MediumFacts, { matter, connectivity, prefers }: Circumstances): string[] {
  const why = [facts.fits[matter].why]
  if (prefers.includes(facts.medium)) why.push('It is among the preferred channels.')
  if (connectivity === 'intermittent' && facts.line === 'little') why.push('It works on a poor line.')
  if (connectivity === 'intermittent' && facts.line === 'none') why.push('It needs no internet.')
  if (connectivity === 'phone-only' && facts.medium !== 'in-person') why.push('A telephone is enough for it.')
  return why
}
