import { law, local } from './cite.ts'
import { CLOCKS_BESIDE_OTHER_STAGES } from './clocks-beside-stages.ts'
import { ANSWER_AGAIN, ANSWER_COMMANDS, COMMON_COMMANDS, EVENTS_AT_ANY_TIME, STAGE_ONE_EVENTS } from './in-every-procedure.ts'
import type { CommandRule, Procedure } from './procedure.ts'

const ACT = 'Data (Use and Access) Act 2025, complaints to controllers'
const ENDED = ['ComplaintWithdrawn', 'ComplaintClosed'] as const

/** Complaints about how personal data was handled, for points that are routed there. None of it was seen in the source. */
export const DATA_PROTECTION_COMPLAINT: Procedure = {
  id: 'data-protection-complaint',
  version: 1,
  title: 'Data-protection complaint',
  validFrom: null,
  validUntil: null,
  source: 'Not confirmed: 30 days, the day of receipt included',
  stages: [
    { id: 'acknowledgement', title: 'Acknowledgement', isOptional: false, note: 'The day of receipt is the first of the 30', ...law(ACT, false) },
    { id: 'stage-1', title: 'Answer', isOptional: false, note: 'Without undue delay', ...law(ACT, false) },
    { id: 'ombudsman', title: 'Information Commissioner', isOptional: true, note: 'Outside the procedure', ...law(ACT, false) },
  ],
  events: [...STAGE_ONE_EVENTS, ...EVENTS_AT_ANY_TIME],
  clocks: [
    {
      id: 'data-protection-acknowledgement', title: 'Acknowledge the data-protection complaint', stage: 'acknowledgement', kind: 'limit', whose: 'authority',
      ...law(ACT, false), start: { kind: 'event', of: ['ComplaintReceived'] },
      limit: { kind: 'calendar-days', calendarDays: 30, dayOne: 'day-of-event' }, extension: null, pause: null,
      doneBy: ['ComplaintAcknowledged', 'StageOneAnswered'], stoppedBy: ENDED, whenMissed: 'The Information Commissioner may be asked',
    },
    {
      id: 'data-protection-answer', title: 'Answer the data-protection complaint', stage: 'stage-1', kind: 'limit', whose: 'authority',
      ...local('Without undue delay: no limit is known', false), start: { kind: 'event', of: ['ComplaintReceived'] }, limit: { kind: 'none' },
      extension: null, pause: null, doneBy: ['StageOneAnswered'], stoppedBy: ENDED, whenMissed: 'No limit is set',
    },
    ...CLOCKS_BESIDE_OTHER_STAGES,
  ],
  commands: [
    ...COMMON_COMMANDS, ...ANSWER_COMMANDS,
    { command: 'answer-stage-one', title: 'Record the answer', law: ACT, confirmed: false, at: ['stage-1'] },
    { ...ANSWER_AGAIN, law: ACT, confirmed: false },
  ] satisfies readonly CommandRule[],
  moves: [['ComplaintReceived', 'stage-1'], ['StageOneAnswered', 'stage-1-answered']],
  roles: [],
  outcomes: ['upheld', 'partly-upheld', 'not-upheld', 'no-finding', 'resolved-no-finding'],
  letters: [
    { id: 'answer', title: 'Answer', stage: 'stage-1', goesWith: 'StageOneAnswered', mustSay: [
      { id: 'outcome-and-steps', says: 'The outcome, and the steps taken', confirmed: false }, { id: 'commissioner', says: 'The Information Commissioner', confirmed: false },
    ] },
  ],
  report: [],
  relaxations: [],
}
