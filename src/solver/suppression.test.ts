import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { isCampaign } from '../../test/resilience/long.ts'
import { attack } from '../domain/reporting/disclosure/attack/attack.ts'
import type { Quantity, Relation, SuppressionProblem } from '../domain/reporting/disclosure/problem.ts'
import { suppress, type SuppressionResult } from '../domain/reporting/disclosure/suppress/suppress.ts'
import { highsSolver } from './highs-solver.ts'

const solver = await highsSolver()
const MOST = 30
/** Tables that are tried: more in the campaign. */
const RUNS = isCampaign ? 300 : 10
const SMALL = { low: 1, high: 4 }

function number(key: string, value: number, own: Partial<Quantity> = {}): Quantity {
  const isSmall = value >= SMALL.low && value <= SMALL.high
  return {
    key, value, isWhole: true, known: { low: 0, high: MOST }, printed: { low: value, high: value }, state: 'open', sensitive: isSmall ? SMALL : null,
    cost: (value === 0 ? 200 : 100) + value, places: [], ...own,
  }
}

/** A table with its margins, and the total. */
function crossTable(values: readonly (readonly number[])[], own: Partial<Quantity> = {}): SuppressionProblem {
  const rows = values.map((row) => row.reduce((sum, value) => sum + value, 0))
  const columns = (values[0] ?? []).map((_, at) => values.reduce((sum, row) => sum + (row[at] ?? 0), 0))
  const width = columns.length
  const quantities = [
    ...values.flatMap((row, at) => row.map((value, to) => number(`${at}-${to}`, value, own))), ...rows.map((value, at) => number(`row-${at}`, value)), ...columns.map((value, at) => number(`column-${at}`, value)),
    number('total', rows.reduce((sum, value) => sum + value, 0)),
  ]
  const [row, column, total] = [values.length * width, values.length * (width + 1), quantities.length - 1]
  const adds = (parts: readonly number[], whole: number): Relation => ({ terms: [...parts.map((at) => [at, 1] as const), [whole, -1]], low: 0, high: 0 })
  return {
    quantities,
    relations: [
      ...rows.map((_, at) => adds(columns.map((__, to) => at * width + to), row + at)), ...columns.map((_, to) => adds(rows.map((__, at) => at * width + to), column + to)),
      adds(rows.map((_, at) => row + at), total), adds(columns.map((_, to) => column + to), total),
    ],
  }
}

const effort = (seconds: number) => {
  const until = performance.now() + seconds * 1000
  return { secondsLeft: () => (until - performance.now()) / 1000, tell: () => {} }
}

/** Every value of each withheld number in any world that prints the same: by trying all of them. */
function possibleValues({ quantities, relations }: SuppressionProblem, withheld: ReadonlySet<string>): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map([...withheld].map((key) => [key, new Set<number>()]))
  const values = quantities.map(({ key, value }) => (withheld.has(key) ? Number.NaN : value))
  const free = quantities.flatMap(({ key }, at) => (withheld.has(key) ? [at] : []))
  const bearing = free.map((at) => relations.filter(({ terms }) => terms.some(([one]) => one === at)))
  const known = (at: number) => quantities[at]?.known ?? SMALL
  /** Between which values a number lies, by what is printed and what has been tried of the others. */
  const limits = (at: number, those: readonly Relation[]) => {
    let { low, high } = known(at)
    for (const relation of those) {
      let [least, most, by] = [relation.low, relation.high, 1]
      for (const [other, times] of relation.terms) {
        if (other === at) { by = times; continue }
        const value = values[other] ?? Number.NaN
        const range = Number.isNaN(value) ? known(other) : { low: value, high: value }
        least -= times > 0 ? times * range.high : times * range.low
        most -= times > 0 ? times * range.low : times * range.high
      }
      low = Math.max(low, Math.ceil(by > 0 ? least / by : most / by))
      high = Math.min(high, Math.floor(by > 0 ? most / by : least / by))
    }
    return { low, high }
  }
  const search = (depth: number): void => {
    const at = free[depth]
    if (at === undefined) return free.forEach((one) => found.get(quantities[one]?.key ?? '')?.add(values[one] ?? Number.NaN))
    const { low, high } = limits(at, bearing[depth] ?? [])
    for (let value = low; value <= high; value += 1) {
      values[at] = value
      search(depth + 1)
    }
    values[at] = Number.NaN
  }
  search(0)
  return found
}

