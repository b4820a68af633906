import type pg from 'pg'
import { fileDigest } from '../files/rows.ts'
import type { Findings } from './findings.ts'

/** A file that an event names, with the digest that the event holds of it. */
export type FileUse = Readonly<{ streamId: string; seq: number; fileId: string; digest: string }>

/** Wherever an event holds a reference to a file: an object with its id and a `digest`. */
export function collectFiles(value: unknown, row: Readonly<{ stream_id: string; seq: number }>, uses: FileUse[]): void {
  if (typeof value !== 'object' || value === null) return
  const { fileId, digest } = value as Readonly<Record<string, unknown>>
  if (typeof fileId === 'string' && typeof digest === 'string') uses.push({ streamId: row.stream_id, seq: row.seq, fileId, digest })
  else for (const part of Object.values(value)) collectFiles(part, row, uses)
}

/** Whether each file that events name has its row, and that row is what was recorded. Its bytes are proved whenever they are read. */
export async function checkFiles(client: pg.ClientBase, authorityId: string, uses: readonly FileUse[], findings: Findings): Promise<void> {
  if (uses.length === 0) return
  const { rows } = await client.query<{ file_id: string; salt: Buffer; sha256: Buffer; digest: Buffer }>(
    'select file_id, salt, sha256, digest from files where authority_id = $1 and file_id = any($2::uuid[])', [authorityId, uses.map(({ fileId }) => fileId)])
  const files = new Map(rows.map((row) => [row.file_id, row]))
  for (const { streamId, seq, fileId, digest } of uses) {
    const at = { authorityId, streamId, seq, fileId }
    const file = files.get(fileId)
    findings.count('files')
    if (!file) await noteMissing(client, at, findings)
    else if (file.digest.toString('hex') !== digest) findings.add({ kind: 'document-differs', ...at })
    else if (!fileDigest(file.salt, file.sha256).equals(file.digest)) findings.add({ kind: 'document-changed', ...at })
  }
}

async function noteMissing(client: pg.ClientBase, at: Readonly<{ authorityId: string; streamId: string; seq: number; fileId: string }>, findings: Findings): Promise<void> {
  const { rowCount } = await client.query(
    "select 1 from events where authority_id = $1 and stream_id = $2 and type = 'RecordDestroyed' and payload->'fileIds' ? $3", [at.authorityId, at.streamId, at.fileId])
  if (rowCount === 0) findings.add({ kind: 'document-missing', ...at })
  else findings.count('erasedFiles')
}
