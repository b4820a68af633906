import assert from 'node:assert/strict'
import { test } from 'node:test'
import { walkAll } from './walks.ts'

test('random commands in every procedure never reach an unknown state, and every refusal has its sentence', () => {
  const { accepted, refused } = walkAll(150, 20_261_123)
  assert.ok(accepted > 1000 && refused > 500, `the walks went nowhere: ${accepted} accepted, ${refused} refused`)
})
