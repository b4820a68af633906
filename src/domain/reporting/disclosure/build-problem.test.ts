import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { aFact, aYear, foundingFacts, REPORTING_SETTINGS } from '../../../../test/support/report-facts.ts'
import { USUAL_DISCLOSURE_RULES } from '../../authority/disclosure-rules.ts'
import { isoDate } from '../../calendar/iso-date.ts'
import { OUTCOMES } from '../../complaint/state.ts'
import type { FigureTable } from '../figure-table.ts'
import { percentOf } from '../percent.ts'
import type { ReportFact } from '../report-fact.ts'
import { figuresFrom } from '../year-figures.ts'
import { buildProblem, type ProblemParts } from './build-problem.ts'
import { quantitiesIn } from './cell-quantities.ts'
import { isNeverPublished, withheldWhole } from './never-published.ts'
import { percentRelations } from './percent-relation.ts'
import { publishedBefore } from './published-before.ts'
import { relationsOf } from './relations.ts'
import { roundedTo } from './rounding.ts'

const rule = () => USUAL_DISCLOSURE_RULES.children
const tablesOf = (facts: readonly ReportFact[], years = 2) => figuresFrom(facts, REPORTING_SETTINGS, { year: aYear('2019-20'), years, asKnownOn: isoDate('2026-11-23') }, null).tables
const problemOf = (tables: readonly FigureTable<string>[], more: Partial<ProblemParts> = {}) => buildProblem({ tables, ruleOf: rule, published: new Set(), told: [], wholesStay: true, words: {}, ...more })
const keysAt = (tables: readonly FigureTable<string>[], ...places: readonly string[]) => {
  const { cells } = quantitiesIn(tables)
  return places.map((place) => cells.get(place)?.count)
}

describe('What anybody can know of the figures', () => {
  const tables = tablesOf(foundingFacts())

  test('one number is one, in however many tables it stands', () => {
    const keys = keysAt(tables, 'statutory-complaints/received@2019-20', 'outcomes/total@2019-20', 'teams/total@2019-20', 'share-of-open-cases/complaints-against-open-cases@2019-20')
    assert.ok(keys[0])
    assert.equal(new Set(keys).size, 1)
  })

  test('the years are not one number', () => assert.equal(new Set(keysAt(tables, 'outcomes/total@2019-20', 'outcomes/total@2018-19')).size, 2))

  test('the founding register keeps every relation that is said of it', () => {
    const { cells, bases } = quantitiesIn(tables)
    const named = new Set([...[...cells.values()].map(({ count }) => count), ...bases.values()])
    const said = relationsOf(tables).filter(({ terms }) => terms.every(([key]) => named.has(key)))
    assert.ok(said.length > 100, String(said.length))
    const distinct = new Set(said.map(({ terms, low, high }) => JSON.stringify([terms, low, high])))
    // These facts are kept simple: their answers found nothing about points, and no advocate was appointed.
    assert.ok(problemOf(tables).relations.length >= distinct.size * 0.9, `${problemOf(tables).relations.length} of ${distinct.size} are kept`)
  })

  test('the upheld and partly upheld are the base of the causes, so a cause that is withheld is not found through them', () => {
    const own = tablesOf(foundingFacts().map((fact) => ({ ...fact, foundOn: fact.outcome === 'upheld' || fact.outcome === 'partly-upheld' ? fact.receivedOn : null })))
    const { quantities, relations } = problemOf(own)
    const at = (key: string) => quantities.findIndex((one) => one.key === key)
    const upheld = at(keysAt(own, 'outcomes/upheld@2019-20')[0] ?? '')
    const causes = at(keysAt(own, 'causes/total@2019-20')[0] ?? '')
    assert.ok(upheld >= 0 && causes >= 0)
    assert.ok(relations.some(({ terms }) => [upheld, causes].every((one) => terms.some(([quantity]) => quantity === one))))
  })

  test('the year before the first one is known from the change, though it stands in no table', () => {
    const { quantities, relations } = problemOf(tables)
    const unprinted = quantities.filter(({ state }) => state === 'unprinted')
    assert.equal(unprinted.length, 3, unprinted.map(({ key }) => key).join(' '))
    assert.ok(unprinted.every(({ key }) => relations.some(({ terms }) => terms.some(([at]) => quantities[at]?.key === key))))
  })
})

