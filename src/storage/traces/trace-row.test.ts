import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from '../ledger/hash.ts'
import { hashTrace, traceText } from './trace-row.ts'

const word = fc.oneof(fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()), fc.constantFrom('/complaints/:complaintId', '"', '\\', '\u0000', '\u2028', '😀', '<é>'))
const orNone = fc.option(word)
const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((array) => Buffer.from(array))
const traces = fc.record({
  authorityId: word, chainId: word, seq: fc.integer({ min: 1 }), at: word, userId: orNone, kind: word, subjectKind: orNone, subjectId: orNone, route: word, what: orNone,
  wordsId: orNone, wordsDigest: fc.option(bytes), hashFormat: fc.integer({ min: 1, max: 9 }), prevHash: bytes,
})

test('a trace is hashed as the library of RFC 8785 writes it, whatever stands in it', () =>
  fc.assert(fc.property(traces, (trace) => {
    const whole = canonicalJson({ ...trace, wordsDigest: trace.wordsDigest?.toString('hex') ?? null, prevHash: trace.prevHash.toString('hex') })
    assert.equal(traceText(trace), whole)
    assert.ok(hashTrace(trace).equals(hash('sha256', whole, 'buffer')))
  })))

test('the digest of a trace that was written long ago stays what it was', () => {
  const trace = {
    authorityId: '01928000-0000-7000-8000-000000000001', chainId: '01928000-0000-7000-8000-000000000002', seq: 7, at: '2026-11-23T08:00:00.000Z', userId: 'user-1', kind: 'read',
    subjectKind: 'complaint', subjectId: '01928000-0000-7000-8000-000000000003', route: '/complaints/:complaintId', what: null, wordsId: null, wordsDigest: null, hashFormat: 1, prevHash: Buffer.alloc(32, 7),
  }
  assert.equal(hashTrace(trace).toString('hex'), '40bf05b9b5f26cac0c89d6c09ff54b42d389a021bd1fa54f164d2b3793ea9115')
})
