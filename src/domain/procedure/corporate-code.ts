import { isoDate } from '../calendar/iso-date.ts'
import { guidance } from './cite.ts'
import { CLOCKS_BESIDE_OTHER_STAGES } from './clocks-beside-stages.ts'
import { ANSWER_AGAIN, ANSWER_COMMANDS, COMMON_COMMANDS, EVENTS_AT_ANY_TIME, STAGE_ONE_EVENTS, whileNone, ENDED } from './in-every-procedure.ts'
import type { ClockRule, CommandRule, Procedure } from './procedure.ts'

const CODE = 'Ombudsman’s Complaint Handling Code'
const STEP = { kind: 'limit', whose: 'authority', pause: null, whenMissed: 'Fault under the Code' } as const

/** Guidance: Complaint Handling Code (2024), parts 6.2 to 6.4 and the part on stage 2. */
const CLOCKS: readonly ClockRule[] = [
  {
    id: 'acknowledgement', title: 'Acknowledge the complaint', stage: 'acknowledgement', ...STEP, ...guidance(`${CODE}, 6.2`, true),
    start: { kind: 'event', of: ['ComplaintReceived'] }, limit: { kind: 'working-days', workingDays: 5 }, extension: null,
    doneBy: ['ComplaintAcknowledged', 'StageOneAnswered'], stoppedBy: ENDED,
  },
  {
    id: 'stage-1-answer', title: 'Answer at stage 1', stage: 'stage-1', ...STEP, ...guidance(`${CODE}, 6.3`, true),
    start: { kind: 'event-or-due', of: ['ComplaintAcknowledged'], orDueOf: 'acknowledgement' }, limit: { kind: 'working-days', workingDays: 10 },
    extension: { recordedBy: 'StageOneExtended', ceilingWorkingDays: 20, grounds: null, decidedBy: 'complaints-manager', ...guidance(`${CODE}, 6.4`, true) },
    doneBy: ['StageOneAnswered'], stoppedBy: [...ENDED, 'CorporateReviewRequested'],
  },
  {
    id: 'corporate-review-acknowledgement', title: 'Acknowledge the request for stage 2', stage: 'corporate-review', ...STEP,
    ...guidance(`${CODE}, stage 2`, true), start: { kind: 'event', of: ['CorporateReviewRequested'] },
    limit: { kind: 'working-days', workingDays: 5 }, extension: null, doneBy: ['CorporateReviewAcknowledged', 'CorporateReviewAnswered'], stoppedBy: ENDED,
  },
  {
    id: 'corporate-review', title: 'Answer at stage 2', stage: 'corporate-review', ...STEP, ...guidance(`${CODE}, stage 2`, true),
    start: { kind: 'event-or-due', of: ['CorporateReviewAcknowledged'], orDueOf: 'corporate-review-acknowledgement' },
    limit: { kind: 'working-days', workingDays: 20 },
    extension: { recordedBy: 'CorporateReviewExtended', ceilingWorkingDays: 40, grounds: null, decidedBy: 'complaints-manager', ...guidance(`${CODE}, stage 2`, true) },
    doneBy: ['CorporateReviewAnswered'], stoppedBy: ENDED,
  },
  ...CLOCKS_BESIDE_OTHER_STAGES,
]

const COMMANDS = [
  ...COMMON_COMMANDS,
  { command: 'extend-stage-one', title: 'Extend stage 1', law: `${CODE}, 6.4`, confirmed: true, at: ['stage-1'] },
  ...ANSWER_COMMANDS,
  { command: 'answer-stage-one', title: 'Record the stage 1 answer', law: `${CODE}, 6.3`, confirmed: true, at: ['stage-1'] },
  { ...ANSWER_AGAIN, law: `${CODE}, 6.3`, confirmed: true },
  { command: 'request-corporate-review', title: 'Record a request for stage 2', law: `${CODE}, stage 2`, confirmed: true, at: ['stage-1-answered'], during: ['open', 'closed'] },
  { command: 'acknowledge-corporate-review', title: 'Acknowledge the request for stage 2', law: `${CODE}, stage 2`, confirmed: true, at: ['corporate-review'], onlyWhile: whileNone('CorporateReviewAcknowledged') },
  { command: 'appoint-corporate-reviewer', title: 'Choose who reviews it', law: `${CODE}, stage 2`, confirmed: true, at: ['corporate-review'] },
  { command: 'extend-corporate-review', title: 'Extend stage 2', law: `${CODE}, stage 2`, confirmed: true, at: ['corporate-review'] },
  { command: 'answer-corporate-review', title: 'Record the stage 2 answer', law: `${CODE}, stage 2`, confirmed: true, at: ['corporate-review'] },
] as const satisfies readonly CommandRule[]

