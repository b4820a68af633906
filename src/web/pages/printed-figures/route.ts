import { may } from '../../../application/permissions.ts'
import { savePrintedReport } from '../../../application/printed-reports.ts'
import { printedReportFile } from '../../../application/read-printed-report.ts'
import { listPrinted, viewPrinted, type PrintedView } from '../../../application/view-printed.ts'
import { PRINTED_MEASURES, type PrintedReport, type PrintedSection } from '../../../domain/reporting/printed-report.ts'
import { csv } from '../../../documents/csv.ts'
import { printedRows } from '../../../spreadsheets/printed-csv.ts'
import { readPrintedFile } from '../../../spreadsheets/printed-file.ts'
import { csvProblemInWords, PRINTED_FIGURES, PRINTED_FINDINGS, PRINTED_LIMITS } from '../../../words/printed-figures.ts'
import { settingsProblemWords } from '../../../words/settings-file.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { takeText } from '../settings/take-file.ts'
import { notKeptSlips } from '../table-sets/not-kept.ts'
import { findingsModel } from './findings-model.ts'
import { printedListModel, printedPage, typedTable } from './printed-model.ts'
import { readTableForm } from './table-form.ts'

const access = 'view-figures'
const change = 'keep-printed-figures'
const MOST_BYTES = 2_000_000
const MOST_PROBLEMS = 20

/** History that exists in print alone: typed or loaded as printed, and beside what the register gives. */
export const printedFigureRoutes: readonly Route[] = [
  { method: 'GET', url: urls.printedFigures(), access, traces: 'nothing', handler: (visit) => showList(visit) },
  { method: 'POST', url: urls.printedFigures(), access: change, traces: 'nothing', handler: begin },
  { method: 'POST', url: urls.printedLoad(), access: change, traces: 'nothing', handler: load, multipart: true },
  { method: 'GET', url: urls.printedReport(':reportId'), access, traces: 'nothing', handler: (visit) => withReport(visit, (found) => drawn(visit, found)) },
  { method: 'GET', url: urls.printedReportPart(':reportId', 'findings'), access, traces: 'nothing', handler: (visit) => withReport(visit, showFindings) },
  { method: 'POST', url: urls.printedReportPart(':reportId', 'section'), access: change, traces: 'nothing', handler: (visit) => withReport(visit, (found) => saveSection(visit, found)) },
  { method: 'GET', url: urls.printedReportPart(':reportId', 'printed-report.json'), access, traces: 'nothing', handler: takeAway },
  { method: 'GET', url: urls.printedReportPart(':reportId', 'printed-report.csv'), access, traces: 'nothing', handler: takeTablesAway },
  { method: 'POST', url: urls.printedReportPart(':reportId', 'table'), access: change, traces: 'nothing', handler: (visit) => withReport(visit, (found) => saveTable(visit, found)) },
  { method: 'POST', url: urls.printedReportPart(':reportId', 'remove'), access: change, traces: 'nothing', handler: (visit) => withReport(visit, (found) => remove(visit, found)) },
]

async function showList({ deps, actor, typed, query }: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const found = await listPrinted(deps.services, actor)
  if (found.kind !== 'printed') return { kind: 'not-allowed' }
  return {
    kind: 'page', template: 'pages/printed-figures/list.njk', title: PRINTED_FIGURES.title, typed, slips, ...(slips.length > 0 && { status: 422 }),
    model: { ...printedListModel(found), mayKeep: may(actor, change), removed: query['removed'] === 'yes', ask: PRINTED_FIGURES.ask, commandId: deps.services.ids.next(), reportId: deps.services.ids.next() },
  }
}

