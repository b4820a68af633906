import type { Disruption } from '../../register/disruption/disruption.ts'
import type { DisruptionStage } from '../../register/events.ts'
import { isAffected } from '../affected-by.ts'
import type { ReportFact } from '../report-fact.ts'
import type { Tally } from '../tally.ts'
import { STAGE_THREE, STAGE_TWO_TIME } from './later-stages.ts'
import { timelinessBy } from './timeliness.ts'

/**
 * The tables of the stages without the complaints that stood at the stage on a day of a local hold of that stage; each
 * is counted by the rules of the table of all complaints that it stands beside. None for a stage that was never held.
 * Decision: 0033.
 */
export function withoutHolds(holds: readonly Disruption[], bands: readonly number[]): readonly Tally[] {
  return [
    ...without(holds, 'stage-1', { ...timelinessBy(bands).extension, id: 'timeliness-without-holds', base: 'statutory-received-without-holds' }),
    ...without(holds, 'stage-2', { ...STAGE_TWO_TIME, id: 'stage-2-time-without-holds', base: 'investigations-answered-without-holds' }),
    ...without(holds, 'stage-3', { ...STAGE_THREE, id: 'stage-3-without-holds' }),
  ]
}

function without(holds: readonly Disruption[], stage: DisruptionStage, tally: Tally): readonly Tally[] {
  const ofStage = holds.filter(({ kind, stages }) => kind === 'local-hold' && (stages.length === 0 || stages.includes(stage)))
  if (ofStage.length === 0) return []
  const isHeld = (fact: ReportFact) => ofStage.some((hold) => isAffected(hold, fact, stage))
  return [{ ...tally, dayOf: (fact) => (isHeld(fact) ? null : tally.dayOf(fact)) }]
}
