import { effectiveEvents, inOrderOfHappening, type Effective } from '../../domain/complaint/effective.ts'
import type { ComplaintEvent, Recorded } from '../../domain/complaint/events.ts'
import { foldAsRecorded, foldEffective } from '../../domain/complaint/evolve.ts'
import { outcomeOf } from '../../domain/complaint/outcome.ts'
import type { Complaint } from '../../domain/complaint/state.ts'
import { notAcknowledged } from '../../domain/complaint/threads/safeguarding/acknowledged.ts'
import { sealedFor, usersComplainedAbout } from '../../domain/complaint/threads/sealing/thread.ts'
import { hiddenFrom } from '../../domain/complaint/threads/safeguarding/thread.ts'
import { toComplete } from '../../domain/complaint/to-complete.ts'
import { FIRST_ANSWER_CLOCKS } from '../../domain/procedure/procedures.ts'
import type { Clock } from '../../domain/procedure/timetable.ts'
import type { ProjectionContext } from './context.ts'
import { knownDays } from './known-days.ts'
import { complaintFacts } from './complaint-facts.ts'
import { isUuid } from '../is-uuid.ts'
import { fileIdsOfStream } from '../search/file-words.ts'
import { outsideRows } from './outside-rows.ts'
import { NO_ROWS, type ProjectedRows, type RowOf } from './projected-rows.ts'
import { timetableOfStream, type StreamTimetable } from './timetable-of-stream.ts'

/**
 * The rows that one complaint's stream gives. One that was recorded in error keeps its summary and its people, so that it
 * is found and said to be so; it has no clock, and its fact ends on the day that became known. Pure.
 */
export function projectComplaint(streamId: string, recorded: readonly Recorded<ComplaintEvent>[], context: ProjectionContext): ProjectedRows {
  const inOrder = inOrderOfHappening(effectiveEvents(recorded))
  const complaint = inOrder[0]?.event.type === 'ComplaintReceived' ? foldEffective(inOrder) : null
  const days = knownDays(recorded)
  const lastDay = days.at(-1)?.day
  if (!complaint || lastDay === undefined) return { ...rowsInError(streamId, recorded), report_facts: complaintFacts(streamId, recorded, days, context) }
  const timetable = timetableOfStream(inOrder, complaint.procedure, lastDay, context)
  return {
    ...NO_ROWS,
    complaint_summaries: [summaryRow(streamId, { ...complaint, seq: recorded.at(-1)?.seq ?? 0 }, timetable)],
    complaint_clocks: timetable.clocks.map((clock, index) => ({ ...clockRow(streamId, clock, index, inOrder), ...whoseColumns(complaint) })),
    complaint_breaches: timetable.breaches.map((breach, index) => ({
      stream_id: streamId, number: index, code: breach.code, law: breach.law, confirmed: breach.confirmed, happened_on: breach.happenedOn,
      seq: breach.seq ?? null,
    })),
    complaint_people: peopleRows(streamId, complaint),
    ...outsideRows(streamId, complaint, recorded),
    complaint_files: fileIdsOfStream(recorded).filter(isUuid).map((fileId) => ({ stream_id: streamId, file_id: fileId })),
    ...sealRows(streamId, complaint),
    complaint_links: linkRows(streamId, complaint), complaint_hidden: hiddenFrom(complaint).map((userId) => ({ stream_id: streamId, user_id: userId })),
    contact_arrangements: contactRows(streamId, complaint),
    report_facts: complaintFacts(streamId, recorded, days, context, { inOrder, complaint, timetable }),
  }
}

function rowsInError(streamId: string, recorded: readonly Recorded<ComplaintEvent>[]): ProjectedRows {
  const complaint = foldAsRecorded(recorded)
  if (!complaint) return NO_ROWS
  const summary = summaryRow(streamId, complaint, { clocks: [], breaches: [] })
  return {
    ...NO_ROWS, ...sealRows(streamId, complaint), complaint_people: peopleRows(streamId, complaint),
    complaint_summaries: [{ ...summary, status: 'recorded-in-error', is_open: false, next_contact_on: null, to_complete: 0, safeguarding_open: false }],
  }
}

function summaryRow(streamId: string, complaint: Complaint, { clocks }: StreamTimetable): RowOf<'complaint_summaries'> {
  const { status } = complaint
  return {
    stream_id: streamId, reference: complaint.reference, procedure: complaint.procedure, stage: complaint.stage, status,
    is_open: status === 'open' || status === 'answered', received_on: complaint.receivedOn, channel: complaint.channel,
    ...detailColumns(complaint), teams: teamsOf(complaint), ...whoseColumns(complaint),
    next_contact_on: complaint.nextContactOn, acknowledged_on: complaint.acknowledgedOn,
    answered_on: complaint.answers[complaint.stage]?.answeredOn ?? null, closed_on: complaint.closedOn ?? complaint.withdrawnOn,
    outcome: outcomeOf(complaint).outcome, to_complete: toComplete(complaint).length, ...clockColumns(nextClock(clocks)), head_seq: complaint.seq,
    safeguarding_open: notAcknowledged(complaint.threads.safeguarding).length > 0, hidden_from: hiddenFrom(complaint),
    ...chaseColumns(complaint, clocks),
  }
}

/** Whose it is, and whose team's: its clocks say so too, for they are asked many at once by somebody who sees only their own. */
function whoseColumns({ allocatedTo }: Complaint) {
  return { owner_id: allocatedTo?.responderId ?? null, allocated_team: allocatedTo?.team ?? null }
}

