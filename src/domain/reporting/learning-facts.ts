import type { IsoDate } from '../calendar/iso-date.ts'
import { standingOf, type Learning } from '../register/learning/learning.ts'
import { BLANK_FACT } from './blank-fact.ts'
import type { ReportFact } from './report-fact.ts'

/**
 * What the figures count of one stream of learning as it was known on `day`: itself, by the day it was noted, and each
 * action and each time it was shared, by their own days. `sort` says where it came from, how the action stood, how it was
 * shared; `attended` how many people heard of it. An action that stays in its complaint is not among them. Decision: 0051.
 */
export function learningFacts(streamId: string, { reference, notedOn, from, teams, divisions, cause, actions, shared }: Learning, day: IsoDate): readonly ReportFact[] {
  const whole = { ...BLANK_FACT, streamId, reference, teams, divisions, causes: cause === null ? [] : [cause], knownFrom: day }
  return [
    { ...whole, kind: 'learning', receivedOn: notedOn, sort: from },
    ...actions.map((action): ReportFact => ({ ...whole, kind: 'learning-action', receivedOn: action.agreedOn, dueOn: action.dueOn, sort: standingOf(action, day) })),
    ...shared.map(({ on, how, people }): ReportFact => ({ ...whole, kind: 'learning-shared', receivedOn: on, sort: how, attended: people })),
  ]
}
