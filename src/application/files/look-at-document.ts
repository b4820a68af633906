import type { UserId } from '../../domain/complaint/events.ts'
import type { Complaint } from '../../domain/complaint/state.ts'
import { PANEL_PARTS, type OutsidePart } from '../../domain/complaint/threads/outside-access/events.ts'
import { lastDayOf } from '../../domain/complaint/threads/outside-access/days.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import type { NotFound } from '../view-complaint.ts'
import type { KeptFile } from './ports.ts'
import { mayBeOpened, viewDocuments, type DocumentRow, type DocumentsView, type VersionRow } from './view-documents.ts'

/** One version of a document that stands and may be opened; `number` counts from 1. */
export type DocumentLook = Readonly<{
  kind: 'look'; view: DocumentsView; document: DocumentRow; version: VersionRow; number: number; kept: KeptFile
  /** What was read of its words; null where nothing was. */
  text: string | null
  mayRedact: boolean
  mayRelease: boolean
}>

/** What is shown of a document before anybody saves it; `not-found` for one that was taken away, and for one that is not clean. */
export async function lookAtDocument(services: Services, actor: Actor, complaintId: string, fileId: string): Promise<DocumentLook | NotFound> {
  const view = await viewDocuments(services, actor, complaintId)
  if (view.kind === 'not-found') return view
  for (const document of view.documents) {
    const at = document.versions.findIndex(({ file }) => file.fileId === fileId)
    const version = document.versions[at]
    if (!version?.kept || document.takenAway !== null || !mayBeOpened(version.kept)) continue
    const text = await services.store.read(actor, (reads) => reads.fileText(fileId))
    return {
      kind: 'look', view, document, version, number: at + 1, kept: version.kept, text,
      mayRedact: view.mayFile && may(actor, 'redact-document'), mayRelease: view.mayFile && may(actor, 'release-document'),
    }
  }
  return { kind: 'not-found' }
}

/** Somebody from outside to whom a document can be released, by their access. */
export type OutsideReader = Readonly<{ accessId: string; part: OutsidePart; userId: UserId }>

/** Everybody from outside whose access goes on today or is still to begin; `hasPanel`: somebody of them sits at the panel's table. */
export function outsideReaders({ threads: { outsideAccess } }: Complaint, today: string): Readonly<{ readers: readonly OutsideReader[]; hasPanel: boolean }> {
  const readers = outsideAccess.given.filter((access) => (lastDayOf(access)?.on ?? today) >= today)
  return { readers, hasPanel: readers.some(({ part }) => PANEL_PARTS.includes(part)) }
}
