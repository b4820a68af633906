import type pg from 'pg'
import type { FileStore } from '../../application/files/ports.ts'
import type { AuthorityId } from '../../application/ports.ts'
import type { Findings } from './findings.ts'

const BATCH = 1_000

/** Where files lie; `isWhole`: every byte is read, which takes its time. */
export type LookedFiles = Readonly<{ fileStore: FileStore; isWhole: boolean }>

type Row = Readonly<{ fileId: string; streamId: string; sha256: string }>

/** Whether the bytes of every file of an authority lie where they should; and, where they are read whole, whether they are those that were filed. */
export async function checkBytes(client: pg.ClientBase, authorityId: AuthorityId, { fileStore, isWhole }: LookedFiles, findings: Findings): Promise<void> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await client.query<Row>(`
      select file_id as "fileId", stream_id as "streamId", encode(sha256, 'hex') as sha256 from files
      where authority_id = $1 and file_id > $2 order by file_id limit ${BATCH}`, [authorityId, last])
    for (const { fileId, streamId, sha256 } of rows) {
      const at = { authorityId, streamId, fileId }
      if (!await fileStore.has(authorityId, sha256)) findings.add({ kind: 'document-bytes-missing', ...at })
      else if (isWhole && !await isProved(await fileStore.open(authorityId, sha256))) findings.add({ kind: 'document-bytes-changed', ...at })
    }
    if (rows.length < BATCH) return
    last = rows.at(-1)?.fileId ?? last
  }
}

/** Read to its end: what was altered throws on the way. */
async function isProved(bytes: AsyncIterable<Uint8Array> | null): Promise<boolean> {
  try {
    for await (const _ of bytes ?? []) { /* proved as it is read */ }
    return bytes !== null
  } catch {
    return false
  }
}
