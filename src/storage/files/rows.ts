import { hash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { FileReads, Files, KeptFile } from '../../application/files/ports.ts'
import type { AuthorityId } from '../../application/ports.ts'
import { isUuid } from '../is-uuid.ts'
import { loadStream } from '../ledger/load.ts'
import type { Projector, Trx } from '../projector.ts'
import { asKept, documentWords } from '../search/search-document.ts'

const SALT_BYTES = 16

/** SHA-256 of the salt and the digest of the bytes: what an event holds of a file. */
export function fileDigest(salt: Buffer, sha256: Buffer): Buffer {
  return hash('sha256', Buffer.concat([salt, sha256]), 'buffer')
}

/** Files of streams: what they are called and what they are. Salted, so that a file that is gone cannot be guessed from the ledger. */
export function makeFiles(trx: Trx, authorityId: AuthorityId, projector: Projector): Files {
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
    noteScan: async (fileId, scanned, at) => {
      const scan = scanned.kind === 'not-answered' ? 'waiting' : scanned.kind
      const found = scanned.kind === 'infected' ? scanned.found : scanned.kind === 'not-answered' ? scanned.why : null
      await sql`update files set scan = ${scan}, found = ${found}, scanned_at = ${at}::timestamptz
        where authority_id = ${authorityId}::uuid and file_id = ${fileId}::uuid and scan = 'waiting'`.execute(trx)
    },
    keepWords: async (fileId, read, at) => {
      const { rows: [file] } = await sql<{ streamId: string }>`update files set words_state = ${read.kind}
        where authority_id = ${authorityId}::uuid and file_id = ${fileId}::uuid and words_state = 'waiting' returning stream_id as "streamId"`.execute(trx)
      if (!file || read.kind !== 'read') return
      await sql`insert into file_texts (authority_id, file_id, stream_id, body, words, read_at)
        values (${authorityId}::uuid, ${fileId}::uuid, ${file.streamId}::uuid, ${read.text}, ${asKept(documentWords([], [read.text]).words)}, ${at}::timestamptz)`.execute(trx)
      const { kind, recorded } = await loadStream(trx, authorityId, file.streamId)
      if (kind !== null) await projector(trx, authorityId, [{ kind, streamId: file.streamId, recorded, isNew: false }])
    },
  }
}

const FILE = sql.raw(`file_id as "fileId", stream_id as "streamId", name, media_type as "mediaType", marks, size, encode(sha256, 'hex') as sha256, scan, found,
  words_state as words, added_at as "addedAt", added_by as "addedBy"`)

export function readsOfFiles(trx: Trx, authorityId: AuthorityId): FileReads {
  return {
    files: async (fileIds) => {
      const asked = fileIds.filter(isUuid)
      if (asked.length === 0) return new Map()
      const { rows } = await sql<KeptFile>`select ${FILE} from files where authority_id = ${authorityId}::uuid and file_id = any(${asked}::uuid[])`.execute(trx)
      return new Map(rows.map((row) => [row.fileId, row]))
    },
    fileText: async (fileId) => {
      if (!isUuid(fileId)) return null
      const { rows } = await sql<{ body: string }>`select body from file_texts where authority_id = ${authorityId}::uuid and file_id = ${fileId}::uuid`.execute(trx)
      return rows[0]?.body ?? null
    },
    filesToLookAt: async ({ triedBefore, limit }) => {
      const toScan = await sql<KeptFile>`
        select ${FILE} from files where authority_id = ${authorityId}::uuid and scan = 'waiting' and (scanned_at is null or scanned_at < ${triedBefore}::timestamptz)
        order by added_at limit ${limit}`.execute(trx)
      const toRead = await sql<KeptFile>`
        select ${FILE} from files where authority_id = ${authorityId}::uuid and words_state = 'waiting' and scan in ('clean', 'not-scanned') order by added_at limit ${limit}`.execute(trx)
      return { toScan: toScan.rows, toRead: toRead.rows }
    },
  }
}
