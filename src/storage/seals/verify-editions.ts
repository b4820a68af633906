import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Manifest } from '../../application/report/editions.ts'
import type { Findings } from './findings.ts'

type Row = { report_id: string; edition: number; manifest: string; document: string; figures: string; seq: number | null; said: string | null }
type FileRow = { name: string; digest: Buffer; size: number }

/**
 * Checks everything that was published: the manifest against the digest in the event that published it, and the document,
 * the figures and each file against the manifest. A file is digested where it lies, so that memory does not grow with it.
 */
export async function verifyEditions(client: pg.ClientBase, authorityId: string, findings: Findings): Promise<void> {
  for (const row of await editionsBySide(client, authorityId)) {
    const at = { authorityId, streamId: row.report_id, edition: row.edition }
    findings.count('editions')
    if (row.said === null) findings.add({ kind: 'edition-without-event', ...at })
    else if (digestOf(row.manifest) !== row.said) findings.add({ kind: 'edition-changed', ...at, ...(row.seq !== null && { seq: row.seq }) })
    else await verifyContent(client, row, at, findings)
  }
  const { rows } = await client.query<{ stream_id: string; seq: number; edition: number }>(`
    select e.stream_id, e.seq, (e.payload->>'edition')::int as edition from events e
    where e.authority_id = $1 and e.stream_kind = 'report' and e.type = 'ReportPublished' and not exists (
      select 1 from report_editions r where r.authority_id = e.authority_id and r.report_id = e.stream_id and r.edition = (e.payload->>'edition')::int)`, [authorityId])
  for (const { stream_id: streamId, seq, edition } of rows) findings.add({ kind: 'edition-missing', authorityId, streamId, seq, edition })
}

/** Every edition, with what the event that published it says of its manifest. */
async function editionsBySide(client: pg.ClientBase, authorityId: string): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(`
    select r.report_id, r.edition, r.manifest, r.document, r.figures, e.seq, e.payload->>'manifest' as said from report_editions r
    left join events e on e.authority_id = r.authority_id and e.stream_id = r.report_id and e.type = 'ReportPublished' and (e.payload->>'edition')::int = r.edition
    where r.authority_id = $1 order by r.report_id, r.edition`, [authorityId])
  return rows
}

async function verifyContent(
  client: pg.ClientBase, row: Row, at: Readonly<{ authorityId: string; streamId: string; edition: number }>, findings: Findings,
): Promise<void> {
  const manifest = JSON.parse(row.manifest) as Manifest
  if (digestOf(row.document) !== manifest.document || digestOf(row.figures) !== manifest.figures) findings.add({ kind: 'edition-changed', ...at })
  const { rows } = await client.query<FileRow>(
    'select name, sha256(bytes) as digest, octet_length(bytes) as size from report_files where authority_id = $1 and report_id = $2 and edition = $3',
    [at.authorityId, at.streamId, at.edition])
  const stored = new Map(rows.map((file) => [file.name, file]))
  for (const { name, digest } of manifest.files) {
    const file = stored.get(name)
    if (!file) findings.add({ kind: 'file-missing', ...at, file: name })
    else if (file.digest.toString('hex') !== digest) findings.add({ kind: 'file-changed', ...at, file: name })
    stored.delete(name)
  }
  for (const name of stored.keys()) findings.add({ kind: 'file-not-published', ...at, file: name })
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
