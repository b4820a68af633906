import type { ClockBreachCode } from '../procedure/breaches.ts'
import type { Breach } from './commands.ts'
import type { Effective } from './effective.ts'
import type { ComplaintEvent } from './events.ts'
import { foldEffective } from './evolve.ts'
import type { Stage } from './state.ts'

/** Everything that can have been unlawful about a complaint: what its clocks show, and what it shows itself. */
export type BreachCode = ClockBreachCode | 'closed-without-answer'

/** The provision by which each stage has to end in an answer. */
const DUTY_TO_ANSWER: Readonly<Record<Stage, string>> = {
  'stage-1': 'SI 2006/1738 reg. 14',
  'stage-2': 'SI 2006/1738 reg. 17',
  'stage-3': 'SI 2006/1738 reg. 20(3)',
  'corporate-review': 'the authority’s corporate complaints procedure',
}

/**
 * Stages that were closed although nobody answered them: recorded, because it happened, and counted. A complaint that
 * was withdrawn needs no answer. Reopening mends it.
 */
export function closedUnanswered(inOrder: readonly Effective<ComplaintEvent>[]): readonly Breach[] {
  const closing = inOrder.findLast(({ event }) => event.type === 'ComplaintClosed')
  const complaint = foldEffective(inOrder)
  if (!closing || complaint?.status !== 'closed' || complaint.answers[complaint.stage]) return []
  const { seq, event: { happenedOn } } = closing
  return [{ code: 'closed-without-answer', law: DUTY_TO_ANSWER[complaint.stage], confirmed: false, happenedOn, seq }]
}

/** The breaches of `after` that were not there before. */
export function newBreaches(before: readonly Breach[], after: readonly Breach[]): readonly Breach[] {
  const old = new Set(before.map(nameOf))
  return after.filter((breach) => !old.has(nameOf(breach)))
}

function nameOf({ code, happenedOn, seq }: Breach): string {
  return `${code} ${happenedOn} ${seq ?? ''}`
}
