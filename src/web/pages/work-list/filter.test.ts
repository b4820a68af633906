import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DUE_GROUPS } from '../../../application/ports.ts'
import { filterLink, filterQuery, readFilter, SORTS } from './filter.ts'

const codes = fc.constantFrom('', 'stage-1', 'assessment', 'a b&c=d', 'nobody', 'ü?#')
const filters = fc.record({
  group: fc.constantFrom(...DUE_GROUPS), stage: codes, team: codes, owner: codes, clock: codes, priority: codes, procedure: codes,
  sort: fc.constantFrom(...SORTS), descending: fc.boolean(), page: fc.integer({ min: 1, max: 99_999 }),
})
const read = (link: string) => readFilter(Object.fromEntries(new URL(link, 'http://heard.example').searchParams))

test('every filter can be stood in an address and read back from it', () =>
  fc.assert(fc.property(filters, (filter) => assert.deepEqual(read(filterLink(filter, { page: filter.page })), { ...filter }))))

test('changing anything but the page goes back to the first page', () =>
  fc.assert(fc.property(filters, (filter) => assert.equal(read(filterLink(filter, { sort: 'contact' })).page, 1))))

test('what is not filtered is not asked of the register', () =>
  assert.deepEqual(filterQuery(readFilter({ team: 'assessment' })), { group: 'open', sort: 'due', descending: false, page: 1, team: 'assessment' }))
