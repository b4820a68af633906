import type { Declarations } from '../../declared/declaration.ts'
import { choice, codeOf, dayToCome, itemOf, newItem, optional, person, points, text, user, yesOrNo } from '../../declared/field.ts'

const GETTING_THE_BEST = 'Getting the Best from Complaints (2006)'

/** The decisions of which people are told. */
export const DECISIONS = [
  'route', 'eligibility', 'proceedings', 'freeze', 'extension', 'stage-1', 'stage-2', 'stage-3', 'corporate-review', 'withdrawal', 'other',
] as const

/** Whom a decision may concern. */
export const TOLD_PEOPLE = ['complainant', 'child', 'parent', 'advocate', 'other-affected'] as const

/** Where an action to be followed up comes from. */
export const ACTION_SOURCES = ['stage-1', 'investigating-officer', 'independent-person', 'adjudication', 'review-panel', 'corporate-review', 'ombudsman', 'other'] as const

const actionId = itemOf('actionId')
const annotationId = itemOf('annotationId')

/**
 * What follows a decision: who was told of it or why not, the actions that come of it, and what is added to the social
 * care record.
 *
 * Law: Children Act 1989 s26(7) (the person who complained, the child, and whoever else is likely to be affected are
 * told); not seen. Law: SI 2006/1738 reg. 13 (any action to be taken is recorded).
 */
export const FOLLOWING_EVENTS = {
  DecisionTold: {
    command: 'record-told',
    fields: {
      decision: choice(...DECISIONS), who: choice(...TOLD_PEOPLE), person: optional(person), told: yesOrNo, how: optional(codeOf('channels')),
      whyNot: optional(text),
    },
  },
  ActionAgreed: {
    command: 'agree-action',
    fields: { actionId: newItem, from: choice(...ACTION_SOURCES), text, owner: optional(user), dueOn: optional(dayToCome), points: optional(points) },
  },
  ActionReplanned: { command: 'replan-action', fields: { actionId, dueOn: dayToCome, reasons: text } },
  ActionDone: { command: 'complete-action', fields: { actionId, evidence: optional(text) } },
  ActionNotDone: { command: 'drop-action', fields: { actionId, reasons: text } },
  AnnotationAsked: { command: 'ask-record-annotation', fields: { annotationId: newItem, kind: choice('views', 'factual-correction'), text } },
  RecordAnnotated: { command: 'annotate-record', fields: { annotationId } },
  AnnotationRefused: { command: 'refuse-annotation', fields: { annotationId, reasons: text } },
} as const satisfies Declarations

export const FOLLOWING_REFUSALS = {
  'no-open-action': { decision: '0042' },
  'no-open-annotation': { decision: '0042' },
  'why-not-told-needed': { law: 'Children Act 1989 s26(7)' },
  'told-and-not-told': { decision: '0042' },
} as const

export const FOLLOWING_WARNINGS = {
  'action-due-before-agreed': { guidance: `${GETTING_THE_BEST}, part 3: an action has a day by which it will be done`, needsReason: false },
  'action-without-due-day': { guidance: `${GETTING_THE_BEST}, part 3: an action has a day by which it will be done`, needsReason: false },
  'complainant-not-told': { guidance: `${GETTING_THE_BEST}, part 3: the complainant is told of each decision`, needsReason: false },
} as const
