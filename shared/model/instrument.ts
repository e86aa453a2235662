// An instrument as data: what is asked of whom, on which scale, how it is scored and what its scores are compared with.
// The ones that come with the program lie in `shared/instruments/`, one file each; those of the mentor's own lie in the
// vault. A version that was used never changes: whatever changes is a new version.
import { z } from 'zod'
import { line, recordFields, slug } from './base.ts'

const words = z.string().trim().max(4_000)

/** Who answers. */
export const rater = z.enum(['mentor', 'mentee'])
export type Rater = z.infer<typeof rater>

/** Who or what is rated: the mentor, the mentee, what is between them, or the way in which the mentor works with all. */
export const subject = z.enum(['mentor', 'mentee', 'relationship', 'practice'])
export type Subject = z.infer<typeof subject>

/** One way in which an instrument is used, and the words with which its items are introduced for it. */
export const perspective = z.object({
  rater,
  subject,
  /** `How skilled are you at …`; the words of each item go on from it. */
  stem: words,
})
export type Perspective = z.infer<typeof perspective>

/** `rating`: a whole number of the scale. `share`: the same, of which only the share in the sum is looked at. `words`, `list`,
 * `choice`, `number` and `yes-no` are not scored. */
export const itemKind = z.enum(['rating', 'share', 'words', 'list', 'choice', 'number', 'yes-no'])
export type ItemKind = z.infer<typeof itemKind>

export const item = z.object({
  /** Never its position: it stays the same in every version and in every instrument that asks the same. */
  key: slug,
  /** Two or three words, for charts and tables. */
  label: line.min(1),
  /** As it is asked, going on from the stem. Empty in an instrument whose wording may not be shipped: the mentor enters
   * words that they have the right to use. */
  words: words.default(''),
  kind: itemKind.default('rating'),
  /** A high rating means little of what the subscale measures: scored as `from + to − rating`. */
  reversed: z.boolean().default(false),
  choices: z
    .array(z.object({ key: slug, label: line.min(1) }))
    .max(30)
    .default([]),
})
export type Item = z.infer<typeof item>

export const responseScale = z.object({
  from: z.int().min(0).max(100),
  to: z.int().min(1).max(100),
  /** What single points mean; the two ends at least. */
  anchors: z
    .array(z.object({ at: z.int().min(0).max(100), words: line.min(1) }))
    .min(2)
    .max(20),
  /** Whether "cannot say" is an answer. */
  mayPass: z.boolean().default(true),
})
export type ResponseScale = z.infer<typeof responseScale>

export const subscale = z.object({
  key: slug,
  title: line.min(1),
  /** Keys of its items. */
  items: z.array(slug).min(1).max(120),
  /** How many must be answered for a score; see the missing-data rule. */
  needs: z.int().min(1).max(120),
  /** Cronbach's alpha as published, 0 to 1; null when none is known. For the noise band. */
  alpha: z.number().min(0).max(1).nullable().default(null),
  /** What a low score may mean and what helps, in the product's own words. */
  notes: words.default(''),
  /** A question with which to begin to talk about it. */
  conversation: words.default(''),
  /** The title of a goal that may come of it. */
  goal: line.default(''),
})
export type Subscale = z.infer<typeof subscale>

/** A published mean. */
export const referenceValue = z.object({
  /** A subscale, or `overall`. */
  of: slug,
  rater,
  mean: z.number(),
  sd: z.number().min(0).nullable().default(null),
  /** How many were asked; null when the source does not say. */
  n: z.int().min(1).nullable().default(null),
  /** Who was asked and when: `Mentors before a training`. */
  sample: line.min(1),
  /** Where it stands. */
  source: words.min(1),
})
export type ReferenceValue = z.infer<typeof referenceValue>

