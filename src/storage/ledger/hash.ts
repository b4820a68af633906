import { hash } from 'node:crypto'
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
  return hashCanonical(row, canonicalJson(row.payload))
}

/** The RFC 8785 JSON of what an event holds. Throws where it has none. */
export function canonicalJson(payload: unknown): string {
  const text = canonicalize(payload)
  if (text === undefined) throw new Error('an event has no JSON form')
  return text
}

/** `hashRow` where the RFC 8785 JSON of the payload is there already. */
export function hashCanonical(row: Omit<HashedRow, 'payload'>, payload: string): Buffer {
  return hash('sha256', rowText(row, payload), 'buffer')
}

/**
 * The RFC 8785 JSON of a row. Its keys are always the same, so that they are written here in their order; what a text or
 * number looks like is left to `JSON.stringify`, as RFC 8785 does. A property holds it against the library.
 */
export function rowText(row: Omit<HashedRow, 'payload'>, payload: string): string {
  return `{"authorityId":${text(row.authorityId)},"commandId":${text(row.commandId)},"happenedOn":${text(row.happenedOn)}`
    + `,"hashFormat":${JSON.stringify(row.hashFormat)},"knownOn":${row.knownOn === null ? 'null' : text(row.knownOn)},"payload":${payload}`
    + `,"prevHash":"${row.prevHash.toString('hex')}","recordedAt":${text(row.recordedAt)},"recordedBy":${text(row.recordedBy)}`
    + `,"seq":${JSON.stringify(row.seq)},"streamId":${text(row.streamId)},"streamKind":${text(row.streamKind)},"type":${text(row.type)}`
    + `,"version":${JSON.stringify(row.version)}}`
}

/** Ids, days, instants, types and routes: nothing in them is written otherwise in JSON. */
const PLAIN = /^[\w .:+/-]*$/

/** A text as RFC 8785 writes it, in its quotes. Throws where it is no Unicode. */
export function text(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`
  if (!value.isWellFormed()) throw new Error('a text that is no Unicode has no JSON form')
  return JSON.stringify(value)
}
