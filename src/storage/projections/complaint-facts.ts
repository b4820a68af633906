import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { workingDaysBetween } from '../../domain/calendar/working-days.ts'
import { causesOf } from '../../domain/complaint/causes.ts'
import { effectiveEvents, inOrderOfHappening, type Effective } from '../../domain/complaint/effective.ts'
import { FINDINGS, type ComplaintEvent, type Recorded } from '../../domain/complaint/events.ts'
import { foldEffective } from '../../domain/complaint/evolve.ts'
import { countFindings, outcomeOf } from '../../domain/complaint/outcome.ts'
import type { Complaint } from '../../domain/complaint/state.ts'
import { delayedBy } from '../../domain/complaint/threads/delays/thread.ts'
import { stateOf } from '../../domain/complaint/threads/remedies/thread.ts'
import { isMerged } from '../../domain/complaint/threads/links/thread.ts'
import type { ProjectionContext } from './context.ts'
import { factVersions, NOTHING_MORE, type FactRow } from './fact-versions.ts'
import type { KnownDay } from './known-days.ts'
import { factKindOf, stagesOf } from './facts-of-stages.ts'
import type { RowOf } from './projected-rows.ts'
import { timetableOfStream, type StreamTimetable } from './timetable-of-stream.ts'

/** A complaint with everything that its fact is taken from. */
export type Folded = Readonly<{ inOrder: readonly Effective<ComplaintEvent>[]; complaint: Complaint; timetable: StreamTimetable }>

/** Entries that change nothing that a figure counts: no version of the fact begins with them. */
const NOT_COUNTED: ReadonlySet<string> = new Set([
  'ComplaintAcknowledged', 'AnswerDrafted', 'AnswerSubmitted', 'AnswerSentBack', 'AnswerApproved', 'ContactLogged', 'NoteAdded',
])

/**
 * The versions of the fact that one complaint is, by the day each became known; none while it goes on in another one, where
 * it is counted. `now` is the whole stream, folded already.
 */
export function complaintFacts(
  streamId: string, recorded: readonly Recorded<ComplaintEvent>[], days: readonly KnownDay[], context: ProjectionContext, now?: Folded,
): readonly RowOf<'report_facts'>[] {
  return factVersions(days, (day, before) => {
    const isWhole = day.entries === recorded.length
    const isSame = recorded.slice(before, day.entries).every(({ event }) => NOT_COUNTED.has(event.type))
    if (isSame && before > 0) return 'same'
    const folded = isWhole && now ? now : foldUntil(recorded.slice(0, day.entries), day.day, context)
    return folded && !isMerged(folded.complaint) ? factOf(streamId, folded, context) : null
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

function factOf(streamId: string, folded: Folded, context: ProjectionContext): FactRow {
  const { inOrder, complaint, timetable } = folded
  const first = inOrder[0]?.event
  return {
    stream_id: streamId,
    kind: factKindOf(complaint.procedure, context.settings.corporateProcedure),
    reference: complaint.reference, received_on: complaint.receivedOn, closed_on: complaint.closedOn ?? complaint.withdrawnOn,
    withdrawn: complaint.status === 'withdrawn', channel: complaint.channel, outcome: outcomeOf(complaint).outcome,
    ...whoAndWhat(complaint), ...stageOne(folded, context), ...stageTwo(folded, context), ...laterStages(complaint),
    ombudsman_result: null, quantity: 1, breaches: timetable.breaches.length,
    ...NOTHING_MORE, ...whyUpheld(complaint), ...whatWasPromised(complaint), ...themesOf(complaint),
    ...stagesOf(folded, context),
    known_assumed: first?.type === 'ComplaintReceived' && first.importedFrom?.knownAssumed === true,
  }
}

/** The themes that it is about, and the disruptions and themes that are named as what delayed it, each once. */
function themesOf({ threads: { themes, delays } }: Complaint) {
  return { themes, delayed_by: delayedBy(delays) }
}

function whoAndWhat(complaint: Complaint) {
  const { details } = complaint
  const type = details.complainants[0]?.type ?? null
  return {
    complainant_type: type, by_child: type === CHILD, supported_by_advocate: details.supportedByAdvocate ?? false,
    about_disabled_child: details.children.some(({ disability }) => disability === 'yes'), category: details.category ?? null,
    divisions: details.divisions, teams: teamsCounted(complaint),
  }
}

/** Why what stands as upheld was upheld; nothing where no fault was found. */
function whyUpheld(complaint: Complaint) {
  const { causes, natures, foundOn } = causesOf(complaint)
  return { causes: [...new Set(causes.map(({ code }) => code))], natures, found_on: foundOn }
}

/** What was promised in it, by its answers and apart from them: what, for how much, when, and where it stands. */
function whatWasPromised({ threads: { remedies } }: Complaint) {
  return {
    remedies: remedies.map(({ kind }) => kind), remedy_pence: remedies.map(({ amountPence }) => amountPence ?? 0),
    remedies_promised_on: remedies.map(({ promisedOn }) => promisedOn), remedy_states: remedies.map(stateOf),
  }
}

/** Raw working days, whatever was extended or paused: day 0 is the day of receipt. */
function stageOne({ complaint: { answers, receivedOn }, timetable }: Folded, { calendar }: ProjectionContext) {
  const answeredOn = answers['stage-1']?.answeredOn ?? null
  return {
    stage_one_answered_on: answeredOn, stage_one_working_days: answeredOn && workingDaysBetween(calendar, receivedOn, answeredOn),
    stage_one_extended: clockOf(timetable, 'stage-1-answer')?.extended ?? false,
  }
}

/** Working days from the start that counts for this authority: the request, or the agreed statement. */
function stageTwo({ complaint: { answers, requestedOn }, timetable }: Folded, { calendar }: ProjectionContext) {
  const answer = answers['stage-2']
  const clock = clockOf(timetable, 'stage-2-answer')
  const startedOn = clock?.startedOn ?? requestedOn['stage-2']
  const findings = answer && countFindings(answer.whole === undefined ? (answer.findings ?? []).map(({ finding }) => finding) : wholeAs(answer.whole))
  return {
    stage_two_requested_on: requestedOn['stage-2'] ?? null, stage_two_answered_on: answer?.answeredOn ?? null,
    stage_two_working_days: answer && startedOn ? workingDaysBetween(calendar, startedOn, answer.answeredOn) : null,
    stage_two_extended: clock?.extended ?? false, stage_two_findings: findings ? FINDINGS.map((finding) => findings[finding]) : null,
  }
}

function laterStages({ requestedOn, panelMetOn }: Complaint) {
  return {
    stage_three_requested_on: requestedOn['stage-3'] ?? null, stage_three_met_on: panelMetOn,
    corporate_review_requested_on: requestedOn['corporate-review'] ?? null,
  }
}

function clockOf({ clocks }: StreamTimetable, id: string): StreamTimetable['clocks'][number] | undefined {
  return clocks.find((clock) => clock.id === id)
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
