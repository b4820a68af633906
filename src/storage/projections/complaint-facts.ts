import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { workingDaysBetween } from '../../domain/calendar/working-days.ts'
import { effectiveEvents, inOrderOfHappening, type Effective } from '../../domain/complaint/effective.ts'
import { FINDINGS, type ComplaintEvent, type Recorded } from '../../domain/complaint/events.ts'
import { foldEffective } from '../../domain/complaint/evolve.ts'
import { countFindings, outcomeOf } from '../../domain/complaint/outcome.ts'
import type { Complaint } from '../../domain/complaint/state.ts'
import type { ProjectionContext } from './context.ts'
import { factVersions, type FactRow } from './fact-versions.ts'
import type { KnownDay } from './known-days.ts'
import type { RowOf } from './projected-rows.ts'
import { timetableOfStream, type StreamTimetable } from './timetable-of-stream.ts'

/** A complaint with everything that its fact is taken from. */
export type Folded = Readonly<{ inOrder: readonly Effective<ComplaintEvent>[]; complaint: Complaint; timetable: StreamTimetable }>

/** Entries that change nothing that a figure counts: no version of the fact begins with them. */
const NOT_COUNTED: ReadonlySet<string> = new Set([
  'ComplaintAcknowledged', 'AnswerDrafted', 'AnswerSubmitted', 'AnswerSentBack', 'AnswerApproved', 'ContactLogged', 'NoteAdded',
])

/** The versions of the fact that one complaint is, by the day each became known. `now` is the whole stream, folded already. */
export function complaintFacts(
  streamId: string, recorded: readonly Recorded<ComplaintEvent>[], days: readonly KnownDay[], context: ProjectionContext, now?: Folded,
): readonly RowOf<'report_facts'>[] {
  return factVersions(days, (day, before) => {
    const isWhole = day.entries === recorded.length
    const isSame = recorded.slice(before, day.entries).every(({ event }) => NOT_COUNTED.has(event.type))
    if (isSame && before > 0) return 'same'
    const folded = isWhole && now ? now : foldUntil(recorded.slice(0, day.entries), day.day, context)
    return folded && factOf(streamId, folded, context)
  })
}

function foldUntil(recorded: readonly Recorded<ComplaintEvent>[], knownUntil: IsoDate, context: ProjectionContext): Folded | null {
  const inOrder = inOrderOfHappening(effectiveEvents(recorded))
  if (inOrder[0]?.event.type !== 'ComplaintReceived') return null
  const complaint = foldEffective(inOrder)
  if (!complaint) return null
  const isTimed = inOrder.some(({ event }) => !UNTIMED.has(event.type))
  return { inOrder, complaint, timetable: isTimed ? timetableOfStream(inOrder, complaint.procedure, knownUntil, context) : NO_TIMETABLE }
}

/** While nothing else has happened, no clock is extended and no rule broken, so that none need be run. */
const UNTIMED: ReadonlySet<string> = new Set([...NOT_COUNTED, 'ComplaintReceived', 'DetailsRecorded', 'ComplaintAllocated'])
const NO_TIMETABLE: StreamTimetable = { clocks: [], breaches: [] }

function factOf(streamId: string, { inOrder, complaint, timetable }: Folded, { settings, calendar }: ProjectionContext): FactRow {
  const { details, answers, requestedOn, receivedOn } = complaint
  const first = inOrder[0]?.event
  const closedOn = complaint.closedOn ?? complaint.withdrawnOn
  const one = answers['stage-1']?.answeredOn ?? null
  const two = answers['stage-2']
  const clock = (id: string) => timetable.clocks.find((each) => each.id === id)
  const twoFrom = clock('stage-2-answer')?.startedOn ?? requestedOn['stage-2']
  const findings = two && countFindings(two.whole === undefined ? (two.findings ?? []).map(({ finding }) => finding) : wholeAs(two.whole))
  return {
    stream_id: streamId,
    kind: complaint.procedure === settings.corporateProcedure ? 'corporate-complaint' : 'statutory-complaint',
    reference: complaint.reference, received_on: receivedOn, closed_on: closedOn, withdrawn: complaint.status === 'withdrawn',
    channel: complaint.channel, complainant_type: details.complainants[0]?.type ?? null,
    by_child: details.complainants[0]?.type === CHILD, supported_by_advocate: details.supportedByAdvocate ?? false,
    about_disabled_child: details.children.some(({ disability }) => disability === 'yes'), category: details.category ?? null,
    divisions: details.divisions, teams: teamsCounted(complaint), outcome: outcomeOf(complaint).outcome,
    stage_one_answered_on: one, stage_one_working_days: one && workingDaysBetween(calendar, receivedOn, one),
    stage_one_extended: clock('stage-1-answer')?.extended ?? false,
    stage_two_requested_on: requestedOn['stage-2'] ?? null, stage_two_answered_on: two?.answeredOn ?? null,
    stage_two_working_days: two && twoFrom ? workingDaysBetween(calendar, twoFrom, two.answeredOn) : null,
    stage_two_extended: clock('stage-2-answer')?.extended ?? false,
    stage_two_findings: findings ? FINDINGS.map((finding) => findings[finding]) : null,
    stage_three_requested_on: requestedOn['stage-3'] ?? null, stage_three_met_on: complaint.panelMetOn,
    corporate_review_requested_on: requestedOn['corporate-review'] ?? null, ombudsman_result: null, quantity: 1,
    breaches: timetable.breaches.length,
    known_assumed: first?.type === 'ComplaintReceived' && first.importedFrom?.knownAssumed === true,
  }
}

/** The code of the complainant type that is a child or young person under 18. */
const CHILD = 'child-or-young-person'

function wholeAs(whole: NonNullable<Complaint['answers']['stage-2']>['whole']): readonly (typeof FINDINGS)[number][] {
  return whole === undefined || whole === 'resolved-no-finding' ? [] : [whole]
}

/** The teams that the complaint is about; where none was recorded, the team that answers it. */
function teamsCounted({ details, allocatedTo }: Complaint): readonly string[] {
  return details.teams.length > 0 || allocatedTo?.team === undefined ? details.teams : [allocatedTo.team]
}
