import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { csv } from '../../documents/csv.ts'
import { printedRows, readPrintedCsv } from '../../spreadsheets/printed-csv.ts'
import { FOUNDING_REPORT } from './as-printed/founding-report-data.ts'
import type { PrintedReport } from './printed-report.ts'
import { printedLines, readPrintedLines } from './printed-table-text.ts'
import { printedDifferently, printedTogether } from './printed-together.ts'

const earlier: PrintedReport = {
  title: 'Annual report 2018/19', columns: ['2017-18', '2018-19'],
  tables: [{ table: 'statutory-complaints', measure: 'count', rows: { received: [30, 45] } }, { table: 'timeliness-percent', measure: 'percent', base: [30, 45], rows: { 'within-10-working-days': [73, null] } }],
}

describe('several printed reports', () => {
  const together = printedTogether([FOUNDING_REPORT, earlier])

  test('the report of the year itself speaks first, whatever a later one says of it', () => {
    const at = together?.columns.indexOf('2018-19') ?? -1
    assert.equal(together?.tables.find(({ table, rows }) => table === 'statutory-complaints' && rows['received']?.[at] !== null)?.rows['received']?.[at], 45)
  })

  test('each keeps its own bases, by its own years', () => {
    const table = together?.tables.find(({ table: id, base }) => id === 'timeliness-percent' && base?.includes(45))
    assert.deepEqual([table?.base, table?.rows['within-10-working-days']], [[null, 30, 45, null], [null, 73, null, null]])
  })

  test('what two print differently is told with both', () =>
    assert.deepEqual(printedDifferently([FOUNDING_REPORT, earlier]), [{
      table: 'statutory-complaints', measure: 'count', row: 'received', column: '2018-19', values: [{ title: 'Annual report 2019/20', value: 44 }, { title: 'Annual report 2018/19', value: 45 }],
    }]))

  test('one report is itself, and none is nothing', () => {
    assert.equal(printedTogether([FOUNDING_REPORT]), FOUNDING_REPORT)
    assert.equal(printedTogether([]), null)
  })
})

describe('as it is typed', () => {
  test('a line is a row, a colon and a value for each year; a dash is nothing', () =>
    assert.deepEqual(readPrintedLines('Upheld: 7 –\nNot upheld: 1,014 58%\n', 2), { rows: { Upheld: [7, null], 'Not upheld': [1014, 58] }, problems: [] }))

  test('too few values, no number, no colon and a row twice are told by their lines', () =>
    assert.deepEqual(readPrintedLines('Upheld: 7\nUpheld: 7 x\nupheld 7 8\nA: 1 2\nA: 1 2', 2).problems.map(({ line }) => line), ['Upheld: 7', 'Upheld: 7 x', 'upheld 7 8', 'A: 1 2']))

  test('what was typed is read again as it was', () =>
    fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), fc.array(fc.oneof(fc.constant(null), fc.integer({ min: -999, max: 999_999 })), { minLength: 3, maxLength: 3 })), (rows) => {
      assert.deepEqual(readPrintedLines(printedLines(rows), 3), { rows: { ...rows }, problems: [] })
    })))
})

describe('a CSV of printed figures', () => {
  const head = 'Table,measure,row,year,value,page,base,count\n'
  const read = (text: string) => readPrintedCsv(text, { title: 'T', source: 'S' })

  test('a line for each value makes the tables, with base and counts beside percentages', () =>
    assert.deepEqual(read(`${head}channel-count,percent,email,2017-18,64,p. 7,30,19\nchannel-count,percent,email,2016-17,42%,p. 7,23,10\nchannel-count,percent,letter,2016-17,-,p. 7,23,\n`), {
      kind: 'report',
      report: {
        title: 'T', source: 'S', columns: ['2016-17', '2017-18'],
        tables: [{ table: 'channel-count', measure: 'percent', page: 'p. 7', rows: { email: [42, 64], letter: [null, null] }, base: [23, 30], counts: { email: [10, 19], letter: [null, null] } }],
      },
    }))

  for (const [text, row, column, code] of [
    ['', 1, null, 'empty'], [head, 1, null, 'empty'], ['table,row\na,b\n', 1, null, 'columns'], [`${head}a,count,b,2016,1,,,\n\na,count,b,19-20,1,,,\n`, 4, 'year', 'year'], [`${head}a,sum,b,2016-17,1,,,\n`, 2, 'measure', 'measure'],
    [`${head}a,count,b,2016-17,many,,,\n`, 2, 'value', 'value'], [`${head}a,count,b,2016-17,1,,thirty,\n`, 2, 'base', 'value'], [`${head},count,b,2016-17,1,,,\n`, 2, 'table', 'missing'],
    [`${head}a,count,b,2016-17,1,,,\na,count,b,2016-17,2,,,\n`, 3, null, 'twice'], [`${head}"a,count\n`, 1, null, 'not-csv'],
  ] as const)
    test(`${code} is told with row ${row}${column === null ? '' : ` and column ${column}`}`, () => assert.deepEqual(read(text), { kind: 'problems', problems: [{ row, column, code }] }))

  test('everything that is wrong is told at once', () => {
    const found = read(`${head}a,sum,b,19-20,many,,,\na,count,b,2016-17,x,,,\n`)
    assert.deepEqual(found.kind === 'problems' && found.problems.map(({ row, column }) => `${row} ${column}`), ['2 measure', '2 year', '2 value', '3 value'])
  })

  test('more rows than can be read are refused, and not read in part', () =>
    assert.deepEqual(read(`${head}${Array.from({ length: 20_001 }, (_, at) => `a,count,r${at},2016-17,1,,,`).join('\n')}\n`), { kind: 'problems', problems: [{ row: 20_001, column: null, code: 'too-many' }] }))

  test('what is written is read again as it was, the founding report’s tables and hostile words too', () => {
    const odd = { ...FOUNDING_REPORT, tables: [...FOUNDING_REPORT.tables, { table: '=cmd', measure: 'count' as const, page: '@p, "7"', rows: { '+a;b': FOUNDING_REPORT.columns.map(() => 1) } }] }
    for (const { sections: _sections, ...report } of [FOUNDING_REPORT, odd])
      assert.deepEqual(readPrintedCsv(csv(printedRows(report)), { title: report.title, source: report.source ?? '' }), { kind: 'report', report })
  })
})
