import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aFact, aYear, REPORTING_SETTINGS } from '../../../../../test/support/report-facts.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import type { FigureTable } from '../../figure-table.ts'
import { figuresFrom } from '../../year-figures.ts'
import { reconcile } from '../reconcile.ts'

const OUTCOMES = ['upheld', 'upheld', 'withdrawn', ...Array.from({ length: 9 }, () => 'not-upheld' as const)] as const
const { tables } = figuresFrom(OUTCOMES.map((outcome, at) => aFact({ streamId: `s${at}`, outcome })), REPORTING_SETTINGS, { year: aYear('2019-20'), years: 1, asKnownOn: isoDate('2026-11-23') }, null)
/** The same with the two that were upheld, and the one that was withdrawn, withheld. */
const printed = tables.map((table): FigureTable<string> => (table.id === 'outcomes'
  ? { ...table, rows: table.rows.map((row) => (['upheld', 'withdrawn'].includes(row.id) ? { ...row, cells: [{ count: null, percent: null, countMark: 'c' as const, percentMark: 'c' as const }] } : row)) }
  : table))

const told = (text: string, safe: readonly FigureTable<string>[] | null = printed) =>
  reconcile({ year: '2019-20', tables, sections: [{ id: 'a', heading: 'Outcomes', text }], published: [], printed: safe })
    .flatMap((finding) => (finding.check === 'tells-withheld' ? [`${finding.typed}: ${finding.of.table}/${finding.of.row ?? ''} ${finding.confidence}`] : []))

describe('A number in a sentence that the tables withhold', () => {
  test('is pointed at in digits, in words and as a percentage', () => {
    assert.deepEqual(told('2 complaints were upheld.'), ['2: outcomes/upheld found'])
    assert.match(told('Two complaints were upheld, after long talks.').join(), /Two: outcomes\/upheld/)
    assert.match(told('17% of complaints were upheld.').join(), /17%: outcomes\/upheld/)
  })

  test('is pointed at where it tells of as few people as a withheld number, for somebody to look at', () => {
    assert.match(told('We thanked two young people for their patience.').join(), /two young people: outcomes\/upheld doubtful/)
    assert.match(told('One of the two children has moved.').join(), /doubtful/)
  })

  test('is left alone where the tables print it, where it is inserted by its name, and before anything was worked out', () => {
    assert.deepEqual(told('9 complaints were not upheld.'), [])
    assert.deepEqual(told('[[outcomes.upheld]] complaints were upheld.'), [])
    assert.deepEqual(told('2 complaints were upheld.', null), [])
    assert.deepEqual(told('Three independent people make a panel, two independent people of them from outside.'), [])
    assert.deepEqual(told('Stage 2 took 2 years, and 12 complaints were received.'), [])
  })
})
