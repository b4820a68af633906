import type { KnownEventType } from './event-types.ts'
import { EVENTS_AT_ANY_TIME } from './in-every-procedure.ts'
import type { Procedure } from './procedure.ts'

const AT_ANY_TIME: ReadonlySet<string> = new Set(EVENTS_AT_ANY_TIME)

/** Where the steps of a procedure are taken in turn. */
export const STAGES_IN_TURN = ['stage-1', 'stage-2', 'stage-3', 'corporate-review'] as const
export type StageInTurn = (typeof STAGES_IN_TURN)[number]

/** The stages that have a guided page: the ones taken in turn, and the Ombudsman. */
export function isGuided(stage: string): stage is StageInTurn | 'ombudsman' {
  return stage === 'ombudsman' || STAGES_IN_TURN.some((other) => other === stage)
}

/**
 * The events of one stage in the order in which they usually come: from the request that opens it to the request of the
 * next. Stage 1 begins with the receipt. Empty where the procedure has no such stage. What may happen at any time is left out.
 */
export function eventsOfStage(procedure: Procedure, stage: StageInTurn): readonly KnownEventType[] {
  let at: StageInTurn = 'stage-1'
  return procedure.events.filter((type) => {
    const to = procedure.moves.find(([match]) => match === type)?.[1]
    // Leaving out stage 1 opens stage 2 too, but is agreed at stage 1.
    if (type.endsWith('Requested')) at = STAGES_IN_TURN.find((other) => other === to) ?? at
    return at === stage && !AT_ANY_TIME.has(type)
  })
}

/** The events of a stage that need not happen: what mends, prolongs, refuses or ends a step. */
export const ONLY_WHERE_NEEDED: ReadonlySet<string> = new Set<KnownEventType>([
  'DetailsRecorded', 'SufficientInterestDecided', 'StageOneExtended', 'StageOnePaused', 'StageOneResumed', 'StageOneSkipped', 'AnswerSentBack',
  'StatementOfComplaintAmended', 'AppointeeAsked', 'AppointeeReplied', 'AppointmentEnded', 'InvestigationExtended', 'ReviewPanelRefused',
  'CorporateReviewExtended',
])
