import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { protectSmall, type ShownCount } from './small-numbers.ts'

/** Every way in which what is shown, with its total, can have come about: by trying all of them. */
function explanations(shown: readonly ShownCount[], total: number): readonly (readonly number[])[] {
  const rest = (at: number, left: number): readonly (readonly number[])[] => {
    const cell = shown[at]
    if (cell === undefined) return left === 0 ? [[]] : []
    const may = cell.kind === 'count' ? [cell.count] : cell.kind === 'few' ? [1, 2, 3, 4] : Array.from({ length: left + 1 }, (_, count) => count)
    return may.filter((count) => count <= left).flatMap((count) => rest(at + 1, left - count).map((others) => [count, ...others]))
  }
  return rest(0, total)
}

const kinds = (counts: readonly number[]) => protectSmall(counts).map((cell) => (cell.kind === 'count' ? cell.count : cell.kind))

describe('Small numbers of people', () => {
  test('one to four are shown as fewer than five, and another is withheld so that the total does not give them away', () => {
    assert.deepEqual(kinds([20, 3, 9, 0]), [20, 'few', 'withheld', 0])
    assert.deepEqual(kinds([20, 3, 2, 0]), [20, 'few', 'few', 0])
  })

  test('two ones in a total of two are withheld altogether, and so is a single answer', () => {
    assert.deepEqual(kinds([1, 1]), ['withheld', 'withheld'])
    assert.deepEqual(kinds([3]), ['withheld'])
    assert.deepEqual(kinds([1, 0, 0]), ['withheld', 'withheld', 'withheld'])
  })

  test('where nothing is small all is shown, noughts too', () => assert.deepEqual(kinds([5, 0, 17]), [5, 0, 17]))

  test('no number that is not shown follows from what is, in any table of four (all of them up to seven are tried)', () => {
    for (let a = 0; a <= 7; a += 1) for (let b = 0; b <= 7; b += 1) for (let c = 0; c <= 7; c += 1) for (let d = 0; d <= 7; d += 1) holds([a, b, c, d])
  })

  test('nor in larger tables', () => fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 5 }), holds), { numRuns: 150 }))
})

function holds(counts: readonly number[]): void {
  const shown = protectSmall(counts)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const possible = explanations(shown, total)
  for (const [at, cell] of shown.entries()) {
    if (cell.kind === 'count') assert.ok(cell.count === 0 || cell.count >= 5, String(counts))
    else assert.ok(new Set(possible.map((one) => one[at])).size > 1, `${String(counts)} at ${at}`)
  }
}