async function keepNew(visit: Visit, { reportId, commandId }: Readonly<{ reportId: unknown; commandId: unknown }>, report: PrintedReport): Promise<Answer> {
  if (!isId(reportId) || !isId(commandId)) return { kind: 'not-found' }
  const result = await savePrintedReport(visit.deps.services, visit.actor, { reportId, seen: 0, commandId }, report)
  const { kind } = result
  if (kind === 'not-kept') return showList(visit, notKeptSlips(result.problems, PRINTED_LIMITS, fieldOfNew))
  return kind === 'saved' ? { kind: 'redirect', to: urls.printedReport(reportId) } : kind === 'not-allowed' ? { kind } : { kind: 'not-found' }
}

/** The field of a form that a part of a report is typed in. */
function fieldOfNew(part: string): string {
  return part === 'columns' ? 'years' : part
}

function fieldOfReport(part: string): string {
  return part === 'rows' || part === 'counts' ? 'values' : part === 'tables' ? 'table' : part === 'sections' ? 'heading' : part
}

async function begin(visit: Visit): Promise<Answer> {
  const form = formReader(visit.typed, visit.today)
  const { ask } = PRINTED_FIGURES
  const [title, source] = [form.words('title', ask.title.toLowerCase()).words, form.words('source', ask.source.toLowerCase()).words]
  const columns = form.text('years').split(/[\s,;]+/).filter((year) => year !== '')
  const areYears = columns.length > 0 && columns.every((year) => /^\d{4}(-\d{2})?$/.test(year)) && new Set(columns).size === columns.length
  const slips = areYears ? form.slips : [...form.slips, { field: 'years', text: PRINTED_FIGURES.yearsWrong }]
  if (slips.length > 0) return showList(visit, slips)
  return keepNew(visit, { reportId: visit.typed['reportId'], commandId: visit.typed['commandId'] }, { title, source, columns: columns.toSorted(), tables: [] })
}

/** JSON says its own title; a CSV is given the one of the form. */
async function load(visit: Visit): Promise<Answer> {
  const taken = await takeText(visit, MOST_BYTES)
  const wrong = (texts: readonly string[]) => showList(visit, texts.slice(0, MOST_PROBLEMS).map((text) => ({ field: 'file', text })))
  if (taken.kind === 'wrong') return wrong([taken.sentence])
  const beside = { title: taken.field('csvTitle'), source: taken.field('csvSource') }
  const read = readPrintedFile(taken.text, beside)
  if (read.kind === 'untitled') return showList(visit, [{ field: 'csvTitle', text: PRINTED_FIGURES.untitled }])
  if (read.kind === 'wrong-csv') return wrong(read.problems.map(csvProblemInWords))
  if (read.kind === 'wrong-json') return wrong(read.problems.map(settingsProblemWords))
  return keepNew(visit, { reportId: taken.field('reportId'), commandId: taken.field('commandId') }, read.report)
}

async function withReport(visit: Visit, handle: (found: PrintedView) => Answer | Promise<Answer>): Promise<Answer> {
  const found = await viewPrinted(visit.deps.services, visit.actor, visit.params['reportId'] ?? '')
  return found.kind === 'printed-report' ? handle(found) : { kind: 'not-found' }
}

async function drawn(visit: Visit, found: PrintedView, typed?: Typed, slips: readonly Slip[] = []): Promise<Answer> {
  const { deps, actor, query } = visit
  return {
    kind: 'page', template: 'pages/printed-figures/report.njk', title: found.kept.report.title, slips, ...(slips.length > 0 && { status: 422 }), typed: typed ?? typedTable(found.kept.report, query),
    model: {
      ...await printedPage(found), mayKeep: may(actor, change), ask: PRINTED_FIGURES.ask, saved: query['saved'] === 'yes' ? PRINTED_FIGURES.saved : '', commandId: deps.services.ids.next(), sectionCommandId: deps.services.ids.next(),
      seen: typed?.['seen'] ?? String(found.kept.version),
    },
  }
}

async function takeAway(visit: Visit): Promise<Answer> {
  return withReport(visit, ({ kept }) => ({ kind: 'file', body: printedReportFile(kept.report), contentType: 'application/json; charset=utf-8', fileName: 'printed-report.json' }))
}

