import type { AnswerContent, Finding, PointFinding } from './events.ts'
import type { Complaint, DerivedOutcome, Outcome, Stage } from './state.ts'

/** From the last stage back: the outcome is that of the highest stage that was answered. */
const STAGES_FROM_THE_LAST: readonly Stage[] = ['stage-3', 'stage-2', 'corporate-review', 'stage-1']

/**
 * What came of a complaint: the finding for each point after the highest answered stage, and one outcome for the whole.
 *
 * The whole is upheld where every point is; partly upheld where any point was upheld in whole or part; otherwise not
 * upheld, or without a finding where nothing could be found on any point. A complaint withdrawn before any answer is
 * `withdrawn`; `null` says that there is no outcome yet. `counts` adds up to the number of points found on (1 where the
 * whole was answered as one, 0 where it was resolved without a finding).
 * A point that the highest stage did not look at keeps the finding of the stage before.
 *
 * Law: SI 2006/1738 reg. 13 (a record of the outcome). Decision: 0012.
 */
export function outcomeOf(complaint: Complaint): DerivedOutcome {
  const answers = STAGES_FROM_THE_LAST.flatMap((stage) => complaint.answers[stage] ?? [])
  const highest = answers[0]
  if (!highest) return { outcome: complaint.status === 'withdrawn' ? 'withdrawn' : null, points: [], counts: countFindings([]) }
  if (highest.whole !== undefined) return wholeOutcome(complaint, highest.whole)
  const points = findingsOf(complaint, answers)
  const counts = countFindings(points.map((point) => point.finding))
  return { outcome: overall(counts), points, counts }
}

/** How many of each finding: every finding has its count, so that none can be missed. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Finding, number>> {
  const counts: Record<Finding, number> = { upheld: 0, 'partly-upheld': 0, 'not-upheld': 0, 'no-finding': 0 }
  for (const finding of findings) counts[finding] += 1
  return counts
}

/** One finding for the whole is the finding of each of its points. */
function wholeOutcome(complaint: Complaint, whole: NonNullable<AnswerContent['whole']>): DerivedOutcome {
  const counts = countFindings(whole === 'resolved-no-finding' ? [] : [whole])
  return { outcome: whole, points: findingOnEach(complaint, whole), counts }
}

function findingOnEach({ points }: Complaint, whole: NonNullable<AnswerContent['whole']>): readonly PointFinding[] {
  return whole === 'resolved-no-finding' ? [] : points.map(({ pointId }) => ({ pointId, finding: whole }))
}

/** The finding of the highest stage that looked at each point; a stage that answered the whole as one looked at them all. */
function findingsOf(complaint: Complaint, answersFromTheLast: readonly AnswerContent[]): readonly PointFinding[] {
  const found = new Map<string, PointFinding>()
  for (const { findings, whole } of answersFromTheLast) {
    for (const point of whole === undefined ? (findings ?? []) : findingOnEach(complaint, whole)) {
      if (!found.has(point.pointId)) found.set(point.pointId, point)
    }
  }
  return [...found.values()]
}

function overall(counts: Readonly<Record<Finding, number>>): Outcome | null {
  const all = counts.upheld + counts['partly-upheld'] + counts['not-upheld'] + counts['no-finding']
  if (all === 0) return null
  if (counts.upheld === all) return 'upheld'
  if (counts.upheld > 0 || counts['partly-upheld'] > 0) return 'partly-upheld'
  return counts['not-upheld'] > 0 ? 'not-upheld' : 'no-finding'
}
