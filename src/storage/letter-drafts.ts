import { sql } from 'kysely'
import type { LetterDraft, LetterDraftReads, LetterDrafts } from '../application/letters/ports.ts'
import type { AuthorityId } from '../application/ports.ts'
import type { Trx } from './projector.ts'
import { isUuid } from './is-uuid.ts'
import { rowsOf } from './queries/run.ts'

const DRAFT = 'letter_id as "letterId", version, body, updated_at as "updatedAt", updated_by as "updatedBy"'

/** What is written of letters before they are sent: rows that change and go. Decision: 0099. */
export function makeLetterDrafts(trx: Trx, authorityId: AuthorityId): LetterDrafts {
  return {
    save: async ({ streamId, letterId, seen, body, at, by }) => {
      const { numAffectedRows } = seen === 0
        ? await sql`insert into letter_drafts (authority_id, stream_id, letter_id, version, body, updated_at, updated_by)
            values (${authorityId}::uuid, ${streamId}::uuid, ${letterId}::uuid, 1, ${body}, ${at}::timestamptz, ${by}) on conflict do nothing`.execute(trx)
        : await sql`update letter_drafts set version = version + 1, body = ${body}, updated_at = ${at}::timestamptz, updated_by = ${by}
            where authority_id = ${authorityId}::uuid and stream_id = ${streamId}::uuid and letter_id = ${letterId}::uuid and version = ${seen}`.execute(trx)
      return numAffectedRows === 1n ? 'saved' : 'changed-meanwhile'
    },
    remove: async (streamId, letterId) => void (isUuid(streamId) && isUuid(letterId) && await sql`
      delete from letter_drafts where authority_id = ${authorityId}::uuid and stream_id = ${streamId}::uuid and letter_id = ${letterId}::uuid`.execute(trx)),
    get: async (streamId, letterId) => {
      if (!isUuid(streamId) || !isUuid(letterId)) return null
      const [draft] = await rowsOf<LetterDraft>(trx, `select ${DRAFT} from letter_drafts where authority_id = $1 and stream_id = $2 and letter_id = $3`, [authorityId, streamId, letterId])
      return draft ?? null
    },
  }
}

export function readsOfLetterDrafts(trx: Trx, authorityId: AuthorityId): LetterDraftReads {
  return {
    letterDrafts: async (streamId) => (isUuid(streamId) ? rowsOf<LetterDraft>(trx, `select ${DRAFT} from letter_drafts where authority_id = $1 and stream_id = $2 order by letter_id`, [authorityId, streamId]) : []),
  }
}
