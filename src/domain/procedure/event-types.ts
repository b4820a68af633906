import type { KnownEvent } from './event-field.ts'
import { STEP_EVENTS, THREAD_EVENTS } from './thread-events.ts'

const TOLD_ON = { name: 'toldOn', kind: 'day', says: 'the day the complainant was told; without it the date does not move' } as const
const UNTIL = { name: 'untilWorkingDays', kind: 'working-days', says: 'working days in all, from the start; as many as allowed if left out' } as const
const PANEL_ON = { name: 'panelOn', kind: 'day', says: 'the day set for the panel; papers are counted back from it', mayBeToCome: true } as const
const RECEIVED_ON = { name: 'receivedOn', kind: 'day', says: 'the day the complainant had it, if known; the time to go on runs from it' } as const

/** The events that procedures are about, in the order in which they usually come. */
export const EVENTS = {
  ComplaintReceived: { says: 'Any officer of the authority received it', fields: [{ name: 'groundsAroseOn', kind: 'day', says: 'the day of what is complained about' }] },
  ComplaintAcknowledged: { says: 'It was acknowledged', fields: [] },
  SufficientInterestDecided: { says: 'It was decided whether the person has sufficient interest', fields: [{ name: 'sufficient', kind: 'yes-or-no', says: 'whether they have', isRequired: true }] },
  DetailsRecorded: { says: 'Details were completed', fields: [] },
  ComplaintAllocated: { says: 'It was allocated to a manager', fields: [] },
  StageOneExtended: {
    says: 'Stage 1 was extended',
    fields: [{ name: 'ground', kind: 'code', says: 'why', values: ['complex', 'awaiting-advocate'] }, TOLD_ON, UNTIL],
  },
  StageOnePaused: { says: 'Stage 1 was paused', fields: [{ name: 'reason', kind: 'code', says: 'why; no other reason stops the clock', values: ['awaiting-advocate'] }] },
  StageOneResumed: { says: 'Stage 1 ran on', fields: [] },
  AnswerDrafted: { says: 'The answer was drafted', fields: [] },
  AnswerSubmitted: { says: 'The answer went for checking', fields: [] },
  AnswerSentBack: { says: 'The answer was sent back', fields: [] },
  AnswerApproved: { says: 'The answer was approved', fields: [] },
  StageOneAnswered: { says: 'The stage 1 answer was sent', fields: [RECEIVED_ON] },
  StageOneSkipped: { says: 'It was agreed to leave out stage 1', fields: [] },
  ContactLogged: { says: 'There was a contact', fields: [{ name: 'nextContactOn', kind: 'day', says: 'the day promised for the next contact', mayBeToCome: true }] },
  NoteAdded: { says: 'A note was added', fields: [] },
  InvestigationRequested: { says: 'Stage 2 was asked for', fields: [] },
  InvestigatingOfficerAppointed: { says: 'The investigating officer was appointed', fields: [] },
  IndependentPersonAppointed: { says: 'The independent person was appointed', fields: [] },
  StatementOfComplaintAgreed: { says: 'The statement of complaint was agreed', fields: [] },
  InvestigationExtended: { says: 'Stage 2 was extended', fields: [TOLD_ON, UNTIL] },
  InvestigationReportReceived: { says: 'The investigating officer’s report came', fields: [] },
  IndependentPersonReportReceived: { says: 'The independent person’s report came', fields: [] },
  InvestigationAnswered: { says: 'The adjudication and the stage 2 response were sent', fields: [RECEIVED_ON] },
  ReviewPanelRequested: { says: 'A review panel was asked for', fields: [] },
  ReviewPanelAcknowledged: { says: 'The request for a panel was acknowledged', fields: [PANEL_ON] },
  PanelChairAppointed: { says: 'The chair of the panel was appointed', fields: [PANEL_ON] },
  PanelPapersSent: { says: 'The panel papers were sent', fields: [PANEL_ON] },
  ReviewPanelMet: { says: 'The panel met', fields: [] },
  PanelReportReceived: { says: 'The panel’s report came', fields: [] },
  ReviewPanelAnswered: { says: 'The response to the panel was sent', fields: [] },
  CorporateReviewRequested: { says: 'A corporate review was asked for', fields: [] },
  CorporateReviewAcknowledged: { says: 'The request for a corporate review was acknowledged', fields: [] },
  CorporateReviewerAppointed: { says: 'The corporate reviewer was appointed', fields: [] },
  CorporateReviewExtended: { says: 'The corporate review was extended', fields: [TOLD_ON, UNTIL] },
  CorporateReviewAnswered: { says: 'The corporate review was answered', fields: [] },
  DiscussionHeld: { says: 'The complaint was discussed', fields: [] },
  ResolutionConfirmed: { says: 'The terms of resolution were written', fields: [] },
  ...STEP_EVENTS,
  ...THREAD_EVENTS,
  OmbudsmanReferred: { says: 'The Ombudsman was asked', fields: [] },
  ProceedingsEnded: { says: 'Court, tribunal, disciplinary or criminal proceedings ended', fields: [{ name: 'proceedingsId', kind: 'code', says: 'which ones, where there are several' }] },
  ComplaintWithdrawn: { says: 'It was withdrawn', fields: [] },
  ComplaintClosed: { says: 'It was closed', fields: [] },
  ComplaintReopened: { says: 'It was reopened', fields: [] },
} as const satisfies Readonly<Record<string, Omit<KnownEvent, 'type'>>>

/** The types of event that Heard knows, whatever the procedure. */
export type KnownEventType = keyof typeof EVENTS
