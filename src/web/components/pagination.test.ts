import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { paginate } from './pagination.ts'

const shown = (total: number, page: number) => paginate(total, page)?.items.map((item) => item?.page ?? '…').join(' ')

test('fifty rows need no pages, fifty-one need two', () => {
  assert.equal(paginate(50, 1), null)
  assert.equal(shown(51, 1), '1 2')
})

test('a long list shows the first page, the last and those beside the current one', () => {
  assert.equal(shown(1000, 10), '1 … 9 10 11 … 20')
  assert.equal(shown(1000, 1), '1 2 … 20')
  assert.equal(shown(1000, 20), '1 … 19 20')
})

test('the rows of a page are counted from one', () => {
  const { from, to, total } = paginate(120, 3) ?? {}
  assert.deepEqual([from, to, total], [101, 120, 120])
})

test('a page beyond the last leads back into the list', () => assert.equal(paginate(60, 9)?.previous, 2))

test('every page of a list can be reached by next and previous, and leads to one that exists', () =>
  fc.assert(fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 200 }), (total, page) => {
    const pages = Math.max(1, Math.ceil(total / 50))
    const found = paginate(total, page)
    for (const target of [found?.previous, found?.next]) if (target) assert.ok(target >= 1 && target <= pages)
    if (page <= pages && found) assert.equal(found.items.filter((item) => item?.isCurrent).length, 1)
  })))
