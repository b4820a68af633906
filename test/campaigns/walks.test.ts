import assert from 'node:assert/strict'
import { test } from 'node:test'
import { walkAll } from './walks.ts'

test('random commands in every procedure never reach an unknown state, and every refusal has its sentence', () => {
  const { accepted, refused, recorded } = walkAll(150, 20_261_123)
  assert.ok(accepted > 1000 && refused > 500, `the walks went nowhere: ${accepted} accepted, ${refused} refused`)
  // Remedies go their whole way: promised, put off, given and given up.
  for (const type of ['RemedyPromised', 'RemedyReplanned', 'RemedyGiven', 'RemedyNotGiven', 'CauseFound']) assert.ok(recorded.has(type), type)
})
