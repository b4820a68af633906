import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { DocumentAudience, DocumentKind } from '../../domain/complaint/threads/filed-documents/events.ts'
import { allOrNothing, type Within } from '../all-or-nothing.ts'
import { carryOutWithin } from '../carry-out.ts'
import { may } from '../permissions.ts'
import type { Actor, Services, Transaction } from '../ports.ts'
import type { CommandRequest, CommandResult, Uploaded, Words } from '../worded.ts'
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
  return allOrNothing<CommandResult>(services.store, actor, async (within) => {
    const isCurrent = await standsAt(within.tx, filing)
    let last: CommandResult = { kind: 'not-found' }
    for (const [at, file] of (isCurrent ? files : files.slice(0, 1)).entries()) {
      const uploaded = await added(services, within, actor, filing.complaintId, file)
      last = await carryOutWithin(services, within, actor, requestOf(filing, { uploaded, documentId: services.ids.next(), expectedSeq: filing.expectedSeq + at, commandId: at === 0 ? filing.commandId : services.ids.next() }))
      if (last.kind !== 'done' || !isCurrent) return within.undo(last)
    }
    return last
  })
}

/** Gives the stream a file whose bytes are kept: what a command calls it by. */
async function added(services: Services, { tx }: Within<CommandResult>, actor: Actor, streamId: string, file: ArrivedFile): Promise<Uploaded> {
  const uploadId = services.ids.next()
  await tx.files.add({ ...file, fileId: uploadId, streamId, addedAt: services.clock.now(), addedBy: actor.userId })
  return { uploadId }
}

/** What somebody says about a file, where they say something. */
function saying(text: string | undefined): Readonly<{ text?: Words }> {
  return text === undefined || text.trim() === '' ? {} : { text: { words: text } }
}

type One = Readonly<{ uploaded: Uploaded; documentId: string; expectedSeq: number; commandId: string }>

function requestOf({ complaintId, acceptedWarnings, on, kind, audience, isSensitive, datedOn, text }: Filing, { uploaded, documentId, expectedSeq, commandId }: One): CommandRequest {
  return {
    complaintId, expectedSeq, commandId, acceptedWarnings,
    command: {
      type: 'file-document', on, documentId, file: uploaded, kind, audience, isSensitive,
      ...(datedOn !== undefined && { datedOn }), ...saying(text),
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
    const uploaded = await added(services, within, actor, complaintId, file)
    const result = await carryOutWithin(services, within, actor, {
      complaintId, expectedSeq, commandId,
      command: { type: 'file-document-version', on, documentId, file: uploaded, ...saying(text) },
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
    const uploaded = await added(services, within, actor, complaintId, file)
    const result = await carryOutWithin(services, within, actor, { complaintId, expectedSeq, commandId, acceptedWarnings, command: { type: 'redact-document', file: uploaded, ...said, ...saying(text) } })
    return result.kind === 'done' ? result : within.undo(result)
  })
}

/** Whether the complaint stands where the page was drawn. Where it does not, a command answers what became of it before, and nothing new is kept. */
export async function standsAt({ ledger }: Transaction, { complaintId, expectedSeq }: Pick<Filing, 'complaintId' | 'expectedSeq'>): Promise<boolean> {
  return ((await ledger.load(complaintId)).at(-1)?.seq ?? 0) === expectedSeq
}