const someFacts = fc.array(fc.record({
  receivedOn: fc.constantFrom(isoDate('2018-06-04'), isoDate('2019-06-03')), outcome: fc.constantFrom(...OUTCOMES, null), channel: fc.constantFrom('email', 'letter', null),
  teams: fc.constantFrom([], ['one'], ['one', 'two']), divisions: fc.constantFrom([], ['north'], ['north', 'south']), aboutDisabledChild: fc.boolean(),
  kind: fc.constantFrom('statutory-complaint', 'corporate-complaint', 'compliment', 'enquiry'),
}), { maxLength: 25 }).map((all) => all.map((parts, at) => aFact({ ...parts, streamId: String(at) } as Partial<ReportFact>)))

test('whatever is recorded, the figures keep every relation of the problem, and what is printed agrees with what is held', () => fc.assert(fc.property(someFacts, (facts) => {
  const { quantities, relations } = problemOf(tablesOf(facts))
  for (const { terms, low, high } of relations) {
    const sum = terms.reduce((all, [at, by]) => all + by * (quantities[at]?.value ?? Number.NaN), 0)
    assert.ok(sum >= low - 1e-6 && sum <= high + 1e-6)
  }
  for (const { value, printed, known } of quantities) assert.ok(value >= printed.low && value <= printed.high && value >= known.low && value <= known.high)
}), { numRuns: 60 }))

test('a printed percentage says of count and base exactly what rounding half up says', () => fc.assert(fc.property(
  fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.constantFrom(0, 1), fc.integer({ min: 0, max: 100 }), (count, base, decimals, asked) => {
    const kept = percentRelations('count', 'base', { percent: asked, decimals: decimals === 0 ? 0 : 1, per: 100 }).every(({ terms, low, high }) => {
      const sum = terms.reduce((all, [key, by]) => all + by * (key === 'count' ? count : base), 0)
      return sum >= low && sum <= high
    })
    assert.equal(kept, percentOf(count, base, decimals === 0 ? 0 : 1) === asked)
  })))

describe('What was published before', () => {
  const tables = tablesOf(foundingFacts())
  const place = { table: 'outcomes', row: 'upheld', column: '2018-19' }
  const held = tables.find(({ id }) => id === 'outcomes')?.rows.find(({ id }) => id === 'upheld')?.cells[0]?.count ?? 0

  test('a count that was published is known; one that was another then says nothing of ours', () => {
    assert.equal(publishedBefore(tables, [{ place, count: held, percent: null, where: 'Report 2018-19' }], rule).counts.size, 1)
    assert.equal(publishedBefore(tables, [{ place, count: held + 1, percent: null, where: 'Report 2018-19' }], rule).counts.size, 0)
  })

  test('one that was rounded leaves what rounds to it', () => {
    const rounded = () => ({ ...USUAL_DISCLOSURE_RULES.children, rounding: 5 } as const)
    const { counts, relations } = publishedBefore(tables, [{ place, count: roundedTo(held, 5), percent: null, where: 'Report 2018-19' }], rounded)
    assert.deepEqual([counts.size, relations.map(({ low, high }) => [low, high])], [0, [[3, 7]]])
  })

  test('a percentage without its count leaves a range', () => {
    const { relations, counts } = publishedBefore(tables, [{ place, count: null, percent: percentOf(held, 44), where: 'Report 2018-19' }], rule)
    assert.deepEqual([relations.length, counts.size], [2, 0])
  })
})

test('a table that crosses a child’s disability with anything is withheld whole', () => {
  const teams = tablesOf(foundingFacts()).find(({ id }) => id === 'teams')
  assert.ok(teams)
  const crossed: FigureTable<string> = { ...teams, columns: teams.columns.map((column) => ({ ...column, code: 'about-a-disabled-child' })) }
  assert.deepEqual([isNeverPublished(teams), isNeverPublished(crossed)], [false, true])
  assert.ok(withheldWhole(crossed).rows.every(({ cells }) => cells.every(({ count, countMark }) => count === null && countMark === 'c')))
})
