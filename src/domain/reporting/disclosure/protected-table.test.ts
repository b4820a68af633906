import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { USUAL_DISCLOSURE_RULES, type DisclosureRule } from '../../authority/disclosure-rules.ts'
import { isoDate } from '../../calendar/iso-date.ts'
import type { FigureTable } from '../figure-table.ts'
import { percentOf } from '../percent.ts'
import { smallQuantities } from './primary.ts'
import { protectedTables } from './protected-table.ts'
import { behindRounded, roundedTo } from './rounding.ts'

const YEAR = { label: '2019-20', from: isoDate('2019-04-01'), to: isoDate('2020-03-31') }

function table(id: string, counts: Readonly<Record<string, number>>, base: FigureTable['base'] = 'statutory-received'): FigureTable<string> {
  const total = counts['total'] ?? 0
  return {
    id, countId: id, percentId: null, section: '3', unit: 'complaints', base, baseCounts: [total], rowsAdd: 'to-base', decimals: 0, columns: [YEAR],
    rows: Object.entries(counts).map(([row, count]) => ({
      id: row, ownLabel: null, kind: row === 'total' ? 'total' : 'part', unit: 'complaints', includesRowBefore: false, opensTo: null, cells: [{ count, percent: percentOf(count, total) }],
    })),
  }
}

const rule = (own: Partial<DisclosureRule> = {}): DisclosureRule => ({ ...USUAL_DISCLOSURE_RULES.children, ...own })

function printed(tables: readonly FigureTable<string>[], by: DisclosureRule) {
  const withheld = new Map([...smallQuantities(tables, () => by).keys()].map((key) => [key, 'small'] as const))
  return protectedTables(tables, () => by, { withheld, overridden: new Set() }).map(({ rows }) =>
    rows.map(({ cells: [cell] }) => `${cell?.count ?? cell?.countMark} ${cell?.percent ?? cell?.percentMark}`))
}

describe('A table as it may be published', () => {
  test('one to four are withheld with their percentages; nought is a real nought and five is shown', () => {
    assert.deepEqual(printed([table('outcomes', { upheld: 4, partly: 5, not: 0, other: 11, total: 20 })], rule()), [['c c', '5 25', '0 0', '11 55', '20 100']])
  })

  test('five is small where the rule says so, and nought is withheld where the rule says so', () => {
    assert.deepEqual(printed([table('outcomes', { upheld: 5, not: 0, other: 6, total: 11 })], rule({ threshold: '1-5', zeros: 'withheld' })), [['c c', 'c c', '6 55', '11 100']])
  })

  test('a number that stands in two tables is withheld in both, and every percentage of it', () => {
    const three = table('outcomes', { upheld: 3, total: 3 })
    const other = table('teams', { north: 0, south: 30, total: 3 })
    assert.deepEqual(printed([three, other], rule()), [['c c', 'c c'], ['0 c', '30 c', 'c c']])
  })

  test('percentages of a base below the setting are withheld, and those of no base are not applicable', () => {
    assert.deepEqual(printed([table('outcomes', { upheld: 5, not: 0, total: 5 })], rule()), [['5 c', '0 c', '5 c']])
    assert.deepEqual(printed([table('outcomes', { upheld: 0, total: 0 })], rule()), [['0 z', '0 z']])
  })

  test('rounded counts print their percentages from what is printed, and what rounds to nought is marked', () => {
    assert.deepEqual(printed([table('outcomes', { upheld: 2, not: 18, total: 20 })], rule({ threshold: 'none', rounding: 5 })), [['k 0', '20 100', '20 100']])
  })
})

test('what lies behind a rounded number is every whole number that rounds to it', () => {
  for (const rounding of [5, 10] as const) for (let count = -60; count <= 60; count += 1) {
    const to = roundedTo(count, rounding)
    const { low, high } = behindRounded(to, rounding)
    assert.ok(low <= count && count <= high)
    assert.notEqual(roundedTo(high + 1, rounding), to)
    assert.notEqual(roundedTo(low - 1, rounding), to)
  }
})
