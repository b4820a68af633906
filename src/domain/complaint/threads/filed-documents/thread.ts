import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { FileRef } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { Complaint } from '../../state.ts'
import { PANEL_PARTS, type OutsidePart } from '../outside-access/events.ts'
import { accessCalled, readersOf, type Access } from '../outside-access/thread.ts'
import type { DocumentAudience, DocumentKind, DOCUMENTS_EVENTS, TAKEN_AWAY_BECAUSE } from './events.ts'

/** One version of a document: the file, and the entry that brought it. `audience` null: it is for whom the document is. `redacted`: which version it was made of, and with how many boxes. */
export type DocumentVersion = Readonly<{ file: FileRef; filedOn: IsoDate; seq: number; audience: DocumentAudience | null; redacted: Readonly<{ of: number; boxes: number }> | null }>

/** A version that was opened to one access from outside, or to all who sit at the panel's table (`accessId` null). */
export type DocumentRelease = Readonly<{ releaseId: string; version: number; accessId: string | null; on: IsoDate }>

/** A document as it stands; its last version is what is meant by it. */
export type ComplaintDocument = Readonly<{
  documentId: string
  kind: DocumentKind
  audience: DocumentAudience
  isSensitive: boolean
  datedOn: IsoDate | null
  versions: readonly [DocumentVersion, ...DocumentVersion[]]
  /** Those that were not taken back. */
  releases: readonly DocumentRelease[]
  takenAway: Readonly<{ on: IsoDate; because: (typeof TAKEN_AWAY_BECAUSE)[number] }> | null
}>

/** The documents of a complaint, in the order in which they were filed. They may come at any time, before and after its end. */
export const DOCUMENTS: Thread<readonly ComplaintDocument[], typeof DOCUMENTS_EVENTS> = {
  start: [],
  evolve: {
    DocumentFiled: (documents, { documentId, file, kind, audience, isSensitive, datedOn, happenedOn }, _, seq) => [
      ...documents, { documentId, kind, audience, isSensitive, datedOn: datedOn ?? null, versions: [{ file, filedOn: happenedOn, seq, ...AS_FILED }], releases: [], takenAway: null },
    ],
    DocumentVersionFiled: (documents, { documentId, file, happenedOn }, _, seq) =>
      changed(documents, documentId, (document) => ({ ...document, versions: [...document.versions, { file, filedOn: happenedOn, seq, ...AS_FILED }] })),
    DocumentRedacted: (documents, { documentId, file, of, boxes, audience, happenedOn }, _, seq) =>
      changed(documents, documentId, (document) => ({ ...document, versions: [...document.versions, { file, filedOn: happenedOn, seq, audience, redacted: { of, boxes } }] })),
    DocumentReleased: (documents, { documentId, releaseId, version, accessId, happenedOn: on }) =>
      changed(documents, documentId, (document) => ({ ...document, releases: [...document.releases, { releaseId, version, accessId: accessId ?? null, on }] })),
    DocumentReleaseWithdrawn: (documents, { releaseId }) =>
      documents.map((document) => ({ ...document, releases: document.releases.filter((release) => release.releaseId !== releaseId) })),
    DocumentShared: (documents, { documentId, audience }) => changed(documents, documentId, (document) => ({ ...document, audience })),
    DocumentTakenAway: (documents, { documentId, because, happenedOn }) => changed(documents, documentId, (document) => ({ ...document, takenAway: { on: happenedOn, because } })),
  },
  items: ({ threads: { documents } }) => documents.filter(isThere).flatMap(({ documentId, releases }) => [documentId, ...releases.map(({ releaseId }) => releaseId)]),
  closed: {
    DocumentRedacted: someThere, DocumentReleased: someThere, DocumentReleaseWithdrawn: ({ threads: { documents } }) => (documents.some(({ releases }) => releases.length > 0) ? null : 'no-such-document-release'),
    DocumentVersionFiled: someThere, DocumentShared: someThere, DocumentTakenAway: someThere },
  impossible: {
    DocumentVersionFiled: isGone,
    DocumentShared: (complaint, event) => isGone(complaint, event) ?? (documentOf(complaint, event.documentId)?.audience === event.audience ? 'already-for-them' : null),
    DocumentTakenAway: isGone,
    DocumentRedacted: (complaint, event) => isGone(complaint, event) ?? (versionOf(complaint, event.documentId, event.of) ? null : 'no-such-version'),
    DocumentReleased: (complaint, event) => {
      if ((event.to === 'one') !== (event.accessId !== undefined)) return 'nobody-to-release-to'
      if (event.accessId !== undefined && !accessCalled(complaint, event.accessId)) return 'no-such-access'
      return isGone(complaint, event) ?? (versionOf(complaint, event.documentId, event.version) ? null : 'no-such-version')
    },
    DocumentReleaseWithdrawn: ({ threads: { documents } }, { releaseId }) =>
      (documents.some(({ releases }) => releases.some((release) => release.releaseId === releaseId)) ? null : 'no-such-document-release'),
  },
  unwise: {
    DocumentRedacted: (complaint, { documentId, audience }) => (documentOf(complaint, documentId)?.isSensitive === true && audience !== 'internal' ? ['sensitive-document-shared'] : []),
    DocumentReleased: (complaint, { documentId, version, accessId }) => [
      ...(isFor(complaint, { documentId, version, accessId }) ? [] : ['document-beyond-audience' as const]),
      ...(documentOf(complaint, documentId)?.isSensitive === true ? ['sensitive-document-shared' as const] : []),
      ...(complaint.threads.safeguarding.some(({ endedOn }) => endedOn === null) ? ['released-despite-concern' as const] : []),
      ...(readersOf(complaint, accessId).some(({ confirmed }) => confirmed.confidentiality === null) ? ['confidentiality-not-undertaken' as const] : []),
    ],
    DocumentFiled: (_, { audience, isSensitive, datedOn, happenedOn }) => [
      ...(isSensitive && audience !== 'internal' ? ['sensitive-document-shared' as const] : []),
      ...(datedOn !== undefined && datedOn > happenedOn ? ['document-dated-later' as const] : []),
    ],
    DocumentShared: (complaint, { documentId, audience }) => (documentOf(complaint, documentId)?.isSensitive === true && audience !== 'internal' ? ['sensitive-document-shared'] : []),
  },
}

