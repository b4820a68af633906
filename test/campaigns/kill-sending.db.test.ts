import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killSending } from './kill-sending.ts'

test('after kill -9 in the midst of sending no message is lost, and none has gone twice unless somebody said so', { timeout: 180_000 }, async () => {
  const { rounds, doubled, notSent } = await killSending(2, () => undefined)
  for (const { taken, inTheMidst, lost, silent } of rounds) {
    assert.ok(taken > 0 && inTheMidst > 0)
    assert.deepEqual([lost, silent], [0, 0])
  }
  assert.deepEqual([doubled, notSent], [0, 0])
})
