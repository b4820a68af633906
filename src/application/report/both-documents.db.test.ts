import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { insertFacts } from '../../../test/support/insert-facts.ts'
import { foundingFacts, REPORTING_SETTINGS } from '../../../test/support/report-facts.ts'
import { givenReport, registerWithReports } from '../../../test/support/report-to-publish.ts'
import { madeFiles } from '../../documents/report/made-files.ts'
import { attack, isTooNarrow } from '../../domain/reporting/disclosure/attack/attack.ts'
import { buildProblem } from '../../domain/reporting/disclosure/build-problem.ts'
import { columnId } from '../../domain/reporting/disclosure/cell-quantities.ts'
import { publishedBefore } from '../../domain/reporting/disclosure/published-before.ts'
import { tableRules } from '../../domain/reporting/disclosure/sensitivity.ts'
import { wordLinks } from '../../domain/reporting/disclosure/word-relations.ts'
import { printedCells } from '../../domain/reporting/document/printed-values.ts'
import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import type { FigureTable } from '../../domain/reporting/figure-table.ts'
import { findingKey } from '../../domain/reporting/reconciliation/finding.ts'
import { uuidV7 } from '../../main/ids.ts'
import { highsSolver } from '../../solver/highs-solver.ts'
import { createProtector } from '../../solver/protect-in-worker.ts'
import { wholeOf } from '../access/sight.ts'
import { composeReport } from './compose.ts'
import { frozenTables, readDocument } from './manifest.ts'
import { explainFinding, openFindings } from './reconcile-report.ts'

const protector = createProtector()
const recordedAt = '2026-03-02T09:00:00.000Z'
/** Charts without their tables, tables without their charts, and figures in sentences. */
const WORDS = {
  'annual-report': `Of [[statutory-complaints.received]] complaints [[outcomes.upheld]] were upheld ([[outcomes.upheld %]]), in the year before [[outcomes.upheld 2018-19]].\n\n${
    ['outcomes', 'teams', 'channel-count', 'category-count', 'compliments', 'corporate', 'timeliness-percent'].map((id) => `[[chart ${id}]]`).join('\n\n')}\n\n${
    ['statutory-complaints', 'change-on-year-before', 'outcomes-by-stage', 'at-each-stage', 'divisions', 'complainant-types', 'days-late', 'days-taken', 'stage-2', 'stage-2-time', 'timeliness-extension'].map((id) => `[[table ${id}]]`).join('\n\n')}`,
  'young-people': '**[[statutory-complaints.received]]** complaints came to us.\n\n**[[outcomes.partly-upheld]]** were partly right.\n\n**[[outcomes.not-upheld]]** were not.\n\n**[[complainant-types.care-leaver]]** were from care leavers.\n\n[[table outcomes]]\n\n[[table teams]]',
} as const
type Kind = keyof typeof WORDS
type Published = Readonly<{ document: ReportDocument; held: readonly FigureTable<string>[] }>

async function published(order: readonly Kind[]): Promise<readonly Published[]> {
  const register = await registerWithReports({ after }, {}, {}, protector)
  const { services, authorityId, ines, press, approve, publish, store } = register
  await insertFacts(register, authorityId, foundingFacts())
  for (const kind of order) {
    const reportId = await givenReport(services, authorityId, WORDS[kind], { recordedAt, document: kind })
    for (const finding of await openFindings(services, ines, reportId)) await explainFinding(services, ines, { reportId, commandId: uuidV7(), finding: findingKey(finding), words: 'It is so.' })
    await composeReport(services, ines, reportId, press.print, 'waited-for')
    await approve(reportId)
    assert.equal((await publish(reportId)).kind, 'done')
  }
  return store.read(wholeOf(authorityId), async (reads) => {
    const all: Published[] = []
    for (const row of await reads.editions()) {
      const content = await reads.editionContent(row)
      if (content) all.push({ document: readDocument(content.document), held: frozenTables(content.figures) })
    }
    return all
  })
}

/** What an outsider with every document deduces too closely. */
async function leaks(documents: readonly Published[]): Promise<readonly string[]> {
  const tables = documents[0]?.held ?? []
  const rules = tableRules(tables, REPORTING_SETTINGS.disclosureRules, new Map())
  const ruleOf = (id: string) => rules[id]?.rule ?? REPORTING_SETTINGS.disclosureRules.children
  const read = documents.flatMap(({ document, held }) => printedCells(document, held).map(({ table, row, column, count, percent }) => ({ place: { table, row, column: columnId(column) }, count, percent, where: document.title })))
  const told = publishedBefore(tables, read, ruleOf)
  const problem = buildProblem({ tables, ruleOf, published: new Set(), told: told.relations, wholesStay: true, words: wordLinks(REPORTING_SETTINGS) })
  assert.ok(told.seen.size > 100 && problem.quantities.filter(({ sensitive }) => sensitive !== null).length > 50)
  const { deduced } = attack(problem, told.seen, await highsSolver(), () => 60)
  const small = problem.quantities.filter(({ key, sensitive }) => sensitive !== null && told.seen.has(key)).map(({ key }) => `${key} is printed`)
  return [...small, ...deduced.filter(isTooNarrow).map(({ key, low, high }) => `${key}: from ${low} to ${high}`)]
}

/** Whole numbers that a reader of the text, or a program, finds in a file; ids and styles are none. */
function numbersIn(name: string, bytes: Uint8Array): readonly string[] {
  const text = strFromU8(name.endsWith('.ods') ? unzipSync(bytes)['content.xml'] ?? new Uint8Array() : bytes)
  const values = [...text.matchAll(/office:value="([^"]*)"/g)].map(([, value = '']) => value.replace(/^-/, ''))
  const said = name.endsWith('.csv') ? text.replaceAll(/\b(?:place|series)-\d+/g, '') : text.replaceAll(/<style[\s\S]*?<\/style>/g, ' ').replaceAll(/<[^>]*>/g, ' ').replaceAll(/&[^;\s]*;/g, ' ')
  return [...values, ...said.match(/\d+(?:\.\d+)?/g) ?? []]
}

async function saysNoMore(document: ReportDocument): Promise<void> {
  // A narrow chart says 16-17 for 2016-17.
  const said = new Set(JSON.stringify(document).match(/\d+(?:\.\d+)?/g)?.flatMap((number) => (/^20\d\d$/.test(number) ? [number, number.slice(2)] : [number])))
  for (const { name, bytes } of await madeFiles(document, ['html', 'csv', 'ods'])) {
    const more = numbersIn(name, bytes).filter((number) => !said.has(number))
    assert.deepEqual(more, [], `${name} has numbers that its document has not`)
  }
}

describe('The annual report and the page for young people, published through the application', () => {
  for (const order of [['annual-report', 'young-people'], ['young-people', 'annual-report']] as const) test(`${order[0]} first: nothing small follows from the union of both, and no file says more than its document`, async () => {
    const documents = await published(order)
    assert.deepEqual(documents.map(({ document }) => document.kind).toSorted(), ['annual-report', 'young-people'])
    assert.deepEqual(await leaks(documents), [])
    // The same document gives the same bytes: one order is enough.
    if (order[0] === 'annual-report') for (const { document } of documents) await saysNoMore(document)
  })
})
