import type { ClockRule } from '../procedure.ts'
import { guidance, law, local } from '../cite.ts'
import { CLOCKS_BESIDE_STAGES } from '../clocks-beside-stages.ts'

const BEST = 'Getting the Best from Complaints'

/** What ends the authority's waiting at every stage. A request of the complainant outlives the closing of the file. */
const ENDED = [
  'ComplaintWithdrawn', 'ComplaintClosed', { type: 'SufficientInterestDecided', where: ['sufficient', false] },
  { type: 'ConsiderationDeclined', where: ['scope', 'whole'] },
] as const
/** Only a late request may be refused; after any other refusal, which is a breach, the panel is still owed. Decision: 0041. */
const PANEL_ENDED = [...ENDED, { type: 'ReviewPanelRefused', where: ['ground', 'late'] }] as const

/** Before a complaint is made, and as it comes in. */
const ON_RECEIPT = [
  {
    id: 'making-complaint', title: 'Making the complaint', stage: 'before', kind: 'limit', whose: 'complainant',
    ...law('SI 2006/1738 reg. 9', true),
    start: { kind: 'field', of: 'ComplaintReceived', field: 'groundsAroseOn' },
    limit: { kind: 'calendar-months', calendarMonths: 12 }, extension: null, pause: null,
    doneBy: ['ComplaintReceived'], stoppedBy: [],
    whenMissed: 'The authority need not consider it, but may where an earlier complaint could not be expected and it can still be considered fairly',
  },
  {
    id: 'resubmission', title: 'Making the complaint again after proceedings', stage: 'before', kind: 'limit', whose: 'complainant',
    ...law('SI 2006/1738 reg. 8', false),
    start: { kind: 'event', of: ['ProceedingsEnded'] },
    limit: { kind: 'calendar-months', calendarMonths: 12 }, extension: null, pause: null,
    doneBy: ['ComplaintResubmitted', 'ComplaintReopened', 'ComplaintReceived'], stoppedBy: [], whenMissed: 'The authority may refuse it',
  },
  {
    id: 'acknowledgement', title: 'Acknowledge the complaint', stage: 'acknowledgement', kind: 'limit', whose: 'authority',
    ...local('Local target of the authority; no limit is known in the regulations', true),
    start: { kind: 'event', of: ['ComplaintReceived'] },
    limit: { kind: 'working-days', workingDays: 3 }, isConfigurable: true, extension: null, pause: null,
    doneBy: ['ComplaintAcknowledged', 'StageOneAnswered'], stoppedBy: ENDED, whenMissed: 'The local target is missed',
  },
] as const satisfies readonly ClockRule[]

const STAGE_ONE = [
  {
    id: 'stage-1-answer', title: 'Answer at stage 1', stage: 'stage-1', kind: 'limit', whose: 'authority',
    ...law('SI 2006/1738 reg. 14', true),
    start: { kind: 'event', of: [{ type: 'SufficientInterestDecided', where: ['sufficient', true] }, 'ComplaintReceived'] },
    limit: { kind: 'working-days', workingDays: 10 },
    extension: {
      recordedBy: 'StageOneExtended', ceilingWorkingDays: 20, grounds: ['complex', 'awaiting-advocate'],
      decidedBy: 'complaints-manager', ...law('SI 2006/1738 reg. 14', true),
    },
    pause: {
      recordedBy: 'StageOnePaused', endedBy: 'StageOneResumed', reasons: ['awaiting-advocate'], ...law('SI 2006/1738 reg. 14', true),
    },
    doneBy: ['StageOneAnswered'], stoppedBy: [...ENDED, 'StageOneSkipped', 'InvestigationRequested'],
    whenMissed: 'The complainant may ask for stage 2 without waiting for the answer',
  },
  {
    id: 'stage-2-request', title: 'Ask for stage 2', stage: 'stage-1', kind: 'advice', whose: 'complainant',
    ...guidance(`${BEST}, paras 3.5 to 3.6`, false),
    start: { kind: 'event', of: ['StageOneAnswered'], receivedField: 'receivedOn' },
    limit: { kind: 'working-days', workingDays: 20 }, extension: null, pause: null,
    doneBy: ['InvestigationRequested'], stoppedBy: ['ComplaintWithdrawn'],
    whenMissed: 'Nothing: no limit is known in law, and a later request is accepted',
  },
] as const satisfies readonly ClockRule[]

