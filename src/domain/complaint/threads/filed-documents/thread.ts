import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { FileRef } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { Complaint } from '../../state.ts'
import type { DocumentAudience, DocumentKind, DOCUMENTS_EVENTS, TAKEN_AWAY_BECAUSE } from './events.ts'

/** One version of a document: the file, and the entry that brought it. */
export type DocumentVersion = Readonly<{ file: FileRef; filedOn: IsoDate; seq: number }>

/** A document as it stands; its last version is what is meant by it. */
export type ComplaintDocument = Readonly<{
  documentId: string
  kind: DocumentKind
  audience: DocumentAudience
  isSensitive: boolean
  datedOn: IsoDate | null
  versions: readonly [DocumentVersion, ...DocumentVersion[]]
  takenAway: Readonly<{ on: IsoDate; because: (typeof TAKEN_AWAY_BECAUSE)[number] }> | null
}>

/** The documents of a complaint, in the order in which they were filed. They may come at any time, before and after its end. */
export const DOCUMENTS: Thread<readonly ComplaintDocument[], typeof DOCUMENTS_EVENTS> = {
  start: [],
  evolve: {
    DocumentFiled: (documents, { documentId, file, kind, audience, isSensitive, datedOn, happenedOn }, _, seq) => [
      ...documents, { documentId, kind, audience, isSensitive, datedOn: datedOn ?? null, versions: [{ file, filedOn: happenedOn, seq }], takenAway: null },
    ],
    DocumentVersionFiled: (documents, { documentId, file, happenedOn }, _, seq) =>
      changed(documents, documentId, (document) => ({ ...document, versions: [...document.versions, { file, filedOn: happenedOn, seq }] })),
    DocumentShared: (documents, { documentId, audience }) => changed(documents, documentId, (document) => ({ ...document, audience })),
    DocumentTakenAway: (documents, { documentId, because, happenedOn }) => changed(documents, documentId, (document) => ({ ...document, takenAway: { on: happenedOn, because } })),
  },
  items: ({ threads: { documents } }) => documents.filter(isThere).map(({ documentId }) => documentId),
  closed: { DocumentVersionFiled: someThere, DocumentShared: someThere, DocumentTakenAway: someThere },
  impossible: {
    DocumentVersionFiled: isGone,
    DocumentShared: (complaint, event) => isGone(complaint, event) ?? (documentOf(complaint, event.documentId)?.audience === event.audience ? 'already-for-them' : null),
    DocumentTakenAway: isGone,
  },
  unwise: {
    DocumentFiled: (_, { audience, isSensitive, datedOn, happenedOn }) => [
      ...(isSensitive && audience !== 'internal' ? ['sensitive-document-shared' as const] : []),
      ...(datedOn !== undefined && datedOn > happenedOn ? ['document-dated-later' as const] : []),
    ],
    DocumentShared: (complaint, { documentId, audience }) => (documentOf(complaint, documentId)?.isSensitive === true && audience !== 'internal' ? ['sensitive-document-shared'] : []),
  },
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
