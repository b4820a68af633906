import type { Declarations } from '../../complaint/declared/declaration.ts'
import { choice, complaint, count, kept, key, optional, text } from '../../complaint/declared/field.ts'

export const BUNDLE_PURPOSES = ['ombudsman', 'review-panel', 'court-or-tribunal', 'other'] as const
export type BundlePurpose = (typeof BUNDLE_PURPOSES)[number]

/**
 * The papers of one complaint, in order, for somebody who decides about it: a stream for each bundle. What goes in is chosen
 * on its page and kept apart; each making is a version, whose manifest has its digest here. Decision: 0088.
 */
export const BUNDLE_EVENTS = {
  BundleBegun: { command: 'begin-bundle', reference: 'bundle', fields: { complaint: kept(complaint), purpose: kept(choice(...BUNDLE_PURPOSES)), text: optional(text) } },
  /** `manifest`: SHA-256 of the list of the files. `redactions`: how many passages, boxes and pages were taken out. `text`: what differs from the version before. */
  BundleMade: {
    command: 'make-bundle-version',
    fields: {
      version: kept(count(1, 1000)), manifest: kept(key), pages: kept(count(1, 100_000)), papers: kept(count(0, 100_000)), redactions: kept(count(0, 1_000_000)), text: kept(optional(text)),
    },
  },
  /** Nothing more is made of it: what was added to it from outside is taken away. */
  BundleEnded: { command: 'end-bundle', fields: { text: optional(text) } },
} as const satisfies Declarations
