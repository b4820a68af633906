import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standingOf, stillOpen } from './explained.ts'
import { findingKey, found } from './finding.ts'

const short = (sum: number) => found({ check: 'parts-do-not-add-up', parts: [7, 11, 14], sum, base: 33 }, { table: 'outcomes', row: null, column: '2019-20', numbers: [sum, 33] })

test('a finding that nobody wrote about is open', () => {
  assert.deepEqual(standingOf([short(32)], new Map()).map(({ state }) => state), ['open'])
  assert.equal(stillOpen(standingOf([short(32)], new Map())).length, 1)
})

test('an explanation counts while both numbers stay, and no longer once one of them changes', () => {
  const explained = new Map([[findingKey(short(32)), 'One was withdrawn.']])
  assert.deepEqual(standingOf([short(32)], explained), [{ state: 'explained', finding: short(32), explanation: 'One was withdrawn.' }])
  const [changed] = standingOf([short(31)], explained)
  assert.deepEqual(changed, { state: 'changed', finding: short(31), explanation: 'One was withdrawn.' })
  assert.equal(stillOpen(standingOf([short(31)], explained)).length, 1)
})

test('an explanation of one finding explains no other', () => {
  const other = found({ check: 'rows-overlap', sum: 130 }, { table: 'timeliness-percent', row: null, column: '2019-20', numbers: [130] })
  assert.deepEqual(stillOpen(standingOf([short(32), other], new Map([[findingKey(short(32)), '']]))), [other])
})
