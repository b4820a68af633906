import type { ComplaintDocument, DocumentVersion } from '../../domain/complaint/threads/filed-documents/thread.ts'
import type { Complaint } from '../../domain/complaint/state.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import type { ComplaintView } from '../worded.ts'
import { viewComplaint, type NotFound } from '../view-complaint.ts'
import type { KeptFile } from './ports.ts'

/** One version as it can be opened; `file` null once it was destroyed. */
export type VersionRow = DocumentVersion & Readonly<{ kept: KeptFile | null }>
export type DocumentRow = Omit<ComplaintDocument, 'versions'> & Readonly<{ versions: readonly VersionRow[] }>

export type DocumentsView = Readonly<{
  kind: 'documents'
  complaintId: string
  reference: string
  seq: number
  documents: readonly DocumentRow[]
  mayFile: boolean
  /** How large one file may be. */
  megabytes: number
  userNames: ReadonlyMap<string, string>
  complaint: Complaint
  people: ComplaintView['people']
}>

/** The documents of a complaint, those that were taken away among them. */
export async function viewDocuments(services: Services, actor: Actor, complaintId: string): Promise<DocumentsView | NotFound> {
  const view = await viewComplaint(services, actor, complaintId)
  if ('kind' in view) return view
  const { documents } = view.complaint.threads
  const kept = await services.store.read(actor, (reads) => reads.files(documents.flatMap(({ versions }) => versions.map(({ file }) => file.fileId))))
  return {
    kind: 'documents', complaintId, reference: view.complaint.reference, seq: view.complaint.seq, mayFile: may(actor, 'file-document') && view.inError === null, megabytes: view.settings.documentMegabytes,
    documents: documents.map((document) => ({ ...document, versions: document.versions.map((version) => ({ ...version, kept: kept.get(version.file.fileId) ?? null })) })),
    userNames: view.userNames, complaint: view.complaint, people: view.people,
  }
}

/** A file of a document that stands, for whoever may read the complaint; `not-found` for one that was taken away, and for one that is not clean. */
export async function openDocument(services: Services, actor: Actor, complaintId: string, fileId: string): Promise<KeptFile | NotFound> {
  const view = await viewDocuments(services, actor, complaintId)
  if (view.kind === 'not-found') return view
  const kept = view.documents.filter(({ takenAway }) => takenAway === null).flatMap(({ versions }) => versions).find(({ file }) => file.fileId === fileId)?.kept
  return kept && mayBeOpened(kept) ? kept : { kind: 'not-found' }
}

/** Nothing is opened that is still to be looked through, or in which something was found. */
export function mayBeOpened({ scan }: Pick<KeptFile, 'scan'>): boolean {
  return scan === 'clean' || scan === 'not-scanned'
}
