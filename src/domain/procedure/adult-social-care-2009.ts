import { isoDate } from '../calendar/iso-date.ts'
import { guidance, law } from './cite.ts'
import { CLOCKS_BESIDE_OTHER_STAGES } from './clocks-beside-stages.ts'
import { ANSWER_AGAIN, ANSWER_COMMANDS, COMMON_COMMANDS, EVENTS_AT_ANY_TIME, STAGE_ONE_EVENTS, ENDED } from './in-every-procedure.ts'
import type { CommandRule, Procedure } from './procedure.ts'

const REGS = 'SI 2009/309'
const ANSWER = { law: REGS, confirmed: true } as const

/**
 * Adult social care in England: one stage, no fixed time to answer, an explanation owed where there is no answer in six
 * months.
 *
 * Law: SI 2009/309, in force 1 April 2009 (known through the Ombudsman's guide).
 */
export const ADULT_SOCIAL_CARE_2009: Procedure = {
  id: 'adult-social-care-2009',
  version: 1,
  title: 'Adult social care complaints, England (2009)',
  validFrom: isoDate('2009-04-01'),
  validUntil: null,
  source: 'SI 2009/309; LGSCO adult social care guide, parts 4 and 9',
  stages: [
    { id: 'acknowledgement', title: 'Acknowledgement', isOptional: false, note: 'With an offer to discuss how and when', ...law(REGS, true) },
    { id: 'stage-1', title: 'The single stage', isOptional: false, note: 'As agreed in a plan', ...law(REGS, true) },
    { id: 'ombudsman', title: 'The Ombudsman', isOptional: true, note: 'Outside the procedure', ...guidance('LGSCO adult social care guide', true) },
  ],
  events: [...STAGE_ONE_EVENTS, ...EVENTS_AT_ANY_TIME],
  clocks: [
    {
      id: 'making-complaint', title: 'Making the complaint', stage: 'before', kind: 'limit', whose: 'complainant', ...law(REGS, true),
      start: { kind: 'field', of: 'ComplaintReceived', field: 'groundsAroseOn' }, limit: { kind: 'calendar-months', calendarMonths: 12 },
      extension: null, pause: null, doneBy: ['ComplaintReceived'], stoppedBy: [],
      whenMissed: 'The authority may still consider it where there is good reason and it can be done fairly',
    },
    {
      id: 'acknowledgement', title: 'Acknowledge the complaint', stage: 'acknowledgement', kind: 'limit', whose: 'authority', ...law(REGS, true),
      start: { kind: 'event', of: ['ComplaintReceived'] }, limit: { kind: 'working-days', workingDays: 3 }, extension: null, pause: null,
      doneBy: ['ComplaintAcknowledged', 'StageOneAnswered'], stoppedBy: ENDED, whenMissed: 'Fault',
    },
    {
      id: 'answer-or-explain', title: 'Answer, or explain why not', stage: 'stage-1', kind: 'limit', whose: 'authority', ...law(REGS, true),
      start: { kind: 'event', of: ['ComplaintReceived'] }, limit: { kind: 'calendar-months', calendarMonths: 6 }, extension: null, pause: null,
      doneBy: ['StageOneAnswered'], stoppedBy: ENDED, whenMissed: 'Explain in writing why there is no answer yet',
    },
    ...CLOCKS_BESIDE_OTHER_STAGES,
  ],
  commands: [
    ...COMMON_COMMANDS, ...ANSWER_COMMANDS,
    { command: 'answer-stage-one', title: 'Record the answer', ...ANSWER, at: ['stage-1'] },
    { ...ANSWER_AGAIN, ...ANSWER },
  ] satisfies readonly CommandRule[],
  moves: [['ComplaintReceived', 'stage-1'], ['StageOneAnswered', 'stage-1-answered']],
  roles: [
    { id: 'responsible-person', title: 'Responsible person', howMany: 1, duty: 'Answers for the procedure', ...law(REGS, true), independence: [] },
    { id: 'complaints-manager', title: 'Complaints manager', howMany: 1, duty: 'Manages the procedure', ...law(REGS, true), independence: [] },
  ],
  outcomes: ['upheld', 'partly-upheld', 'not-upheld', 'no-finding', 'resolved-no-finding'],
  letters: [
    { id: 'acknowledgement', title: 'Acknowledgement', stage: 'acknowledgement', goesWith: 'ComplaintAcknowledged', mustSay: [
      { id: 'offer-to-discuss', says: 'An offer to discuss how it is handled and when the answer comes', confirmed: true },
    ] },
    { id: 'no-answer-yet', title: 'No answer after six months', stage: 'stage-1', goesWith: null, onlyIf: true, mustSay: [{ id: 'why-no-answer', says: 'Why there is no answer yet', confirmed: true }] },
    { id: 'answer', title: 'Answer', stage: 'stage-1', goesWith: 'StageOneAnswered', mustSay: [{ id: 'ombudsman', says: 'The Ombudsman', confirmed: false }] },
  ],
  report: [
    { id: 'A1', contains: 'The number received, the number well-founded and the number referred to the Ombudsman', ...law(REGS, true) },
    { id: 'A2', contains: 'The subject matter, matters of general importance and the action taken', ...law(REGS, true) },
  ],
  relaxations: [],
}
