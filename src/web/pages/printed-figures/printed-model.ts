import type { KeptPrintedReport } from '../../../application/printed-reports.ts'
import type { PrintedList, PrintedView } from '../../../application/view-printed.ts'
import { drawnFigures } from '../../../documents/figures/drawn-figures.ts'
import { rowLabel } from '../../../documents/figures/worded-figures.ts'
import { PRINTED_MEASURES, type PrintedReport } from '../../../domain/reporting/printed-report.ts'
import { printedLines } from '../../../domain/reporting/printed-table-text.ts'
import { londonTime } from '../../../words/dates.ts'
import { grouped, ROW_LABELS, tableTitle } from '../../../words/figures.ts'
import { PRINTED_MEASURE_LABELS } from '../../../words/printed-figures.ts'
import type { Typed } from '../../form-reader.ts'

/** The list of printed reports, and where two of them print the same thing differently. */
export function printedListModel({ reports, differently }: Extract<PrintedList, { kind: 'printed' }>) {
  return {
    reports: reports.map(reportRow),
    differently: differently.map(({ table, row, column, values }) => ({
      place: `${tableTitle({ id: table })}: ${ROW_LABELS[row] ?? row}, ${column}`, values: values.map(({ title, value }) => `${grouped(value)} in “${title}”`).join('; '),
    })),
  }
}

function reportRow({ reportId, report, savedAt }: KeptPrintedReport) {
  const { title, source = '', columns, tables } = report
  return { reportId, title, source, years: columns.length > 1 ? `${columns[0]} to ${columns.at(-1)}` : columns[0] ?? '', tables: tables.length, savedAt: londonTime(savedAt) }
}

/** One printed report: what it printed, where, and beside what the register gives. */
export async function printedPage({ kept, figures, ours, history, people }: PrintedView) {
  const drawn = figures && await drawnFigures(figures)
  const { report } = kept
  return {
    reportId: kept.reportId, source: report.source ?? '', years: report.columns, year: figures?.year.label ?? '',
    impossible: figures?.impossiblePrinted ?? 0,
    tables: drawn?.groups.flatMap(({ tables }) => tables) ?? [],
    printed: report.tables.map(({ table, measure, page = '', rows }) => ({
      table, measure, title: tableTitle({ id: table }), what: PRINTED_MEASURE_LABELS[measure], page, rows: Object.keys(rows).length,
    })),
    sections: (report.sections ?? []).map(({ id, heading, text }) => ({ id, heading, letters: text.length })),
    choices: ours.map((table) => ({ code: table.id, label: tableTitle(table) })), measures: PRINTED_MEASURES.map((code) => ({ code, label: PRINTED_MEASURE_LABELS[code] })),
    rowsOf: ours.map((table) => ({ title: tableTitle(table), rows: table.rows.map((row) => rowLabel(row, table)).join('; ') })),
    history: history.toReversed().map(({ version, recordedAt, recordedBy, body }) => ({ version, at: londonTime(recordedAt), by: people.get(recordedBy) ?? recordedBy, isRemoved: body === null })),
  }
}

/** The boxes of the form for the table or the section of the address, as it was typed before. */
export function typedTable(report: PrintedReport, query: Readonly<Record<string, string>>): Typed {
  const section = (report.sections ?? []).find(({ id }) => id === query['section'])
  if (section) return { section: section.id, heading: section.heading, text: section.text }
  const found = report.tables.find(({ table, measure }) => table === query['table'] && measure === query['measure'])
  if (!found) return {}
  return {
    table: found.table, measure: found.measure, page: found.page ?? '', values: printedLines(found.rows), base: (found.base ?? []).map((value) => value ?? '-').join(' '), ...(found.isWhole && { isWhole: 'yes' }),
  }
}