export const instrument = z
  .object({
    id: slug,
    version: z.int().min(1).max(10_000),
    title: line.min(1),
    /** What it is for, in two sentences. */
    purpose: words.default(''),
    /** Who made it: authors, year, title, place, doi. Empty for one of the mentor's own. */
    citation: words.default(''),
    /** What may be done with it, and how its items are worded here. */
    licence: words.default(''),
    /** `own`: worded for this program. `yours`: structure and scoring only, the mentor enters the words. */
    wording: z.enum(['own', 'yours']).default('own'),
    perspectives: z.array(perspective).min(1).max(8),
    /** When it is of use. */
    when: words.default(''),
    scale: responseScale.nullable().default(null),
    items: z.array(item).min(1).max(120),
    subscales: z.array(subscale).max(40).default([]),
    /** How a subscale and the whole are scored; `none` for what is only read. */
    scoring: z.enum(['mean', 'sum', 'share', 'none']),
    /** Whether there is a score over all scored items beside the subscales', and how many of them it needs. */
    overall: z
      .object({ needs: z.int().min(1).max(120), alpha: z.number().min(0).max(1).nullable().default(null) })
      .nullable()
      .default(null),
    /** What happens when answers are missing, in words. */
    missing: words.default(''),
    references: z.array(referenceValue).max(200).default([]),
    /** What the scores can and cannot say. */
    notes: words.default(''),
    /** Another version or key of the same whose items fit: their answers can be scored by this one's key. */
    readsAlso: z.array(slug).max(20).default([]),
  })
  .superRefine((value, context) => {
    for (const trouble of troublesOf(value)) context.addIssue({ code: 'custom', message: trouble })
  })
export type Instrument = z.infer<typeof instrument>

type Shape = Omit<Instrument, 'title'>

/** What fits together by shape and is wrong all the same, in words. */
function troublesOf({ items, subscales, scale, scoring, overall, references, perspectives }: Shape): string[] {
  const troubles: string[] = []
  const keys = items.map(({ key }) => key)
  const rated = new Set(items.filter(isRated).map(({ key }) => key))
  if (new Set(keys).size < keys.length) troubles.push('Two items have the same key.')
  const subscaleKeys = subscales.map(({ key }) => key)
  if (new Set(subscaleKeys).size < subscaleKeys.length) troubles.push('Two subscales have the same key.')
  if (subscaleKeys.includes('overall')) troubles.push('No subscale may be called "overall".')
  const ways = perspectives.map(({ rater, subject }) => `${rater} ${subject}`)
  if (new Set(ways).size < ways.length) troubles.push('Two perspectives have the same rater and subject.')
  if (rated.size > 0 && scale === null) troubles.push('Items are rated, but there is no scale.')
  if (scale !== null) {
    if (scale.to <= scale.from) troubles.push('The scale does not end above where it begins.')
    if (scale.anchors.some(({ at }) => at < scale.from || at > scale.to)) troubles.push('An anchor is off the scale.')
  }
  for (const { title, items: own, needs } of subscales) {
    if (new Set(own).size < own.length) troubles.push(`The subscale "${title}" has an item twice.`)
    if (own.some((key) => !rated.has(key))) troubles.push(`The subscale "${title}" names an item that is not rated.`)
    if (needs > own.length) troubles.push(`The subscale "${title}" needs more items than it has.`)
  }
  if (scoring === 'none' && (subscales.length > 0 || overall !== null))
    troubles.push('It is not scored, but has subscales or an overall score.')
  if (overall !== null && overall.needs > rated.size)
    troubles.push('The overall score needs more items than there are.')
  for (const { of, mean } of references) {
    if (of !== 'overall' && !subscaleKeys.includes(of))
      troubles.push(`A reference value is of "${of}", which is not there.`)
    if (scale !== null && scoring === 'mean' && (mean < scale.from || mean > scale.to))
      troubles.push('A reference value is off the scale.')
  }
  for (const { label, kind, choices } of items)
    if (kind === 'choice' && choices.length < 2) troubles.push(`The item "${label}" has fewer than two choices.`)
  return troubles
}

/** Whether its answer is a number of the scale. */
export function isRated({ kind }: Pick<Item, 'kind'>): boolean {
  return kind === 'rating' || kind === 'share'
}

/** An instrument of the mentor's own, one record for each version. */
export const ownInstrument = z.object({
  ...recordFields,
  definition: instrument,
  /** The shipped instrument that it began as. */
  basedOn: z
    .object({ id: slug, version: z.int().min(1) })
    .nullable()
    .default(null),
  /** No longer offered; what was answered with it stays readable. */
  isRetired: z.boolean().default(false),
})
export type OwnInstrument = z.infer<typeof ownInstrument>
