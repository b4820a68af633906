import { isoDate } from '../calendar/iso-date.ts'
import { guidance, law } from './cite.ts'
import { CLOCKS_BESIDE_OTHER_STAGES } from './clocks-beside-stages.ts'
import { ANSWER_AGAIN, ANSWER_COMMANDS, COMMON_COMMANDS, EVENTS_AT_ANY_TIME, STAGE_ONE_EVENTS, whileNone, ENDED } from './in-every-procedure.ts'
import type { ClockRule, CommandRule, Procedure } from './procedure.ts'

const REGS = 'SI 2014/1794'
const STEP = { kind: 'limit', whose: 'authority', pause: null, extension: null, whenMissed: 'Fault' } as const

const CLOCKS: readonly ClockRule[] = [
  {
    id: 'acknowledgement', title: 'Acknowledge the complaint', stage: 'acknowledgement', ...STEP, ...law(`${REGS} reg. 15(2)`, true),
    start: { kind: 'event', of: ['ComplaintReceived'] }, limit: { kind: 'working-days', workingDays: 2 },
    doneBy: ['ComplaintAcknowledged', 'DiscussionHeld'], stoppedBy: ENDED,
  },
  {
    id: 'discussion', title: 'Discuss the complaint', stage: 'stage-1', ...STEP, ...law(`${REGS} reg. 16`, true),
    start: { kind: 'event-or-due', of: ['ComplaintAcknowledged'], orDueOf: 'acknowledgement' }, limit: { kind: 'working-days', workingDays: 10 },
    doneBy: ['DiscussionHeld'], stoppedBy: [...ENDED, 'StageOneAnswered', 'InvestigationRequested'],
  },
  {
    id: 'written-terms', title: 'Write the terms of resolution', stage: 'stage-1', ...STEP, ...law(`${REGS} reg. 16(5)`, true),
    start: { kind: 'event', of: ['StageOneAnswered'] }, limit: { kind: 'working-days', workingDays: 5 },
    doneBy: ['ResolutionConfirmed'], stoppedBy: [...ENDED, 'InvestigationRequested'],
  },
  {
    id: 'formal-investigation', title: 'Answer after the formal investigation', stage: 'stage-2', ...STEP, ...law(`${REGS} regs 17 to 19`, true),
    start: { kind: 'event', of: ['InvestigationRequested'] }, limit: { kind: 'working-days', workingDays: 25 },
    doneBy: ['InvestigationAnswered'], stoppedBy: ENDED,
  },
  {
    id: 'formal-investigation-longest', title: 'The longest that a formal investigation may take', stage: 'stage-2', ...STEP, ...law(`${REGS} regs 17 to 19`, false),
    start: { kind: 'event', of: ['InvestigationRequested'] }, limit: { kind: 'calendar-months', calendarMonths: 6 },
    doneBy: ['InvestigationAnswered'], stoppedBy: ENDED,
  },
  ...CLOCKS_BESIDE_OTHER_STAGES,
]

const COMMANDS = [
  ...COMMON_COMMANDS, ...ANSWER_COMMANDS,
  { command: 'record-discussion', title: 'Record the discussion', law: `${REGS} reg. 16`, confirmed: true, at: ['stage-1'], onlyWhile: whileNone('DiscussionHeld') },
  { command: 'answer-stage-one', title: 'Record the local resolution', law: `${REGS} reg. 16`, confirmed: true, at: ['stage-1'] },
  { ...ANSWER_AGAIN, law: `${REGS} reg. 16`, confirmed: true },
  { command: 'confirm-resolution', title: 'Record the written terms', law: `${REGS} reg. 16(5)`, confirmed: true, at: ['stage-1-answered'] },
  { command: 'request-investigation', title: 'Record a request for formal investigation', law: `${REGS} reg. 15(4)`, confirmed: true, at: ['stage-1', 'stage-1-answered'], during: ['open', 'closed'] },
  { command: 'appoint-investigating-officer', title: 'Appoint the independent investigator', law: `${REGS} reg. 2`, confirmed: true, at: ['stage-2'] },
  { command: 'record-investigation-report', title: 'Record the investigator’s report', law: REGS, confirmed: false, at: ['stage-2'], onlyWhile: whileNone('InvestigationReportReceived') },
  { command: 'answer-investigation', title: 'Record the response', law: `${REGS} regs 17 to 19`, confirmed: true, at: ['stage-2'] },
] as const satisfies readonly CommandRule[]

