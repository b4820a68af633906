import { randomFillSync } from 'node:crypto'
import type { Trace } from '../../application/access/traces.ts'
import type { AuthorityId, Ids } from '../../application/ports.ts'
import { NO_HASH } from '../ledger/hash.ts'
import { digestOf } from '../texts.ts'
import { hashTrace, TRACE_FORMAT, type TraceRow } from './trace-row.ts'

/** Where a chain ends. */
export type TraceHead = Readonly<{ chainId: string; seq: number; hash: Buffer }>

/** Words of a trace, salted: whoever erases them takes the salt with them. */
export type TraceWords = Readonly<{ wordsId: string; words: string; salt: Buffer }>

export type Chained = Readonly<{ rows: readonly TraceRow[]; words: readonly TraceWords[]; head: TraceHead }>

const SALT_BYTES = 16

export function newChain(ids: Ids): TraceHead {
  return { chainId: ids.next(), seq: 0, hash: NO_HASH }
}

/** What these traces are as rows that follow `head`. */
export function chainTraces(authorityId: AuthorityId, head: TraceHead, traces: readonly Trace[], ids: Ids): Chained {
  const words: TraceWords[] = []
  let { seq, hash } = head
  const rows = traces.map((trace): TraceRow => {
    const apart = trace.words === undefined ? null : { wordsId: ids.next(), words: storable(trace.words), salt: randomFillSync(Buffer.allocUnsafe(SALT_BYTES)) }
    if (apart) words.push(apart)
    seq += 1
    const row = {
      authorityId, chainId: head.chainId, seq, at: trace.at, userId: trace.userId, kind: trace.kind,
      subjectKind: trace.subject?.kind ?? null, subjectId: trace.subject?.id ?? null, route: trace.route, what: trace.what ?? null,
      wordsId: apart?.wordsId ?? null, wordsDigest: apart ? digestOf(apart.salt, apart.words) : null, hashFormat: TRACE_FORMAT, prevHash: hash,
    }
    hash = hashTrace(row)
    return { ...row, hash }
  })
  return { rows, words, head: { chainId: head.chainId, seq, hash } }
}

/** PostgreSQL has no room for NUL, and half a character has no JSON form. */
function storable(words: string): string {
  return words.toWellFormed().replaceAll('\u0000', '')
}
