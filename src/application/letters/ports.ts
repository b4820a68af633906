import type { StreamId } from '../ports.ts'

/** What is written of a letter so far. `body`: its words with their marks. */
export type LetterDraft = Readonly<{ letterId: string; version: number; body: string; updatedAt: string; updatedBy: string }>

/** `seen`: the version that whoever saves had before them, 0 for a first one. */
export type DraftToSave = Readonly<{ streamId: StreamId; letterId: string; seen: number; body: string; at: string; by: string }>

export type LetterDrafts = Readonly<{
  /** `changed-meanwhile`: somebody saved since, and nothing of it was touched. */
  save(draft: DraftToSave): Promise<'saved' | 'changed-meanwhile'>
  remove(streamId: StreamId, letterId: string): Promise<void>
  get(streamId: StreamId, letterId: string): Promise<LetterDraft | null>
}>

export type LetterDraftReads = Readonly<{
  letterDrafts(streamId: StreamId): Promise<readonly LetterDraft[]>
}>
