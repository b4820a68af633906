import type { Declarations } from '../../declared/declaration.ts'
import { anyDay, choice, count, file, itemOf, kept, newItem, optional, text, yesOrNo } from '../../declared/field.ts'

/** What a document is to the complaint. */
export const DOCUMENT_KINDS = [
  'from-complainant', 'letter-sent', 'message', 'report', 'note-of-meeting', 'consent', 'evidence', 'other',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** For whom a document is: nobody but staff, whoever complains too, or the panel too. */
export const DOCUMENT_AUDIENCES = ['internal', 'complainant', 'panel'] as const
export type DocumentAudience = (typeof DOCUMENT_AUDIENCES)[number]

/** Why a document is taken away again. */
export const TAKEN_AWAY_BECAUSE = ['wrong-complaint', 'filed-twice', 'virus', 'not-needed', 'other'] as const

const documentId = itemOf('documentId')
/** The versions of one document count from 1. */
const MOST_VERSIONS = 1_000
/** As many boxes hide all of a long scan, line by line. */
const MOST_BOXES = 10_000

/**
 * The documents of a complaint: each with its versions, for whom it is, and whether it was taken away again. Names and bytes
 * are kept apart, as words are. Decision: 0097.
 *
 * Law: SI 2006/1738 reg. 13 (a record is kept). `isSensitive`: marked OFFICIAL-SENSITIVE. Guidance: Government Security
 * Classifications Policy (not seen).
 */
export const DOCUMENTS_EVENTS = {
  DocumentFiled: {
    command: 'file-document',
    fields: {
      documentId: newItem, file: kept(file), kind: choice(...DOCUMENT_KINDS), audience: kept(choice(...DOCUMENT_AUDIENCES)), isSensitive: yesOrNo, datedOn: optional(anyDay),
      text: optional(text),
    },
  },
  DocumentVersionFiled: { command: 'file-document-version', fields: { documentId, file: kept(file), text: optional(text) } },
  /** A copy of the `of`th version with passages blacked out, which are not in it: it is a version of its own, for whom it says. */
  DocumentRedacted: {
    command: 'redact-document',
    fields: { documentId, file: kept(file), of: kept(count(1, MOST_VERSIONS)), boxes: kept(count(1, MOST_BOXES)), audience: kept(choice(...DOCUMENT_AUDIENCES)), text: optional(text) },
  },
  DocumentReleased: {
    command: 'release-document',
    fields: { releaseId: newItem, documentId: kept(itemOf('documentId')), version: kept(count(1, MOST_VERSIONS)), to: kept(choice('one', 'panel')), accessId: kept(optional(itemOf('accessId'))), reason: optional(text) },
  },
  DocumentReleaseWithdrawn: { command: 'withdraw-document', fields: { releaseId: itemOf('releaseId'), reason: optional(text) } },
  DocumentShared: { command: 'share-document', fields: { documentId, audience: choice(...DOCUMENT_AUDIENCES), reason: optional(text) } },
  DocumentTakenAway: { command: 'take-document-away', fields: { documentId, because: choice(...TAKEN_AWAY_BECAUSE), reason: optional(text) } },
} as const satisfies Declarations

export const DOCUMENTS_REFUSALS = {
  'no-such-document': { decision: '0097' },
  'no-such-file': { decision: '0097' },
  'already-for-them': { decision: '0097' },
  'no-such-version': { decision: '0097' },
  'no-such-document-release': { decision: '0097' },
} as const

export const DOCUMENTS_WARNINGS = {
  'sensitive-document-shared': { guidance: 'Government Security Classifications Policy (not seen): what is OFFICIAL-SENSITIVE is passed on to whoever needs it', needsReason: true },
  'document-beyond-audience': { guidance: 'UK GDPR art. 5(1)(c): no more than is needed; the document says for whom it is', needsReason: true },
  'document-dated-later': { guidance: 'Local practice: a document is dated on or before the day on which it was filed', needsReason: false },
} as const
