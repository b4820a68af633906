import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killDestruction } from './kill-destruction.ts'

test('after kill -9 in the middle of a destruction each record is whole or gone whole, and the next night destroys the rest', async () => {
  for (const { gone, half, goneInTheEnd, wordsLeft, report, inTheEnd } of await killDestruction(1, () => undefined)) {
    assert.ok(gone > 0, 'it was killed after something had gone')
    assert.equal(half, 0)
    assert.deepEqual(report.problems, [])
    assert.equal(goneInTheEnd, 12)
    assert.equal(wordsLeft, 0)
    assert.deepEqual(inTheEnd.problems, [])
  }
})
