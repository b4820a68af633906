import type { FigureBehind } from '../../../application/figures.ts'
import { baseInWords, discrepanciesOf, rowLabel } from '../../../documents/figures/worded-figures.ts'
import type { ReportFact, ReportFactKind } from '../../../domain/reporting/report-fact.ts'
import { shortDate } from '../../../words/dates.ts'
import { countOf, grouped, NOT_FOR_PUBLICATION, percentage, TABLE_TITLES } from '../../../words/figures.ts'
import { OUTCOME_LABELS } from '../../../words/labels.ts'
import { urls } from '../../urls.ts'

const ROWS_ON_A_PAGE = 50
const COMPLAINTS: readonly ReportFactKind[] = ['statutory-complaint', 'corporate-complaint']

type Figure = Extract<FigureBehind, { kind: 'figure' }>

/** Everything the page of one figure prints. `page` starts at 1; one past the end shows the last. */
export function figureCellModel(figure: Figure, page: number) {
  const { table, row, cell, year, facts } = figure
  const label = rowLabel(row, table)
  const pages = Math.max(1, Math.ceil((facts?.length ?? 0) / ROWS_ON_A_PAGE))
  const at = Math.min(Math.max(1, page), pages)
  const shown = facts?.slice((at - 1) * ROWS_ON_A_PAGE, at * ROWS_ON_A_PAGE) ?? null
  return {
    title: `${TABLE_TITLES[table.id]}: ${label}, ${year.label}`,
    status: NOT_FOR_PUBLICATION,
    figure: countOf(cell.count ?? 0, row.unit),
    share: shareInWords(figure),
    period: `${shortDate(year.from)} to ${shortDate(year.to)}`,
    asKnownOn: shortDate(figure.asKnownOn),
    discrepancies: discrepanciesOf(table, row, cell).map((text) => `${text}.`),
    behind: facts === null ? null : grouped(facts.length),
    /** Points and sessions are counted one by one: then there are fewer records than the figure says. */
    countsMoreThanRecords: facts !== null && facts.length !== cell.count,
    rows: shown?.map(behindRow) ?? null,
    isComplaints: facts?.every(({ kind }) => COMPLAINTS.includes(kind)) ?? false,
    page: at, pages,
  }
}

function shareInWords({ table, cell }: Figure): string | null {
  const base = table.baseCounts[0] ?? null
  return cell.percent === null || base === null ? null : `${percentage(cell.percent, table.decimals)} of ${grouped(base)} ${baseInWords(table)}`
}

function behindRow(fact: ReportFact) {
  const isComplaint = COMPLAINTS.includes(fact.kind)
  return {
    reference: fact.reference,
    href: isComplaint ? urls.complaint(fact.streamId) : urls.entry(fact.streamId),
    received: shortDate(fact.receivedOn),
    answered: fact.stageOneAnsweredOn === null ? 'No answer yet' : shortDate(fact.stageOneAnsweredOn),
    workingDays: fact.stageOneWorkingDays === null ? '' : String(fact.stageOneWorkingDays),
    outcome: fact.outcome === null ? 'No outcome yet' : OUTCOME_LABELS[fact.outcome],
  }
}
