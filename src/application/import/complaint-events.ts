import { foundFault } from '../../domain/complaint/causes.ts'
import { isAnswer, type AnswerContent, type Complainant, type ComplaintDetails, type ComplaintEvent, type PointFinding, type PointOfComplaint } from '../../domain/complaint/events.ts'
import { isGiven } from './given.ts'
import type { EventMaker, EventsOf } from './event-maker.ts'
import type { ComplaintPart, RegisterRow, RowAnswer, RowExtension } from './register-row.ts'
import { laterStages } from './later-stages.ts'

type ComplaintRow = Extract<RegisterRow, { complaint: unknown }>

/** A complaint's history as its row tells it: the same events as a page would have recorded day by day. */
export function complaintEvents(row: ComplaintRow, procedure: string, maker: EventMaker): EventsOf {
  const { complaint } = row
  const said = row.words === null ? null : maker.words(row.words)
  const answerText = complaint.answer?.words == null ? null : maker.words(complaint.answer.words)
  const pointIds = complaint.points.map(() => maker.newId())
  const pointTexts = complaint.points.map((point) => (point.words === null ? null : maker.words(point.words)))
  const people = peopleOf(complaint, maker)
  const later = laterStages(complaint, pointIds, maker)
  return (reference, importedFrom) => {
    const points: PointOfComplaint[] = pointIds.map((pointId, at) => {
      const text = pointTexts[at]?.()
      return { pointId, ...(text && { text }) }
    })
    const received: ComplaintEvent = {
      type: 'ComplaintReceived', happenedOn: row.receivedOn, procedure, reference, channel: row.channel ?? 'other',
      ...(isGiven(complaint.reachedTeamOn) && { reachedTeamOn: complaint.reachedTeamOn }), ...(said && { said: said() }),
      details: detailsOf(row, people, points), importedFrom,
    }
    return withCauses([received, ...stageOne(row, pointIds, answerText?.()), ...later(points), ...ending(complaint)], complaint.causes)
  }
}

/** Why it was upheld stands with the last answer that found fault: the finding that the complaint ends with. */
function withCauses(events: readonly ComplaintEvent[], { reasons, nature }: ComplaintPart['causes']): readonly ComplaintEvent[] {
  const last = events.findLastIndex((event) => isAnswer(event) && foundFault(event))
  const said = { ...(reasons.length > 0 && { reasons }), ...(nature !== null && { nature }) }
  return events.map((event, at) => (at === last && isAnswer(event) ? { ...event, ...said } : event))
}

type People = Pick<ComplaintDetails, 'complainants' | 'children'>

function peopleOf(complaint: ComplaintPart, maker: EventMaker): People {
  const complainants = complaint.complainants.map(({ type, relation, name }, at): Complainant => ({
    type, ...(name && { personId: maker.person(name, at === 0 ? complaint.protectedWhy : null) }), ...(isGiven(relation) && { relation }),
  }))
  const children = complaint.children.map(({ name, careStatus, disability }) => ({
    ...(name && { personId: maker.person(name) }), ...(isGiven(careStatus) && { careStatus }), ...(isGiven(disability) && { disability }),
  }))
  return { ...(complainants.length > 0 && { complainants }), ...(children.length > 0 && { children }) }
}

function detailsOf(row: ComplaintRow, people: People, points: readonly PointOfComplaint[]): ComplaintDetails {
  const { category, supportedByAdvocate } = row.complaint
  return {
    ...people,
    ...(row.divisions.length > 0 && { divisions: row.divisions }), ...(row.teams.length > 0 && { teams: row.teams }),
    ...(points.length > 0 && { points }), ...(isGiven(category) && { category }), ...(isGiven(supportedByAdvocate) && { supportedByAdvocate }),
  }
}

function stageOne(row: ComplaintRow, pointIds: readonly string[], text: AnswerContent['text']): readonly ComplaintEvent[] {
  const { acknowledgedOn, allocated, extension, answer, points } = row.complaint
  const findings = points.flatMap(({ finding }, at): PointFinding[] => {
    const pointId = pointIds[at]
    return finding === null || pointId === undefined ? [] : [{ pointId, finding }]
  })
  return [
    ...(acknowledgedOn === null ? [] : [{ type: 'ComplaintAcknowledged', happenedOn: acknowledgedOn } as const]),
    ...(allocated === null ? [] : [{ type: 'ComplaintAllocated', happenedOn: allocated.on, team: allocated.team } as const]),
    ...(extension === null ? [] : [extended(extension, row.receivedOn)]),
    ...(answer === null ? [] : [{ type: 'StageOneAnswered', happenedOn: answer.answeredOn, ...contentOf(answer, findings), ...(text && { text }) } as const]),
  ]
}

/** An extension happened when the complainant was told; one that nobody was told of is laid on the day of receipt. */
function extended({ untilWorkingDays, toldOn }: RowExtension, receivedOn: ComplaintRow['receivedOn']): ComplaintEvent {
  return { type: 'StageOneExtended', happenedOn: toldOn ?? receivedOn, ground: 'complex', untilWorkingDays, ...(toldOn !== null && { toldOn }) }
}

function contentOf({ whole, howResolved, remedy }: RowAnswer, findings: readonly PointFinding[]): AnswerContent {
  return {
    ...(findings.length > 0 ? { findings } : isGiven(whole) && { whole }),
    ...(howResolved.length > 0 && { howResolved }),
    ...(remedy && { remedies: [{ type: remedy.type, ...(isGiven(remedy.amountPence) && { amountPence: remedy.amountPence }) }] }),
  }
}

function ending({ withdrawnOn, closedOn, category }: ComplaintPart): readonly ComplaintEvent[] {
  return [
    ...(withdrawnOn === null ? [] : [{ type: 'ComplaintWithdrawn', happenedOn: withdrawnOn } as const]),
    ...(closedOn === null ? [] : [{ type: 'ComplaintClosed', happenedOn: closedOn, ...(isGiven(category) && { category }) } as const]),
  ]
}
