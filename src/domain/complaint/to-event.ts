import type { CommandType, ComplaintCommand } from './commands.ts'
import { DECLARED_EVENT_OF_COMMAND } from './declared/all.ts'
import type { ComplaintEvent, ComplaintEventType } from './events.ts'

/** The event that each command records where the rules allow it. */
export const EVENT_OF_COMMAND = {
  'record-complaint': 'ComplaintReceived',
  acknowledge: 'ComplaintAcknowledged',
  'record-details': 'DetailsRecorded',
  allocate: 'ComplaintAllocated',
  'extend-stage-one': 'StageOneExtended',
  'pause-stage-one': 'StageOnePaused',
  'resume-stage-one': 'StageOneResumed',
  'draft-answer': 'AnswerDrafted',
  'submit-answer': 'AnswerSubmitted',
  'send-back-answer': 'AnswerSentBack',
  'approve-answer': 'AnswerApproved',
  'answer-stage-one': 'StageOneAnswered',
  'log-contact': 'ContactLogged',
  'add-note': 'NoteAdded',
  close: 'ComplaintClosed',
  withdraw: 'ComplaintWithdrawn',
  reopen: 'ComplaintReopened',
  'extend-investigation': 'InvestigationExtended',
  'answer-investigation': 'InvestigationAnswered',
  'answer-review-panel': 'ReviewPanelAnswered',
  'request-corporate-review': 'CorporateReviewRequested',
  'answer-corporate-review': 'CorporateReviewAnswered',
  ...DECLARED_EVENT_OF_COMMAND,
  correct: 'FactCorrected',
  'strike-out': 'EventStruckOut',
} as const satisfies Record<CommandType, ComplaintEventType>

/** A command that says something about the world, not about another entry. */
export type WorldCommand = Exclude<ComplaintCommand, { type: 'correct' | 'strike-out' }>
type CommandByType = { [Command in WorldCommand as Command['type']]: Command }
type EventOf<Type extends WorldCommand['type']> = Extract<ComplaintEvent, { type: (typeof EVENT_OF_COMMAND)[Type] }>

/** The event as the command words it; whether it may be recorded is for `decide` to say. */
export function eventOf<Type extends WorldCommand['type']>(command: CommandByType[Type]): EventOf<Type> {
  const { type, on, ...fields } = command
  // Command and event differ in these two names alone, which `to-event.test.ts` holds for every command.
  return { type: EVENT_OF_COMMAND[type], happenedOn: on, ...fields } as EventOf<Type>
}
