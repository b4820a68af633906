import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { printedReportFile, readPrintedReport } from '../../src/application/read-printed-report.ts'
import { readTableSet, tableSetFile } from '../../src/application/read-table-set.ts'
import { FOUNDING_REPORT } from '../../src/domain/reporting/as-printed/founding-report-data.ts'
import { DIMENSION_IDS } from '../../src/domain/reporting/built/dimensions.ts'
import { MEASURE_IDS } from '../../src/domain/reporting/built/measures.ts'
import { FIGURE_TABLE_IDS } from '../../src/domain/reporting/figure-table.ts'
import { SHIPPED_SETS } from '../../src/domain/reporting/built/shipped-sets.ts'
import { PERIODS, SPEC_BASES } from '../../src/domain/reporting/built/table-spec.ts'

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/schemas', name), 'utf8')) as Parameters<typeof z.fromJSONSchema>[0]
const tableSet = z.fromJSONSchema(read('table-set.schema.json'))
const printed = z.fromJSONSchema(read('printed-report.schema.json'))

test('every set that is shipped is, as a file, what the schema says and what Heard reads', () => {
  for (const set of Object.values(SHIPPED_SETS)) {
    const file: unknown = JSON.parse(tableSetFile(set))
    const schemaSays = tableSet.safeParse(file)
    assert.ok(schemaSays.success, schemaSays.error?.message ?? '')
    assert.deepEqual(readTableSet(file), { kind: 'set', set })
  }
})

test('the schema and the program name the same measures, rows and columns', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/schemas/table-set.schema.json'), 'utf8')
  for (const names of [MEASURE_IDS, DIMENSION_IDS, [...PERIODS, ...DIMENSION_IDS]]) assert.ok(text.includes(`"enum": ${JSON.stringify(names)}`))
})

test('docs/figures.md says what serves each word that reports print, and every name in it is one of the code', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/figures.md'), 'utf8')
  const rows = (page.split('### What serves each word that real reports print\n')[1]?.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| ')).slice(2).map((line) => line.split('|').slice(1, -1))
  const names = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
  const [tables, built]: readonly [readonly string[], readonly string[]] = [FIGURE_TABLE_IDS, [...MEASURE_IDS, ...DIMENSION_IDS, ...PERIODS, ...SPEC_BASES]]
  assert.ok(rows.length >= 29)
  for (const [words = '', ours, builder] of rows) {
    assert.deepEqual(names(ours).filter((name) => !tables.includes(name)), [], words)
    assert.deepEqual(names(builder).filter((name) => !built.includes(name)), [], words)
  }
  const told = rows.flatMap(([, ours, builder]) => [...names(ours), ...names(builder)])
  assert.deepEqual(MEASURE_IDS.filter((measure) => !told.includes(measure)), ['corporate-reviews-requested', 'corporate-reviews-answered'])
})

test('what the schema refuses, Heard refuses too', () => {
  const file = JSON.parse(tableSetFile(SHIPPED_SETS['founding']!)) as { tables: Record<string, unknown>[] }
  for (const change of [{ measure: 'nonsense' }, { years: 0 }, { years: 'four' }, { percentages: 'yes' }, { extra: 1 }, { title: '' }, { notes: [1] }, { of: 'some' }, { id: 'No Id' }]) {
    const wrong = { ...file, tables: [{ ...file.tables[0], ...change }] }
    assert.equal(tableSet.safeParse(wrong).success, false, JSON.stringify(change))
    assert.equal(readTableSet(wrong).kind, 'problems', JSON.stringify(change))
  }
})

test('the founding report as a file is what the schema says, and is read as it was printed', () => {
  const file: unknown = JSON.parse(printedReportFile(FOUNDING_REPORT))
  const schemaSays = printed.safeParse(file)
  assert.ok(schemaSays.success, schemaSays.error?.message ?? '')
  assert.deepEqual(readPrintedReport(file), { kind: 'report', report: FOUNDING_REPORT })
})

test('a printed report with too few values, or with a value that is none, is refused by place', () => {
  const wrong = { title: 'T', columns: ['2018-19', '2019-20'], tables: [{ table: 'outcomes', measure: 'count', rows: { upheld: [1], 'not-upheld': [1, '2'] } }] }
  const found = readPrintedReport(wrong)
  assert.deepEqual(found.kind === 'problems' ? found.problems.map(({ place, code }) => `${place} ${code}`) : [], ['tables[0].rows.upheld not-a-list', 'tables[0].rows.not-upheld not-a-number'])
})
