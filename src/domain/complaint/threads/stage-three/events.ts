import type { Declarations } from '../../declared/declaration.ts'
import { choice, choices, dayToCome, day, optional, people, text, texts, yesOrNo } from '../../declared/field.ts'

const stages = ['stage-3'] as const
const open = ['open'] as const

/** Who comes to a panel, besides its members. */
const ATTENDERS = ['complainant', 'advocate', 'companion', 'child', 'investigating-officer', 'independent-person', 'adjudicating-officer', 'authority'] as const
/** The advocate and one other person may come with the complainant, who chooses either to speak. Law: SI 2006/1738 reg. 19. */
const SPEAKERS = ['complainant', 'advocate', 'companion'] as const
/** Whom the panel's report goes to. Law: SI 2006/1738 reg. 20. */
export const REPORT_GOES_TO = ['authority', 'complainant', 'independent-person'] as const
/** What the response to the panel goes with. Law: SI 2006/1738 reg. 20. */
export const STAGE_THREE_ENCLOSURES = ['response', 'proposals', 'ombudsman-details'] as const

/**
 * A review panel from its request to its report.
 *
 * Law: SI 2006/1738 regs 18 to 20. Guidance: Getting the Best from Complaints, paras 3.9 to 3.18.
 */
export const STAGE_THREE_EVENTS = {
  ReviewPanelRequested: { command: 'request-review-panel', fields: { acceptedLate: optional(yesOrNo), reasons: optional(text) } },
  ReviewPanelRefused: { command: 'refuse-review-panel', stages, statuses: open, fields: { ground: choice('late', 'other'), reasons: text } },
  ReviewPanelAcknowledged: { command: 'acknowledge-review-panel', stages, fields: { panelOn: optional(dayToCome) } },
  PanelDateSet: { command: 'set-panel-date', stages, statuses: open, fields: { panelOn: dayToCome, place: optional(text), toldOn: optional(day) } },
  PanelPapersSent: {
    command: 'send-panel-papers', stages,
    fields: { panelOn: optional(dayToCome), to: optional(choices('panel', 'complainant', 'advocate', 'authority', 'independent-person')) },
  },
  ReviewPanelMet: {
    command: 'record-panel-meeting', stages, statuses: open,
    fields: { members: optional(people), attended: optional(choices(...ATTENDERS)), spoke: optional(choices(...SPEAKERS)) },
  },
  PanelReportReceived: {
    command: 'record-panel-report', stages, statuses: open,
    fields: { sentTo: optional(choices(...REPORT_GOES_TO, 'advocate', 'others-with-interest')), recommendations: optional(texts) },
  },
} as const satisfies Declarations

export const STAGE_THREE_REFUSALS = {
  'panel-already-acknowledged': { decision: '0041' },
  'panel-before-request': { decision: '0041' },
  'panel-report-already-received': { decision: '0041' },
} as const

const BEST = 'Getting the Best from Complaints'
const REPORT = 'SI 2006/1738 reg. 20'

export const STAGE_THREE_WARNINGS = {
  'late-panel-request': { guidance: 'SI 2006/1738 reg. 18: a later request is accepted by discretion, with reasons', needsReason: true },
  'panel-without-chair': { guidance: `${BEST}, paras 3.9 to 3.18: a chair is appointed`, needsReason: false },
  'panel-without-papers': { guidance: `${BEST}, paras 3.9 to 3.18: papers go out 10 working days before`, needsReason: false },
  'panel-report-without-recommendations': { guidance: `${REPORT}: the report sets out recommendations`, needsReason: false },
  'panel-report-not-sent-to-all': { guidance: `${REPORT}: the report goes to the authority, the complainant and the independent person`, needsReason: false },
  'response-without-panel-report': { guidance: `${REPORT}: the response is to the report`, needsReason: false },
  'response-without-independent-person': { guidance: `${REPORT}: the response is made together with the independent person`, needsReason: false },
  'response-without-proposals': { guidance: `${REPORT}: the response says what is proposed`, needsReason: false },
  'ombudsman-not-told-of': { guidance: `${REPORT}: the response tells of the Ombudsman`, needsReason: false },
  'stage-three-enclosures-missing': { guidance: `${REPORT}: what the response goes with`, needsReason: false },
} as const

export const STAGE_THREE_BREACHES = ['panel-refused-against-rules', 'panel-of-fewer-than-three', 'independent-person-on-panel'] as const
