import type { IsoDate } from '../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening, type WorldEvent } from '../../complaint/effective.ts'
import type { Recorded } from '../../complaint/events.ts'
import type { RegisterEvent } from '../events.ts'
import { ADVOCACY_ANSWERS, type AdvocacyAnswer, type BASE_EVENTS, type CONTEXT_EVENTS } from './events.ts'

/** The kinds of stream that surround complaints. */
export const CONTEXT_KINDS = ['caseload', 'training', 'advice', 'procedure-update', 'advocacy-offer'] as const
export type ContextKind = (typeof CONTEXT_KINDS)[number]

export type ContextFact = Extract<WorldEvent<RegisterEvent>, { type: Exclude<keyof typeof BASE_EVENTS | keyof typeof CONTEXT_EVENTS, 'AdvocacyOfferAnswered'> }>
export type BaseFact = Extract<ContextFact, { type: keyof typeof BASE_EVENTS }>

/** One thing that surrounds complaints, as its stream tells it now. */
export type ContextEntry = Readonly<{
  first: ContextFact
  /** The last answer to an offer of advocacy; null while there is none, and for everything else. */
  answer: AdvocacyAnswer | null
}>

const FIRST: Readonly<Record<ContextFact['type'], ContextKind>> = {
  CaseloadCounted: 'caseload', ReferralsCounted: 'caseload', BaseCounted: 'caseload', PopulationShareStated: 'caseload', TrainingHeld: 'training',
  AdviceGiven: 'advice', ProcedureManualUpdated: 'procedure-update', AdvocacyOfferMade: 'advocacy-offer',
}

function isContextFact(event: RegisterEvent): event is ContextFact {
  return Object.hasOwn(FIRST, event.type)
}

/** What the stream says; null for any other stream. */
export function foldContext(recorded: readonly Recorded<RegisterEvent>[]): ContextEntry | null {
  const events = inOrderOfHappening(effectiveEvents(recorded)).map(({ event }) => event)
  const first = events.find(isContextFact)
  if (first === undefined) return null
  const answers = events.flatMap((event) => (event.type === 'AdvocacyOfferAnswered' || event.type === 'AdvocacyOfferMade') && event.answer !== undefined ? [event.answer] : [])
  return { first, answer: ADVOCACY_ANSWERS.find((answer) => answer === answers.at(-1)) ?? null }
}

/** The number of a base, and of which measure: a code of `ROW_LABELS` and the facts' `sort`. */
export function measured(fact: BaseFact): Readonly<{ measure: string; quantity: number; until: IsoDate | null; division: string | null; team: string | null }> {
  switch (fact.type) {
    case 'CaseloadCounted': return { measure: 'open-cases', quantity: fact.openCases, until: null, division: fact.division ?? null, team: fact.team ?? null }
    case 'ReferralsCounted': return { measure: 'referrals', quantity: fact.referrals, until: fact.until, division: fact.division ?? null, team: null }
    case 'BaseCounted': return { measure: fact.measure, quantity: fact.quantity, until: null, division: fact.division ?? null, team: null }
    case 'PopulationShareStated': return { measure: fact.group, quantity: fact.perThousand, until: null, division: null, team: null }
  }
}
