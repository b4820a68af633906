import type { Chance } from './chance.ts'
import type { DemonstrationRow } from './demonstration-row.ts'
import type { PlannedComplaint } from './year-complaints.ts'

/** What the answer decided: for each point where there are several, else for the whole; why, and what put it right. */
export function outcomeCells(chance: Chance, { outcome, story }: PlannedComplaint, points: number, reasons: readonly string[]): DemonstrationRow {
  const isUpheld = outcome === 'upheld' || outcome === 'partly-upheld'
  return {
    ...(points > 1 && story.stageTwo === undefined ? pointCells(chance, outcome, points) : { outcome }),
    ...(isUpheld && reasons.length > 0 && { 'reasons-upheld': reasons.join('; ') }),
    'how-resolved': howResolved(chance, isUpheld),
    ...(story.reimbursedPounds !== undefined && { remedy: 'reimbursement', 'remedy-amount': `${story.reimbursedPounds}.00` }),
  }
}

/** Findings for each point that make up the wanted outcome of the whole. */
function pointCells(chance: Chance, outcome: PlannedComplaint['outcome'], points: number): DemonstrationRow {
  if (outcome === 'resolved-no-finding' || outcome === 'no-finding') return { outcome }
  if (outcome !== 'partly-upheld') return Object.fromEntries(Array.from({ length: points }, (_, at) => [`point-${at + 1}-outcome`, outcome]))
  // The first partly upheld keeps the whole from being upheld; the last may be anything.
  return Object.fromEntries(Array.from({ length: points }, (_, at) => [
    `point-${at + 1}-outcome`, at === 0 ? 'partly-upheld' : chance.pick(['upheld', 'partly-upheld', 'not-upheld']),
  ]))
}

function howResolved(chance: Chance, isUpheld: boolean): string {
  const first = chance.isOneOf(72) ? ['explanation'] : []
  const further = isUpheld ? [chance.pick(['apology', 'apology', 'action-taken', 'assessment-reviewed', 'staff-reminded', 'worker-changed'])] : []
  const all = [...first, ...further]
  return (all.length > 0 ? all : [chance.pick(['meeting', 'views-added', 'explanation'])]).join('; ')
}
