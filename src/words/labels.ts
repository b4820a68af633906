import type { CareStatus, ComplaintEventType, Finding } from '../domain/complaint/events.ts'
import type { CommandType } from '../domain/complaint/commands.ts'
import type { Outcome, Stage } from '../domain/complaint/state.ts'
import { DECLARED_COMMAND_LABELS, DECLARED_EVENT_LABELS } from './threads/declared-words.ts'
import type { Role } from '../application/ports.ts'

export const FINDING_LABELS: Readonly<Record<Finding, string>> = {
  upheld: 'Upheld', 'partly-upheld': 'Partly upheld', 'not-upheld': 'Not upheld', 'no-finding': 'No finding',
}

export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = {
  ...FINDING_LABELS, 'resolved-no-finding': 'Resolved, no finding', withdrawn: 'Withdrawn',
}

export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  'stage-1': 'Stage 1: local resolution',
  'stage-2': 'Stage 2: investigation',
  'stage-3': 'Stage 3: review panel',
  'corporate-review': 'Stage 2: corporate review',
}

export const STATUS_LABELS = {
  open: 'Open', answered: 'Answered', closed: 'Closed', withdrawn: 'Withdrawn', 'recorded-in-error': 'Recorded in error',
} as const

export const CARE_STATUS_LABELS: Readonly<Record<CareStatus, string>> = {
  'child-in-need': 'Child in need', 'child-protection': 'Child protection plan', 'looked-after': 'Looked after', 'care-leaver': 'Care leaver',
  'early-help': 'Early help', adopted: 'Adopted', 'special-guardianship': 'Special guardianship', unborn: 'Unborn', 'not-open': 'Not open to us',
  'not-known': 'Not known',
}

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  'complaints-manager': 'Complaints manager', 'complaints-officer': 'Complaints officer', 'team-manager': 'Team manager',
  'head-of-service': 'Head of service (adjudicating officer)', director: 'Director', reader: 'Reader of figures', 'learning-lead': 'Learning lead',
  administrator: 'Administrator', 'data-protection-officer': 'Data protection officer', auditor: 'Auditor', outside: 'From outside, for one complaint',
}

export const COMMAND_LABELS: Readonly<Record<CommandType, string>> = {
  'record-complaint': 'Record a complaint', acknowledge: 'Acknowledge', 'record-details': 'Complete the details', allocate: 'Allocate to a team manager',
  'extend-stage-one': 'Extend stage 1', 'pause-stage-one': 'Pause until an advocate is appointed', 'resume-stage-one': 'Resume: advocate appointed',
  'draft-answer': 'Record a draft answer', 'submit-answer': 'Submit the answer for checking', 'send-back-answer': 'Send the answer back',
  'approve-answer': 'Approve the answer', 'answer-stage-one': 'Record the stage 1 answer', 'log-contact': 'Log a contact', 'add-note': 'Add a note',
  close: 'Close', withdraw: 'Record a withdrawal', reopen: 'Reopen',
  'extend-investigation': 'Extend stage 2', 'answer-investigation': 'Record the stage 2 response',
  'answer-review-panel': 'Record the response to the panel',
  'request-corporate-review': 'Record a request for corporate review', 'answer-corporate-review': 'Record the corporate review', correct: 'Correct a fact',
  'strike-out': 'Strike out an entry made in error', ...DECLARED_COMMAND_LABELS,
}

export const EVENT_LABELS: Readonly<Record<ComplaintEventType, string>> = {
  ComplaintReceived: 'Received', ComplaintAcknowledged: 'Acknowledged', DetailsRecorded: 'Details recorded', ComplaintAllocated: 'Allocated',
  StageOneExtended: 'Stage 1 extended', StageOnePaused: 'Stage 1 paused', StageOneResumed: 'Stage 1 resumed', AnswerDrafted: 'Answer drafted',
  AnswerSubmitted: 'Answer submitted for checking', AnswerSentBack: 'Answer sent back', AnswerApproved: 'Answer approved',
  StageOneAnswered: 'Stage 1 answered', ContactLogged: 'Contact', NoteAdded: 'Note', ComplaintClosed: 'Closed', ComplaintWithdrawn: 'Withdrawn',
  ComplaintReopened: 'Reopened',
  InvestigationExtended: 'Stage 2 extended', InvestigationAnswered: 'Stage 2 response',
  ReviewPanelAnswered: 'Response to the panel',
  CorporateReviewRequested: 'Corporate review requested', CorporateReviewAnswered: 'Corporate review answered', FactCorrected: 'Correction',
  EventStruckOut: 'Entry struck out', WordsErased: 'Words erased', RecordDestroyed: 'Destroyed', ...DECLARED_EVENT_LABELS,
}
