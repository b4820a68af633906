import type { ClockRule, CommandRule, Procedure } from './procedure.ts'
import { local } from './cite.ts'
import { CLOCKS_BESIDE_OTHER_STAGES } from './clocks-beside-stages.ts'
import { ANSWER_AGAIN, ANSWER_COMMANDS, COMMON_COMMANDS, EVENTS_AT_ANY_TIME, STAGE_ONE_EVENTS, whileNone, ENDED } from './in-every-procedure.ts'

const AS_STATUTORY = local('The council’s own procedure: stage 1 as in the statutory procedure', true)

const CLOCKS: readonly ClockRule[] = [
  {
    id: 'acknowledgement', title: 'Acknowledge the complaint', stage: 'acknowledgement', kind: 'limit', whose: 'authority',
    ...local('Local target of the authority', true), start: { kind: 'event', of: ['ComplaintReceived'] },
    limit: { kind: 'working-days', workingDays: 3 }, isConfigurable: true, extension: null, pause: null,
    doneBy: ['ComplaintAcknowledged', 'StageOneAnswered'], stoppedBy: ENDED, whenMissed: 'The local target is missed',
  },
  {
    id: 'stage-1-answer', title: 'Answer at stage 1', stage: 'stage-1', kind: 'limit', whose: 'authority', ...AS_STATUTORY,
    start: { kind: 'event', of: ['ComplaintReceived'] }, limit: { kind: 'working-days', workingDays: 10 },
    extension: { recordedBy: 'StageOneExtended', ceilingWorkingDays: 20, grounds: null, decidedBy: 'complaints-manager', ...AS_STATUTORY },
    pause: null, doneBy: ['StageOneAnswered'], stoppedBy: [...ENDED, 'CorporateReviewRequested'], whenMissed: 'The local target is missed',
  },
  {
    id: 'corporate-review', title: 'Review the complaint internally', stage: 'corporate-review', kind: 'limit', whose: 'authority',
    ...local('The council’s own procedure: an internal review; no fixed limit is confirmed', false),
    start: { kind: 'event', of: ['CorporateReviewRequested'] }, limit: { kind: 'none' }, extension: null, pause: null,
    doneBy: ['CorporateReviewAnswered'], stoppedBy: ENDED, whenMissed: 'No limit is set',
  },
  ...CLOCKS_BESIDE_OTHER_STAGES,
]

const COMMANDS = [
  ...COMMON_COMMANDS,
  { command: 'extend-stage-one', title: 'Extend stage 1', law: 'The council’s own procedure', confirmed: true, at: ['stage-1'] },
  ...ANSWER_COMMANDS,
  { command: 'answer-stage-one', title: 'Record the stage 1 answer', law: 'The council’s own procedure', confirmed: true, at: ['stage-1'] },
  { ...ANSWER_AGAIN, law: 'The council’s own procedure', confirmed: true },
  { command: 'request-corporate-review', title: 'Record a request for corporate review', law: 'The council’s own procedure', confirmed: true, at: ['stage-1-answered'], during: ['open', 'closed'] },
  { command: 'acknowledge-corporate-review', title: 'Acknowledge the request for review', law: 'The council’s own procedure', confirmed: false, at: ['corporate-review'], onlyWhile: whileNone('CorporateReviewAcknowledged') },
  { command: 'appoint-corporate-reviewer', title: 'Choose who reviews it', law: 'The council’s own procedure', confirmed: true, at: ['corporate-review'] },
  { command: 'answer-corporate-review', title: 'Record the corporate review', law: 'The council’s own procedure', confirmed: true, at: ['corporate-review'] },
] as const satisfies readonly CommandRule[]

/** The founding council's procedure for complaints that the statutory one does not cover: an answer, then an internal review. */
export const CORPORATE_COUNCIL: Procedure = {
  id: 'corporate-council',
  version: 1,
  title: 'Corporate complaints procedure of the council',
  validFrom: null,
  validUntil: null,
  source: 'Complaints annual report 2019/20, section 4.11',
  stages: [
    { id: 'acknowledgement', title: 'Acknowledgement', isOptional: false, note: 'A local target', ...local('Local target of the authority', true) },
    { id: 'stage-1', title: 'Stage 1: answer by the team manager', isOptional: false, note: 'As in the statutory procedure', ...AS_STATUTORY },
    { id: 'corporate-review', title: 'Stage 2: internal review', isOptional: false, note: 'No fixed limit is confirmed', ...local('The council’s own procedure', true) },
    { id: 'ombudsman', title: 'The Ombudsman', isOptional: true, note: 'Outside the procedure', ...local('The council’s own procedure', true) },
  ],
  events: [...STAGE_ONE_EVENTS, 'CorporateReviewRequested', 'CorporateReviewAcknowledged', 'CorporateReviewerAppointed', 'CorporateReviewExtended',
    'CorporateReviewAnswered', ...EVENTS_AT_ANY_TIME],
  clocks: CLOCKS,
  commands: COMMANDS,
  moves: [
    ['ComplaintReceived', 'stage-1'], ['StageOneAnswered', 'stage-1-answered'],
    ['CorporateReviewRequested', 'corporate-review'], ['CorporateReviewAnswered', 'corporate-review-answered'],
  ],
  roles: [
    { id: 'corporate-reviewer', title: 'Reviewer', howMany: 1, duty: 'Reviews the stage 1 answer', ...local('The council’s own procedure', true),
      independence: [{ id: 'not-stage-one-responder', bars: 'stage-one-responder', ...local('Whoever answered at stage 1 does not review it', true) }] },
  ],
  outcomes: ['upheld', 'partly-upheld', 'not-upheld', 'no-finding', 'resolved-no-finding'],
  letters: [
    { id: 'acknowledgement', title: 'Acknowledgement', stage: 'acknowledgement', goesWith: 'ComplaintAcknowledged', mustSay: [{ id: 'how-handled', says: 'How it will be handled and by whom', confirmed: true }] },
    // Not in the report: as in the statutory procedure, because people are told the same things.
    { id: 'stage-1-extension', title: 'Extension of stage 1', stage: 'stage-1', goesWith: 'StageOneExtended', isToldLater: true, onlyIf: true, mustSay: [
      { id: 'reason', says: 'The reason', confirmed: false }, { id: 'new-date', says: 'The new date', confirmed: false },
    ] },
    { id: 'stage-1-answer', title: 'Stage 1 answer', stage: 'stage-1', goesWith: 'StageOneAnswered', mustSay: [
      { id: 'finding-per-point', says: 'A finding on each point', confirmed: false }, { id: 'right-to-go-on', says: 'The right to ask for a review, and how', confirmed: false },
    ] },
    { id: 'corporate-review-answer', title: 'Answer after the review', stage: 'corporate-review', goesWith: 'CorporateReviewAnswered', mustSay: [{ id: 'ombudsman', says: 'The Ombudsman', confirmed: false }] },
    { id: 'withdrawal', title: 'Withdrawal', stage: 'stage-1', goesWith: 'WithdrawalConfirmed', onlyIf: true, mustSay: [{ id: 'withdrawn', says: 'Confirmation of the withdrawal', confirmed: false }] },
  ],
  report: [],
  relaxations: [],
}
