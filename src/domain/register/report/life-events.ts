import type { Declarations } from '../../complaint/declared/declaration.ts'
import { count, kept, key, optional, text } from '../../complaint/declared/field.ts'

/** What was read and found right: the digest of all that the report said. Another content is another digest. */
const content = kept(key)
/** An edition at its address: they count from 1. */
const edition = kept(count(1, 10_000))

/**
 * What becomes of a report once it is written. Each step but the first is by somebody else than who submitted it, and names
 * what it was about, so that a change of text or figures is a change of what was approved. Decision: 0065.
 *
 * Guidance: Getting the Best from Complaints (2006), part 5 (the report is presented to those who manage the service).
 */
export const REPORT_LIFE_EVENTS = {
  ReportSubmitted: { command: 'submit-report', fields: { content, text: optional(text) } },
  /** What is still to be done to it: it is a draft again. */
  ReportSentBack: { command: 'send-back-report', fields: { text } },
  ReportChecked: { command: 'check-report', fields: { content, text: optional(text) } },
  ReportApproved: { command: 'approve-report', fields: { content, text: optional(text) } },
  /** `manifest`: the digest of what names everything that was frozen, file by file. The seal is of the ledger before this event. */
  ReportPublished: {
    command: 'publish-report', fields: { edition, content, manifest: kept(key), sealNumber: kept(count(1, Number.MAX_SAFE_INTEGER)), sealRoot: kept(key) },
  },
  /** What is wrong in the last edition, as the next one will say at its front. From then on the report is a draft again. */
  ReportCorrectionBegun: { command: 'begin-report-correction', fields: { edition, notice: text } },
  /** No edition may be read any more; `notice` says why, to everybody. */
  ReportWithdrawn: { command: 'withdraw-report', fields: { notice: text } },
} as const satisfies Declarations
