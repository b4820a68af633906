import type { Declarations } from '../../declared/declaration.ts'
import { choice, choices, dayToCome, optional, person, text, user, yesOrNo } from '../../declared/field.ts'

/** The roles of stages 2 and 3 that somebody is asked and appointed to. Their duties of independence are in the procedure. */
export const APPOINTED_ROLES = ['investigating-officer', 'independent-person', 'adjudicating-officer', 'panel-chair', 'panel-member'] as const
export type AppointedRole = (typeof APPOINTED_ROLES)[number]

/** What somebody may declare about themselves: the codes are those that the independence rules of the procedure bar. */
const OF_THE_AUTHORITY = ['member-or-officer', 'spouse-or-partner-of-member-or-officer'] as const
const OF_THE_COMPLAINT = ['line-manager-of-subject', 'already-involved', 'stage-one-responder', 'subject-of-complaint'] as const
const OF_A_PANEL = [
  ...OF_THE_AUTHORITY, 'independent-person-of-this-complaint', 'former-member-or-officer', 'other-contract-or-close-tie', 'lawyer-acting-as-such',
] as const

const role = choice(...APPOINTED_ROLES)
/** `alreadyMade`: it was made in the world before it was recorded here, so that a bar can no longer stop it. */
const made = { alreadyMade: optional(yesOrNo), departureReason: optional(text) } as const
const ofStageTwo = ['stage-2'] as const
const ofStageThree = ['stage-3'] as const
const ofBoth = ['stage-2', 'stage-3'] as const
const ofAPanel = { person: optional(person), declared: optional(choices(...OF_A_PANEL)), ...made } as const

/**
 * Who takes part in an investigation and a review panel: asked, answering, appointed, ended.
 *
 * Law: SI 2006/1738 regs 17(2) and 19.
 */
export const APPOINTMENTS_EVENTS = {
  AppointeeAsked: { command: 'ask-to-serve', stages: ofBoth, fields: { role, person } },
  AppointeeReplied: { command: 'record-reply-to-serve', stages: ofBoth, fields: { role, person, accepts: yesOrNo, reason: optional(text) } },
  InvestigatingOfficerAppointed: {
    command: 'appoint-investigating-officer', stages: ofStageTwo,
    fields: { user: optional(user), person: optional(person), declared: optional(choices(...OF_THE_COMPLAINT)), ...made },
  },
  IndependentPersonAppointed: {
    command: 'appoint-independent-person', stages: ofStageTwo,
    fields: { person: optional(person), declared: optional(choices(...OF_THE_AUTHORITY)), ...made },
  },
  AdjudicatingOfficerAppointed: {
    command: 'appoint-adjudicating-officer', stages: ofStageTwo,
    fields: { user: optional(user), person: optional(person), declared: optional(choices(...OF_THE_COMPLAINT)), ...made },
  },
  PanelChairAppointed: { command: 'appoint-panel-chair', stages: ofStageThree, fields: { ...ofAPanel, panelOn: optional(dayToCome) } },
  PanelMemberAppointed: { command: 'appoint-panel-member', stages: ofStageThree, fields: ofAPanel },
  AppointmentEnded: { command: 'end-appointment', stages: ofBoth, fields: { role, person: optional(person), user: optional(user), reason: text } },
} as const satisfies Declarations

export const APPOINTMENTS_REFUSALS = {
  'barred-by-independence': { law: 'SI 2006/1738 regs 2 and 19' },
  'not-asked-to-serve': { decision: '0040' },
  'one-appointee-only': { decision: '0040' },
  'no-such-appointment': { decision: '0040' },
} as const

const BEST = 'Getting the Best from Complaints'

/** One for each role that guidance wants to be independent in; the rules are the procedure's. */
export const APPOINTMENTS_WARNINGS = {
  'investigating-officer-not-separate': { guidance: `${BEST}, para 3.6`, needsReason: true },
  'adjudicating-officer-not-separate': { guidance: `${BEST}, para 3.8`, needsReason: true },
  'panel-member-with-ties': { guidance: `${BEST}, paras 3.9 to 3.18`, needsReason: true },
  'appointed-though-declined': { guidance: 'Local practice: whoever said no is asked again before they are appointed', needsReason: false },
} as const

export const APPOINTMENTS_BREACHES = ['appointed-though-barred', 'investigated-without-independent-person'] as const
