// The instruments that come with the program, in the order in which they are offered; and how any instrument is found again
// by its id and version. A shipped version never changes: a change of it is a new version, and the old one stays here.
import type { InstrumentRef } from '../model/assessment.ts'
import { instrument, type Instrument, type OwnInstrument } from '../model/instrument.ts'
import { benefitsAndCosts } from './benefits-and-costs.ts'
import { communicationCompetencies } from './communication-competencies.ts'
import { coreSkills } from './core-skills.ts'
import { eMentoringSkills } from './e-mentoring-skills.ts'
import { fiveElements } from './five-elements.ts'
import { mca21 } from './mca-21.ts'
import { mca26 } from './mca-26.ts'
import { menteeAttributes } from './mentee-attributes.ts'
import { menteeSkills } from './mentee-skills.ts'
import { menteeValues } from './mentee-values.ts'
import { mentorAcronym } from './mentor-acronym.ts'
import { mentorAttributes } from './mentor-attributes.ts'
import { mentorRoleInstrument } from './mentor-role-instrument.ts'
import { mentorRoles } from './mentor-roles.ts'
import { mentorSkills } from './mentor-skills.ts'
import { mentorValues } from './mentor-values.ts'
import { mentoringFunctions } from './mentoring-functions.ts'
import { mentorshipEffectiveness } from './mentorship-effectiveness.ts'
import { mentorshipProfile } from './mentorship-profile.ts'
import { reflection321 } from './reflection-3-2-1.ts'
import { relationshipPulse } from './relationship-pulse.ts'
import { technologyReadiness } from './technology-readiness.ts'

/** Checked by the schema when the program starts to use them. */
export const shippedInstruments: readonly Instrument[] = [
  mca21,
  relationshipPulse,
  coreSkills,
  mentorSkills,
  menteeSkills,
  eMentoringSkills,
  communicationCompetencies,
  mentorValues,
  menteeValues,
  mentorAttributes,
  menteeAttributes,
  mentorRoles,
  mentorAcronym,
  reflection321,
  technologyReadiness,
  fiveElements,
  mca26,
  mentorshipEffectiveness,
  mentorshipProfile,
  mentoringFunctions,
  mentorRoleInstrument,
  benefitsAndCosts,
].map((one) => instrument.parse(one))

/** Null when neither the program nor the vault has it: it was deleted, or comes from a newer program. */
export function instrumentOf({ id, version }: InstrumentRef, own: readonly OwnInstrument[]): Instrument | null {
  const isIt = (one: Instrument) => one.id === id && one.version === version
  return shippedInstruments.find(isIt) ?? own.map(({ definition }) => definition).find(isIt) ?? null
}

/** The latest version of each, without those that are retired: what is offered for a new assessment. */
export function offeredInstruments(own: readonly OwnInstrument[]): Instrument[] {
  const latest = new Map<string, Instrument>()
  const retired = new Set(own.filter(({ isRetired }) => isRetired).map(({ definition }) => definition.id))
  for (const one of [...shippedInstruments, ...own.map(({ definition }) => definition)])
    if ((latest.get(one.id)?.version ?? 0) < one.version && !retired.has(one.id)) latest.set(one.id, one)
  return [...latest.values()]
}
