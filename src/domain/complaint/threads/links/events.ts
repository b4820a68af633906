import type { Declarations } from '../../declared/declaration.ts'
import { choice, complaint, entryOf, optional, text } from '../../declared/field.ts'

/** How one complaint has to do with another, as this one sees it. */
export const LINKS_HOW = ['linked', 'merged-into', 'merged-here', 'sibling', 'earlier', 'same-matter'] as const

/** Every way in which two records have to do with one another: those, and what turned out to be something else. */
export const LINK_KINDS = [...LINKS_HOW, 'became-enquiry', 'became-complaint'] as const

/**
 * What one complaint has to do with another of the same authority. It is recorded in one of the two and shown at both.
 * Decision: 0042.
 */
export const LINKS_EVENTS = {
  ComplaintLinked: { command: 'link-complaint', fields: { complaint, how: choice(...LINKS_HOW), text: optional(text) } },
  ComplaintUnlinked: { command: 'unlink-complaint', fields: { complaint, reason: text } },
  /** It turned out to be an enquiry, which is counted in its place. Taken back by striking this entry out. Decision: 0048. */
  ComplaintBecameEnquiry: { command: 'turn-into-enquiry', fields: { entry: entryOf('enquiry'), text: optional(text) } },
} as const satisfies Declarations

export const LINKS_REFUSALS = {
  'linked-to-itself': { decision: '0042' },
  'already-linked': { decision: '0042' },
  'not-linked': { decision: '0042' },
  'already-merged': { decision: '0042' },
  'already-an-enquiry': { decision: '0048' },
  'merged-elsewhere': { decision: '0042' },
  'no-such-record': { decision: '0042' },
} as const
