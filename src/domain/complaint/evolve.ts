import type { IsoDate } from '../calendar/iso-date.ts'
import { isDeclared, type DeclaredType } from './declared/all.ts'
import { THREADS_AT_FIRST, threadsAfter } from './declared/threads.ts'
import { effectiveEvents, inOrderOfHappening, type Effective, type WorldEvent } from './effective.ts'
import type { AnswerContent, ComplaintEvent, Recorded } from './events.ts'
import { atStage } from './requested.ts'
import { beforeError } from './recorded-in-error.ts'
import type { AnswerWay, Complaint, Stage } from './state.ts'

/** What can have happened to a complaint, corrections apart. */
export type ComplaintFact = WorldEvent<ComplaintEvent>

/**
 * The complaint as its stream tells it now: corrections applied, events taken in the order in which they happened.
 * Null for an empty stream. Throws a fault where the stream does not begin with the receipt.
 */
export function foldComplaint(recorded: readonly Recorded<ComplaintEvent>[]): Complaint | null {
  const complaint = foldEffective(inOrderOfHappening(effectiveEvents(recorded)))
  return complaint && { ...complaint, seq: recorded.at(-1)?.seq ?? 0 }
}

/**
 * `foldComplaint`, and where the whole record was struck out as made in error, the complaint as it was before: what a
 * page shows and what decides who may see it.
 */
export function foldAsRecorded(recorded: readonly Recorded<ComplaintEvent>[]): Complaint | null {
  const complaint = foldComplaint(beforeError(recorded))
  return complaint && { ...complaint, seq: recorded.at(-1)?.seq ?? 0 }
}

/** `foldComplaint` for effective events that are already in the order in which they happened; `seq` is the last folded. */
export function foldEffective(inOrder: readonly Effective<ComplaintEvent>[]): Complaint | null {
  return inOrder.reduce<Complaint | null>((complaint, entry) => evolve(complaint, entry), null)
}

/** The complaint after one more effective event. Throws a fault where anything but a receipt comes first. */
export function evolve(complaint: Complaint | null, { seq, event }: Effective<ComplaintEvent>): Complaint {
  if (event.type === 'ComplaintReceived') return received(event, seq)
  if (complaint === null) throw new Error(`a complaint begins with its receipt, not with ${event.type}`)
  return { ...complaint, ...whatChanges(complaint, event, seq), ...threadsAfter(complaint, { seq, event }), seq: Math.max(complaint.seq, seq) }
}

function received(event: Extract<ComplaintEvent, { type: 'ComplaintReceived' }>, seq: number): Complaint {
  return {
    reference: event.reference,
    procedure: event.procedure,
    stage: 'stage-1',
    status: 'open',
    receivedOn: event.happenedOn,
    reachedTeamOn: event.reachedTeamOn ?? event.happenedOn,
    channel: event.channel,
    said: event.said ?? null,
    details: { complainants: [], children: [], others: [], divisions: [], teams: [], ...event.details },
    points: event.details.points ?? [],
    acknowledgedOn: null,
    allocatedTo: null,
    extendedUntilWorkingDays: null,
    pausedOn: null,
    answerWay: { step: 'none' },
    answers: {},
    requestedOn: {},
    panelMetOn: null,
    closedOn: null,
    withdrawnOn: null,
    nextContactOn: null,
    lastContactOn: null,
    categoryConfirmed: false,
    threads: THREADS_AT_FIRST,
    seq,
  }
}

type Later = Exclude<ComplaintFact, { type: 'ComplaintReceived' }>
type LaterByType = { [Event in Later as Event['type']]: Event }
type Changes = { [Type in Exclude<keyof LaterByType, DeclaredType>]: (complaint: Complaint, event: LaterByType[Type], seq: number) => Partial<Complaint> }

/** The parts of the complaint that each event changes. */
const CHANGES: Changes = {
  ComplaintAcknowledged: (_, event) => ({ acknowledgedOn: event.happenedOn }),
  DetailsRecorded: (complaint, { details }) => ({
    details: { ...complaint.details, ...details }, points: details.points ?? complaint.points,
  }),
  ComplaintAllocated: (_, { responderId, team, happenedOn: on }) => ({
    allocatedTo: { ...(responderId !== undefined && { responderId }), ...(team !== undefined && { team }), on },
  }),
  StageOneExtended: (_, event) => ({ extendedUntilWorkingDays: event.untilWorkingDays }),
  StageOnePaused: (_, event) => ({ pausedOn: event.happenedOn }),
  StageOneResumed: () => ({ pausedOn: null }),
  AnswerDrafted: (_, event) => ({
    answerWay: { step: 'drafted', since: event.happenedOn, ...(event.text && { text: event.text }) },
  }),
  AnswerSubmitted: (complaint, event) => nextStep(complaint, 'submitted', event.happenedOn),
  AnswerSentBack: (complaint, event) => nextStep(complaint, 'sent-back', event.happenedOn),
  AnswerApproved: (complaint, event) => nextStep(complaint, 'approved', event.happenedOn),
  StageOneAnswered: (complaint, event, seq) => answered(complaint, 'stage-1', event, seq),
  ContactLogged: (_, event) => ({ lastContactOn: event.happenedOn, nextContactOn: event.nextContactOn ?? null }),
  NoteAdded: () => ({}),
  ComplaintClosed: (complaint, event) => ({
    status: 'closed', closedOn: event.happenedOn, pausedOn: null, nextContactOn: null, categoryConfirmed: event.category !== undefined,
    details: event.category === undefined ? complaint.details : { ...complaint.details, category: event.category },
  }),
  ComplaintWithdrawn: (_, event) => ({ status: 'withdrawn', withdrawnOn: event.happenedOn, pausedOn: null, nextContactOn: null }),
  ComplaintReopened: (complaint) => ({
    status: complaint.answers[complaint.stage] ? 'answered' : 'open', closedOn: null, withdrawnOn: null, categoryConfirmed: false,
  }),
  InvestigationExtended: () => ({}),
  InvestigationAnswered: (complaint, event, seq) => answered(complaint, 'stage-2', event, seq),
  ReviewPanelAnswered: (complaint, event, seq) => answered(complaint, 'stage-3', event, seq),
  CorporateReviewRequested: (complaint, event) => atStage(complaint, 'corporate-review', event.happenedOn),
  CorporateReviewAnswered: (complaint, event, seq) => answered(complaint, 'corporate-review', event, seq),
}

function whatChanges(complaint: Complaint, event: Later, seq: number): Partial<Complaint> {
  return isDeclared(event.type) ? {} : changesOf<keyof Changes>(event.type, complaint, event as LaterByType[keyof Changes], seq)
}

function changesOf<Type extends keyof Changes>(type: Type, complaint: Complaint, event: LaterByType[Type], seq: number): Partial<Complaint> {
  return CHANGES[type](complaint, event, seq)
}

/** A step of the answer's way after the draft keeps the words of the draft. */
function nextStep(complaint: Complaint, step: AnswerWay['step'], since: IsoDate): Partial<Complaint> {
  return { answerWay: { ...complaint.answerWay, step, since } }
}

type Answered = Extract<Later, AnswerContent & { type: `${string}Answered` }>

function answered(complaint: Complaint, stage: Stage, event: Answered, seq: number): Partial<Complaint> {
  const { type: _type, happenedOn: answeredOn, ...content } = event
  return {
    answers: { ...complaint.answers, [stage]: { ...content, answeredOn, seq } },
    pausedOn: null,
    ...(stage === complaint.stage && complaint.status === 'open' && { status: 'answered' }),
  }
}