function checkSafe(problem: SuppressionProblem, result: SuppressionResult): void {
  const withheld = new Set([...result.small, ...result.secondary.map(({ key }) => key)])
  const possible = possibleValues(problem, withheld)
  const short = new Set(result.cannotHide.map(({ key }) => key))
  for (const { key, sensitive } of problem.quantities) {
    if (sensitive === null || short.has(key)) continue
    for (let value = sensitive.low; value <= sensitive.high; value += 1) assert.ok(possible.get(key)?.has(value), `${key} cannot be ${value}`)
  }
  const seen = new Map(problem.quantities.filter(({ key }) => !withheld.has(key)).map(({ key, value }) => [key, { low: value, high: value }]))
  const attacked = attack(problem, seen, solver, () => 10)
  assert.equal(attacked.isSafe, result.cannotHide.length === 0)
  for (const { key, low, high } of attacked.deduced) {
    const values = [...possible.get(key) ?? []]
    assert.deepEqual([key, low, high], [key, Math.min(...values), Math.max(...values)])
  }
}

const cells = (most: number, rows: number, columns: number) => fc.array(fc.array(fc.integer({ min: 0, max: most }), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })

describe('What is withheld', () => {
  test('in any table of two by three with its margins, every small number stays hidden, and the attack finds what trying all worlds finds', () =>
    fc.assert(fc.property(cells(5, 2, 3), (values) => {
      const problem = crossTable(values)
      checkSafe(problem, suppress(problem, solver, effort(20)))
    }), { numRuns: RUNS }))

  test('costs no more than the cheapest safe choice, where it says so', () =>
    fc.assert(fc.property(cells(6, 2, 2), (values) => {
      const problem = crossTable(values)
      const result = suppress(problem, solver, effort(20))
      assert.equal(result.bound, result.cost)
      assert.equal(result.cost, cheapest(problem))
    }), { numRuns: RUNS }))

  test('a table whose whole is published and is as small as its parts cannot be hidden, and it says what makes it so', () => {
    const problem: SuppressionProblem = {
      quantities: [number('a', 2), number('b', 0), number('whole', 2, { state: 'published', sensitive: null })], relations: [{ terms: [[0, 1], [1, 1], [2, -1]], low: 0, high: 0 }],
    }
    const result = suppress(problem, solver, effort(20))
    assert.deepEqual(result.cannotHide, [{ key: 'a', wanted: SMALL, possible: { low: 1, high: 2 }, because: ['whole'] }])
  })
})

/** The cheapest set beside the small numbers that hides them all, by trying all sets. */
function cheapest(problem: SuppressionProblem): number {
  const small = problem.quantities.filter(({ sensitive }) => sensitive !== null)
  const others = problem.quantities.filter(({ sensitive }) => sensitive === null)
  let least = Number.POSITIVE_INFINITY
  for (let set = 0; set < 2 ** others.length; set += 1) {
    const chosen = others.filter((_, at) => (set >> at) % 2 === 1)
    const cost = chosen.reduce((sum, one) => sum + one.cost, 0)
    if (cost >= least) continue
    const possible = possibleValues(problem, new Set([...small, ...chosen].map(({ key }) => key)))
    if (small.every(({ key, sensitive }) => sensitive !== null && possible.get(key)?.has(sensitive.low) && possible.get(key)?.has(sensitive.high))) least = cost
  }
  return least
}
