import type { AnswerContent, Finding, PointFinding } from './events.ts'
import type { Complaint, DerivedOutcome, Outcome, Stage, StageAnswer } from './state.ts'

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
  const [highest] = answersFromTheLast(complaint)
  if (!highest) return { outcome: complaint.status === 'withdrawn' ? 'withdrawn' : null, points: [], counts: countFindings([]) }
  if (highest.whole !== undefined) return wholeOutcome(complaint, highest.whole)
  const points = standingFindings(complaint).map(({ finding }) => finding)
  const counts = countFindings(points.map((point) => point.finding))
  return { outcome: overall(counts), points, counts }
}

/** What one answer decided by itself, whatever another found: null where it found on nothing. */
export function outcomeOfAnswer({ whole, findings = [] }: AnswerContent): Outcome | null {
  return whole ?? overall(countFindings(findings.map(({ finding }) => finding)))
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

/** The answers of a complaint, that of the highest stage first. */
export function answersFromTheLast({ answers }: Complaint): readonly StageAnswer[] {
  return STAGES_FROM_THE_LAST.flatMap((stage) => answers[stage] ?? [])
}

/** A finding that stands, and the answer that made it. */
export type StandingFinding = Readonly<{ finding: PointFinding; answer: StageAnswer }>

/** The finding of the highest stage that looked at each point; a stage that answered the whole as one looked at them all. */
export function standingFindings(complaint: Complaint): readonly StandingFinding[] {
  const found = new Map<string, StandingFinding>()
  for (const answer of answersFromTheLast(complaint)) {
    for (const finding of answer.whole === undefined ? (answer.findings ?? []) : findingOnEach(complaint, answer.whole)) {
      if (!found.has(finding.pointId)) found.set(finding.pointId, { finding, answer })
    }
    // What was resolved without a finding leaves none of an earlier stage standing.
    if (answer.whole !== undefined) break
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
