import { may } from '../../../application/permissions.ts'
import type { Actor } from '../../../application/ports.ts'
import type { ReportDisclosure } from '../../../application/report/disclosure.ts'
import { rowLabel } from '../../../documents/figures/worded-figures.ts'
import { columnId, placeKey } from '../../../domain/reporting/disclosure/cell-quantities.ts'
import type { HiddenNumber } from '../../../domain/reporting/disclosure/protect.ts'
import type { ProtectedCell } from '../../../domain/reporting/disclosure/protected-table.ts'
import type { FigureCell, FigureTable } from '../../../domain/reporting/figure-table.ts'
import { MARKS_IN_WORDS, ROUNDING_LABELS, ruleInWords, SENSITIVITY_LABELS, smallInWords, THRESHOLD_LABELS, ZEROS_LABELS } from '../../../words/disclosure.ts'
import { columnTitle, grouped, NOT_HELD, percentage, rateWords, tableTitle } from '../../../words/figures.ts'
import { urls } from '../../urls.ts'
import { cellInWords, doneOf, hiddenInWords } from './overview.ts'

const choicesOf = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([code, label]) => ({ code, label }))

/** One table of a report: what is published beside what is held, and what an outsider could deduce of each withheld number. Null where there is none. */
export function tableModel(disclosure: ReportDisclosure, tableId: string, actor: Actor) {
  const { report, parts, stand, rules, overrides } = disclosure
  const table = parts.tables.find(({ id }) => id === tableId)
  const rule = rules[tableId]
  if (!table || !rule) return null
  const figures = doneOf(stand)
  const published = figures?.tables.find(({ id }) => id === tableId)
  const hidden = (figures?.numbers ?? []).flatMap((number) => number.places.filter((place) => place.table === tableId).map((place) => ({ number, place })))
  return {
    back: urls.reportPart(report.reportId, 'disclosure'), action: urls.reportDisclosure(report.reportId, tableId), mayWrite: may(actor, 'write-report') && report.inError === null,
    title: tableTitle(table), rule, ruleWords: ruleInWords(rule.rule), sensitivity: SENSITIVITY_LABELS[rule.sensitivity], isDone: published !== undefined, columns: table.columns.map(columnTitle),
    rows: table.rows.map((row, at) => ({ label: rowLabel(row, table), isTotal: row.kind === 'total', cells: row.cells.map((cell, to) => beside(table, cell, published?.rows[at]?.cells[to])) })),
    hidden: hidden.map(({ number, place }) => ({ ...hiddenInWords(parts.tables, number, place), text: cellInWords(table, place), held: heldAt(table, place.row, place.column), small: smallInWords(table.rows.find(({ id }) => id === place.row)?.unit) })),
    marks: choicesOf(MARKS_IN_WORDS), overrides: overrides.filter((one) => one.table === tableId).map((one) => ({ ...one, text: cellInWords(table, one) })),
    overridable: hidden.filter(({ number }) => number.why === 'small').map(({ place }) => ({ code: placeKey(place), label: `${cellInWords(table, place)} (held ${heldAt(table, place.row, place.column)})` })),
    choices: { thresholds: choicesOf(THRESHOLD_LABELS), zeros: choicesOf(ZEROS_LABELS), roundings: choicesOf(ROUNDING_LABELS) }, sensitivities: choicesOf(SENSITIVITY_LABELS),
  }
}

/** The place of a number that may be overridden, by the code of its choice. */
export function placeOf(numbers: readonly HiddenNumber[], table: string, code: string) {
  return numbers.flatMap(({ places }) => places).find((place) => place.table === table && placeKey(place) === code) ?? null
}

function heldAt(table: FigureTable<string>, row: string, column: string): string {
  const at = table.columns.findIndex((one) => columnId(one) === column)
  const count = table.rows.find(({ id }) => id === row)?.cells[at]?.count ?? null
  return count === null ? NOT_HELD : grouped(count)
}

/** What is printed, and what is held where that is another. */
function beside(table: FigureTable<string>, held: FigureCell, published: ProtectedCell | undefined) {
  const ours = cellText(table, held.count, held.percent)
  if (!published) return { published: '', held: ours, isOther: false, why: '' }
  const count = published.count === null ? published.countMark ?? '' : grouped(published.count)
  const percent = published.percent === null ? published.percentMark ?? '' : shareText(table, published.percent)
  const printed = published.countMark === 'x' ? NOT_HELD : percent === '' || published.count === null ? count : `${count} (${percent})`
  return { published: printed, held: ours, isOther: printed !== ours, why: published.why ?? '' }
}

function cellText(table: FigureTable<string>, count: number | null, percent: number | null): string {
  if (count === null) return NOT_HELD
  const share = percent === null ? '' : shareText(table, percent)
  return share === '' ? grouped(count) : `${grouped(count)} (${share})`
}

function shareText(table: FigureTable<string>, percent: number): string {
  return table.per === undefined ? percentage(percent, table.decimals) : rateWords(percent, table.per)
}