/**
 * Social services complaints in Wales: local resolution, then a formal investigation by an independent investigator.
 *
 * Law: SI 2014/1794 (W.187), in force 1 August 2014; representations by children run beside it under SI 2014/1795.
 */
export const WALES_2014: Procedure = {
  id: 'wales-2014',
  version: 1,
  title: 'Social services complaints, Wales (2014)',
  validFrom: isoDate('2014-08-01'),
  validUntil: null,
  source: 'SI 2014/1794 (W.187), parts 1 to 5',
  stages: [
    { id: 'acknowledgement', title: 'Acknowledgement', isOptional: false, note: 'Not later than 2 working days after the day of receipt', ...law(`${REGS} reg. 15(2)`, true) },
    { id: 'stage-1', title: 'Stage 1: local resolution', isOptional: true, note: 'They may go straight to formal investigation', ...law(`${REGS} reg. 16`, true) },
    { id: 'stage-2', title: 'Stage 2: formal investigation', isOptional: false, note: 'There is no panel', ...law(`${REGS} regs 17 to 19`, true) },
    { id: 'ombudsman', title: 'Public Services Ombudsman for Wales', isOptional: true, note: 'Outside the procedure', ...guidance('Public Services Ombudsman for Wales', true) },
  ],
  events: [
    ...STAGE_ONE_EVENTS, 'DiscussionHeld', 'ResolutionConfirmed', 'InvestigationRequested', 'StatementOfComplaintSent', 'StatementOfComplaintAmended',
    'StatementOfComplaintAgreed', 'AppointeeAsked', 'AppointeeReplied', 'AppointmentEnded', 'InvestigatingOfficerAppointed',
    'InvestigationStepLogged', 'InvestigationReportReceived', 'InvestigationAnswered', ...EVENTS_AT_ANY_TIME,
  ],
  clocks: CLOCKS,
  commands: COMMANDS,
  moves: [
    ['ComplaintReceived', 'stage-1'], ['StageOneAnswered', 'stage-1-answered'],
    ['InvestigationRequested', 'stage-2'], ['InvestigationAnswered', 'stage-2-answered'],
  ],
  roles: [
    { id: 'investigating-officer', title: 'Independent investigator', howMany: 1, duty: 'Investigates; may be under contract', ...law(`${REGS} reg. 2`, true),
      independence: [
        { id: 'not-member-or-officer', bars: 'member-or-officer', ...law(`${REGS} reg. 2`, true) },
        { id: 'not-spouse-or-partner', bars: 'spouse-or-partner-of-member-or-officer', ...law(`${REGS} reg. 2`, true) },
      ] },
  ],
  outcomes: ['upheld', 'partly-upheld', 'not-upheld', 'no-finding', 'resolved-no-finding'],
  letters: [
    { id: 'acknowledgement', title: 'Acknowledgement', stage: 'acknowledgement', goesWith: 'ComplaintAcknowledged', mustSay: [
      { id: 'procedure-and-help', says: 'The procedure, help, and the right to ask for formal investigation', confirmed: true },
      { id: 'written-record', says: 'A written record of a complaint made orally', confirmed: true },
    ] },
    { id: 'stage-1-resolved', title: 'Terms of resolution', stage: 'stage-1', goesWith: 'StageOneAnswered', stating: 'termsOfResolution', onlyIf: true, mustSay: [{ id: 'terms', says: 'The terms agreed', confirmed: true }] },
    { id: 'investigation-response', title: 'Response after the formal investigation', stage: 'stage-2', goesWith: 'InvestigationAnswered', mustSay: [
      { id: 'ombudsman', says: 'The Public Services Ombudsman for Wales', confirmed: false },
    ] },
  ],
  report: [{ id: 'W1', contains: 'Compliance with the regulations, and improvement', ...law(`${REGS} reg. 21`, true) }],
  relaxations: [],
}
