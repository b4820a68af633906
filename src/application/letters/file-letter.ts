import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Within } from '../all-or-nothing.ts'
import { carryOutWithin } from '../carry-out.ts'
import type { ArrivedFile } from '../files/file-documents.ts'
import type { Actor, Services } from '../ports.ts'
import type { CommandResult } from '../worded.ts'

/** Files what was sent among the documents of the complaint, in the transaction that says that it was sent. `fileId`: the row that the outbox sends. */
export async function fileLetter(
  services: Services, within: Within<CommandResult>, actor: Actor, { complaintId, expectedSeq, on, fileId, pdf }: Readonly<{ complaintId: string; expectedSeq: number; on: IsoDate; fileId: string; pdf: ArrivedFile }>,
): Promise<CommandResult> {
  await within.tx.files.add({ ...pdf, fileId, streamId: complaintId, addedAt: services.clock.now(), addedBy: actor.userId })
  return carryOutWithin(services, within, actor, {
    complaintId, expectedSeq, commandId: services.ids.next(),
    command: { type: 'file-document', on, documentId: services.ids.next(), file: { uploadId: fileId }, kind: 'letter-sent', audience: 'complainant', isSensitive: false },
  })
}