const AS_FILED = { audience: null, redacted: null } as const

/** The version of this number, the first being 1, of a document that was not taken away. */
function versionOf(complaint: Complaint, documentId: string, version: number): DocumentVersion | undefined {
  return documentOf(complaint, documentId)?.versions[version - 1]
}

/** Investigators look into all of it; an advocate speaks for whoever complains; the panel has what is for the panel. */
const AUDIENCE_OF: Readonly<Partial<Record<OutsidePart, DocumentAudience>>> = { advocate: 'complainant', 'panel-chair': 'panel', 'panel-member': 'panel', 'panel-clerk': 'panel' }

function isFor(complaint: Complaint, { documentId, version, accessId }: Readonly<{ documentId: string; version: number; accessId: string | undefined }>): boolean {
  const audience = versionOf(complaint, documentId, version)?.audience ?? documentOf(complaint, documentId)?.audience
  const part = accessId === undefined ? 'panel-member' : accessCalled(complaint, accessId)?.part
  const asked = part && AUDIENCE_OF[part]
  return asked === undefined ? audience !== 'internal' : audience === asked
}

/** The document and the version that somebody with this access may open, with the day on which each was opened to them last. */
export function documentsReleasedTo({ threads: { documents } }: Complaint, { accessId, part }: Pick<Access, 'accessId' | 'part'>): readonly Readonly<{ document: ComplaintDocument; version: DocumentVersion; on: IsoDate }>[] {
  return documents.filter(isThere).flatMap((document) => {
    const release = document.releases.findLast((one) => (one.accessId === null ? PANEL_PARTS.includes(part) : one.accessId === accessId))
    const version = release && document.versions[release.version - 1]
    return version ? [{ document, version, on: release.on }] : []
  })
}

/** The document of this id that was not taken away; undefined where there is none. */
export function documentOf({ threads: { documents } }: Complaint, documentId: string): ComplaintDocument | undefined {
  return documents.find((document) => document.documentId === documentId && isThere(document))
}

function isThere({ takenAway }: ComplaintDocument): boolean {
  return takenAway === null
}

function someThere({ threads: { documents } }: Complaint): 'no-such-document' | null {
  return documents.some(isThere) ? null : 'no-such-document'
}

// An id of another kind of item is open too, so that the walk over all items alone would let it through.
function isGone(complaint: Complaint, { documentId }: Readonly<{ documentId: string }>): 'no-such-document' | null {
  return documentOf(complaint, documentId) ? null : 'no-such-document'
}

function changed(documents: readonly ComplaintDocument[], documentId: string, change: (document: ComplaintDocument) => ComplaintDocument): readonly ComplaintDocument[] {
  return documents.map((document) => (document.documentId === documentId ? change(document) : document))
}
