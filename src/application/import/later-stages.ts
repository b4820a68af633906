import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { AnswerContent, ComplaintEvent, PointFinding, PointOfComplaint } from '../../domain/complaint/events.ts'
import { isGiven } from './given.ts'
import type { EventMaker } from './event-maker.ts'
import type { ComplaintPart } from './register-row.ts'
import type { RowOutcome } from './word-choices.ts'

/** The events of stages 2 and 3 and of a corporate review. Given the points, so that an investigation can name more. */
export function laterStages(complaint: ComplaintPart, pointIds: readonly string[], maker: EventMaker): (points: readonly PointOfComplaint[]) => readonly ComplaintEvent[] {
  const findings = complaint.stageTwo?.findings ?? []
  // An investigation may divide a complaint further than stage 1 did: its other points have a place, and no words.
  const furtherIds = findings.slice(pointIds.length).map(() => maker.newId())
  const byPoint = [...pointIds, ...furtherIds].flatMap((pointId, at): PointFinding[] => {
    const finding = findings[at]
    return finding === undefined ? [] : [{ pointId, finding }]
  })
  return (points) => [
    ...investigation(complaint.stageTwo, byPoint, furtherIds.length > 0 ? [...points, ...furtherIds.map((pointId) => ({ pointId }))] : null),
    ...reviewPanel(complaint.stageThree),
    ...corporateReview(complaint.corporateReview),
  ]
}

function investigation(
  stageTwo: ComplaintPart['stageTwo'], findings: readonly PointFinding[], points: readonly PointOfComplaint[] | null,
): readonly ComplaintEvent[] {
  if (stageTwo === null) return []
  const { requestedOn, extension, answeredOn, whole } = stageTwo
  return [
    { type: 'InvestigationRequested', happenedOn: requestedOn },
    ...(points === null ? [] : [{ type: 'DetailsRecorded', happenedOn: requestedOn, details: { points } } as const]),
    ...(extension === null ? [] : [{
      type: 'InvestigationExtended', happenedOn: extension.toldOn ?? requestedOn, untilWorkingDays: extension.untilWorkingDays,
      ...(isGiven(extension.toldOn) && { toldOn: extension.toldOn }),
    } as const]),
    ...answered('InvestigationAnswered', answeredOn, findings.length > 0 ? { findings } : wholeOf(whole)),
  ]
}

function reviewPanel(stageThree: ComplaintPart['stageThree']): readonly ComplaintEvent[] {
  if (stageThree === null) return []
  const { requestedOn, metOn, answeredOn, whole } = stageThree
  return [
    { type: 'ReviewPanelRequested', happenedOn: requestedOn },
    ...(metOn === null ? [] : [{ type: 'ReviewPanelMet', happenedOn: metOn } as const]),
    ...answered('ReviewPanelAnswered', answeredOn, wholeOf(whole)),
  ]
}

function corporateReview(review: ComplaintPart['corporateReview']): readonly ComplaintEvent[] {
  if (review === null) return []
  return [
    { type: 'CorporateReviewRequested', happenedOn: review.requestedOn },
    ...answered('CorporateReviewAnswered', review.answeredOn, wholeOf(review.whole)),
  ]
}

function answered(type: 'InvestigationAnswered' | 'ReviewPanelAnswered' | 'CorporateReviewAnswered', on: IsoDate | null, content: AnswerContent): readonly ComplaintEvent[] {
  return on === null ? [] : [{ type, happenedOn: on, ...content }]
}

function wholeOf(whole: RowOutcome | null): AnswerContent {
  return whole === null ? {} : { whole }
}
