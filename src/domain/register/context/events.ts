import type { Declarations } from '../../complaint/declared/declaration.ts'
import { choice, codeOf, codesOf, count, day, optional, text } from '../../complaint/declared/field.ts'

/** What may be counted on a day besides open cases, so that complaints can be set against it. */
export const BASE_MEASURES = ['children-in-need', 'child-protection-plans', 'children-in-care', 'care-leavers', 'population-under-18'] as const
export type BaseMeasure = (typeof BASE_MEASURES)[number]

/** Parts of the population whose share may be stated, to compare with what people said about themselves. */
export const POPULATION_GROUPS = ['white', 'mixed', 'asian', 'black', 'other-ethnic-group', 'disabled', 'female', 'male'] as const
export type PopulationGroup = (typeof POPULATION_GROUPS)[number]

/** Who was offered an advocate without a complaint: by what they are to the service, never by name. */
export const ADVOCACY_OFFERED_TO = [
  'child-in-care', 'care-leaver', 'child-in-need', 'child-on-a-protection-plan', 'disabled-child', 'child-leaving-care', 'parent-or-carer', 'other',
] as const
export type AdvocacyOfferedTo = (typeof ADVOCACY_OFFERED_TO)[number]

export const ADVOCACY_ANSWERS = ['accepted', 'declined'] as const
export type AdvocacyAnswer = (typeof ADVOCACY_ANSWERS)[number]

/** More than any authority in England has: a typing slip. */
const MOST_CASES = 1_000_000
const MOST_PEOPLE = 10_000_000

/**
 * What was counted, so that complaints can be set against it: one number a stream, on a day or over a period. Without a
 * division or a team it is the whole authority's. Where it comes from is said in words. Decision: 0054.
 */
export const BASE_EVENTS = {
  /**
   * Open cases on a day, in the founding report's sense: children in need, children in care and care leavers. Where a team is
   * named they are that team's, whatever its division, and never part of the division's or of the authority's number.
   */
  CaseloadCounted: { command: 'record-caseload', fields: { openCases: count(0, MOST_CASES), division: optional(codeOf('divisions')), team: optional(codeOf('teams')), text: optional(text) } },
  /** From `happenedOn` to `until`, both included. */
  ReferralsCounted: {
    command: 'record-referrals', fields: { referrals: count(0, MOST_CASES), until: day, division: optional(codeOf('divisions')), text: optional(text) },
  },
  BaseCounted: {
    command: 'record-base',
    fields: { measure: choice(...BASE_MEASURES), quantity: count(0, MOST_PEOPLE), division: optional(codeOf('divisions')), text: optional(text) },
  },
  /** In thousandths: 978 is 97.8 %. */
  PopulationShareStated: {
    command: 'record-population-share', fields: { group: choice(...POPULATION_GROUPS), perThousand: count(0, 1000), text: optional(text) },
  },
} as const satisfies Declarations

/** What the complaints service did besides complaints, and offers of advocacy that no complaint came of. */
export const CONTEXT_EVENTS = {
  TrainingHeld: {
    command: 'record-training',
    fields: {
      sessions: count(1, 1000), topic: optional(text), audiences: optional(codesOf('audiences')), places: optional(count(0, 100_000)),
      attended: optional(count(0, 100_000)), score: optional(count(1, 5)), feedback: optional(text),
    },
  },
  AdviceGiven: { command: 'record-advice', fields: { text, team: optional(codeOf('teams')), minutes: optional(count(1, 6000)) } },
  ProcedureManualUpdated: { command: 'record-procedure-update', fields: { text, where: optional(text) } },
  AdvocacyOfferMade: {
    command: 'record-advocacy-offer',
    fields: { to: choice(...ADVOCACY_OFFERED_TO), answer: optional(choice(...ADVOCACY_ANSWERS)), provider: optional(text), outcome: optional(text) },
  },
  AdvocacyOfferAnswered: {
    command: 'record-advocacy-offer-answer', fields: { answer: choice(...ADVOCACY_ANSWERS), provider: optional(text), outcome: optional(text) },
  },
} as const satisfies Declarations
