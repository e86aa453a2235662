// An assessment: one person's answers to one instrument, from the day on which they are asked for or begun.
import { z } from 'zod'
import { day, id, instant, line, recordFields, slug } from './base.ts'
import { rater, subject } from './instrument.ts'

/** On what occasion in a mentorship. */
export const occasion = z.enum(['baseline', 'during', 'after', 'yearly'])
export type Occasion = z.infer<typeof occasion>

/** `now`: how it is. `then-and-now`: asked at the end, how it was at the beginning and how it is now (retrospective pre/post),
 * which shows larger changes than asking twice does and is never mixed with them. */
export const design = z.enum(['now', 'then-and-now'])
export type Design = z.infer<typeof design>

/** `asked`: waits for somebody. `open`: begun and not finished. `arrived`: answers are here and wait for the mentor's look.
 * `done`: counts. */
export const assessmentState = z.enum(['asked', 'open', 'arrived', 'done'])
export type AssessmentState = z.infer<typeof assessmentState>

/** How the answers came: typed here by the rater, on this computer handed over, by a mail form, by a form file, from paper. */
export const way = z.enum(['here', 'handed-over', 'mail', 'file', 'paper'])
export type Way = z.infer<typeof way>

/** A whole number of the scale, a number, or words; null when skipped. */
const answerValue = z
  .union([z.number(), z.string().max(20_000)])
  .nullable()
  .default(null)

export const itemAnswer = z.object({
  /** Of the item. */
  key: slug,
  value: answerValue,
  /** How it was, in a retrospective design; null otherwise. */
  before: answerValue,
  /** "Cannot say" was the answer. */
  passed: z.boolean().default(false),
  comment: z.string().max(20_000).default(''),
})
export type ItemAnswer = z.infer<typeof itemAnswer>

/** Which instrument, in which of its versions. */
export const instrumentRef = z.object({ id: slug, version: z.int().min(1) })
export type InstrumentRef = z.infer<typeof instrumentRef>

/** What makes answers comparable: the same instrument, rated by the same about the same. */
export const assessed = z.object({ instrument: instrumentRef, rater, subject, occasion, design })
export type Assessed = z.infer<typeof assessed>

export const assessment = z.object({
  ...recordFields,
  ...assessed.shape,
  occasion: occasion.default('during'),
  design: design.default('now'),
  /** Whose it is: who rated, was rated, or with whom the relationship is. Null when it is of the mentor alone. */
  menteeId: id.nullable(),
  state: assessmentState.default('open'),
  way: way.default('here'),
  /** By which its answers are known when they come on another way: `K7Q2-M4TD`; empty when they do not. */
  code: line.default(''),
  askedAt: instant.nullable().default(null),
  /** The day for which it counts: on which it was answered. */
  on: day,
  /** Those that were answered, in no order. */
  answers: z.array(itemAnswer).max(120).default([]),
  /** On the whole. */
  comment: z.string().max(20_000).default(''),
  /** The mail in which the answers came. */
  mailId: id.nullable().default(null),
})
export type Assessment = z.infer<typeof assessment>
