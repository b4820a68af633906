import type { ClockBreachCode } from '../procedure/breaches.ts'
import type { Procedure } from '../procedure/procedure.ts'
import type { Breach } from './commands.ts'
import type { Effective } from './effective.ts'
import type { ComplaintEvent, ComplaintEventType } from './events.ts'
import { foldEffective } from './evolve.ts'
import type { Stage } from './state.ts'
import { isNotConsidered } from './not-considered.ts'
import { isSettled } from './threads/leaving/thread.ts'
import { isMerged } from './threads/links/thread.ts'
import type { APPOINTMENTS_BREACHES } from './threads/appointments/events.ts'
import type { STAGE_THREE_BREACHES } from './threads/stage-three/events.ts'

/** Everything that can have been unlawful about a complaint: what its clocks show, and what it shows itself. */
export type BreachCode = ClockBreachCode | 'closed-without-answer' | (typeof APPOINTMENTS_BREACHES)[number] | (typeof STAGE_THREE_BREACHES)[number]

const ANSWER_OF: Readonly<Record<Stage, ComplaintEventType>> = {
  'stage-1': 'StageOneAnswered', 'stage-2': 'InvestigationAnswered', 'stage-3': 'ReviewPanelAnswered', 'corporate-review': 'CorporateReviewAnswered',
}

/**
 * A stage that was closed although nobody answered it: recorded, because it happened, and counted. The law is that of the
 * clock that only the answer ends; where a procedure rests on no law, nothing was breached. A complaint that was withdrawn
 * needs no answer, nor does one that was settled at this stage, that goes on in another complaint or that it was decided not to consider. Reopening mends it. Decision: 0010.
 */
export function closedUnanswered(inOrder: readonly Effective<ComplaintEvent>[], procedure: Procedure): readonly Breach[] {
  const closing = inOrder.findLast(({ event }) => event.type === 'ComplaintClosed')
  if (!closing) return []
  const complaint = foldEffective(inOrder)
  if (complaint?.status !== 'closed' || complaint.answers[complaint.stage] || isSettled(complaint) || isMerged(complaint)) return []
  if (isNotConsidered(complaint)) return []
  const duty = procedure.clocks.find(({ doneBy }) => doneBy.length === 1 && doneBy[0] === ANSWER_OF[complaint.stage])
  if (!duty?.law) return []
  const { seq, event: { happenedOn } } = closing
  return [{ code: 'closed-without-answer', law: duty.law, confirmed: duty.confirmed, happenedOn, seq }]
}

/** The breaches of `after` that were not there before. */
export function newBreaches(before: readonly Breach[], after: readonly Breach[]): readonly Breach[] {
  const old = new Set(before.map(nameOf))
  return after.filter((breach) => !old.has(nameOf(breach)))
}

function nameOf({ code, happenedOn, seq }: Breach): string {
  return `${code} ${happenedOn} ${seq ?? ''}`
}
