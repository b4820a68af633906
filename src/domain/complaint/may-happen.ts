import type { Procedure } from '../procedure/procedure.ts'
import { declarationOf } from './declared/all.ts'
import type { Declaration } from './declared/declaration.ts'
import { closedBy } from './declared/threads.ts'
import type { ComplaintFact } from './evolve.ts'
import type { RefusalCode } from './refusals.ts'
import type { Complaint, Stage } from './state.ts'

export type FactType = ComplaintFact['type']
type Statuses = Readonly<Record<Complaint['status'], readonly FactType[]>>

/** What may be recorded of a complaint at any time, closed and withdrawn ones included. */
const AT_ANY_TIME = ['DetailsRecorded', 'ContactLogged', 'NoteAdded', 'ComplaintAcknowledged'] as const satisfies readonly FactType[]
const ANSWER_WAY = ['AnswerDrafted', 'AnswerSubmitted', 'AnswerSentBack', 'AnswerApproved'] as const satisfies readonly FactType[]
const ENDS = ['ComplaintClosed', 'ComplaintWithdrawn'] as const satisfies readonly FactType[]

/**
 * What may happen to a complaint at each stage in each status: used by `decide` to refuse and by the pages to offer.
 *
 * A request for the next stage opens a closed complaint again. A stage 1 answer may still come while stage 2 runs.
 * Law: SI 2006/1738 regs 14 to 20. Decision: 0010.
 */
export const MAY_HAPPEN = {
  'stage-1': {
    open: [
      ...AT_ANY_TIME, ...ANSWER_WAY, ...ENDS, 'ComplaintAllocated', 'StageOneExtended', 'StageOnePaused', 'StageOneResumed',
      'StageOneAnswered', 'CorporateReviewRequested',
    ],
    answered: [...AT_ANY_TIME, ...ENDS, 'ComplaintAllocated', 'CorporateReviewRequested'],
    closed: [...AT_ANY_TIME, 'ComplaintReopened', 'CorporateReviewRequested'],
    withdrawn: [...AT_ANY_TIME, 'ComplaintReopened'],
  },
  'stage-2': {
    open: [
      ...AT_ANY_TIME, ...ANSWER_WAY, ...ENDS, 'ComplaintAllocated', 'StageOneAnswered', 'InvestigationExtended', 'InvestigationAnswered',
    ],
    answered: [...AT_ANY_TIME, ...ENDS, 'ComplaintAllocated'],
    closed: [...AT_ANY_TIME, 'ComplaintReopened'],
    withdrawn: [...AT_ANY_TIME, 'ComplaintReopened'],
  },
  'stage-3': {
    open: [
      ...AT_ANY_TIME, ...ANSWER_WAY, ...ENDS, 'ComplaintAllocated', 'ReviewPanelAnswered',
    ],
    answered: [...AT_ANY_TIME, ...ENDS, 'ComplaintAllocated'],
    closed: [...AT_ANY_TIME, 'ComplaintReopened'],
    withdrawn: [...AT_ANY_TIME, 'ComplaintReopened'],
  },
  'corporate-review': {
    open: [...AT_ANY_TIME, ...ANSWER_WAY, ...ENDS, 'ComplaintAllocated', 'StageOneAnswered', 'CorporateReviewAnswered'],
    answered: [...AT_ANY_TIME, ...ENDS, 'ComplaintAllocated'],
    closed: [...AT_ANY_TIME, 'ComplaintReopened'],
    withdrawn: [...AT_ANY_TIME, 'ComplaintReopened'],
  },
} as const satisfies Record<Stage, Statuses>

/** The stage that each event of a later stage belongs to, or that an answer answers. */
const STAGE_OF: Readonly<Partial<Record<FactType, Stage>>> = {
  StageOneExtended: 'stage-1', StageOnePaused: 'stage-1', StageOneResumed: 'stage-1', StageOneAnswered: 'stage-1',
  InvestigationExtended: 'stage-2', InvestigationAnswered: 'stage-2',
  ReviewPanelAnswered: 'stage-3',
  CorporateReviewRequested: 'corporate-review', CorporateReviewAnswered: 'corporate-review',
}

