import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseHTML } from 'linkedom'
import { aDocument, HOSTILE } from '../../../test/support/documents.ts'
import { aYear, foundingFacts, REPORTING_SETTINGS } from '../../../test/support/report-facts.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { Benchmark } from '../../domain/reporting/benchmark.ts'
import type { ReportParts } from '../../domain/reporting/document/report-parts.ts'
import { figuresFrom } from '../../domain/reporting/year-figures.ts'
import { madeFiles } from './made-files.ts'
import { printSection } from './print-report.ts'

const figures = figuresFrom(foundingFacts(), REPORTING_SETTINGS, { year: aYear('2019-20'), years: 4, asKnownOn: isoDate('2026-11-23') }, null)
const other = (parts: Partial<Benchmark> = {}): Benchmark => ({
  authority: 'Marlstone', year: '2019-20', table: 'statutory-complaints', row: 'received', measure: 'count', value: 58, source: 'Annual report 2019-20', page: 'page 5', note: 'A larger authority', ...parts,
})

function parts(benchmarks: readonly Benchmark[]): ReportParts {
  return {
    reportId: '', reference: '', document: 'annual-report', year: figures.year, asKnownOn: figures.asKnownOn, figures, tables: figures.tables, safeTables: null, sections: [], quotations: [], notQuoted: [], saidDid: [], benchmarks,
  }
}

const printed = (text: string, benchmarks: readonly Benchmark[]) => printSection({ heading: 'Beside others', text }, 1, parts(benchmarks))
const rowsOf = (text: string, benchmarks: readonly Benchmark[]) => printed(text, benchmarks).blocks.flatMap((block) => (block.kind === 'table' ? block.table.rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell.printed)]) : []))

test('what others published stands below the same figure of ours, with its year and its source', () => {
  const rows = rowsOf('[[benchmarks]]', [other(), other({ authority: 'Wexmoor', measure: 'percent', table: 'outcomes', row: 'upheld', value: 31, page: '', note: '' })])
  assert.deepEqual(rows, [
    [figures.authority, 'Statutory complaints received: Received', '2019-20', '33', 'This document'], ['Marlstone', 'Statutory complaints received: Received', '2019-20', '58', 'Annual report 2019-20, page 5'],
    [figures.authority, 'Outcomes of statutory complaints: Upheld', '2019-20', '7 (21%)', 'This document'], ['Wexmoor', 'Outcomes of statutory complaints: Upheld', '2019-20', '31%', 'Annual report 2019-20'],
  ])
})

test('they are those of one table where it is named, and of no year after the report’s', () => {
  const benchmarks = [other(), other({ table: 'outcomes', row: 'upheld' }), other({ year: '2021-22' })]
  assert.equal(rowsOf('[[benchmarks statutory-complaints]]', benchmarks).length, 2)
  assert.equal(rowsOf('[[benchmarks]]', benchmarks).length, 4)
})

test('what makes them hard to compare stands below the table, and where there are none the author is told', () => {
  const [, block] = printed('[[benchmarks]]', [other()]).blocks
  assert.deepEqual(block?.kind === 'table' && block.table.notes, ['Marlstone: A larger authority.'])
  assert.deepEqual(printed('[[benchmarks]]', []).problems, [{ kind: 'prints-nothing', name: 'benchmarks' }])
  assert.equal(printed('[[benchmarks outcome]]', [other()]).problems[0]?.kind, 'no-such-table')
})

test('every format prints them, with numbers as numbers, words from the left, and hostile words as words', async () => {
  const { blocks } = printed('[[benchmarks]]', [other({ authority: HOSTILE, source: '=cmd|calc' })])
  const files = await madeFiles(aDocument(blocks), ['html', 'pdf', 'docx', 'odt', 'ods', 'csv', 'json'])
  const textOf = (format: string) => Buffer.from(files.find((file) => file.format === format)?.bytes ?? []).toString('utf8')
  const { document } = parseHTML(textOf('html'))
  assert.deepEqual([...document.querySelectorAll('tbody tr:last-child td')].map((cell) => cell.classList.contains('words')), [true, true, false, true])
  assert.equal(document.querySelectorAll('script').length, 0)
  assert.match(textOf('csv'), /'=cmd\|calc/)
  assert.ok(files.every(({ bytes }) => bytes.length > 0))
})

test('a table that is named in a sentence is called by its title and leads to where it stands; one that does not stand there is its title alone', async () => {
  const { blocks, problems } = printed('See “[[see outcomes]]” and “[[see teams]]”.\n\n[[table outcomes]]', [])
  assert.deepEqual(problems, [])
  const [html, docx] = await madeFiles(aDocument(blocks), ['html', 'docx', 'odt', 'pdf'])
  const { document } = parseHTML(Buffer.from(html?.bytes ?? []).toString('utf8'))
  assert.deepEqual([...document.querySelectorAll('main p a')].map((link) => [link.getAttribute('href'), link.textContent]), [['#outcomes', 'Outcomes of statutory complaints']])
  assert.match(document.querySelector('main p')?.textContent ?? '', /and “Teams that complaints were about”/)
  assert.ok((docx?.bytes.length ?? 0) > 0)
  assert.equal(printed('[[see outcome]]', []).problems[0]?.kind, 'no-such-table')
})
