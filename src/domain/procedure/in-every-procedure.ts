import type { KnownEventType } from './event-types.ts'
import { THREAD_EVENTS } from './thread-events.ts'
import type { CommandRule, LatestEvent, Standing } from './procedure.ts'

/** While the event has not happened. */
export function whileNone(type: string): LatestEvent {
  return { among: [type], is: ['none'] }
}

/** What ends the authority's waiting wherever the procedure names nothing more. */
export const ENDED = ['ComplaintWithdrawn', 'ComplaintClosed', { type: 'ConsiderationDeclined', where: ['scope', 'whole'] }] as const

const STANDING_ONCE_RECEIVED: readonly Standing[] = [
  'stage-1', 'stage-1-answered', 'stage-2', 'stage-2-answered', 'stage-3', 'stage-3-answered',
  'corporate-review', 'corporate-review-answered', 'not-eligible',
]
const RECORD = 'SI 2006/1738 reg. 13 (the record of representations)'

/** What may be done in every procedure. */
export const COMMON_COMMANDS = [
  { command: 'record-complaint', title: 'Record a complaint', law: RECORD, confirmed: true, at: ['not-received'] },
  { command: 'acknowledge', title: 'Acknowledge the complaint', law: 'Local target; no limit is known in the regulations', confirmed: true, at: ['stage-1'], onlyWhile: whileNone('ComplaintAcknowledged') },
  { command: 'record-details', title: 'Complete the details', law: RECORD, confirmed: true, at: STANDING_ONCE_RECEIVED, during: ['open', 'closed'] },
  { command: 'allocate', title: 'Allocate to a manager', law: 'SI 2006/1738 reg. 10 (the complaints manager co-ordinates)', confirmed: true, at: ['stage-1'] },
  { command: 'log-contact', title: 'Log a contact', law: RECORD, confirmed: true, at: STANDING_ONCE_RECEIVED, during: ['open', 'closed'] },
  { command: 'add-note', title: 'Add a note', law: RECORD, confirmed: true, at: STANDING_ONCE_RECEIVED, during: ['open', 'closed', 'withdrawn'] },
  { command: 'refer-to-ombudsman', title: 'Record that the Ombudsman has been asked', law: 'LGSCO Manual for Councils, part 6 (the Ombudsman may be asked at any time)', confirmed: true, at: STANDING_ONCE_RECEIVED, during: ['open', 'closed', 'withdrawn'] },
  { command: 'withdraw', title: 'Record a withdrawal', law: 'SI 2006/1738 reg. 7', confirmed: false, at: STANDING_ONCE_RECEIVED },
  { command: 'close', title: 'Close the complaint', law: RECORD, confirmed: true, at: STANDING_ONCE_RECEIVED },
  { command: 'reopen', title: 'Reopen the complaint', law: RECORD, confirmed: true, at: STANDING_ONCE_RECEIVED, during: ['closed', 'withdrawn'] },
] as const satisfies readonly CommandRule[]

const ANSWER_STEPS = ['AnswerDrafted', 'AnswerSubmitted', 'AnswerSentBack', 'AnswerApproved'] as const
const LOCAL_CHECK = 'Local practice: the complaints manager checks the answer'

/** The way of a stage 1 answer from its draft to its approval. */
export const ANSWER_COMMANDS = [
  { command: 'draft-answer', title: 'Record a draft answer', law: LOCAL_CHECK, confirmed: true, at: ['stage-1'], onlyWhile: { among: ANSWER_STEPS, is: ['none', 'AnswerDrafted', 'AnswerSentBack', 'AnswerApproved'] } },
  { command: 'submit-answer', title: 'Submit the answer for checking', law: LOCAL_CHECK, confirmed: true, at: ['stage-1'], onlyWhile: { among: ANSWER_STEPS, is: ['AnswerDrafted'] } },
  { command: 'send-back-answer', title: 'Send the answer back with reasons', law: LOCAL_CHECK, confirmed: true, at: ['stage-1'], onlyWhile: { among: ANSWER_STEPS, is: ['AnswerSubmitted'] } },
  { command: 'approve-answer', title: 'Approve the answer', law: LOCAL_CHECK, confirmed: true, at: ['stage-1'], onlyWhile: { among: ANSWER_STEPS, is: ['AnswerSubmitted'] } },
] as const satisfies readonly CommandRule[]

/** A complaint that was answered and then reopened may be answered once more at stage 1; each procedure says by which law. */
export const ANSWER_AGAIN = {
  command: 'answer-stage-one', title: 'Record the stage 1 answer', at: ['stage-1-answered'],
  onlyWhile: { among: ['StageOneAnswered', 'ComplaintReopened'], is: ['ComplaintReopened'] },
} as const satisfies Omit<CommandRule, 'law' | 'confirmed'>

/** What can happen to a complaint at stage 1 in every procedure. */
export const STAGE_ONE_EVENTS = [
  'ComplaintReceived', 'ComplaintAcknowledged', 'DetailsRecorded', 'ComplaintAllocated', 'StageOneExtended',
  'AnswerDrafted', 'AnswerSubmitted', 'AnswerSentBack', 'AnswerApproved', 'StageOneAnswered',
] as const satisfies readonly KnownEventType[]

/** What can happen to a complaint at any time, in every procedure. */
export const EVENTS_AT_ANY_TIME: readonly KnownEventType[] = [
  'ContactLogged', 'NoteAdded', 'OmbudsmanReferred', 'ComplaintWithdrawn', 'ComplaintClosed', 'ComplaintReopened', 'ProceedingsEnded',
  ...Object.keys(THREAD_EVENTS) as readonly (keyof typeof THREAD_EVENTS)[],
]
