import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { StreamId } from '../ports.ts'

/** What is worked on before it becomes a file: a review of what is held on a person, the choice of papers of a bundle. */
export type WorkingKind = 'rights-review' | 'bundle'

/** `version` grows with each change; `body` is JSON as it was saved, read back through a parser. Erasable. */
export type WorkingPaper = Readonly<{ streamId: StreamId; kind: WorkingKind; version: number; body: unknown; updatedAt: string; updatedBy: string }>

/**
 * A file beside it. `scan`: somebody added it, `version` 0; `made`: Heard made it, for that version. `digest` is SHA-256 in
 * hexadecimal. `complaints`: those whose papers stand in it; it is there for whoever sees all of them. Decision: 0095.
 */
export type WorkingFile = Readonly<{
  fileId: string; kind: 'scan' | 'made'; version: number; name: string; mediaType: string; digest: string; size: number; pages: number; addedAt: string; addedBy: string
  complaints: readonly string[]
}>
export type NewWorkingFile = Omit<WorkingFile, 'size'> & Readonly<{ bytes: Uint8Array }>

/** What stands beside a complaint's or a person's record. `endedOn` is null while it holds; `streamId` is what says it. */
export type MarkBeside = Readonly<{
  streamId: StreamId; otherId: string; mark: 'statement' | 'restriction' | 'objection' | 'disclosure'; reference: string; markedOn: IsoDate; endedOn: IsoDate | null; textId: string
}>

export type Papers = Readonly<{
  /** `seen` is the version that the page was drawn from, 0 for something new; `changed-meanwhile`: nothing was touched. */
  save(paper: Readonly<{ streamId: StreamId; kind: WorkingKind; seen: number; body: unknown; at: string; by: string }>): Promise<'saved' | 'changed-meanwhile'>
  addFile(streamId: StreamId, file: NewWorkingFile): Promise<void>
  removeFile(streamId: StreamId, fileId: string): Promise<void>
  /** Takes away what somebody added from outside. */
  removeScans(streamId: StreamId): Promise<void>
}>

export type PaperReads = Readonly<{
  workingPaper(streamId: StreamId): Promise<WorkingPaper | null>
  /** In the order in which they were added. */
  workingFiles(streamId: StreamId): Promise<readonly WorkingFile[]>
  workingFile(streamId: StreamId, fileId: string): Promise<(WorkingFile & Readonly<{ bytes: Uint8Array }>) | null>
  /** What stands beside these complaints and people, the latest first. */
  marksBeside(ids: readonly string[]): Promise<readonly MarkBeside[]>
}>
