import { lettersOwedOf } from '../../../application/letters/letter-facts-of.ts'
import type { ComplaintView } from '../../../application/worded.ts'
import type { StageInTurn } from '../../../domain/procedure/stage-events.ts'
import { owedRow } from '../letters/list-page.ts'

/** The letters of a stage, the acknowledgement with stage 1: how each stands, and what it has to say. */
export function lettersOf(view: ComplaintView, stage: StageInTurn) {
  return lettersOwedOf(view).filter(({ rule }) => rule.stage === stage || (stage === 'stage-1' && rule.stage === 'acknowledgement'))
    .map((standing) => owedRow(view, standing, false))
}