const STAGE_TWO = [
  {
    id: 'stage-2-answer', title: 'Investigate and answer at stage 2', stage: 'stage-2', kind: 'limit', whose: 'authority',
    ...law('SI 2006/1738 reg. 17', true, `${BEST}, paras 3.6 to 3.8 (the adjudication is inside the limit)`),
    start: {
      kind: 'reading', normally: 'request',
      readings: { request: ['InvestigationRequested', 'StageOneSkipped'], 'agreed-statement': ['StatementOfComplaintAgreed'] },
    },
    limit: { kind: 'working-days', workingDays: 25 },
    extension: {
      recordedBy: 'InvestigationExtended', ceilingWorkingDays: 65, grounds: null, decidedBy: 'complaints-manager',
      ...law('SI 2006/1738 reg. 17', true),
    },
    pause: null, doneBy: ['InvestigationAnswered'], stoppedBy: ENDED,
    whenMissed: 'Fault; the complainant is kept informed',
  },
  {
    id: 'stage-3-request', title: 'Ask for a review panel', stage: 'stage-2', kind: 'limit', whose: 'complainant',
    ...law('SI 2006/1738 reg. 18', true),
    start: { kind: 'event', of: ['InvestigationAnswered'], receivedField: 'receivedOn' },
    limit: { kind: 'working-days', workingDays: 20 }, extension: null, pause: null,
    doneBy: ['ReviewPanelRequested'], stoppedBy: ['ComplaintWithdrawn'], whenMissed: 'The authority may refuse a later request',
  },
] as const satisfies readonly ClockRule[]

const PANEL_STEP = { stage: 'stage-3', kind: 'limit', whose: 'authority', extension: null, pause: null } as const
const PANEL_GUIDANCE = guidance(`${BEST}, paras 3.9 to 3.18`, false)

const STAGE_THREE = [
  {
    id: 'panel-acknowledgement', title: 'Acknowledge the request for a review panel', ...PANEL_STEP, ...PANEL_GUIDANCE,
    start: { kind: 'event', of: ['ReviewPanelRequested'] }, limit: { kind: 'working-days', workingDays: 2 },
    doneBy: ['ReviewPanelAcknowledged'], stoppedBy: [...PANEL_ENDED, 'ReviewPanelMet'], whenMissed: 'Guidance is departed from',
  },
  {
    id: 'panel-chair', title: 'Appoint the chair of the review panel', ...PANEL_STEP, ...PANEL_GUIDANCE,
    start: { kind: 'event', of: ['ReviewPanelRequested'] }, limit: { kind: 'working-days', workingDays: 10 },
    doneBy: ['PanelChairAppointed'], stoppedBy: [...PANEL_ENDED, 'ReviewPanelMet'], whenMissed: 'Guidance is departed from',
  },
  {
    id: 'panel-meeting', title: 'Hold the review panel', ...PANEL_STEP, ...law('SI 2006/1738 reg. 19(4)', true),
    start: { kind: 'event', of: ['ReviewPanelRequested'] }, limit: { kind: 'working-days', workingDays: 30 },
    doneBy: ['ReviewPanelMet'], stoppedBy: PANEL_ENDED, whenMissed: 'Fault',
  },
  {
    id: 'panel-papers', title: 'Send the papers before the review panel', ...PANEL_STEP, ...PANEL_GUIDANCE,
    start: { kind: 'event', of: ['ReviewPanelRequested'] }, limit: { kind: 'working-days-before', workingDays: 10 },
    countedBackFrom: { field: 'panelOn', event: 'ReviewPanelMet', clock: 'panel-meeting' },
    doneBy: ['PanelPapersSent'], stoppedBy: [...PANEL_ENDED, 'ReviewPanelMet'], whenMissed: 'Guidance is departed from',
  },
  {
    id: 'panel-report', title: 'Send the review panel’s report', ...PANEL_STEP, ...law('SI 2006/1738 reg. 20', true, `${BEST}, para 3.18`),
    start: { kind: 'event', of: ['ReviewPanelMet'] }, limit: { kind: 'working-days', workingDays: 5 },
    doneBy: ['PanelReportReceived'], stoppedBy: [...PANEL_ENDED, 'ReviewPanelAnswered'], whenMissed: 'Fault',
  },
  {
    id: 'panel-response', title: 'Respond to the review panel’s report', ...PANEL_STEP, ...law('SI 2006/1738 reg. 20(3)', true),
    start: { kind: 'event', of: ['PanelReportReceived'] }, limit: { kind: 'working-days', workingDays: 15 },
    doneBy: ['ReviewPanelAnswered'], stoppedBy: PANEL_ENDED, whenMissed: 'Fault',
  },
] as const satisfies readonly ClockRule[]

/** Every clock of the procedure, in the order in which they begin. */
export const CLOCKS: readonly ClockRule[] = [...ON_RECEIPT, ...STAGE_ONE, ...STAGE_TWO, ...STAGE_THREE, ...CLOCKS_BESIDE_STAGES]
