import { isoDate } from '../../calendar/iso-date.ts'
import type { Procedure } from '../procedure.ts'
import { guidance, law, local } from '../cite.ts'
import { EVENTS_AT_ANY_TIME, STAGE_ONE_EVENTS } from '../in-every-procedure.ts'
import { CLOCKS } from './clocks.ts'
import { COMMANDS } from './commands.ts'
import { LETTERS } from './letters.ts'
import { REPORT } from './report.ts'
import { ROLES } from './roles.ts'

/**
 * Representations about children's social care in England, as the 2006 regulations and guidance have them.
 *
 * Law: SI 2006/1738, in force 1 September 2006.
 * Guidance: Getting the Best from Complaints (2006).
 */
export const CHILDREN_ACT_1989_ENGLAND: Procedure = {
  id: 'children-act-1989-england',
  version: 1,
  title: 'Children Act 1989 representations procedure, England (2006)',
  validFrom: isoDate('2006-09-01'),
  validUntil: null,
  source: 'SI 2006/1738; Getting the Best from Complaints (2006)',
  stages: [
    { id: 'acknowledgement', title: 'Acknowledgement', isOptional: false, note: 'A local target', ...local('Local target of the authority', true) },
    { id: 'stage-1', title: 'Stage 1: local resolution', isOptional: true, note: 'May be left out by agreement', ...law('SI 2006/1738 regs 14 to 15', true) },
    { id: 'stage-2', title: 'Stage 2: investigation', isOptional: false, note: 'The adjudication is part of it', ...law('SI 2006/1738 regs 16 to 17', true) },
    { id: 'stage-3', title: 'Stage 3: review panel', isOptional: false, note: 'A review, not a new investigation', ...law('SI 2006/1738 regs 18 to 20', true) },
    { id: 'ombudsman', title: 'The Ombudsman', isOptional: true, note: 'Outside the procedure; may be asked at any time', ...guidance('LGSCO Manual for Councils, part 6', true) },
  ],
  events: [
    ...STAGE_ONE_EVENTS, 'SufficientInterestDecided', 'StageOnePaused', 'StageOneResumed', 'StageOneSkipped',
    'InvestigationRequested', 'StatementOfComplaintSent', 'StatementOfComplaintAmended', 'StatementOfComplaintAgreed',
    'AppointeeAsked', 'AppointeeReplied', 'InvestigatingOfficerAppointed', 'IndependentPersonAppointed', 'AdjudicatingOfficerAppointed',
    'AppointmentEnded', 'InvestigationStepLogged',
    'InvestigationExtended', 'InvestigationReportReceived', 'IndependentPersonReportReceived', 'InvestigationAnswered',
    'ReviewPanelRequested', 'ReviewPanelRefused', 'ReviewPanelAcknowledged', 'PanelChairAppointed', 'PanelMemberAppointed', 'PanelDateSet',
    'PanelPapersSent', 'ReviewPanelMet', 'PanelReportReceived', 'ReviewPanelAnswered', ...EVENTS_AT_ANY_TIME,
  ],
  clocks: CLOCKS,
  commands: COMMANDS,
  moves: [
    ['ComplaintReceived', 'stage-1'], ['StageOneAnswered', 'stage-1-answered'], ['StageOneSkipped', 'stage-2'],
    ['InvestigationRequested', 'stage-2'], ['InvestigationAnswered', 'stage-2-answered'],
    ['ReviewPanelRequested', 'stage-3'], [{ type: 'ReviewPanelRefused', where: ['ground', 'late'] }, 'stage-2-answered'], ['ReviewPanelAnswered', 'stage-3-answered'],
    [{ type: 'SufficientInterestDecided', where: ['sufficient', false] }, 'not-eligible'],
  ],
  roles: ROLES,
  outcomes: ['upheld', 'partly-upheld', 'not-upheld', 'no-finding', 'resolved-no-finding'],
  letters: LETTERS,
  report: REPORT,
  relaxations: [{
    id: 'coronavirus-2020', title: 'Coronavirus regulations of 2020', from: isoDate('2020-04-24'), until: isoDate('2020-09-24'),
    clocks: ['panel-meeting', 'panel-report', 'panel-response'],
    effect: 'The limit, or as soon as is reasonably practicable', ...law('SI 2020/445 reg. 6', false),
  }],
}
