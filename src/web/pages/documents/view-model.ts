import type { KeptFile } from '../../../application/files/ports.ts'
import { mayBeOpened, type DocumentRow, type DocumentsView, type VersionRow } from '../../../application/files/view-documents.ts'
import { DOCUMENT_AUDIENCES, DOCUMENT_KINDS } from '../../../domain/complaint/threads/filed-documents/events.ts'
import { londonTime, shortDate } from '../../../words/dates.ts'
import { DOCUMENTS_PAGE, LOOK_PAGE, MARK_WORDS, sizeWords } from '../../../words/documents-page.ts'
import { DOCUMENT_AUDIENCE_LABELS, DOCUMENT_KIND_LABELS, DOCUMENTS_WORDS, TAKEN_AWAY_LABELS } from '../../../words/threads/documents.ts'
import { urls } from '../../urls.ts'

/** Everything that the page of a complaint's documents prints: the last filed first. */
export function documentsPage(view: DocumentsView) {
  const { complaintId, reference, documents, mayFile } = view
  return {
    reference, complaintHref: urls.complaint(complaintId), mayFile, action: urls.complaintDocuments(complaintId), words: DOCUMENTS_PAGE, asks: DOCUMENTS_WORDS.commands['file-document'],
    rows: documents.filter(({ takenAway }) => takenAway === null).map((document) => row(view, document)).toReversed(),
    takenAway: documents.flatMap(({ takenAway, versions, kind }) => (takenAway === null ? [] : [{
      name: versions.at(-1)?.kept?.name ?? DOCUMENT_KIND_LABELS[kind], on: shortDate(takenAway.on), why: TAKEN_AWAY_LABELS[takenAway.because],
    }])),
    kinds: DOCUMENT_KINDS.map((code) => ({ code, label: DOCUMENT_KIND_LABELS[code] })),
    audiences: DOCUMENT_AUDIENCES.map((code) => ({ code, label: DOCUMENT_AUDIENCE_LABELS[code] })),
  }
}

function row(view: DocumentsView, document: DocumentRow) {
  const { complaintId, mayFile } = view
  const { documentId, kind, audience, isSensitive, datedOn, versions } = document
  const shown = versions.map((version, at) => shownVersion(view, version, at + 1)).toReversed()
  const change = (command: string) => `${urls.complaintCommand(complaintId, command)}?item=${documentId}`
  return {
    last: shown[0], earlier: shown.slice(1), kind: DOCUMENT_KIND_LABELS[kind], audience: shown[0]?.audience === '' ? DOCUMENT_AUDIENCE_LABELS[audience] : shown[0]?.audience, isSensitive,
    dated: datedOn === null ? '' : shortDate(datedOn),
    links: mayFile ? [
      { text: 'New version', href: urls.complaintDocumentVersion(complaintId, documentId) }, { text: 'For whom', href: change('share-document') },
      { text: 'Take away', href: change('take-document-away') },
    ] : [],
  }
}

/** What to do with a file that cannot be opened; empty for one that can. */
function alarmOf({ scan, found, addedBy, addedAt }: KeptFile, userNames: DocumentsView['userNames']): string {
  if (scan === 'infected') return DOCUMENTS_PAGE.infected(found ?? '', userNames.get(addedBy) ?? DOCUMENTS_PAGE.somebody, londonTime(addedAt))
  if (scan !== 'waiting') return ''
  return found === 'too-large' ? DOCUMENTS_PAGE.tooLargeToScan : found === 'unreadable' ? DOCUMENTS_PAGE.unreadable : ''
}

function shownVersion({ complaintId, userNames }: Pick<DocumentsView, 'complaintId' | 'userNames'>, { kept, file, filedOn, audience, redacted }: VersionRow, number: number) {
  return {
    number, name: kept?.name ?? DOCUMENTS_PAGE.gone, filedOn: shortDate(filedOn), size: kept ? sizeWords(kept.size) : '', warning: kept ? DOCUMENTS_PAGE.scan[kept.scan] : '', alarm: kept ? alarmOf(kept, userNames) : '', marks: (kept?.marks ?? []).map((mark) => MARK_WORDS[mark]),
    href: kept && mayBeOpened(kept) ? urls.complaintDocumentLook(complaintId, file.fileId) : null, save: kept && mayBeOpened(kept) ? urls.complaintDocumentFile(complaintId, file.fileId) : null,
    audience: audience === null ? '' : DOCUMENT_AUDIENCE_LABELS[audience], redacted: redacted === null ? '' : LOOK_PAGE.redacted(redacted.boxes, redacted.of),
  }
}

/** Where a new version of one document is filed; null where there is no such document. */
export function versionPage({ complaintId, documents }: DocumentsView, documentId: string) {
  const document = documents.find((one) => one.documentId === documentId && one.takenAway === null)
  return document ? {
    back: urls.complaintDocuments(complaintId), action: urls.complaintDocumentVersion(complaintId, documentId), name: document.versions.at(-1)?.kept?.name ?? DOCUMENTS_PAGE.gone,
    words: DOCUMENTS_PAGE, asks: DOCUMENTS_WORDS.commands['file-document-version'],
  } : null
}
