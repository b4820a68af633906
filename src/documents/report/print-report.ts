import { figureNamed, nameOfTable, tableNamed } from '../../domain/reporting/document/named-figures.ts'
import { parseSection, printedParts, type Part, type SectionBlock } from '../../domain/reporting/document/markdown/parse-section.ts'
import { plainId, plainText } from '../../domain/reporting/document/parts.ts'
import type { Block, Inline } from '../../domain/reporting/document/report-document.ts'
import type { PrintedReportParts, Quotable, ReportParts, SectionProblem, SectionText } from '../../domain/reporting/document/report-parts.ts'
import { NOT_FOR_PUBLICATION, NOT_FOR_PUBLICATION_WHY, ROUNDING, tableTitle } from '../../words/figures.ts'
import { SMALL_WITHHELD } from '../../words/disclosure.ts'
import { longDate } from '../../words/dates.ts'
import { REPORT_PAGES } from '../../words/report-pages.ts'
import { REPORT_DOCUMENT_LABELS } from '../../words/reports.ts'
import { chartOf } from '../charts/charts-of-figures.ts'
import { benchmarkTable } from './benchmark-table.ts'
import { withBigNumbers } from './big-numbers.ts'
import { documentTable, figureText } from './document-tables.ts'

type Problems = SectionProblem[]
type Printing = Readonly<{ parts: ReportParts; problems: Problems }>

/** A report as a document: its sections with every figure that they name as it stands. A draft says that it is one. */
export function printReport(held: ReportParts): PrintedReportParts {
  const parts = held.safeTables === null ? held : { ...held, tables: held.safeTables }
  const printed = parts.sections.map((section, at) => ({ section: section.id, ...printSection(section, at + 1, parts) }))
  const { figures, year } = parts
  return {
    document: {
      schema: 'heard-document-1', kind: parts.document, title: `${REPORT_DOCUMENT_LABELS[parts.document]} ${year.label}`, subtitle: REPORT_PAGES.subtitle,
      language: 'en-GB', authority: figures.authority, branding: figures.branding, period: year, asKnownOn: parts.asKnownOn, published: null,
      status: held.safeTables === null ? `${REPORT_PAGES.draft} ${NOT_FOR_PUBLICATION}. ${NOT_FOR_PUBLICATION_WHY}` : `${REPORT_PAGES.draft} ${SMALL_WITHHELD}`,
      blocks: [...withBigNumbers(parts.document, printed.flatMap(({ blocks }) => blocks)), ...closing(parts)],
    },
    problems: printed.flatMap(({ section, problems }) => problems.map((problem) => ({ section, problem }))),
  }
}

/** How the figures were counted. A page for young people says nothing that is not for them. */
function closing({ document, asKnownOn }: ReportParts): readonly Block[] {
  return document === 'young-people' ? [] : [{ kind: 'heading', id: 'about-the-figures', level: 2, text: REPORT_PAGES.aboutFigures }, { kind: 'paragraph', content: [{ kind: 'text', text: `${REPORT_PAGES.knownOn(longDate(asKnownOn))} ${ROUNDING}` }] }]
}

/** One section: its heading at the second level, and what it says. */
export function printSection({ heading, text }: Pick<SectionText, 'heading' | 'text'>, number: number, parts: ReportParts): Readonly<{ blocks: readonly Block[]; problems: readonly SectionProblem[] }> {
  const parsed = parseSection(text)
  const problems: Problems = [...parsed.problems]
  const printing: Printing = { parts, problems }
  const blocks = parsed.blocks.flatMap((block, at) => printBlock(block, `section-${number}-${at + 1}`, printing))
  return { blocks: [{ kind: 'heading', id: `section-${number}`, level: 2, text: heading }, ...blocks], problems }
}

