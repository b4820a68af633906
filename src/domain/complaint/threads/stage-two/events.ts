import type { Declarations } from '../../declared/declaration.ts'
import { choice, codeOf, findings, optional, person, text, texts, yesOrNo } from '../../declared/field.ts'

const stages = ['stage-2'] as const

/** What the stage 2 response encloses. Guidance: Getting the Best from Complaints, para 3.8. */
export const STAGE_TWO_ENCLOSURES = ['response', 'investigating-officer-report', 'independent-person-report', 'how-to-ask-for-panel'] as const

/**
 * An investigation from its request to the reports. A request may come in any form and on any day: nothing refuses a late one.
 *
 * Law: SI 2006/1738 regs 15 to 17.
 */
export const STAGE_TWO_EVENTS = {
  InvestigationRequested: { command: 'request-investigation', fields: { how: optional(codeOf('channels')), lateReason: optional(text) } },
  StatementOfComplaintSent: { command: 'send-statement', stages, fields: { text: optional(text) } },
  StatementOfComplaintAmended: {
    command: 'amend-statement', stages, fields: { by: choice('complainant', 'authority', 'investigating-officer'), text: optional(text) },
  },
  StatementOfComplaintAgreed: { command: 'agree-statement', stages, fields: {} },
  InvestigationStepLogged: {
    command: 'log-investigation-step', stages,
    fields: { kind: choice('interview', 'file-access', 'visit', 'meeting', 'advice', 'other'), withWhom: optional(person), text: optional(text) },
  },
  InvestigationReportReceived: {
    command: 'record-investigation-report', stages,
    fields: { findings: optional(findings), recommendations: optional(texts), text: optional(text) },
  },
  IndependentPersonReportReceived: {
    command: 'record-independent-person-report', stages, fields: { agrees: optional(yesOrNo), text: optional(text) },
  },
} as const satisfies Declarations

export const STAGE_TWO_REFUSALS = {
  'statement-already-agreed': { decision: '0041' },
  'received-before-sent': { decision: '0041' },
  'report-already-received': { decision: '0041' },
} as const

const BEST = 'Getting the Best from Complaints'

export const STAGE_TWO_WARNINGS = {
  'report-without-findings': { guidance: `${BEST}, para 3.7: a finding on each point`, needsReason: false },
  'response-without-reports': { guidance: `${BEST}, para 3.8: the adjudicating officer considers both reports`, needsReason: true },
  'departs-without-reason': { guidance: `${BEST}, para 3.8: reasons where the adjudication departs from the report`, needsReason: true },
  'stage-two-enclosures-missing': { guidance: `${BEST}, para 3.8: what the response encloses`, needsReason: false },
} as const
