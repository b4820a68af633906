import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killNine } from './kill-nine.ts'

test('after kill -9 every acknowledged event is there, and verify finds nothing', async () => {
  const rounds = await killNine(3, () => undefined)
  for (const { acknowledged, lost, report } of rounds) {
    assert.ok(acknowledged > 0)
    assert.equal(lost, 0)
    assert.deepEqual(report.problems, [])
  }
})
