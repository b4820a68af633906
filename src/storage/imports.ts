import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ImportCounts, ImportRecord, ImportRecords, KindCount, RowClaim, RowToClaim } from '../application/import/ports.ts'
import { ROW_KINDS, type RowKind } from '../application/import/row-kinds.ts'
import type { AuthorityId } from '../application/ports.ts'
import type { Trx } from './projector.ts'
import { isUuid } from './is-uuid.ts'

type ImportRow = Readonly<{
  import_id: string; source: string; file_name: string; file_digest: Buffer; started_at: string; started_by: string
  finished_at: string | null; counts: ImportCounts | null
}>

/** The trace of imports of one authority, within one transaction. */
export function importRecords(trx: Trx, authorityId: AuthorityId): ImportRecords {
  return {
    async begin({ importId, source, fileName, fileDigest, startedAt, startedBy }) {
      await sql`insert into imports (authority_id, import_id, source, file_name, file_digest, started_at, started_by)
        values (${authorityId}, ${importId}, ${source}, ${fileName}, ${Buffer.from(fileDigest, 'hex')}, ${startedAt}, ${startedBy})`.execute(trx)
    },
    claim: (importId, source, rows) => claimRows(trx, authorityId, { importId, source }, rows),
    async finish(importId, finishedAt, counts) {
      await sql`update imports set finished_at = ${finishedAt}, counts = ${JSON.stringify(counts)}::jsonb
        where authority_id = ${authorityId} and import_id = ${importId}`.execute(trx)
    },
    async get(importId) {
      if (!isUuid(importId)) return null
      const { rows: [row] } = await sql<ImportRow>`select * from imports where authority_id = ${authorityId} and import_id = ${importId}`.execute(trx)
      return row ? toRecord(row) : null
    },
    async recent(many) {
      const { rows } = await sql<ImportRow>`select * from imports where authority_id = ${authorityId}
        order by started_at desc, import_id limit ${many}`.execute(trx)
      return rows.map(toRecord)
    },
    registerTotals: (reporting) => registerTotals(trx, authorityId, reporting),
  }
}

function toRecord(row: ImportRow): ImportRecord {
  return {
    importId: row.import_id, source: row.source, fileName: row.file_name, fileDigest: row.file_digest.toString('hex'),
    startedAt: row.started_at, startedBy: row.started_by, finishedAt: row.finished_at, counts: row.counts,
  }
}

/**
 * Inserts the keys that are free, and compares the others with what was loaded. A key that another import holds in an
 * open transaction is waited for: of two people who load one file at once, each row is added by one of them.
 */
async function claimRows(
  trx: Trx, authorityId: AuthorityId, of: Readonly<{ importId: string; source: string }>, rows: readonly RowToClaim[],
): Promise<readonly RowClaim[]> {
  const digests = rows.map((row) => createHash('sha256').update(row.content).digest())
  const [keys, streams] = [rows.map((row) => row.rowKey), rows.map((row) => row.streamId)]
  // In the order of keys, so that two imports of one file in different orders do not wait for each other in a circle.
  await sql`insert into import_rows (authority_id, source, row_key, stream_id, row_digest, import_id)
    select ${authorityId}::uuid, ${of.source}::text, row_key, stream_id, row_digest, ${of.importId}::uuid
      from unnest(${keys}::text[], ${streams}::uuid[], ${digests}::bytea[]) as given (row_key, stream_id, row_digest)
      order by row_key, stream_id
    on conflict do nothing`.execute(trx)
  const { rows: held } = await sql<{ row_key: string; stream_id: string; row_digest: Buffer }>`
    select row_key, stream_id, row_digest from import_rows
    where authority_id = ${authorityId} and source = ${of.source} and row_key = any(${keys}::text[])`.execute(trx)
  const byKey = new Map(held.map((row) => [row.row_key, row]))
  return rows.map((row, at) => {
    const holder = byKey.get(row.rowKey)
    if (holder?.stream_id === row.streamId) return 'new'
    return holder && digests[at]?.equals(holder.row_digest) ? 'already-there' : 'changed'
  })
}

/** First entries of all streams, as they were recorded: the ledger is asked, not a projection, so that one checks the other. */
async function registerTotals(
  trx: Trx, authorityId: AuthorityId, { corporateProcedure, yearStartsInMonth }: Readonly<{ corporateProcedure: string; yearStartsInMonth: number }>,
): Promise<readonly KindCount[]> {
  const { rows } = await sql<{ kind: string; year: number; count: number }>`
    select case when stream_kind = 'complaint' and payload ->> 'procedure' = ${corporateProcedure} then 'corporate-complaint'
                when stream_kind = 'complaint' then 'statutory-complaint'
                when stream_kind = 'enquiry' then payload ->> 'kind'
                else stream_kind end as kind,
           extract(year from happened_on - make_interval(months => ${yearStartsInMonth - 1}::int))::int as year,
           count(*)::int as count
      from events where authority_id = ${authorityId} and seq = 1 group by 1, 2 order by 1, 2`.execute(trx)
  return rows.flatMap(({ kind, year, count }) => (isRowKind(kind) ? [{ kind, year, count }] : []))
}

function isRowKind(kind: string): kind is RowKind {
  return (ROW_KINDS as readonly string[]).includes(kind)
}
