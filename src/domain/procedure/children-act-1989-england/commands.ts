import type { CommandRule, LatestEvent, Standing } from '../procedure.ts'
import { ANSWER_AGAIN, ANSWER_COMMANDS, COMMON_COMMANDS, whileNone } from '../in-every-procedure.ts'

const REGS = 'SI 2006/1738'
const BEST = 'Getting the Best from Complaints'

const STAGE_ONE: readonly Standing[] = ['stage-1']
const STAGE_TWO: readonly Standing[] = ['stage-2']
const STAGE_THREE: readonly Standing[] = ['stage-3']
const STAGE_ONE_PAUSED: LatestEvent = { among: ['StageOnePaused', 'StageOneResumed'], is: ['StageOnePaused'] }
const STAGE_ONE_NOT_PAUSED: LatestEvent = { among: ['StageOnePaused', 'StageOneResumed'], is: ['none', 'StageOneResumed'] }

/** What may happen next at each point, with its law. The page and the complaint's own rules read the same table. */
export const COMMANDS = [
  ...COMMON_COMMANDS,
  { command: 'decide-sufficient-interest', title: 'Decide whether the person has sufficient interest', law: `${REGS} reg. 6`, confirmed: true, at: STAGE_ONE, onlyWhile: { among: ['SufficientInterestDecided', 'ComplaintReopened'], is: ['none', 'ComplaintReopened'] } },
  { command: 'extend-stage-one', title: 'Extend stage 1', law: `${REGS} reg. 14`, confirmed: true, at: STAGE_ONE },
  { command: 'pause-stage-one', title: 'Pause stage 1 until an advocate is appointed', law: `${REGS} reg. 14`, confirmed: true, at: STAGE_ONE, onlyWhile: STAGE_ONE_NOT_PAUSED },
  { command: 'resume-stage-one', title: 'Resume stage 1', law: `${REGS} reg. 14`, confirmed: true, at: STAGE_ONE, onlyWhile: STAGE_ONE_PAUSED },
  ...ANSWER_COMMANDS,
  { command: 'answer-stage-one', title: 'Record the stage 1 answer', law: `${REGS} reg. 14`, confirmed: true, at: STAGE_ONE },
  { ...ANSWER_AGAIN, law: `${REGS} reg. 14`, confirmed: true },
  { command: 'skip-stage-one', title: 'Agree to leave out stage 1', law: `${REGS} reg. 15; ${BEST}, part 3`, confirmed: false, at: STAGE_ONE },
  { command: 'request-investigation', title: 'Record a request for stage 2', law: `${REGS} reg. 15(2)`, confirmed: true, at: ['stage-1-answered'], during: ['open', 'closed'] },
  { command: 'request-investigation', title: 'Record a request for stage 2, as stage 1 is overdue', law: `${BEST}, para 3.5`, confirmed: false, at: STAGE_ONE, onlyWhenOverdue: 'stage-1-answer' },
  { command: 'agree-statement', title: 'Record that the statement of complaint is agreed', law: `${REGS} reg. 16`, confirmed: true, at: STAGE_TWO, onlyWhile: whileNone('StatementOfComplaintAgreed') },
  { command: 'appoint-investigating-officer', title: 'Appoint the investigating officer', law: `${REGS} reg. 17`, confirmed: false, at: STAGE_TWO },
  { command: 'appoint-independent-person', title: 'Appoint the independent person', law: `${REGS} reg. 17(2)`, confirmed: true, at: STAGE_TWO },
  { command: 'extend-investigation', title: 'Extend stage 2', law: `${REGS} reg. 17`, confirmed: true, at: STAGE_TWO },
  { command: 'record-investigation-report', title: 'Record the investigating officer’s report', law: `${REGS} reg. 17`, confirmed: false, at: STAGE_TWO, onlyWhile: whileNone('InvestigationReportReceived') },
  { command: 'record-independent-person-report', title: 'Record the independent person’s report', law: `${REGS} reg. 17`, confirmed: false, at: STAGE_TWO, onlyWhile: whileNone('IndependentPersonReportReceived') },
  { command: 'answer-investigation', title: 'Record the adjudication and the stage 2 response', law: `${REGS} reg. 17`, confirmed: true, at: STAGE_TWO },
  { command: 'request-review-panel', title: 'Record a request for a review panel', law: `${REGS} reg. 18`, confirmed: true, at: ['stage-2-answered'], during: ['open', 'closed'] },
  { command: 'acknowledge-review-panel', title: 'Acknowledge the request for a review panel', law: `${BEST}, paras 3.9 to 3.18`, confirmed: false, at: STAGE_THREE, onlyWhile: whileNone('ReviewPanelAcknowledged') },
  { command: 'appoint-panel-chair', title: 'Appoint the chair of the panel', law: `${REGS} reg. 19`, confirmed: true, at: STAGE_THREE, onlyWhile: whileNone('ReviewPanelMet') },
  { command: 'send-panel-papers', title: 'Send the panel papers', law: `${BEST}, paras 3.9 to 3.18`, confirmed: false, at: STAGE_THREE, onlyWhile: whileNone('ReviewPanelMet') },
  { command: 'record-panel-meeting', title: 'Record the panel meeting', law: `${REGS} reg. 19(4)`, confirmed: true, at: STAGE_THREE, onlyWhile: whileNone('ReviewPanelMet') },
  { command: 'record-panel-report', title: 'Record the panel’s report', law: `${REGS} reg. 20`, confirmed: true, at: STAGE_THREE, onlyWhile: { among: ['ReviewPanelMet', 'PanelReportReceived'], is: ['ReviewPanelMet'] } },
  { command: 'answer-review-panel', title: 'Record the response to the panel', law: `${REGS} reg. 20(3)`, confirmed: true, at: STAGE_THREE, onlyWhile: { among: ['ReviewPanelMet', 'PanelReportReceived'], is: ['ReviewPanelMet', 'PanelReportReceived'] } },
  { command: 'end-proceedings', title: 'Record that the proceedings have ended', law: `${REGS} reg. 8`, confirmed: false, at: ['stage-1', 'stage-2', 'not-eligible'], during: ['open', 'closed'] },
] as const satisfies readonly CommandRule[]