/** The highest rung of the ladder that was chased while the present stage 1 clock ran, and the day of the last chase of any kind. */
function chaseColumns({ threads: { chasing } }: Complaint, clocks: readonly Clock[]) {
  const since = clocks.find(({ id }) => FIRST_ANSWER_CLOCKS.has(id))?.startedOn
  const rungs = chasing.filter(({ chasedOn }) => since !== undefined && chasedOn >= since).map(({ rung }) => rung)
  return { chased_rung: Math.max(0, ...rungs), last_chased_on: chasing.at(-1)?.chasedOn ?? null }
}

function detailColumns({ details }: Complaint) {
  const first = details.complainants[0]
  return {
    complainant_type: first?.type ?? null, complainant_id: first?.personId ?? null, divisions: details.divisions, category: details.category ?? null,
    priority: details.priority ?? 'normal', priority_reason_id: details.priorityReason?.textId ?? null,
  }
}

function clockColumns(clock: Clock | undefined) {
  if (!clock) return { clock_id: null, due_on: null, provisional: false, paused_on: null }
  return { clock_id: clock.id, due_on: clock.dueOn, provisional: clock.provisional, paused_on: clock.pausedOn }
}

/** The teams that the record names and the one it is allocated to, each once. */
function teamsOf({ details, allocatedTo }: Complaint): readonly string[] {
  const own = allocatedTo?.team
  return own === undefined || details.teams.includes(own) ? details.teams : [...details.teams, own]
}

/** The authority's open clock that runs out first; advice and what the complainant may do are nobody's work. */
function nextClock(clocks: readonly Clock[]): Clock | undefined {
  return clocks.filter(isRunning).reduce<Clock | undefined>((first, clock) => (first && first.dueOn <= clock.dueOn ? first : clock), undefined)
}

function isRunning({ endedOn, whose, kind }: Clock): boolean {
  return endedOn === null && whose === 'authority' && kind === 'limit'
}

const MOVES_A_DATE = new Set(['StageOneExtended', 'StageOnePaused', 'InvestigationExtended'])

function clockRow(streamId: string, clock: Clock, number: number, inOrder: readonly Effective<ComplaintEvent>[]) {
  return {
    stream_id: streamId, clock_id: clock.id, number, stage: clock.stage, is_running: isRunning(clock), started_on: clock.startedOn,
    limit_working_days: clock.limitWorkingDays, due_on: clock.dueOn, provisional: clock.provisional, paused_on: clock.pausedOn,
    ended_on: clock.endedOn, ending: clock.endedOn === null ? null : clock.status,
    is_plain: PLAIN_CLOCKS.has(clock.id) && clock.limitWorkingDays !== null && !inOrder.some(({ event }) => MOVES_A_DATE.has(event.type)),
    item: clock.item,
  }
}

/** The clocks that count forward in working days from the day they start. */
const PLAIN_CLOCKS: ReadonlySet<string> = new Set([
  'acknowledgement', 'stage-1-answer', 'stage-2-answer', 'panel-acknowledgement', 'panel-chair', 'panel-meeting', 'panel-report', 'panel-response',
])

/** The links that this very stream records; one that names no record that there can be is left out. */
function linkRows(streamId: string, { threads: { links } }: Complaint): readonly RowOf<'complaint_links'>[] {
  return links.filter(({ complaintId }) => isUuid(complaintId))
    .map(({ complaintId, how, linkedOn }) => ({ stream_id: streamId, other_id: complaintId, how, linked_on: linkedOn }))
}

/** For whom a sealed complaint is there, and who has a part in it; no row while it is not sealed. */
function sealRows(streamId: string, complaint: Complaint): Pick<ProjectedRows, 'complaint_seals' | 'sealed_people'> {
  const forUsers = sealedFor(complaint)
  if (forUsers === null) return { complaint_seals: [], sealed_people: [] }
  const people = [...new Set(peopleRows(streamId, complaint).map((row) => row.person_id))]
  return {
    complaint_seals: [{ stream_id: streamId, for_users: forUsers, about: usersComplainedAbout(complaint) }],
    sealed_people: people.map((personId) => ({ stream_id: streamId, person_id: personId })),
  }
}

/** How the complainants may contact the authority, where anything is arranged. */
function contactRows(streamId: string, { threads: { parties: { contact } } }: Complaint): readonly RowOf<'contact_arrangements'>[] {
  const { warnedOn, restrictedOn, reviewOn } = contact
  return warnedOn === null && restrictedOn === null ? [] : [{ stream_id: streamId, warned_on: warnedOn, restricted_on: restrictedOn, review_on: reviewOn }]
}

function peopleRows(streamId: string, { details, threads }: Complaint): readonly RowOf<'complaint_people'>[] {
  const parts = [
    ...details.complainants.map(({ personId }) => ({ personId, role: 'complainant' })),
    ...details.children.map(({ personId }) => ({ personId, role: 'child' })),
    ...details.others,
    ...threads.parties.authorities.map(({ personId, kind }) => ({ personId, role: kind })),
    ...threads.appointments.made.flatMap(({ personId, role, endedOn }) => (personId === null || endedOn !== null ? [] : [{ personId, role }])),
  ]
  const rows = new Map<string, RowOf<'complaint_people'>>()
  for (const { personId, role } of parts) {
    if (personId !== undefined) rows.set(`${personId} ${role}`, { stream_id: streamId, person_id: personId, role })
  }
  return [...rows.values()]
}
