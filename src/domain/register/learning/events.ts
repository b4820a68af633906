import type { Declarations } from '../../complaint/declared/declaration.ts'
import {
  choice, codeOf, codesOf, complaint, count, dayToCome, entryOf, itemOf, newItem, optional, points, text, user, yesOrNo,
} from '../../complaint/declared/field.ts'

/** Where something was learned. `complaint` is a complaint as a whole, upheld or not. */
export const LEARNING_SOURCES = ['point', 'complaint', 'ombudsman', 'compliment', 'theme', 'other'] as const
export type LearningSource = (typeof LEARNING_SOURCES)[number]

/** Who recommends. Law: SI 2006/1738 regs 17, 19 and 20 (investigator, panel and authority). */
export const RECOMMENDED_BY = ['investigating-officer', 'independent-person', 'adjudication', 'review-panel', 'ombudsman', 'complaints-manager'] as const
export type RecommendedBy = (typeof RECOMMENDED_BY)[number]

/** Who has to see to an action, where no user of Heard does. */
export const ACTION_ROLES = ['head-of-service', 'director', 'principal-social-worker', 'practice-development', 'policy-and-procedures', 'partner-body'] as const
export type ActionRole = (typeof ACTION_ROLES)[number]

/** How learning is passed on. Facts: the founding report, section 4.9 (supervision, team meetings, staff development). */
export const SHARED_HOW = ['supervision', 'team-meeting', 'training', 'bulletin', 'other'] as const
export type SharedHow = (typeof SHARED_HOW)[number]

const actionId = itemOf('actionId')
const recommendationId = itemOf('recommendationId')

/**
 * Something that was learned, followed to its end: what was recommended, what is done about it by whom and when, with
 * whom it was shared, and whether what it was about came back. Decision: 0051.
 *
 * Guidance: Getting the Best from Complaints (2006), part 5 (the annual report says which changes were made, and any not made).
 */
export const LEARNING_EVENTS = {
  /** `points` only with the complaint that they are of; `source` is the case of the Ombudsman or the compliment. */
  LearningNoted: {
    command: 'note-learning', reference: 'learning',
    fields: {
      from: choice(...LEARNING_SOURCES), complaint: optional(complaint), points: optional(points), source: optional(entryOf('ombudsman-contact', 'compliment')),
      text, cause: optional(codeOf('reasonsUpheld')), teams: optional(codesOf('teams')), divisions: optional(codesOf('divisions')),
      theme: optional(entryOf('theme')),
    },
  },
  RecommendationMade: { command: 'make-recommendation', fields: { recommendationId: newItem, by: choice(...RECOMMENDED_BY), text } },
  RecommendationAccepted: { command: 'accept-recommendation', fields: { recommendationId, text: optional(text) } },
  RecommendationNotAccepted: { command: 'refuse-recommendation', fields: { recommendationId, reasons: text } },
  LearningActionAgreed: {
    command: 'agree-learning-action',
    fields: {
      actionId: newItem, text, owner: optional(user), team: optional(codeOf('teams')), role: optional(choice(...ACTION_ROLES)), dueOn: dayToCome,
      recommendationId: optional(recommendationId),
    },
  },
  /** An action that was agreed in the complaint itself: it stays there, with its clock, and is only looked at from here. */
  ComplaintActionTakenUp: { command: 'take-up-action', fields: { complaintActionId: itemOf('complaintActionId') } },
  LearningActionReplanned: { command: 'replan-learning-action', fields: { actionId, dueOn: dayToCome, reasons: text } },
  LearningActionDone: { command: 'complete-learning-action', fields: { actionId, evidence: text } },
  LearningActionNotDone: { command: 'drop-learning-action', fields: { actionId, reasons: text } },
  LearningShared: {
    command: 'share-learning',
    fields: { how: choice(...SHARED_HOW), teams: optional(codesOf('teams')), people: optional(count(1, 9999)), text: optional(text) },
  },
  LearningLookedBack: {
    command: 'look-back', fields: { after: choice('six-months', 'twelve-months'), text, isMoreNeeded: yesOrNo },
  },
  LearningClosed: { command: 'close-learning', fields: { text: optional(text) } },
  LearningReopened: { command: 'reopen-learning', fields: { reasons: text } },
} as const satisfies Declarations
