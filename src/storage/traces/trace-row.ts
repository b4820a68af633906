import { hash } from 'node:crypto'
import { text } from '../ledger/hash.ts'

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
  return hash('sha256', traceText(trace), 'buffer')
}

/**
 * The RFC 8785 JSON of a trace. Its keys are always the same, so that they are written here in their order, as those of an event
 * are: verifying millions of them is mostly this. A property holds it against the library.
 */
export function traceText(trace: HashedTrace): string {
  return `{"at":${text(trace.at)},"authorityId":${text(trace.authorityId)},"chainId":${text(trace.chainId)},"hashFormat":${JSON.stringify(trace.hashFormat)}`
    + `,"kind":${text(trace.kind)},"prevHash":"${trace.prevHash.toString('hex')}","route":${text(trace.route)},"seq":${JSON.stringify(trace.seq)}`
    + `,"subjectId":${orNull(trace.subjectId)},"subjectKind":${orNull(trace.subjectKind)},"userId":${orNull(trace.userId)},"what":${orNull(trace.what)}`
    + `,"wordsDigest":${trace.wordsDigest === null ? 'null' : `"${trace.wordsDigest.toString('hex')}"`},"wordsId":${orNull(trace.wordsId)}}`
}

function orNull(value: string | null): string {
  return value === null ? 'null' : text(value)
}
