import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { DocumentAudience, DocumentKind } from '../../domain/complaint/threads/filed-documents/events.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { carryOutWithin } from '../carry-out.ts'
import { may } from '../permissions.ts'
import type { Actor, Services, Transaction } from '../ports.ts'
import type { CommandRequest, CommandResult } from '../worded.ts'
import type { NewFile } from './ports.ts'

/** A file whose bytes are kept already. */
export type ArrivedFile = Pick<NewFile, 'name' | 'mediaType' | 'marks' | 'scan' | 'sha256' | 'size'>

/** What is said of all files that were sent together. */
export type Filing = Readonly<{
  complaintId: string
  expectedSeq: number
  commandId: string
  acceptedWarnings: readonly string[]
  on: IsoDate
  kind: DocumentKind
  audience: DocumentAudience
  isSensitive: boolean
  datedOn?: IsoDate
  text?: string
}>

/** Files what was sent together, each as a document of its own: all of them or none, and once for each `commandId`. */
export async function fileDocuments(services: Services, actor: Actor, filing: Filing, files: readonly [ArrivedFile, ...ArrivedFile[]]): Promise<CommandResult> {
  if (!may(actor, 'file-document')) return { kind: 'not-allowed' }
  const meta = { addedAt: services.clock.now(), addedBy: actor.userId }
  return allOrNothing<CommandResult>(services.store, actor, async (within) => {
    const isCurrent = await standsAt(within.tx, filing)
    let last: CommandResult = { kind: 'not-found' }
    for (const [at, file] of (isCurrent ? files : files.slice(0, 1)).entries()) {
      const uploadId = services.ids.next()
      await within.tx.files.add({ ...file, ...meta, fileId: uploadId, streamId: filing.complaintId })
      last = await carryOutWithin(services, within, actor, requestOf(filing, { uploadId, documentId: services.ids.next(), expectedSeq: filing.expectedSeq + at, commandId: at === 0 ? filing.commandId : services.ids.next() }))
      if (last.kind !== 'done' || !isCurrent) return within.undo(last)
    }
    return last
  })
}

type One = Readonly<{ uploadId: string; documentId: string; expectedSeq: number; commandId: string }>

function requestOf({ complaintId, acceptedWarnings, on, kind, audience, isSensitive, datedOn, text }: Filing, { uploadId, documentId, expectedSeq, commandId }: One): CommandRequest {
  return {
    complaintId, expectedSeq, commandId, acceptedWarnings,
    command: {
      type: 'file-document', on, documentId, file: { uploadId }, kind, audience, isSensitive,
      ...(datedOn !== undefined && { datedOn }), ...(text !== undefined && text.trim() !== '' && { text: { words: text } }),
    },
  }
}

export type NewVersion = Readonly<{ complaintId: string; expectedSeq: number; commandId: string; on: IsoDate; documentId: string; text?: string }>

/** Files a new version of a document; those before it stay. */
export async function fileVersion(services: Services, actor: Actor, version: NewVersion, file: ArrivedFile): Promise<CommandResult> {
  if (!may(actor, 'file-document-version')) return { kind: 'not-allowed' }
  const { complaintId, expectedSeq, commandId, on, documentId, text } = version
  return allOrNothing<CommandResult>(services.store, actor, async (within) => {
    const isCurrent = await standsAt(within.tx, version)
    const uploadId = services.ids.next()
    await within.tx.files.add({ ...file, fileId: uploadId, streamId: complaintId, addedAt: services.clock.now(), addedBy: actor.userId })
    const result = await carryOutWithin(services, within, actor, {
      complaintId, expectedSeq, commandId,
      command: { type: 'file-document-version', on, documentId, file: { uploadId }, ...(text !== undefined && text.trim() !== '' && { text: { words: text } }) },
    })
    return result.kind === 'done' && isCurrent ? result : within.undo(result)
  })
}

export type RedactedCopy = Readonly<{ complaintId: string; expectedSeq: number; commandId: string; acceptedWarnings: readonly string[]; on: IsoDate; documentId: string; of: number; boxes: number; audience: DocumentAudience; text?: string }>

/** Files the copy of a version from which something was taken out, as a version with an audience of its own. */
export async function fileRedacted(services: Services, actor: Actor, copy: RedactedCopy, file: ArrivedFile): Promise<CommandResult> {
  if (!may(actor, 'redact-document')) return { kind: 'not-allowed' }
  const { complaintId, expectedSeq, commandId, acceptedWarnings, text, ...said } = copy
  return allOrNothing<CommandResult>(services.store, actor, async (within) => {
    const uploadId = services.ids.next()
    await within.tx.files.add({ ...file, fileId: uploadId, streamId: complaintId, addedAt: services.clock.now(), addedBy: actor.userId })
    const words = text === undefined || text.trim() === '' ? {} : { text: { words: text } }
    const result = await carryOutWithin(services, within, actor, { complaintId, expectedSeq, commandId, acceptedWarnings, command: { type: 'redact-document', file: { uploadId }, ...said, ...words } })
    return result.kind === 'done' ? result : within.undo(result)
  })
}

/** Whether the complaint stands where the page was drawn. Where it does not, a command answers what became of it before, and nothing new is kept. */
export async function standsAt({ ledger }: Transaction, { complaintId, expectedSeq }: Pick<Filing, 'complaintId' | 'expectedSeq'>): Promise<boolean> {
  return ((await ledger.load(complaintId)).at(-1)?.seq ?? 0) === expectedSeq
}
