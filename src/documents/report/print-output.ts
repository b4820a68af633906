import type { OutputParts } from '../../domain/reporting/outputs/output-parts.ts'
import type { PrintedReportParts } from '../../domain/reporting/document/report-parts.ts'
import type { FigureTable } from '../../domain/reporting/figure-table.ts'
import { isOnePage } from '../../domain/reporting/outputs/output-kinds.ts'
import { chartOf } from '../charts/charts-of-figures.ts'
import { askedOf, type OutlineSection } from '../../domain/reporting/outputs/output-outline.ts'
import { OUTLINES } from '../../words/outputs/outlines.ts'
import { OUTPUT_WORDS, outputTitle, periodName, subtitleOf } from '../../words/outputs/outputs.ts'
import { printReport } from './print-report.ts'

/** How many of what was said and done fit into a document of one page. */
const FIT_ON_A_PAGE = 2

/** A document of this kind: what somebody wrote for it, or its outline, with the figures that it names. Nothing is left to decide. */
export function printOutput(parts: OutputParts): PrintedReportParts {
  const { kind, team, written } = parts
  const year = { ...parts.year, label: periodName(parts.year.label) }
  const [tables, safeTables] = [inWords(parts.tables), parts.safeTables === null ? null : inWords(parts.safeTables)]
  const sections = written ?? outlineOf(parts).map((section, at) => ({ id: String(at + 1), ...section, carried: false, confirmed: true }))
  const saidDid = isOnePage(kind) ? parts.saidDid.slice(0, FIT_ON_A_PAGE) : parts.saidDid
  const { document, problems } = printReport({ ...parts, saidDid, reportId: '', reference: '', document: kind, year, tables, safeTables, sections })
  return {
    problems,
    document: { ...document, title: outputTitle(kind, year.label, team), subtitle: subtitleOf(kind), status: parts.safeTables === null ? OUTPUT_WORDS.inHouse : OUTPUT_WORDS.safe },
  }
}

/** What we ship of it, for what there is to tell: sections in Markdown. */
export function outlineOf(parts: OutputParts): readonly OutlineSection[] {
  const { figures, year, quotations, saidDid, followsCode, team, safeTables, tables, kind } = parts
  const printed = safeTables ?? tables
  const hasChart = (id: string) => printed.some((table) => (table.id === id || table.percentId === id || table.countId === id) && chartOf(table, year.label) !== null)
  return OUTLINES[kind]({
    authority: figures.authority, period: periodName(year.label), ...askedOf(printed, year), hasChart, quotations: quotations.length, saidDid: saidDid.length, followsCode, team,
  })
}

/** The tables with their periods named as a reader names them. */
function inWords(tables: readonly FigureTable<string>[]): readonly FigureTable<string>[] {
  return tables.map((table) => ({ ...table, columns: table.columns.map((column) => ({ ...column, label: periodName(column.label) })) }))
}
