// What the records of a mentee say about the mentorship: how much there is of each, and the record of its phases.
import { useState } from 'react'
import { inForce } from '../../../shared/domain/agreements.ts'
import { presumedPhase, type KnownOfMentorship } from '../../../shared/domain/life-cycle.ts'
import { meetingFacts } from '../../../shared/domain/meeting-facts.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { mentorship as mentorshipSchema, type Mentorship } from '../../../shared/model/mentorship.ts'
import { useAgreements, useMenteeGoals, useMenteePromises, useMentorship, useTimeline } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'

/** Null until everything has been asked. */
export function useKnownOfMentorship(menteeId: string): KnownOfMentorship | null {
  const timeline = useTimeline(menteeId).data
  const promises = useMenteePromises(menteeId).data
  const goals = useMenteeGoals(menteeId).data
  const agreements = useAgreements(menteeId).data
  if (timeline === undefined || promises === undefined || goals === undefined || agreements === undefined) return null
  return {
    meetingsHeld: meetingFacts(timeline.flatMap((item) => (item.kind === 'meeting' ? [item.record] : []))).held,
    mails: timeline.filter(({ kind }) => kind === 'mail').length,
    promises: promises.length,
    openPromises: promises.filter(({ state }) => state === 'open').length,
    goals: goals.length,
    agreements: agreements.length,
    hasAgreementInForce: inForce(agreements) !== null,
  }
}

export interface KnownMentorship {
  mentorship: Mentorship
  known: KnownOfMentorship
}

/** The record of the phases, or one that is not kept yet; null until everything has been asked. */
export function useKnownMentorship(mentee: Pick<Mentee, 'id' | 'sample'>): KnownMentorship | null {
  const known = useKnownOfMentorship(mentee.id)
  const stored = useMentorship(mentee.id).data
  const [fresh] = useState(() => mentorshipSchema.parse({ ...newRecord(), sample: mentee.sample, menteeId: mentee.id }))
  if (known === null || stored === undefined) return null
  return { mentorship: stored ?? { ...fresh, phase: presumedPhase(known) }, known }
}