/** What must hold besides stage and status; the code says what does not. */
const GUARDS: Readonly<Partial<Record<FactType, (complaint: Complaint) => RefusalCode | null>>> = {
  ComplaintAcknowledged: ({ acknowledgedOn }) => (acknowledgedOn === null ? null : 'already-acknowledged'),
  StageOnePaused: ({ pausedOn }) => (pausedOn === null ? null : 'already-paused'),
  StageOneResumed: ({ pausedOn }) => (pausedOn === null ? 'not-paused' : null),
  AnswerSubmitted: ({ answerWay: { step } }) =>
    step === 'none' ? 'nothing-to-submit' : step === 'submitted' || step === 'approved' ? 'already-submitted' : null,
  AnswerSentBack: ({ answerWay: { step } }) => (step === 'submitted' || step === 'approved' ? null : 'answer-not-submitted'),
  AnswerApproved: ({ answerWay: { step } }) => (step === 'none' || step === 'approved' ? 'nothing-to-approve' : null),
  StageOneAnswered: (complaint) => (complaint.answers['stage-1'] ? 'already-answered' : null),
  StageOneExtended: (complaint) => (complaint.answers['stage-1'] ? 'already-answered' : null),
}

/** Why an event of this type cannot follow on the complaint as it stands; null where it can. */
export function whyNot(complaint: Complaint, type: FactType, procedure: Procedure): RefusalCode | null {
  const stage = STAGE_OF[type]
  if (type === 'ComplaintReceived') return 'already-recorded'
  const declaration = declarationOf(type)
  if (declaration) return whyNotDeclared(complaint, type, declaration, procedure)
  if (stage !== undefined && !procedure.stages.some(({ id }) => id === stage)) return 'no-such-stage'
  if (type === 'StageOnePaused' && !procedure.clocks.some(({ pause }) => pause?.recordedBy === type)) return 'no-pause'
  const known: readonly string[] = procedure.events
  if (!known.includes(type)) return 'no-such-stage'
  const allowed: readonly FactType[] = MAY_HAPPEN[complaint.stage][complaint.status]
  if (allowed.includes(type)) return GUARDS[type]?.(complaint) ?? closedBy(complaint, type)
  return outOfPlace(complaint, type, stage)
}

/** Where a declared event may happen is its declaration's to say, and its thread's. */
function whyNotDeclared(complaint: Complaint, type: FactType, { stages, statuses }: Declaration, procedure: Procedure): RefusalCode | null {
  const known: readonly string[] = procedure.events
  if (!known.includes(type)) return 'no-such-stage'
  if (stages && !stages.includes(complaint.stage)) {
    const isReached = stages.some((stage) => stage === 'stage-1' || complaint.requestedOn[stage] !== undefined)
    return isReached ? 'stage-passed' : 'stage-not-reached'
  }
  if (statuses && !statuses.includes(complaint.status)) return outOfStatus(complaint.status)
  return closedBy(complaint, type)
}

function outOfStatus(status: Complaint['status']): RefusalCode {
  switch (status) {
    case 'open': return 'not-closed'
    case 'answered': return 'already-answered'
    case 'closed': return 'complaint-closed'
    case 'withdrawn': return 'complaint-withdrawn'
  }
}

/** The most telling reason why the table does not hold `type`. */
function outOfPlace(complaint: Complaint, type: FactType, stage: Stage | undefined): RefusalCode {
  if (type === 'ComplaintReopened') return 'not-closed'
  if (complaint.status === 'withdrawn') return 'complaint-withdrawn'
  if (stage !== undefined && complaint.answers[stage]) return 'already-answered'
  if (stage !== undefined && stage !== 'stage-1') {
    const isReached = complaint.requestedOn[stage] !== undefined
    if (!isReached) return 'stage-not-reached'
    if (type.endsWith('Requested')) return 'already-requested'
  }
  if (complaint.status === 'closed') return 'complaint-closed'
  return stage !== undefined && stage !== complaint.stage ? 'stage-passed' : 'already-answered'
}
