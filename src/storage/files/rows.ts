import { hash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { FileReads, Files, KeptFile } from '../../application/files/ports.ts'
import type { AuthorityId } from '../../application/ports.ts'
import { isUuid } from '../is-uuid.ts'
import type { Trx } from '../projector.ts'

const SALT_BYTES = 16

/** SHA-256 of the salt and the digest of the bytes: what an event holds of a file. */
export function fileDigest(salt: Buffer, sha256: Buffer): Buffer {
  return hash('sha256', Buffer.concat([salt, sha256]), 'buffer')
}

/** Files of streams: what they are called and what they are. Salted, so that a file that is gone cannot be guessed from the ledger. */
export function makeFiles(trx: Trx, authorityId: AuthorityId): Files {
  return {
    add: async ({ fileId, streamId, name, mediaType, marks = [], size, sha256, scan, addedAt, addedBy }) => {
      const salt = randomBytes(SALT_BYTES)
      const content = Buffer.from(sha256, 'hex')
      const digest = fileDigest(salt, content)
      await sql`
        insert into files (authority_id, file_id, stream_id, name, media_type, marks, size, sha256, salt, digest, scan, added_at, added_by)
        values (${authorityId}::uuid, ${fileId}::uuid, ${streamId}::uuid, ${name}, ${mediaType}, ${[...marks]}::text[], ${size}, ${content}, ${salt}, ${digest}, ${scan}, ${addedAt}::timestamptz, ${addedBy})`.execute(trx)
      return { fileId, digest: digest.toString('hex') }
    },
    refs: async (streamId, fileIds) => {
      const asked = fileIds.filter(isUuid)
      if (asked.length === 0 || !isUuid(streamId)) return []
      const { rows } = await sql<{ fileId: string; digest: Buffer }>`
        select file_id as "fileId", digest from files where authority_id = ${authorityId}::uuid and stream_id = ${streamId}::uuid and file_id = any(${asked}::uuid[])`.execute(trx)
      return rows.map(({ fileId, digest }) => ({ fileId, digest: digest.toString('hex') }))
    },
  }
}

export function readsOfFiles(trx: Trx, authorityId: AuthorityId): FileReads {
  return {
    files: async (fileIds) => {
      const asked = fileIds.filter(isUuid)
      if (asked.length === 0) return new Map()
      const { rows } = await sql<KeptFile>`
        select file_id as "fileId", stream_id as "streamId", name, media_type as "mediaType", marks, size, encode(sha256, 'hex') as sha256, scan, found,
          added_at as "addedAt", added_by as "addedBy"
        from files where authority_id = ${authorityId}::uuid and file_id = any(${asked}::uuid[])`.execute(trx)
      return new Map(rows.map((row) => [row.fileId, row]))
    },
  }
}
