import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDocument } from '../../../../test/support/documents.ts'
import { aYear, foundingFacts, REPORTING_SETTINGS } from '../../../../test/support/report-facts.ts'
import { isoDate } from '../../calendar/iso-date.ts'
import { FOUNDING_REPORT } from '../as-printed/founding-report-data.ts'
import { printedCells } from '../document/printed-values.ts'
import type { Block, DocumentCell } from '../document/report-document.ts'
import type { FigureTable } from '../figure-table.ts'
import { figuresFrom } from '../year-figures.ts'
import { publishedInEdition, publishedInPrint, type Published } from './against-published.ts'
import { reconcile } from './reconcile.ts'

const THIS = '2019-20'
const LAST = '2018-19'
const TABLES: readonly FigureTable<string>[] = figuresFrom(foundingFacts(), REPORTING_SETTINGS, { year: aYear(THIS), years: 4, asKnownOn: isoDate('2020-06-01') }, null).tables

/** What last year's edition printed of the ways of complaining (held: 19 by e-mail, 14 by telephone, 5 on the form, 6 by letter, of 44), row by row. */
type Printed = Readonly<Record<string, Partial<DocumentCell>>>

function edition(rows: Printed, sentence: readonly Readonly<{ name: string; text: string }>[] = []): Published {
  const cells = (row: string): readonly DocumentCell[] => ['2016-17', '2017-18', LAST, THIS].map((label) =>
    ({ printed: '', count: null, percent: null, mark: 'c', ...(label === LAST && { mark: null, ...rows[row] }) }))
  const table: Block = {
    kind: 'table', table: {
      id: 'channel-count', caption: 'How', base: '', unit: 'complaints', notes: [], rowHeading: 'Row', columns: ['2016-17', '2017-18', LAST, THIS].map((label) => ({ id: label, label })),
      rows: Object.keys(rows).map((id) => ({ id, label: id, isTotal: false, cells: cells(id) })),
    },
  }
  const text: Block = { kind: 'paragraph', content: sentence.map((one) => ({ kind: 'figure', ...one })) }
  return publishedInEdition('Annual report 2018-19', printedCells(aDocument([table, text], { period: aYear(LAST) }), TABLES))
}

const differing = (...published: readonly Published[]) => reconcile({ year: THIS, tables: TABLES, sections: [], published })
  .flatMap((one) => (one.check === 'differs-from-published' ? [`${one.place.table}/${one.place.row}/${one.place.column} ${one.number} ${one.published} ${one.printedAs} ${one.publishedAs}`] : []))

test('what was printed as it is held agrees, and what was not printed at all is not asked', () => {
  assert.deepEqual(differing(edition({ email: { count: 19, percent: 43 }, telephone: { count: 14, percent: 32 } })), [])
})

test('a number of last year that was printed otherwise is found; where its count agrees, its percentage is asked', () => {
  assert.deepEqual(differing(edition({ email: { count: 20, percent: 45 }, telephone: { count: 14, percent: 31 } })), [
    'channel-count/email/2018-19 19 20 itself Annual report 2018-19', 'channel-count/telephone/2018-19 32 31 itself Annual report 2018-19',
  ])
})

test('what was withheld says nothing, whatever is held now', () => {
  assert.deepEqual(differing(edition({ email: { count: 19, percent: null }, letter: { mark: 'c' } })), [])
})

test('what was rounded agrees with every number that rounds to it, with its percentage of rounded numbers, and with no other', () => {
  const rounded = { email: { count: 20, percent: 44 }, telephone: { count: 15, percent: 33 }, 'complaint-form': { count: 5, percent: 11 }, letter: { count: 5, percent: 11 } }
  assert.deepEqual(differing(edition(rounded)), [])
  const fewer = TABLES.map((table) => (table.id !== 'channel-count' ? table : {
    ...table, rows: table.rows.map((row) => (row.id !== 'email' ? row : { ...row, cells: row.cells.map((cell, at) => (at === 2 ? { ...cell, count: 17, percent: 39 } : cell)) })),
  }))
  const findings = reconcile({ year: THIS, tables: fewer, sections: [], published: [edition(rounded)] }).filter(({ check }) => check === 'differs-from-published')
  assert.deepEqual(findings.map((one) => one.check === 'differs-from-published' && [one.place.row, one.number, one.published, one.printedAs]), [['email', 17, 20, 'rounded']])
})

test('“rounds to nought and is not nought” agrees with few, and with no nought', () => {
  // Held: one complaint at a meeting in 2016-17, none in 2018-19.
  const few = (column: string): Published => ({ title: 'Before', numbers: [{ table: 'channel-count', row: 'meeting', column, kind: 'count', value: 0, rounding: 5, isFew: true, under: false }] })
  assert.deepEqual(differing(few('2016-17')), [])
  assert.deepEqual(differing(few(LAST)), ['channel-count/meeting/2018-19 0 0 few Before'])
})

test('a number in a sentence of the edition is compared too, and words in its place are not', () => {
  assert.deepEqual(differing(edition({}, [{ name: 'channel-count.email', text: '19' }, { name: 'channel-count.letter', text: 'a few' }])), [])
  assert.deepEqual(differing(edition({}, [{ name: 'channel-count.email %', text: '41%' }])), ['channel-count/email/2018-19 43 41 itself Annual report 2018-19'])
})

test('where there is no edition, figures typed as printed are what was published: “under 3 %” is a bound', () => {
  const typed = publishedInPrint({
    ...FOUNDING_REPORT, columns: FOUNDING_REPORT.columns.slice(0, 3),
    tables: [
      { table: 'outcomes', measure: 'count', rows: { upheld: [null, null, 4] } }, { table: 'channel-count', measure: 'percent', rows: { email: [42, 64, 43] } },
      { table: 'share-of-open-cases', measure: 'under-percent', rows: { 'complaints-against-open-cases': [null, null, 3] } },
    ],
  })
  const upheld = TABLES.find(({ id }) => id === 'outcomes')?.rows.find(({ id }) => id === 'upheld')?.cells[2]?.count ?? null
  assert.deepEqual(differing(typed), [
    ...(upheld === null || upheld === 4 ? [] : [`outcomes/upheld/2018-19 ${upheld} 4 itself Annual report 2019/20`]),
    'channel-count/email/2016-17 43 42 itself Annual report 2019/20', 'channel-count/email/2017-18 63 64 itself Annual report 2019/20',
  ])
})

test('the newest publication speaks: what it prints as we have it is no finding, whatever an older one printed', () => {
  const older: Published = { title: 'Older', numbers: [{ table: 'channel-count', row: 'email', column: LAST, kind: 'count', value: 25, rounding: null, isFew: false, under: false }] }
  assert.deepEqual(differing(edition({ email: { count: 19, percent: 43 } }), older), [])
  assert.equal(differing(older).length, 1)
})
