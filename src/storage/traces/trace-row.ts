import { hash } from 'node:crypto'
import { canonicalJson } from '../ledger/hash.ts'

/** The version of the text that is hashed. */
export const TRACE_FORMAT = 1

/** One row of `traces` without its hash, as it is stored. Instants as ISO strings with milliseconds. */
export type HashedTrace = Readonly<{
  authorityId: string
  chainId: string
  seq: number
  at: string
  userId: string | null
  kind: string
  subjectKind: string | null
  subjectId: string | null
  route: string
  what: string | null
  wordsId: string | null
  wordsDigest: Buffer | null
  hashFormat: number
  prevHash: Buffer
}>

export type TraceRow = HashedTrace & Readonly<{ hash: Buffer }>

/** SHA-256 over the RFC 8785 JSON of every column but the hash itself, hashes in hexadecimal. */
export function hashTrace(trace: HashedTrace): Buffer {
  return hash('sha256', canonicalJson({ ...trace, wordsDigest: trace.wordsDigest?.toString('hex') ?? null, prevHash: trace.prevHash.toString('hex') }), 'buffer')
}
