import type { IsoDate } from '../calendar/iso-date.ts'
import type { Disruption } from '../register/disruption/disruption.ts'
import type { DisruptionStage } from '../register/events.ts'
import type { ReportFact } from './report-fact.ts'

/**
 * Whether a complaint stood in one of the disruption's stages, in its divisions and teams, on any day between its
 * beginning and its end. The day a stage was answered is still a day in it. With `at`, only that stage is looked at.
 */
export function isAffected(disruption: Disruption, fact: ReportFact, at?: DisruptionStage): boolean {
  if (fact.kind !== 'statutory-complaint' && fact.kind !== 'corporate-complaint') return false
  if (disruption.divisions.length > 0 && !disruption.divisions.some((code) => fact.divisions.includes(code))) return false
  if (disruption.teams.length > 0 && !disruption.teams.some((code) => fact.teams.includes(code))) return false
  return stagesOf(fact).some(({ stage, from, until }) =>
    (at === undefined || stage === at) && (disruption.stages.length === 0 || disruption.stages.includes(stage))
    && (disruption.until === null || from <= disruption.until) && (until === null || until >= disruption.from))
}

type InStage = Readonly<{ stage: DisruptionStage; from: IsoDate; until: IsoDate | null }>

function stagesOf(fact: ReportFact): readonly InStage[] {
  const { receivedOn, closedOn, stageOneAnsweredOn, stageTwoRequestedOn, stageTwoAnsweredOn, stageThreeRequestedOn, corporateReviewRequestedOn } = fact
  const later = (stage: DisruptionStage, from: IsoDate | null, until: IsoDate | null): readonly InStage[] => (from === null ? [] : [{ stage, from, until: until ?? closedOn }])
  return [
    { stage: 'stage-1', from: receivedOn, until: stageOneAnsweredOn ?? stageTwoRequestedOn ?? closedOn },
    ...later('stage-2', stageTwoRequestedOn, stageTwoAnsweredOn),
    ...later('stage-3', stageThreeRequestedOn, null),
    ...later('corporate-review', corporateReviewRequestedOn, null),
  ]
}
