import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noDovecot } from '../support/dovecot.ts'
import { killFetching } from './kill-fetching.ts'

test('after kill -9 in the midst of fetching no message is lost, none is here twice, and the bytes of all are kept', { timeout: 180_000, skip: await noDovecot() }, async () => {
  const { lost, doubled, withoutBytes } = await killFetching(2, () => undefined)
  assert.deepEqual([lost, doubled, withoutBytes], [0, 0, 0])
})
