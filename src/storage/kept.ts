import { sql } from 'kysely'
import type { Kept, KeptReads, KeptVersion } from '../application/kept.ts'
import type { AuthorityId } from '../application/ports.ts'
import type { Trx } from './projector.ts'
import { isUuid } from './is-uuid.ts'

/** What an authority keeps: versions that are added. Two that save at once meet in the key, and the second begins again. */
export function makeKept(trx: Trx, authorityId: AuthorityId): Kept {
  return {
    save: async ({ kind, keptId, body, seen, commandId, recordedAt, recordedBy }) => {
      const { rows: [before] } = await sql`select 1 from kept_versions where authority_id = ${authorityId}::uuid and command_id = ${commandId}::uuid`.execute(trx)
      if (before) return 'saved'
      const { rows: [last] } = await sql<{ version: number }>`
        select coalesce(max(version), 0) as version from kept_versions where authority_id = ${authorityId}::uuid and kind = ${kind} and kept_id = ${keptId}::uuid`.execute(trx)
      if ((last?.version ?? 0) !== seen) return 'changed-meanwhile'
      await sql`
        insert into kept_versions (authority_id, kind, kept_id, version, body, command_id, recorded_at, recorded_by)
        values (${authorityId}::uuid, ${kind}, ${keptId}::uuid, ${seen + 1}, ${body === null ? null : JSON.stringify(body)}::jsonb, ${commandId}::uuid,
          ${recordedAt}::timestamptz, ${recordedBy})`.execute(trx)
      return 'saved'
    },
  }
}

const COLUMNS = sql`kept_id as "keptId", version, body, recorded_at as "recordedAt", recorded_by as "recordedBy"`

export function keptReads(trx: Trx, authorityId: AuthorityId): KeptReads {
  return {
    kept: async (kind) => {
      const { rows } = await sql<KeptVersion & { first: string }>`
        select * from (
          select distinct on (kept_id) ${COLUMNS}, min(recorded_at) over (partition by kept_id) as first
          from kept_versions where authority_id = ${authorityId}::uuid and kind = ${kind} order by kept_id, version desc) v
        where body is not null order by first, "keptId"`.execute(trx)
      return rows.map(({ first: _first, ...version }) => ({ ...version, recordedAt: new Date(version.recordedAt).toISOString() }))
    },
    keptHistory: async (kind, keptId) => {
      if (!isUuid(keptId)) return []
      const { rows } = await sql<KeptVersion>`
        select ${COLUMNS} from kept_versions where authority_id = ${authorityId}::uuid and kind = ${kind} and kept_id = ${keptId}::uuid order by version`.execute(trx)
      return rows.map((version) => ({ ...version, recordedAt: new Date(version.recordedAt).toISOString() }))
    },
  }
}
