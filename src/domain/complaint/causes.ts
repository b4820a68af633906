import type { IsoDate } from '../calendar/iso-date.ts'
import type { CauseNature, Code, Finding } from './basics.ts'
import type { AnswerContent, PointFinding } from './events.ts'
import { answersFromTheLast, standingFindings } from './outcome.ts'
import type { Complaint, StageAnswer } from './state.ts'

/** A finding of fault that stands: on a point, or on the whole (`pointId` null) where the complaint has no points. */
export type Fault = Readonly<{ pointId: string | null; finding: PointFinding | null; answer: StageAnswer }>

/** One cause of what was upheld. `pointId` is null where it is said of the whole; `nature` where nobody said how it came about. */
export type Cause = Readonly<{ pointId: string | null; code: Code; nature: CauseNature | null }>

/** `foundOn`: the day of the latest answer whose finding of fault stands; null where no fault was found. */
export type Causes = Readonly<{ foundOn: IsoDate | null; causes: readonly Cause[]; natures: readonly CauseNature[] }>

/** Whether a finding is one of fault: only then something has a cause. */
export function isFault(finding: Finding | 'resolved-no-finding' | undefined): boolean {
  return finding === 'upheld' || finding === 'partly-upheld'
}

/** Whether an answer found fault with anything at all. */
export function foundFault({ findings = [], whole }: AnswerContent): boolean {
  return isFault(whole) || findings.some(({ finding }) => isFault(finding))
}

/** Whether an answer names a cause, or how something came about, where it found no fault. Such an answer is refused. Decision: 0050. */
export function hasCauseWithoutFault(answer: AnswerContent): boolean {
  const { findings = [], reasons = [], nature } = answer
  if ((reasons.length > 0 || nature !== undefined) && !foundFault(answer)) return true
  return findings.some((point) => !isFault(point.finding) && ((point.reasons ?? []).length > 0 || point.nature !== undefined))
}

/** The findings of fault that stand after the highest stage that looked at each point. */
export function standingFaults(complaint: Complaint): readonly Fault[] {
  const [highest] = answersFromTheLast(complaint)
  const onPoints = standingFindings(complaint).filter(({ finding }) => isFault(finding.finding))
    .map(({ finding, answer }): Fault => ({ pointId: finding.pointId, finding, answer }))
  const isWhole = onPoints.length === 0 && highest !== undefined && isFault(highest.whole)
  return isWhole ? [{ pointId: null, finding: null, answer: highest }] : onPoints
}

/**
 * Why what stands as upheld was upheld: the causes that the answers name whose findings stand, and those that were found
 * later about those findings. A point that was upheld at stage 1 and not upheld at stage 2 has none. The same cause of the
 * same point is one, with the nature that was stated last.
 *
 * Decision: 0050.
 */
export function causesOf(complaint: Complaint): Causes {
  const faults = standingFaults(complaint)
  const answers = [...new Set(faults.map(({ answer }) => answer))]
  const said = [
    ...answers.map(({ reasons, nature }) => statedCauses(null, reasons, nature)),
    ...faults.map(({ pointId, finding }) => statedCauses(pointId, finding?.reasons, finding?.nature)),
    ...complaint.threads.causes.flatMap(({ of, causes, nature }) =>
      of.filter(({ pointId, answerSeq }) => faults.some((fault) => fault.answer.seq === answerSeq && (pointId === null || pointId === fault.pointId)))
        .map(({ pointId }) => statedCauses(pointId, causes, nature ?? undefined))),
  ]
  return { foundOn: latest(answers.map(({ answeredOn }) => answeredOn)), causes: eachOnce(said.flatMap(({ causes }) => causes)), natures: naturesOf(said) }
}

type Stated = Readonly<{ causes: readonly Cause[]; nature: CauseNature | null }>

function statedCauses(pointId: string | null, codes: readonly Code[] = [], nature: CauseNature | undefined): Stated {
  return { causes: codes.map((code) => ({ pointId, code, nature: nature ?? null })), nature: nature ?? null }
}

/** Each cause of each point once; a nature that was stated later wins over an earlier one and over none. */
function eachOnce(causes: readonly Cause[]): readonly Cause[] {
  const found = new Map<string, Cause>()
  for (const cause of causes) {
    const key = `${cause.pointId ?? ''} ${cause.code}`
    found.set(key, { ...cause, nature: cause.nature ?? found.get(key)?.nature ?? null })
  }
  return [...found.values()]
}

/** How it came about: of the causes that stand, and where it was said without naming a cause. */
function naturesOf(said: readonly Stated[]): readonly CauseNature[] {
  const ofCauses = eachOnce(said.flatMap(({ causes }) => causes)).map(({ nature }) => nature)
  const alone = said.filter(({ causes }) => causes.length === 0).map(({ nature }) => nature)
  return [...new Set([...ofCauses, ...alone].filter((nature) => nature !== null))]
}

function latest(days: readonly IsoDate[]): IsoDate | null {
  return days.reduce<IsoDate | null>((last, day) => (last === null || day > last ? day : last), null)
}