/** The corporate procedure of an authority that has adopted the Ombudsman's Code: two stages, each acknowledged. */
export const CORPORATE_CODE: Procedure = {
  id: 'corporate-code',
  version: 1,
  title: 'Corporate complaints procedure under the Complaint Handling Code',
  validFrom: isoDate('2024-02-01'),
  validUntil: null,
  source: 'LGSCO Complaint Handling Code (2024), parts 2 and 6',
  stages: [
    { id: 'acknowledgement', title: 'Acknowledgement', isOptional: false, note: 'Within 5 working days', ...guidance(`${CODE}, 6.2`, true) },
    { id: 'stage-1', title: 'Stage 1', isOptional: false, note: 'Within 10 working days of the acknowledgement', ...guidance(`${CODE}, 6.3`, true) },
    { id: 'corporate-review', title: 'Stage 2', isOptional: false, note: 'By somebody else; the last stage', ...guidance(`${CODE}, stage 2`, true) },
    { id: 'ombudsman', title: 'The Ombudsman', isOptional: true, note: 'Outside the procedure', ...guidance('LGSCO Manual for Councils, part 6', true) },
  ],
  events: [
    ...STAGE_ONE_EVENTS, 'CorporateReviewRequested', 'CorporateReviewAcknowledged', 'CorporateReviewerAppointed', 'CorporateReviewExtended',
    'CorporateReviewAnswered', ...EVENTS_AT_ANY_TIME,
  ],
  clocks: CLOCKS,
  commands: COMMANDS,
  moves: [
    ['ComplaintReceived', 'stage-1'], ['StageOneAnswered', 'stage-1-answered'],
    ['CorporateReviewRequested', 'corporate-review'], ['CorporateReviewAnswered', 'corporate-review-answered'],
  ],
  roles: [
    { id: 'corporate-reviewer', title: 'Reviewer at stage 2', howMany: 1, duty: 'Answers at stage 2', ...guidance(`${CODE}, stage 2`, true),
      independence: [{ id: 'not-stage-one-responder', bars: 'stage-one-responder', ...guidance(`${CODE}, stage 2: a different person`, true) }] },
  ],
  outcomes: ['upheld', 'partly-upheld', 'not-upheld', 'no-finding', 'resolved-no-finding'],
  letters: [
    { id: 'acknowledgement', title: 'Acknowledgement', stage: 'acknowledgement', goesWith: 'ComplaintAcknowledged', mustSay: [{ id: 'how-handled', says: 'How it will be handled and by whom', confirmed: false }] },
    { id: 'stage-1-extension', title: 'Extension of stage 1', stage: 'stage-1', goesWith: 'StageOneExtended', isToldLater: true, onlyIf: true, mustSay: [
      { id: 'reason', says: 'The reason', confirmed: true }, { id: 'new-date', says: 'When the answer comes', confirmed: true }, { id: 'ombudsman', says: 'The Ombudsman', confirmed: true },
    ] },
    { id: 'stage-1-answer', title: 'Stage 1 answer', stage: 'stage-1', goesWith: 'StageOneAnswered', mustSay: [
      { id: 'finding-per-point', says: 'An answer on every point', confirmed: true }, { id: 'right-to-go-on', says: 'The right to ask for stage 2, and how', confirmed: false },
    ] },
    { id: 'corporate-review-extension', title: 'Extension of stage 2', stage: 'corporate-review', goesWith: 'CorporateReviewExtended', isToldLater: true, onlyIf: true, mustSay: [
      { id: 'reason', says: 'The reason', confirmed: false }, { id: 'new-date', says: 'When the answer comes', confirmed: false }, { id: 'ombudsman', says: 'The Ombudsman', confirmed: false },
    ] },
    { id: 'corporate-review-answer', title: 'Stage 2 answer', stage: 'corporate-review', goesWith: 'CorporateReviewAnswered', mustSay: [
      { id: 'finding-per-point', says: 'An answer on every point', confirmed: false }, { id: 'last-stage', says: 'That it is the last stage', confirmed: false }, { id: 'ombudsman', says: 'The Ombudsman', confirmed: false },
    ] },
  ],
  report: [
    { id: 'C1', contains: 'An annual complaints performance and service improvement report for scrutiny', ...guidance(`${CODE}, 8.1`, true) },
    { id: 'C2', contains: 'The response of the member responsible for complaints, published with it', ...guidance(`${CODE}, part 8`, true) },
  ],
  relaxations: [],
}
