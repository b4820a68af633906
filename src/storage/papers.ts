import { sql } from 'kysely'
import type { AuthorityId } from '../application/ports.ts'
import type { MarkBeside, PaperReads, Papers, WorkingFile, WorkingPaper } from '../application/rights/ports.ts'
import type { Trx } from './projector.ts'
import { rowsOf } from './queries/run.ts'
import { isUuid } from './is-uuid.ts'

/** What is worked on before it becomes a file, and the files beside it: rows that may change and go. Decisions: 0087, 0088. */
export function makePapers(trx: Trx, authorityId: AuthorityId): Papers {
  return {
    save: async ({ streamId, kind, seen, body, at, by }) => {
      const json = JSON.stringify(body)
      const { numAffectedRows } = seen === 0
        ? await sql`insert into working_papers (authority_id, stream_id, kind, version, body, updated_at, updated_by)
            values (${authorityId}::uuid, ${streamId}::uuid, ${kind}, 1, ${json}::jsonb, ${at}::timestamptz, ${by}) on conflict do nothing`.execute(trx)
        : await sql`update working_papers set version = version + 1, body = ${json}::jsonb, updated_at = ${at}::timestamptz, updated_by = ${by}
            where authority_id = ${authorityId}::uuid and stream_id = ${streamId}::uuid and version = ${seen}`.execute(trx)
      return numAffectedRows === 1n ? 'saved' : 'changed-meanwhile'
    },
    addFile: async (streamId, { fileId, kind, version, name, mediaType, digest, pages, complaints, bytes, addedAt, addedBy }) => void (await sql`
      insert into working_files (authority_id, stream_id, file_id, kind, version, name, media_type, digest, size, pages, complaints, bytes, added_at, added_by)
      values (${authorityId}::uuid, ${streamId}::uuid, ${fileId}::uuid, ${kind}, ${version}, ${name}, ${mediaType}, ${digest}, ${bytes.length}, ${pages}, ${[...complaints]}::uuid[], ${Buffer.from(bytes)},
        ${addedAt}::timestamptz, ${addedBy})`.execute(trx)),
    removeFile: async (streamId, fileId) => void (isUuid(fileId) && await sql`
      delete from working_files where authority_id = ${authorityId}::uuid and stream_id = ${streamId}::uuid and file_id = ${fileId}::uuid and kind = 'scan'`.execute(trx)),
    removeScans: async (streamId) => void (await sql`
      delete from working_files where authority_id = ${authorityId}::uuid and stream_id = ${streamId}::uuid and kind = 'scan'`.execute(trx)),
  }
}

const FILE = 'file_id as "fileId", kind, version, name, media_type as "mediaType", digest, size, pages, complaints, added_at as "addedAt", added_by as "addedBy"'

export function readsOfPapers(trx: Trx, authorityId: AuthorityId): PaperReads {
  return {
    workingPaper: async (streamId) => {
      if (!isUuid(streamId)) return null
      const [paper] = await rowsOf<WorkingPaper>(trx, `
        select stream_id as "streamId", kind, version, body, updated_at as "updatedAt", updated_by as "updatedBy"
        from working_papers where authority_id = $1 and stream_id = $2`, [authorityId, streamId])
      return paper ?? null
    },
    workingFiles: async (streamId) => (isUuid(streamId) ? rowsOf<WorkingFile>(trx, `
      select ${FILE} from working_files where authority_id = $1 and stream_id = $2 order by added_at, version, name, file_id`, [authorityId, streamId]) : []),
    workingFile: async (streamId, fileId) => {
      if (!isUuid(streamId) || !isUuid(fileId)) return null
      const [file] = await rowsOf<WorkingFile & Readonly<{ bytes: Uint8Array }>>(trx, `
        select ${FILE}, bytes from working_files where authority_id = $1 and stream_id = $2 and file_id = $3`, [authorityId, streamId, fileId])
      return file ?? null
    },
    marksBeside: async (ids) => {
      const asked = ids.filter(isUuid)
      return asked.length === 0 ? [] : rowsOf<MarkBeside>(trx, `
        select stream_id as "streamId", other_id as "otherId", mark, reference, marked_on as "markedOn", ended_on as "endedOn", text_id as "textId"
        from rights_marks where authority_id = $1 and other_id = any($2::uuid[]) order by marked_on desc, stream_id, number`, [authorityId, asked])
    },
  }
}
