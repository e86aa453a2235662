// How several mentees see it together: means over the latest assessment of each, for all of them and for programmes and groups,
// as far as nobody can be singled out. Pure; names never enter.
import type { Assessment } from '../../model/assessment.ts'
import type { Group } from '../../model/group.ts'
import { isRated, type Instrument, type Rater, type Subject } from '../../model/instrument.ts'
import type { Mentee } from '../../model/mentee.ts'
import { areasOf, overallArea, type Area } from './profile.ts'
import { ratingOf, scoresOf } from './scoring.ts'
import { fewest, showable } from './suppression.ts'

/** From so many on the lowest and the highest score are shown, too. */
const fewestForRange = 8

export interface GroupArea extends Area {
  /** How many have a score; null when even that is withheld. */
  n: number | null
  /** Null: withheld, or nobody has a score. */
  mean: number | null
  range: [number, number] | null
}

export interface GroupSet {
  /** `all`, `programme:…`, `group:…` */
  key: string
  title: string
  /** How many have an assessment. */
  n: number
  areas: GroupArea[]
  /** The same for each rated item, as it was answered. */
  items: GroupArea[]
  /** The assessments behind the means, the latest first; empty while none of them is shown. */
  restsOn: { assessmentId: string; menteeId: string; on: string }[]
}

export interface GroupScores {
  instrument: Instrument
  rater: Rater
  subject: Subject
  sets: GroupSet[]
}

interface Known {
  instrument: Instrument
  rater: Rater
  subject: Subject
  assessments: readonly Assessment[]
  mentees: readonly Pick<Mentee, 'id' | 'programme'>[]
  groups: readonly Pick<Group, 'id' | 'name' | 'memberIds'>[]
}

/** The latest done assessment of each mentee with this instrument and perspective. */
function latestOf({ instrument, rater, subject, assessments }: Known): Map<string, Assessment> {
  const latest = new Map<string, Assessment>()
  for (const one of assessments) {
    if (one.state !== 'done' || one.menteeId === null || one.rater !== rater || one.subject !== subject) continue
    if (one.instrument.id !== instrument.id || one.instrument.version !== instrument.version) continue
    const before = latest.get(one.menteeId)
    if (before === undefined || before.on < one.on || (before.on === one.on && before.createdAt < one.createdAt))
      latest.set(one.menteeId, one)
  }
  return latest
}

interface NamedSet {
  key: string
  title: string
  members: ReadonlySet<string>
}

/** All, then programmes and groups, the largest first. */
function setsOf({ mentees, groups }: Known, there: ReadonlySet<string>): NamedSet[] {
  const programmes = new Map<string, string[]>()
  for (const { id, programme } of mentees)
    if (programme !== '' && there.has(id)) programmes.set(programme, [...(programmes.get(programme) ?? []), id])
  const parts = [
    ...[...programmes].map(([title, ids]) => ({ key: `programme:${title}`, title, members: new Set(ids) })),
    ...groups.map(({ id, name, memberIds }) => ({
      key: `group:${id}`,
      title: name,
      members: new Set(memberIds.filter((one) => there.has(one))),
    })),
  ]
  return [
    { key: 'all', title: 'All mentees', members: there },
    ...parts.filter(({ members }) => members.size > 0).toSorted((one, other) => other.members.size - one.members.size),
  ]
}

export function groupScores(known: Known): GroupScores {
  const { instrument, rater, subject } = known
  const latest = latestOf(known)
  const sets = setsOf(known, new Set(latest.keys()))
  const scored = new Map([...latest].map(([id, { answers }]) => [id, scoresOf(instrument, answers)]))
  const scoreOf = (id: string, area: string): number | null => {
    const scores = scored.get(id)
    const score = area === overallArea.key ? scores?.overall : scores?.subscales.find(({ key }) => key === area)
    return score?.value ?? null
  }
  const rated = instrument.items.filter(isRated)
  const ratings = new Map(rated.map((item) => [item.key, { ...item, reversed: false }]))
  const answerOf = (id: string, key: string): number | null => {
    const item = ratings.get(key)
    return item === undefined ? null : ratingOf(instrument, item, latest.get(id)?.answers ?? [])
  }
  const areas = areasOf(instrument).map((area) => together(area, sets, scoreOf))
  const items = rated.map(({ key, label }) => together({ key, title: label }, sets, answerOf))
  return {
    instrument,
    rater,
    subject,
    sets: sets.map(({ key, title, members }): GroupSet => {
      const own = areas.map((said) => said(key))
      const isShown = own.some(({ mean }) => mean !== null)
      return {
        key,
        title,
        n: members.size,
        areas: own,
        items: items.map((said) => said(key)),
        restsOn: isShown ? behind(members, latest) : [],
      }
    }),
  }
}

function behind(members: ReadonlySet<string>, latest: ReadonlyMap<string, Assessment>): GroupSet['restsOn'] {
  return [...members]
    .flatMap((menteeId) => {
      const one = latest.get(menteeId)
      return one === undefined ? [] : [{ assessmentId: one.id, menteeId, on: one.on }]
    })
    .toSorted((one, other) => other.on.localeCompare(one.on))
}

/** What each set says of one area or item, by its key, as far as it may be shown. */
function together(
  area: Area,
  sets: readonly NamedSet[],
  valueOf: (id: string, key: string) => number | null,
): (set: string) => GroupArea {
  const having = new Map(
    sets.map(({ key, members }) => [key, new Set([...members].filter((id) => valueOf(id, area.key) !== null))]),
  )
  const shown = showable([...having].map(([key, members]) => ({ key, members })))
  return (set) => {
    const ids = having.get(set) ?? new Set<string>()
    if (!shown.has(set)) return { ...area, n: ids.size < fewest ? ids.size : null, mean: null, range: null }
    const values = [...ids].map((id) => valueOf(id, area.key) ?? 0)
    const mean = values.reduce((sum, one) => sum + one, 0) / values.length
    const range: [number, number] = [Math.min(...values), Math.max(...values)]
    return { ...area, n: values.length, mean, range: values.length >= fewestForRange ? range : null }
  }
}
