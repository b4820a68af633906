import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { diaryLink, readAddress } from './asked.ts'

const TODAY = isoDate('2026-11-23')
const read = (query: Readonly<Record<string, string>>) => readAddress(query, TODAY)

test('without a word the diary is this week and the next, for everybody, by day', () =>
  assert.deepEqual(read({}), { from: '2026-11-23', to: '2026-12-06', person: '', group: 'day', slips: [] }))

test('days are typed as people write them', () => {
  assert.deepEqual(read({ from: '1 December 2026', to: '31/12/2026' }).slips, [])
  assert.equal(read({ from: '1 December 2026', to: '31/12/2026' }).to, '2026-12-31')
})

test('a first day alone is that week and the next', () => assert.equal(read({ from: '2027-01-13' }).to, '2027-01-24'))

for (const [why, query, field] of [
  ['a day that there is not', { from: '31 February 2026' }, 'from'], ['words that are no day', { to: 'soon' }, 'to'], ['a last day before the first', { from: '2026-12-01', to: '2026-11-30' }, 'to'],
] as const) test(`${why} is said by its field, and the usual days are shown`, () => {
  const { slips, from, to } = read(query)
  assert.deepEqual(slips.map((slip) => slip.field), [field])
  assert.deepEqual([from, to], ['2026-11-23', '2026-12-06'])
})

test('an address can be read back from the link to it', () => {
  for (const address of [read({}), read({ from: '2026-12-01', to: '2026-12-24', person: 'nobody', group: 'person' })]) {
    const link = new URL(diaryLink(address, TODAY, {}), 'http://heard.example')
    assert.deepEqual(read(Object.fromEntries(link.searchParams)), address)
  }
})
