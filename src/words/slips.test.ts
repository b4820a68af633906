import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slipWords } from './slips.ts'

test('a slip names what is missing in the field’s words, and a question as one', () => {
  assert.equal(slipWords('choice-missing', 'the outcome'), 'Choose the outcome')
  assert.equal(slipWords('choice-missing', 'How does it go?'), 'Choose an answer to “How does it go?”')
  assert.equal(slipWords('no-such-day', 'When does it reach them? (optional)'), 'There is no such day. Check an answer to “When does it reach them?”')
})
