import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aComplaint } from '../../../test/support/builders.ts'
import { MISSING_PARTS, toComplete } from './to-complete.ts'

test('a bare record lacks everything that may follow later', () => {
  assert.deepEqual(toComplete(aComplaint({ details: {} }).complaint), MISSING_PARTS)
})

test('an anonymous complainant and an unknown child are complete without a name', () => {
  const details = { complainants: [{ type: 'parent' }], children: [{}], points: [{ pointId: 'p1' }], category: 'delay', divisions: ['safeguarding'], teams: ['duty'] }
  assert.deepEqual(toComplete(aComplaint({ details }).complaint), [])
})

test('a withdrawn complaint has nothing to complete', () => {
  assert.deepEqual(toComplete(aComplaint({ details: {} }).withdrawn({ on: '2024-03-04' }).complaint), [])
})
