import type { FigureBehind } from '../../../application/figures.ts'
import { baseInWords, discrepanciesOf, rowLabel } from '../../../documents/figures/worded-figures.ts'
import { shortDate } from '../../../words/dates.ts'
import { countOf, grouped, NOT_FOR_PUBLICATION, percentage, columnTitle, tableTitle } from '../../../words/figures.ts'
import { factsPage } from '../../components/facts/facts.ts'

type Figure = Extract<FigureBehind, { kind: 'figure' }>

/** Everything the page of one figure prints. `page` starts at 1; one past the end shows the last. */
export function figureCellModel(figure: Figure, page: number) {
  const { table, row, cell, year, facts } = figure
  const label = rowLabel(row, table)
  return {
    title: `${tableTitle(table)}: ${label}, ${columnTitle(year)}`,
    status: NOT_FOR_PUBLICATION,
    figure: countOf(cell.count ?? 0, row.unit),
    share: shareInWords(figure),
    period: `${shortDate(year.from)} to ${shortDate(year.to)}`,
    asKnownOn: shortDate(figure.asKnownOn),
    discrepancies: discrepanciesOf(table, row, cell).map((text) => `${text}.`),
    behind: facts === null ? null : grouped(facts.length),
    /** Points and sessions are counted one by one: then there are fewer records than the figure says. */
    countsMoreThanRecords: facts !== null && facts.length !== cell.count,
    ...factsPage(facts, page),
  }
}

function shareInWords({ table, cell }: Figure): string | null {
  const base = table.baseCounts[0] ?? null
  return cell.percent === null || base === null ? null : `${percentage(cell.percent, table.decimals)} of ${grouped(base)} ${baseInWords(table)}`
}
