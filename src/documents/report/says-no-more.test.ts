import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anActor, servicesWithFacts } from '../../../test/support/figures-services.ts'
import { foundingFacts } from '../../../test/support/report-facts.ts'
import { makeOutput } from '../../application/report/outputs.ts'
import type { Protector } from '../../application/protection.ts'
import type { Benchmark } from '../../domain/reporting/benchmark.ts'
import type { ProtectionOrder } from '../../domain/reporting/disclosure/protect.ts'
import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import type { FigureTable } from '../../domain/reporting/figure-table.ts'
import { OUTPUT_KINDS, OUTPUTS, type OutputKind } from '../../domain/reporting/outputs/output-kinds.ts'
import type { OutputParts } from '../../domain/reporting/outputs/output-parts.ts'
import { printedCells } from '../../domain/reporting/document/printed-values.ts'
import type { ReportFact } from '../../domain/reporting/report-fact.ts'
import { createProtector } from '../../solver/protect-in-worker.ts'
import { printOutput } from './print-output.ts'
import { printReport } from './print-report.ts'

const real = createProtector()
const BENCHMARK = { authority: 'Elsewhere', year: '2019-20', measure: 'count', value: 12, source: 'Annual report', page: '3', note: '' } as const
const year = { span: 'year', year: '2019-20' } as const

/** What was chosen once, whatever is asked afterwards: two registers that print the same tables. */
function chosenOnce(): Protector {
  let kept: ReturnType<Protector['protect']> | null = null
  const protect = (authorityId: Parameters<Protector['protect']>[0], order: ProtectionOrder) => (kept ??= real.protect(authorityId, order))
  const look: Protector['look'] = async (authorityId, order) => ({ kind: 'done', ...await protect(authorityId, order) })
  return { ...real, protect, look, again: look }
}

/** The same year with other complaints in it: a third of them are gone, and what was found of the rest is another thing. */
function otherwise(facts: readonly ReportFact[]): readonly ReportFact[] {
  return facts.filter((_, at) => at % 3 !== 0).map((fact) => ({ ...fact, byChild: !fact.byChild, ...(fact.outcome === 'upheld' && { outcome: 'not-upheld' as const }), ...(fact.stageOneWorkingDays !== null && { stageOneWorkingDays: fact.stageOneWorkingDays + 7 }) }))
}

const protector = chosenOnce()

async function made(kind: OutputKind, facts: readonly ReportFact[]) {
  let parts: OutputParts | null = null
  const answer = await makeOutput({ ...servicesWithFacts(facts), protector }, anActor('complaints-manager'), { kind, when: year, team: null }, (held) => { parts = held; return printOutput(held) }, 'waited-for')
  assert.ok(answer.kind === 'made')
  return { document: answer.document, parts: parts as OutputParts | null }
}

/** Everything that a section can name of the tables. */
function everything(tables: readonly FigureTable<string>[]): string {
  const named = tables.flatMap(({ id, rows, columns }) => [
    `[[table ${id}]]`, `[[chart ${id}]]`, `[[benchmarks ${id}]]`, `See [[see ${id}]].`, ...rows.flatMap((row) => columns.map(({ label }) => `There were [[${id}.${row.id} ${label}]], which is [[${id}.${row.id} % ${label}]].`)),
  ])
  return named.join('\n\n')
}

async function annual(facts: readonly ReportFact[], more: Partial<OutputParts> = {}): Promise<ReportDocument> {
  const { parts } = await made('briefing', facts)
  assert.ok(parts?.safeTables)
  const sections = [{ id: 'all', heading: 'Everything', text: everything(parts.safeTables), carried: false, confirmed: true }]
  const benchmarks = parts.safeTables.flatMap(({ id, rows: [row] }): readonly Benchmark[] => (row ? [{ ...BENCHMARK, table: id, row: row.id }] : []))
  return printReport({ ...parts, benchmarks, ...more, reportId: 'report', reference: 'REP-1', document: 'annual-report', sections }).document
}

describe('What is published says of the register nothing that its protected tables do not say', () => {
  for (const kind of OUTPUT_KINDS.filter((one) => OUTPUTS[one].spans.includes('year')))
    test(`${kind}: another register with the same protected tables gives the same document, to the last word and value`, async () => {
      const { document } = await made(kind, foundingFacts())
      assert.deepEqual((await made(kind, otherwise(foundingFacts()))).document, document)
    })

  test('annual report: every table, chart, reference and figure by its name, in sentences and in all years', async () => {
    const [one, other] = [await annual(foundingFacts()), await annual(otherwise(foundingFacts()))]
    assert.ok(one.blocks.filter(({ kind }) => kind === 'chart').length > 5 && one.blocks.filter(({ kind }) => kind === 'table').length > 40)
    assert.deepEqual(other, one)
  })

  test('and what is not protected says it: the two registers differ', async () => {
    const [one, other] = await Promise.all([foundingFacts(), otherwise(foundingFacts())].map(async (facts) => annual(facts, { safeTables: null })))
    assert.notDeepEqual(other, one)
  })
})

describe('What is known of a published document when the next is protected', () => {
  const known = ({ document, held }: Readonly<{ document: ReportDocument; held: readonly FigureTable<string>[] }>) =>
    new Map(printedCells(document, held).flatMap(({ table, row, column, count }) => (count === null ? [] : [[`${table}.${row} ${column.label}`, count] as const])))

  test('is every number of its charts, and of our rows beside other authorities’, where the table itself is not printed', async () => {
    const { parts } = await made('briefing', foundingFacts())
    assert.ok(parts?.safeTables)
    const benchmarks: readonly Benchmark[] = [{ ...BENCHMARK, table: 'complainant-types', row: 'total' }]
    const text = `${parts.safeTables.map(({ id }) => `[[chart ${id}]]`).join('\n\n')}\n\n[[benchmarks]]`
    const { document } = printReport({ ...parts, benchmarks, reportId: 'report', reference: 'REP-1', document: 'annual-report', sections: [{ id: 'all', heading: 'Charts', text, carried: false, confirmed: true }] })
    const found = known({ document, held: parts.tables })
    const charts = document.blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []))
    assert.ok(charts.length > 5 && document.blocks.filter(({ kind }) => kind === 'table').length === 1)
    const drawn = charts.flatMap(({ table, chart }) => (/percent/.test(table) ? [] : chart.series.flatMap(({ values }) => values.filter(({ printed }) => /^\d/.test(printed)))))
    assert.equal(found.size, drawn.length + 1)
    const safe = cellsByName(parts.safeTables)
    for (const [name, count] of found) assert.equal(safe.get(name), count, name)
  })

  for (const kind of ['young-people', 'briefing'] as const) test(`is every big number of a page: ${kind}`, async () => {
    const { document, parts } = await made(kind, foundingFacts())
    const big = document.blocks.flatMap((block) => (block.kind === 'big-number' && /^\d/.test(block.printed) ? [block] : []))
    assert.ok(big.length > 2)
    const found = printedCells(document, parts?.tables ?? [])
    for (const { printed, name } of big) assert.ok(found.some(({ count, percent }) => [count, percent].includes(Number(printed.replaceAll(/[,%]/g, '')))), `${name}: ${printed}`)
  })
})

function cellsByName(tables: readonly FigureTable<string>[]): ReadonlyMap<string, number> {
  return new Map(tables.flatMap(({ id, rows, columns }) => rows.flatMap((row) => row.cells.flatMap(({ count }, at) => (count === null ? [] : [[`${id}.${row.id} ${columns[at]?.label ?? ''}`, count] as const])))))
}
