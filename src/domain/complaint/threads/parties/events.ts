import type { Declarations } from '../../declared/declaration.ts'
import { choice, day, dayToCome, itemOf, newItem, optional, person, points, text, yesOrNo } from '../../declared/field.ts'

const LOCAL = 'Local practice'

/** The bodies that may have a part in one complaint. */
export const BODY_KINDS = ['health', 'adults', 'education', 'provider', 'fostering-agency', 'police', 'other-council', 'other'] as const

/** Whether the complainant agrees that the complaint is shared with a body. */
export const CONSENTS = ['given', 'refused', 'awaited', 'not-needed'] as const

const bodyId = itemOf('bodyId')

/**
 * Who has a part in a complaint besides the authority and the complainant: other bodies, those who act for somebody, a
 * request for personal data beside it, and what is arranged about contact. One complaint stays one, with one lead and one
 * answer, whoever brings it.
 *
 * Guidance: Getting the Best from Complaints (2006), part 6 (complaints that concern more than one body); not seen.
 */
export const PARTIES_EVENTS = {
  BodyInvolved: {
    command: 'involve-body',
    fields: {
      bodyId: newItem, kind: choice(...BODY_KINDS), name: text, leads: yesOrNo, consent: choice(...CONSENTS), consentOn: optional(day),
      points: optional(points), dueOn: optional(dayToCome),
    },
  },
  ConsentToShareRecorded: { command: 'record-consent-to-share', fields: { bodyId, consent: choice(...CONSENTS), text: optional(text) } },
  BodyAnswered: { command: 'record-body-answer', fields: { bodyId, text: optional(text) } },
  AuthorityToActRecorded: {
    command: 'record-authority-to-act',
    fields: {
      person, kind: choice('councillor', 'mp', 'solicitor', 'family', 'friend', 'advocate', 'other'), evidence: choice('seen', 'awaited', 'not-needed'),
      text: optional(text),
    },
  },
  SubjectAccessRequested: { command: 'link-subject-access', fields: { requestId: newItem, text: optional(text) } },
  SubjectAccessAnswered: { command: 'answer-subject-access', fields: { requestId: itemOf('requestId') } },
  ContactWarned: { command: 'warn-about-contact', fields: { text } },
  ContactRestricted: { command: 'restrict-contact', fields: { arrangements: text, reasons: text, reviewOn: dayToCome } },
  ContactRestrictionReviewed: {
    command: 'review-contact-restriction', fields: { continues: yesOrNo, reasons: text, reviewOn: optional(dayToCome) },
  },
} as const satisfies Declarations

export const PARTIES_REFUSALS = {
  'no-body-involved': { decision: '0042' },
  'no-open-subject-access': { decision: '0042' },
  'contact-already-restricted': { decision: '0042' },
  'contact-not-restricted': { decision: '0042' },
} as const

export const PARTIES_WARNINGS = {
  'two-leads': { guidance: 'Getting the Best from Complaints (2006), part 6: one body leads, and there is one answer', needsReason: false },
  'shared-without-consent': { guidance: `${LOCAL}: a complaint is shared with another body with the complainant’s consent`, needsReason: false },
  'authority-to-act-awaited': { guidance: `${LOCAL}: whoever acts for somebody shows that they may, before they are answered`, needsReason: false },
  'restricted-without-warning': { guidance: `${LOCAL}: a warning comes before contact is restricted`, needsReason: false },
  'restriction-without-review': { guidance: `${LOCAL}: a restriction of contact is reviewed on a set day`, needsReason: false },
  'review-before-restriction': { guidance: `${LOCAL}: a restriction of contact is reviewed on a set day`, needsReason: false },
} as const
