import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { canonicalJson, hashRow, rowText } from './hash.ts'

const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.uuid(), fc.constantFrom('"', '\\', '\n', '\u2028', 'é', '\u{1f600}', ''))
const row = fc.record({
  authorityId: text, streamId: text, seq: fc.oneof(fc.nat(), fc.double({ noNaN: true, noDefaultInfinity: true })), streamKind: text, type: text,
  version: fc.nat(), payload: fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }), happenedOn: text, knownOn: fc.option(text), recordedAt: text,
  recordedBy: text, commandId: text, hashFormat: fc.nat(), prevHash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
})

test('the text that is hashed is the RFC 8785 JSON of the whole row, byte for byte', () => {
  fc.assert(fc.property(row, (one) => {
    const whole = canonicalize({ ...one, prevHash: one.prevHash.toString('hex') })
    assert.equal(rowText(one, canonicalJson(one.payload)), whole)
    assert.ok(hashRow(one).equals(createHash('sha256').update(whole ?? '').digest()))
  }), { numRuns: 3_000 })
})

test('half a character has no JSON form, wherever it stands', () => {
  const [whole] = fc.sample(row, 1)
  assert.ok(whole)
  for (const column of ['authorityId', 'commandId', 'happenedOn', 'knownOn', 'recordedAt', 'recordedBy', 'streamId', 'streamKind', 'type', 'payload'])
    assert.throws(() => hashRow({ ...whole, [column]: 'half \ud800' }), column)
})