function printBlock(block: SectionBlock, id: string, printing: Printing): readonly Block[] {
  const print = (parts: readonly Part[]) => printedParts(parts, (part) => figureIn(part, printing))
  switch (block.kind) {
    case 'heading': return [{ kind: 'heading', id, level: block.level, text: plainText(print(block.content)) }]
    case 'paragraph': return [{ kind: 'paragraph', content: print(block.content) }]
    case 'list': return [{ kind: 'list', ordered: block.ordered, items: block.items.map(print) }]
    case 'placed': return printPlaced(block, printing)
  }
}

function figureIn({ name, placed }: Extract<Part, { kind: 'placed' }>, { parts, problems }: Printing): Inline {
  if (placed.kind === 'see') return tableReferredTo({ name, placed }, { parts, problems })
  const found = figureNamed(parts.tables, parts.year.label, placed)
  if (found.kind === 'figure') return { kind: 'figure', name, text: figureText(found.table, found.cell, placed.measure) }
  problems.push({ ...found, name })
  return { kind: 'text', text: `[[${name}]]` }
}

/** The title of a table, as a link to where it stands in the document. */
function tableReferredTo({ name, placed }: Readonly<{ name: string; placed: Readonly<{ table: string }> }>, { parts, problems }: Printing): Inline {
  const table = tableNamed(parts.tables, placed.table)
  if (!('kind' in table)) return { kind: 'link', address: `#${plainId(table.id)}`, content: [{ kind: 'text', text: tableTitle(table) }] }
  problems.push({ ...table, name, nearest: table.nearest.map((id) => `see ${id}`) })
  return { kind: 'text', text: `[[${name}]]` }
}

function printBenchmarks(name: string, of: string | null, { parts, problems }: Printing): readonly Block[] {
  const table = of === null ? null : tableNamed(parts.tables, of)
  if (table !== null && 'kind' in table) {
    problems.push({ ...table, name, nearest: table.nearest.map((id) => `benchmarks ${id}`) })
    return []
  }
  const printed = benchmarkTable(parts, table)
  return orNothing(printed === null ? [] : [{ kind: 'table', table: printed }], name, problems)
}

function printPlaced({ name, placed }: Extract<SectionBlock, { kind: 'placed' }>, { parts, problems }: Printing): readonly Block[] {
  switch (placed.kind) {
    case 'quotation': {
      const found = parts.quotations.find(({ reference }) => reference === placed.reference)
      if (found) return [quotationBlock(found)]
      problems.push({ kind: 'not-quotable', name, why: parts.notQuoted.find(({ reference }) => reference === placed.reference)?.why ?? 'no-such-compliment' })
      return []
    }
    case 'benchmarks': return printBenchmarks(name, placed.table, { parts, problems })
    case 'quotations': return orNothing(parts.quotations.map(quotationBlock), name, problems)
    case 'said-did': return orNothing(parts.saidDid.map(({ said, did }) => ({ kind: 'said-did', said, did })), name, problems)
    case 'table':
    case 'chart': {
      const table = tableNamed(parts.tables, placed.table)
      if ('kind' in table) {
        problems.push({ ...table, name, nearest: table.nearest.map((id) => `${placed.kind} ${id}`) })
        return []
      }
      if (placed.kind === 'table') return [{ kind: 'table', table: documentTable(table) }]
      const chart = chartOf(table, parts.year.label)
      if (chart) return [{ kind: 'chart', chart: { ...chart, id: plainId(chart.id) }, table: plainId(table.id) }]
      problems.push({ kind: 'no-chart', name, nearest: [`table ${nameOfTable(parts.tables, table)}`] })
      return []
    }
  }
}

function quotationBlock({ words, from }: Quotable): Block {
  return { kind: 'quotation', text: words, from: REPORT_PAGES.quotedFrom[from] }
}

function orNothing(blocks: readonly Block[], name: string, problems: Problems): readonly Block[] {
  if (blocks.length === 0) problems.push({ kind: 'prints-nothing', name })
  return blocks
}
