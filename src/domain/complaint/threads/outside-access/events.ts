import type { Declarations } from '../../declared/declaration.ts'
import { choice, choices, count, dayToCome, itemOf, kept, newItem, optional, person, text, user } from '../../declared/field.ts'

/** The parts in one complaint that people from outside take: each is appointed in it, but for the clerk, whom only their access names. */
export const OUTSIDE_PARTS = ['investigating-officer', 'independent-person', 'panel-chair', 'panel-member', 'panel-clerk', 'advocate'] as const
export type OutsidePart = (typeof OUTSIDE_PARTS)[number]

/** The parts that sit at the panel's table: a paper may be released to all of them at once. */
export const PANEL_PARTS: readonly OutsidePart[] = ['panel-chair', 'panel-member', 'panel-clerk']

/** What there is to read in a complaint: its texts and formal steps. What is attached to it will be one more. */
export const PAPERS = [
  'people', 'said', 'points', 'stage-1-answer', 'statement', 'investigation-report', 'independent-person-report', 'adjudication', 'panel-report',
  'panel-response',
] as const
export type Paper = (typeof PAPERS)[number]

/** What somebody has to look for in a paper before they release it. */
export const PAPER_HOLDS = ['third-parties', 'protected-details'] as const

/** What somebody from outside confirms about themselves. Guidance: Getting the Best from Complaints, part 3 (not seen in full). */
export const CONFIRMATIONS = ['independence', 'confidentiality'] as const
export type Confirmation = (typeof CONFIRMATIONS)[number]

/** A year: whoever needs a complaint for longer after its end is asked again. */
const LONGEST_DAYS_AFTER = 366

const accessId = itemOf('accessId')
const reason = text

/**
 * What people from outside may see of one complaint: access to it in a part, the papers released to them, and what they
 * said back. Who they are never changes: access is ended, and given to somebody else. Decision: 0084.
 *
 * `daysAfter`: for how many calendar days access goes on once the stage is answered or the complaint has ended, as the
 * authority's settings said when it was given.
 */
export const OUTSIDE_ACCESS_EVENTS = {
  OutsideAccessGiven: {
    command: 'give-outside-access',
    fields: {
      accessId: newItem, part: kept(choice(...OUTSIDE_PARTS)), person: kept(person), user: kept(user), from: optional(dayToCome), until: optional(dayToCome),
      daysAfter: kept(count(0, LONGEST_DAYS_AFTER)), reason: optional(reason),
    },
  },
  OutsideAccessEnded: { command: 'end-outside-access', fields: { accessId, reason: optional(reason) } },
  PapersReleased: {
    command: 'release-papers',
    fields: {
      releaseId: newItem, papers: kept(choices(...PAPERS)), to: kept(choice('one', 'panel')), accessId: kept(optional(accessId)),
      holds: optional(choices(...PAPER_HOLDS)), reason: optional(reason),
    },
  },
  PaperReleaseWithdrawn: { command: 'withdraw-papers', fields: { releaseId: itemOf('releaseId'), reason } },
  OutsiderConfirmed: { command: 'confirm-outside-part', fields: { accessId, what: choice(...CONFIRMATIONS) } },
  OutsiderCannotServe: { command: 'note-cannot-serve', fields: { accessId, reason: optional(reason) } },
  OutsiderReportSent: { command: 'note-report-sent', fields: { accessId } },
} as const satisfies Declarations

export const OUTSIDE_ACCESS_REFUSALS = {
  'no-part-for-access': { decision: '0084' },
  'access-already-given': { decision: '0084' },
  'access-needs-an-end': { decision: '0084' },
  'access-of-the-accused': { decision: '0039' },
  'no-such-access': { decision: '0084' },
  'nobody-to-release-to': { decision: '0084' },
  'no-such-paper': { decision: '0084' },
  'protected-details-stand': { decision: '0083' },
  'no-such-release': { decision: '0084' },
  'no-report-of-this-part': { decision: '0084' },
} as const

const LEAST = 'UK GDPR art. 5(1)(c): no more than is needed'

export const OUTSIDE_ACCESS_WARNINGS = {
  'outsider-is-complainant': { guidance: 'Local practice: whoever complains has no part in deciding the complaint, and is given papers as the complainant', needsReason: true },
  'released-despite-concern': { guidance: 'Working Together to Safeguard Children (not seen): what could put a child or an inquiry at risk is not passed on', needsReason: true },
  'released-with-protected-details': { guidance: LEAST, needsReason: true },
  'released-with-third-parties': { guidance: LEAST, needsReason: false },
  'confidentiality-not-undertaken': { guidance: 'Local practice: papers go to whoever has undertaken to keep them confidential', needsReason: false },
} as const
