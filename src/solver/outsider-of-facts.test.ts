import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { cellsOf, isOfSums, learnedRelations, problemOfCells } from '../../test/support/outsider-of-facts.ts'
import { aComplaintFact, anotherFact, aRegister, FEW_WORDS } from '../../test/support/random-facts.ts'
import { isCampaign } from '../../test/resilience/long.ts'
import { aYear } from '../../test/support/report-facts.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { attack, isTooNarrow } from '../domain/reporting/disclosure/attack/attack.ts'
import { protect, type ProtectionOrder } from '../domain/reporting/disclosure/protect.ts'
import type { ProtectedTable } from '../domain/reporting/disclosure/protected-table.ts'
import { tableRules } from '../domain/reporting/disclosure/sensitivity.ts'
import { wordLinks } from '../domain/reporting/disclosure/word-relations.ts'
import type { FigureTable } from '../domain/reporting/figure-table.ts'
import type { ReportFact } from '../domain/reporting/report-fact.ts'
import { figuresFrom } from '../domain/reporting/year-figures.ts'
import { highsSolver } from './highs-solver.ts'

const solver = await highsSolver()
const tablesOf = (facts: readonly ReportFact[]) => figuresFrom(facts, FEW_WORDS, { year: aYear('2019-20'), years: 2, asKnownOn: isoDate('2026-11-23') }, null).tables

const rulesOf = (tables: readonly FigureTable<string>[]) => Object.fromEntries(Object.entries(tableRules(tables, FEW_WORDS.disclosureRules, new Map())).map(([id, { rule }]) => [id, rule]))
const orderOf = (tables: readonly FigureTable<string>[], more: Partial<ProtectionOrder> = {}): ProtectionOrder =>
  ({ tables, rules: rulesOf(tables), overridden: [], before: [], words: wordLinks(FEW_WORDS), seconds: 60, ...more })
function safe(order: ProtectionOrder) {
  const until = performance.now() + order.seconds * 1000
  return protect(order, solver, { secondsLeft: () => (until - performance.now()) / 1000, tell: () => {} })
}

/** How single things are counted: two years of them, and what was carried over into the first. */
const ALONE = [...fc.sample(aComplaintFact, { seed: 5, numRuns: isCampaign ? 1000 : 600 }), ...fc.sample(anotherFact, { seed: 6, numRuns: isCampaign ? 400 : 250 })].map((fact) => cellsOf(tablesOf([fact])))

/** What holds between these cells, learned once for all tests that ask of the same: it is the dearest part. */
const learned = new Map<string, ReturnType<typeof learnedRelations>>()
function learnedOf(names: readonly string[]): ReturnType<typeof learnedRelations> {
  const [key, own] = [names.join(' '), new Set(names)]
  const found = learned.get(key) ?? learnedRelations(ALONE.map((cells) => new Map([...cells].filter(([name]) => own.has(name)))), names)
  learned.set(key, found)
  return found
}

/** What somebody who knows how everything is counted, and nothing of our relations, deduces too closely from these printed tables. */
function leaks(tables: readonly FigureTable<string>[], editions: readonly (readonly ProtectedTable[])[]): readonly string[] {
  const held = cellsOf(tables)
  const names = [...held.keys()]
  const known = learnedOf(names)
  const value = (at: number) => held.get(names[at] ?? '') ?? 0
  // What this register does not keep was learned from too few.
  const kept = known.filter(({ terms, low, high }) => {
    const sum = terms.reduce((total, [at, by]) => total + by * value(at), 0)
    return sum >= low - 1e-6 && sum <= high + 1e-6
  })
  assert.ok(kept.length > 0.9 * known.length)
  const seen = new Map(editions.flatMap((printed) => [...printedCells(printed)]).map(([name, count]) => [name, { low: count, high: count }]))
  const rules = rulesOf(tables)
  const { deduced } = attack(problemOfCells(held, names, kept, (id) => rules[id] ?? FEW_WORDS.disclosureRules.children), seen, solver, () => 60)
  return deduced.filter(isTooNarrow).map(({ key, low, high }) => `${key} is ${held.get(key)}: from ${low} to ${high}`)
}

function printedCells(tables: readonly ProtectedTable[]): ReadonlyMap<string, number> {
  return cellsOf(tables.filter(isOfSums).map((table): FigureTable<string> => ({ ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(({ count, percent }) => ({ count, percent })) })) })))
}

const register = (seed: number, complaints: number) => tablesOf(fc.sample(aRegister(complaints, complaints), { seed, numRuns: 1 })[0] ?? [])

/** Seed and size: one in `npm test`, more and larger ones in the campaign. */
const REGISTERS: readonly (readonly [seed: number, complaints: number])[] = isCampaign ? [[1, 40], [3, 90], [4, 90], [7, 60], [8, 120], [9, 25]] : [[1, 40]]
/** Whose two documents are read: in `npm test` the same register, so that what holds in it is learned once. */
const DOCUMENTS_OF: readonly [seed: number, complaints: number] = isCampaign ? [2, 60] : [1, 40]

describe('What an outsider deduces who knows how each thing is counted, and none of our relations', () => {
  for (const [seed, complaints] of REGISTERS) test(`is never closer than the rule allows, in a whole register of two years with ${complaints} complaints`, () => {
    const tables = register(seed, complaints)
    const { tables: printed, isSafe, numbers } = safe(orderOf(tables))
    assert.equal(isSafe, true)
    assert.ok(numbers.length > 50)
    assert.deepEqual(leaks(tables, [printed]), [])
    for (const table of printed) for (const row of table.rows) for (const cell of row.cells) assert.ok(cell.countMark !== 'c' || cell.percent === null)
  })

  test('finds what is missed where a division is not related to its teams', () => {
    const tables = register(1, 40)
    const { tables: printed } = safe(orderOf(tables, { words: {} }))
    assert.match(leaks(tables, [printed]).join('\n'), /(?:teams|divisions)\//)
  })

  for (const first of ['the annual report', 'the page for young people']) test(`reads two documents of one year, ${first} first, and learns nothing from both that one withholds`, () => {
    const tables = register(...DOCUMENTS_OF)
    const FEW = ['statutory-complaints', 'outcomes', 'timeliness-percent', 'teams', 'divisions']
    const order = orderOf(tables)
    const before = safe(order).tables.filter(({ id }) => first === 'the annual report' || FEW.includes(id))
    // What went out stands; the second is asked anew, with that known; after the annual report one of its small numbers is printed for a reason.
    const small = tables.find(({ id }) => id === 'outcomes')?.rows.find(({ cells, kind }) => kind === 'part' && (cells[1]?.count ?? 0) > 0 && (cells[1]?.count ?? 9) < 5)
    const told = before.flatMap((table) => table.rows.flatMap((row) => row.cells.flatMap(({ count, percent }, at) =>
      (count === null ? [] : [{ place: { table: table.id, row: row.id, column: table.columns[at]?.label ?? '' }, count, percent, where: 'the first' }]))))
    const second = safe({ ...order, before: told, overridden: small && first === 'the annual report' ? [{ table: 'outcomes', row: small.id, column: '2019-20' }] : [] })
    const printed = second.tables.filter(({ id }) => first !== 'the annual report' || FEW.includes(id))
    const found = leaks(tables, [before, printed])
    assert.ok(second.isSafe || first === 'the annual report')
    if (second.isSafe) assert.deepEqual(found, [])
    else assert.notDeepEqual(second.numbers.filter(({ isTooNarrow: narrow }) => narrow), [])
  })
})
