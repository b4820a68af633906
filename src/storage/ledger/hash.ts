import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** The version of the text that is hashed. Another form of it is another number, and both stay checkable. */
export const HASH_FORMAT = 1

/** What the first event of a stream follows. */
export const NO_HASH: Buffer = Buffer.alloc(32)

/** One row of `events` without its hash, as it is stored. Days and instants as ISO strings, instants with milliseconds. */
export type HashedRow = Readonly<{
  authorityId: string
  streamId: string
  seq: number
  streamKind: string
  type: string
  version: number
  payload: unknown
  happenedOn: string
  knownOn: string | null
  recordedAt: string
  recordedBy: string
  commandId: string
  hashFormat: number
  prevHash: Buffer
}>

/** SHA-256 over the RFC 8785 JSON of every column but the hash itself, hashes in hexadecimal. */
export function hashRow(row: HashedRow): Buffer {
  const text = canonicalize({ ...row, prevHash: row.prevHash.toString('hex') })
  if (text === undefined) throw new Error('an event has no JSON form')
  return createHash('sha256').update(text).digest()
}
