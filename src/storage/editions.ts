import { sql } from 'kysely'
import type { AnyEvent, AuthorityId, StreamId } from '../application/ports.ts'
import type { EditionKey, EditionReads, EditionRow, Editions } from '../application/report/editions.ts'
import type { Recorded } from '../domain/complaint/events.ts'
import { fromRow } from './ledger/rows.ts'
import type { Trx } from './projector.ts'
import { rowsOf } from './queries/run.ts'
import { isUuid } from './is-uuid.ts'

/** What was published, as it went out: rows that are added with the event that publishes them. Decision: 0065. */
export function makeEditions(trx: Trx, authorityId: AuthorityId): Editions {
  return {
    add: async (row, { document, figures }, files) => {
      await sql`
        insert into report_editions (authority_id, report_id, edition, kind, period, slug, title, published_at, published_on, corrects, manifest, document, figures)
        values (${authorityId}::uuid, ${row.reportId}::uuid, ${row.edition}, ${row.kind}, ${row.period}, ${row.slug}, ${row.title}, ${row.publishedAt}::timestamptz,
          ${row.publishedOn}::date, ${row.corrects}, ${row.manifest}, ${document}, ${figures})`.execute(trx)
      for (const { name, mediaType, bytes } of files) await sql`
        insert into report_files (authority_id, report_id, edition, name, media_type, bytes)
        values (${authorityId}::uuid, ${row.reportId}::uuid, ${row.edition}, ${name}, ${mediaType}, ${Buffer.from(bytes)})`.execute(trx)
    },
    lastAt: async (kind, slug) => {
      const { rows: [row] } = await sql<{ last: number }>`
        select coalesce(max(edition), 0) as last from report_editions where authority_id = ${authorityId} and kind = ${kind} and slug = ${slug}`.execute(trx)
      return row?.last ?? 0
    },
  }
}

export function readsOfEditions(trx: Trx, authorityId: AuthorityId): EditionReads {
  return {
    editions: () => rowsOf<EditionRow>(trx, `
      select report_id as "reportId", edition, kind, period, slug, title, published_at as "publishedAt", published_on as "publishedOn", corrects, manifest
      from report_editions where authority_id = $1 order by published_at desc, kind, slug, edition desc`, [authorityId]),
    editionContent: async (key) => (await ofEdition<{ document: string; figures: string }>(trx, authorityId, key, 'select document, figures from report_editions'))[0] ?? null,
    editionFile: async (key, name) => (await ofEdition<{ mediaType: string; bytes: Buffer }>(
      trx, authorityId, key, 'select media_type as "mediaType", bytes from report_files', name))[0] ?? null,
    publishingEvents: (reportIds) => publishingEvents(trx, authorityId, reportIds),
    settingsVersion: async () => {
      const [row] = await rowsOf<{ version: number }>(trx, 'select coalesce(max(version), 0) as version from settings_versions where authority_id = $1', [authorityId])
      return row?.version ?? 0
    },
    grownSince: async (seal) => {
      const [row] = await rowsOf<{ grown: number }>(trx, GROWN, [authorityId, seal])
      return row?.grown ?? 0
    },
  }
}

async function ofEdition<Row>(trx: Trx, authorityId: AuthorityId, { reportId, edition }: EditionKey, select: string, name?: string): Promise<readonly Row[]> {
  if (!isUuid(reportId)) return []
  const named = name === undefined ? '' : ' and name = $4'
  return rowsOf<Row>(trx, `${select} where authority_id = $1 and report_id = $2::uuid and edition = $3${named}`, [authorityId, reportId, edition, ...(name === undefined ? [] : [name])])
}

/** Streams with events that neither this seal nor one before it names. */
const GROWN = `
  select count(*)::int as grown
  from (select distinct on (stream_id) stream_id, seq from events where authority_id = $1 order by stream_id desc, seq desc) e
  left join (select distinct on (stream_id) stream_id, seq from sealed_heads where authority_id = $1 and seal_number <= $2 order by stream_id desc, seal_number desc) s
    on s.stream_id = e.stream_id
  where s.seq is null or e.seq > s.seq`

/** What says whether something that was published is still to be read, and what corrects that. */
const PUBLISHING = ['ReportPublished', 'ReportWithdrawn', 'FactCorrected', 'EventStruckOut']

type Row = Parameters<typeof fromRow>[0] & Readonly<{ stream_id: string }>

async function publishingEvents(trx: Trx, authorityId: AuthorityId, reportIds: readonly StreamId[]): Promise<ReadonlyMap<StreamId, readonly Recorded<AnyEvent>[]>> {
  const rows = await rowsOf<Row>(trx, `
    select stream_id, seq, type, payload, happened_on, known_on, recorded_at, recorded_by from events
    where authority_id = $1 and stream_id = any($2::uuid[]) and type = any($3::text[]) order by stream_id, seq`, [authorityId, reportIds.filter(isUuid), PUBLISHING])
  return new Map([...Map.groupBy(rows, (row) => row.stream_id)].map(([streamId, events]) => [streamId, events.map(fromRow)]))
}
