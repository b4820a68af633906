import type { AnyEvent, StreamId } from '../../src/application/ports.ts'
import type { MarkBeside, NewWorkingFile, PaperReads, Papers, WorkingPaper } from '../../src/application/rights/ports.ts'
import { registerEvents } from '../../src/application/streams.ts'
import { effectiveEvents } from '../../src/domain/complaint/effective.ts'
import type { Recorded } from '../../src/domain/complaint/events.ts'
import { rightsMarkRows } from '../../src/storage/projections/rights-marks.ts'

/** What the memory store keeps of drafts of files, and of the files. */
export type PapersInMemory = { papers: ReadonlyMap<string, WorkingPaper>; files: readonly Readonly<{ streamId: string; file: NewWorkingFile }>[] }

type Kept = { working: PapersInMemory; streams: ReadonlyMap<StreamId, Readonly<{ recorded: readonly Recorded<AnyEvent>[] }>> }

export function papersOn(kept: Kept): Papers {
  return {
    save: async ({ streamId, kind, seen, body, at, by }) => {
      if ((kept.working.papers.get(streamId)?.version ?? 0) !== seen) return 'changed-meanwhile'
      const paper: WorkingPaper = { streamId, kind, version: seen + 1, body: JSON.parse(JSON.stringify(body)), updatedAt: at, updatedBy: by }
      kept.working = { ...kept.working, papers: new Map([...kept.working.papers, [streamId, paper]]) }
      return 'saved'
    },
    addFile: async (streamId, file) => { kept.working = { ...kept.working, files: [...kept.working.files, { streamId, file }] } },
    removeFile: async (streamId, fileId) => {
      kept.working = { ...kept.working, files: kept.working.files.filter((one) => one.streamId !== streamId || one.file.fileId !== fileId || one.file.kind !== 'scan') }
    },
    removeScans: async (streamId) => { kept.working = { ...kept.working, files: kept.working.files.filter((one) => one.streamId !== streamId || one.file.kind !== 'scan') } },
  }
}

export function readsOfPapersOn(kept: Kept): PaperReads {
  const files = (streamId: string) => kept.working.files.filter((one) => one.streamId === streamId).map(({ file }) => ({ ...file, size: file.bytes.length }))
  return {
    workingPaper: async (streamId) => kept.working.papers.get(streamId) ?? null,
    workingFiles: async (streamId) => files(streamId).map(({ bytes: _bytes, ...file }) => file),
    workingFile: async (streamId, fileId) => files(streamId).find((file) => file.fileId === fileId) ?? null,
    marksBeside: async (ids) => [...kept.streams].flatMap(([streamId, { recorded }]) => {
      const events = registerEvents(recorded)
      return events ? rightsMarkRows(streamId, effectiveEvents(events)) : []
    }).filter(({ other_id: other }) => ids.includes(String(other))).map((row): MarkBeside => ({
      streamId: String(row.stream_id), otherId: String(row.other_id), mark: row.mark as MarkBeside['mark'], reference: String(row.reference),
      markedOn: row.marked_on as MarkBeside['markedOn'], endedOn: row.ended_on as MarkBeside['endedOn'], textId: String(row.text_id),
    })),
  }
}