async function takeTablesAway(visit: Visit): Promise<Answer> {
  return withReport(visit, ({ kept }) => ({ kind: 'file', body: csv(printedRows(kept.report)), contentType: 'text/csv; charset=utf-8', fileName: 'printed-report.csv' }))
}

/** Saves what was typed of one table, in place of what was typed of it before; with `act` remove, takes it out. */
async function saveTable(visit: Visit, found: PrintedView): Promise<Answer> {
  const { report } = found.kept
  if (visit.typed['act'] === 'remove') {
    const [table, measure] = [visit.typed['table'], PRINTED_MEASURES.find((one) => one === visit.typed['measure'])]
    return saveOver(visit, found, { ...report, tables: report.tables.filter((one) => one.table !== table || one.measure !== measure) })
  }
  const read = readTableForm(formReader(visit.typed, visit.today), found)
  if (read.kind === 'slips') return drawn(visit, found, visit.typed, read.slips)
  const others = report.tables.filter(({ table, measure }) => table !== read.table.table || measure !== read.table.measure)
  return saveOver(visit, found, { ...report, tables: [...others, read.table] })
}

/** Saves a section of its text, in place of what was typed of it before; with `act` remove, takes it out. */
async function saveSection(visit: Visit, found: PrintedView): Promise<Answer> {
  const { report } = found.kept
  const [sections, id] = [report.sections ?? [], String(visit.typed['section'] ?? '')]
  if (visit.typed['act'] === 'remove') return saveOver(visit, found, withSections(report, sections.filter((one) => one.id !== id)))
  const form = formReader(visit.typed, visit.today)
  const [{ words: heading }, { words: text }] = [form.words('heading', PRINTED_FIGURES.ask.heading.toLowerCase()), form.words('text', PRINTED_FIGURES.ask.text.toLowerCase())]
  if (form.slips.length > 0) return drawn(visit, found, visit.typed, form.slips)
  const section = { id: sections.some((one) => one.id === id) ? id : nextSectionId(sections), heading, text }
  const isThere = sections.some((one) => one.id === section.id)
  return saveOver(visit, found, withSections(report, isThere ? sections.map((one) => (one.id === section.id ? section : one)) : [...sections, section]))
}

function nextSectionId(sections: readonly PrintedSection[]): string {
  const taken = new Set(sections.map(({ id }) => id))
  let at = sections.length + 1
  while (taken.has(`section-${at}`)) at += 1
  return `section-${at}`
}

function withSections({ sections: _before, ...report }: PrintedReport, sections: readonly PrintedSection[]): PrintedReport {
  return sections.length === 0 ? report : { ...report, sections }
}

/** What does not hold in the report by its own numbers and sentences: nothing of the register is asked. */
function showFindings(found: PrintedView): Answer {
  return { kind: 'page', template: 'pages/printed-figures/findings.njk', title: PRINTED_FINDINGS.title, model: findingsModel(found) }
}

async function remove(visit: Visit, found: PrintedView): Promise<Answer> {
  return saveOver(visit, found, null)
}

async function saveOver(visit: Visit, found: PrintedView, report: PrintedReport | null): Promise<Answer> {
  const { commandId, seen } = visit.typed
  if (!isId(commandId)) return { kind: 'not-found' }
  const { reportId } = found.kept
  const result = await savePrintedReport(visit.deps.services, visit.actor, { reportId, seen: Number(seen), commandId }, report)
  const { kind } = result
  if (kind === 'not-allowed') return { kind }
  if (kind === 'not-kept') return drawn(visit, found, visit.typed, notKeptSlips(result.problems, PRINTED_LIMITS, fieldOfReport))
  if (kind === 'saved') return { kind: 'redirect', to: report === null ? `${urls.printedFigures()}?removed=yes` : `${urls.printedReport(reportId)}?saved=yes` }
  const { seen: _seen, ...typed } = visit.typed
  return drawn(visit, found, typed, [{ field: '', text: PRINTED_FIGURES.changed }])
}
