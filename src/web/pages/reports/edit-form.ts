import type { FoundParts } from '../../../application/report/compose.ts'
import type { ReportSection } from '../../../domain/register/report/report.ts'
import { writtenName } from '../../../domain/reporting/document/markdown/figure-name.ts'
import { nameOfTable } from '../../../domain/reporting/document/named-figures.ts'
import type { ReportParts } from '../../../domain/reporting/document/report-parts.ts'
import { chartOf } from '../../../documents/charts/charts-of-figures.ts'
import { figureText } from '../../../documents/report/document-tables.ts'
import { rowLabel } from '../../../documents/figures/worded-figures.ts'
import { printSection } from '../../../documents/report/print-report.ts'
import { tableTitle } from '../../../words/figures.ts'
import { REPORT_PAGES, sectionProblemWords, WRITING_WORDS } from '../../../words/report-pages.ts'
import type { Choice } from '../../components/word-choices/word-choices.ts'
import type { Slip } from '../../form-reader.ts'
import type { Visit } from '../../route.ts'

/** Longer than any section: some 8,000 words. */
const LONGEST_TEXT = 50_000
const LONGEST_HEADING = 300
/** How much of a quotation is shown where it is chosen. */
const SHOWN_OF_QUOTATION = 80

export type EditPage = FoundParts & Readonly<{ section: ReportSection & Readonly<{ isRemoved: boolean }> }>
export type SectionForm = Readonly<{ heading: string; text: string; over: number }>

/** The section as it stands. */
export function savedForm({ report, section }: EditPage): SectionForm {
  const words = (ref: Readonly<{ textId: string }> | null) => (ref === null ? '' : report.texts.get(ref.textId) ?? '')
  return { heading: words(section.heading), text: words(section.text), over: section.version }
}

/** The section as it was typed. */
export function typedForm({ typed }: Visit): SectionForm {
  const of = (field: string) => {
    const value = typed[field]
    return (typeof value === 'string' ? value : value?.[0] ?? '').replaceAll('\r\n', '\n')
  }
  return { heading: of('heading').trim(), text: of('text').trimEnd(), over: Number(of('over')) || 0 }
}

/** What is wrong with what was typed: too long, no heading, or something named that there is not. */
export function slipsOf(page: EditPage, { heading, text }: SectionForm): readonly Slip[] {
  const wrongHeading = heading === '' ? REPORT_PAGES.headingMissing : heading.length > LONGEST_HEADING ? REPORT_PAGES.headingTooLong : null
  const slips: readonly Slip[] = wrongHeading === null ? [] : [{ field: 'heading', text: wrongHeading }]
  if (text.length > LONGEST_TEXT) return [...slips, { field: 'text', text: REPORT_PAGES.tooLong }]
  const { problems } = printSection({ heading, text }, 1, page.parts)
  return [...slips, ...[...new Set(problems.filter(({ kind }) => kind !== 'prints-nothing').map(sectionProblemWords))].map((words) => ({ field: 'text', text: words }))]
}

/** Everything that may be put into a text, each with what it says now. The code is what stands between the brackets. */
export function insertChoices({ tables, year, quotations, saidDid, benchmarks }: ReportParts): readonly (Choice & Readonly<{ group: string }>)[] {
  const { groups } = WRITING_WORDS
  const name = (table: (typeof tables)[number]) => nameOfTable(tables, table)
  const at = (labels: readonly Readonly<{ label: string }>[]) => labels.findIndex(({ label }) => label === year.label)
  return [
    { code: writtenName({ kind: 'quotations' }), label: WRITING_WORDS.quotations(quotations.length), group: groups.other },
    { code: writtenName({ kind: 'said-did' }), label: WRITING_WORDS.saidDid(saidDid.length), group: groups.other },
    { code: writtenName({ kind: 'benchmarks', table: null }), label: WRITING_WORDS.benchmarks(benchmarks.length), group: groups.other },
    ...quotations.map(({ reference, words }) => ({
      code: writtenName({ kind: 'quotation', reference }), label: WRITING_WORDS.quotation(reference, words.length > SHOWN_OF_QUOTATION ? `${words.slice(0, SHOWN_OF_QUOTATION)}…` : words), group: groups.other,
    })),
    ...tables.map((table) => ({ code: writtenName({ kind: 'table', table: name(table) }), label: tableTitle(table), group: groups.table })),
    ...tables.filter((table) => chartOf(table, year.label) !== null).map((table) => ({ code: writtenName({ kind: 'chart', table: name(table) }), label: tableTitle(table), group: groups.chart })),
    ...tables.flatMap((table) => table.rows.flatMap((row) => {
      const cell = row.cells[at(table.columns)]
      if (!cell) return []
      const [group, label] = [groups.figure(tableTitle(table)), rowLabel(row, table)]
      const percent = table.base !== null && cell.percent !== null ? [{ code: writtenName({ kind: 'figure', table: name(table), row: row.id, year: null, measure: 'percent' }), label: `${label}: ${figureText(table, cell, 'percent')}`, group }] : []
      return [{ code: writtenName({ kind: 'figure', table: name(table), row: row.id, year: null, measure: 'count' }), label: `${label}: ${figureText(table, cell, 'count')}`, group }, ...percent]
    })),
  ]
}

/** The text with something put in at its end: a figure after the last words, anything else on a line of its own. */
export function withInserted(text: string, name: string): string {
  const isFigure = name.includes('.') && !name.startsWith('quotation ')
  const before = text.trimEnd()
  return `${before}${before === '' ? '' : isFigure ? ' ' : '\n\n'}[[${name}]]`
}
