import { may } from '../../../application/permissions.ts'
import type { ReportDisclosure } from '../../../application/report/disclosure.ts'
import type { ProtectionStand } from '../../../application/protection.ts'
import type { HiddenNumber, ProtectedFigures } from '../../../domain/reporting/disclosure/protect.ts'
import { columnTitle, tableTitle } from '../../../words/figures.ts'
import { chosenInWords, deducedInWords, protectedInWords, protectedWith, ruleInWords, SENSITIVITY_LABELS, stepInWords } from '../../../words/disclosure.ts'
import { figureNames, findingInWords } from '../../../words/reconciliation.ts'
import type { Actor } from '../../../application/ports.ts'
import { rowLabel } from '../../../documents/figures/worded-figures.ts'
import type { FigureTable } from '../../../domain/reporting/figure-table.ts'
import { columnId, type CellPlace } from '../../../domain/reporting/disclosure/cell-quantities.ts'
import { urls } from '../../urls.ts'

/** How every table of a report is protected, and how far that has come. */
export function overviewModel(disclosure: ReportDisclosure, actor: Actor) {
  const { report, parts, stand, rules } = disclosure
  const figures = doneOf(stand)
  return {
    reference: report.state.reference, back: urls.report(report.reportId), again: urls.reportPart(report.reportId, 'disclosure'), mayWrite: may(actor, 'write-report'),
    state: stand?.kind ?? 'none', step: stand?.kind === 'working' ? stepInWords(stand.step) : '', reason: stand?.kind === 'failed' ? stand.reason : '',
    summary: figures ? protectedInWords(figures) : '', isSafe: figures?.isSafe === true, gaveUp: figures?.gaveUp ?? 0, mayTryAgain: may(actor, 'write-report') && figures !== null && (figures.gaveUp > 0 || figures.numbers.some(({ isTooNarrow, isCertain }) => isTooNarrow && !isCertain)),
    told: disclosure.told.map((one) => ({ sentence: one.finding.place.sentence?.text ?? '', text: findingInWords(one.finding, figureNames(parts.tables)), why: one.state === 'explained' ? one.explanation.words : '' })), reconciliation: urls.reportPart(report.reportId, 'reconciliation'),
    unsafe: figures ? figures.numbers.filter((number) => number.isTooNarrow).map((number) => tooNarrow(parts.tables, number, report.reportId)) : [],
    before: (figures?.before ?? []).map(({ place, where }) => ({ text: placeInWords(parts.tables, place), where })),
    others: disclosure.others.length === 0 ? '' : protectedWith(disclosure.others),
    overrides: disclosure.overrides.map((one) => ({ text: placeInWords(parts.tables, one), reason: one.reason, by: one.by, on: one.on, reference: one.isOwn ? '' : one.reference, href: urls.reportDisclosure(report.reportId, one.table) })),
    tables: parts.tables.filter(({ rows }) => rows.length > 0).map((table) => ({
      title: tableTitle(table), href: urls.reportDisclosure(report.reportId, table.id), sensitivity: SENSITIVITY_LABELS[rules[table.id]?.sensitivity ?? 'children'],
      rule: rules[table.id] ? ruleInWords(rules[table.id]?.rule) : '', chosen: chosenInWords(rules[table.id]?.chosenIn ?? [], report.state.reference), ...countsOf(figures, table.id),
    })),
  }
}

/** What was worked out, once it was. */
export function doneOf(stand: ProtectionStand | null): ProtectedFigures | null {
  return stand?.kind === 'done' ? stand.figures : null
}

function countsOf(figures: ProtectedFigures | null, table: string) {
  const own = (figures?.numbers ?? []).filter(({ places }) => places.some((place) => place.table === table))
  const small = own.filter(({ why }) => why === 'small').length
  return { small: figures ? String(small) : '', secondary: figures ? String(own.length - small) : '' }
}

function tooNarrow(tables: readonly FigureTable<string>[], number: HiddenNumber, reportId: string) {
  const place = number.places[0] ?? { table: '', row: '', column: '' }
  return { ...hiddenInWords(tables, number, place), href: urls.reportDisclosure(reportId, place.table) }
}

/** "Outcomes of statutory complaints: withdrawn, 2019-20". */
function placeInWords(tables: readonly FigureTable<string>[], place: CellPlace): string {
  const table = tables.find(({ id }) => id === place.table)
  return table ? `${tableTitle(table)}: ${cellInWords(table, place)}` : `${place.table}: ${place.row}, ${place.column}`
}

/** "Withdrawn, 2019-20". */
export function cellInWords(table: FigureTable<string>, { row, column }: Pick<CellPlace, 'row' | 'column'>): string {
  const [found, at] = [table.rows.find(({ id }) => id === row), table.columns.find((one) => columnId(one) === column)]
  return `${found ? rowLabel(found, table) : row}, ${at ? columnTitle(at) : column}`
}

const MOST_NAMED = 3

/** The small numbers that a number protects, a few of them: those of its own table before others. */
function nearest(places: readonly CellPlace[], table: string): readonly CellPlace[] {
  return places.toSorted((a, b) => Number(b.table === table) - Number(a.table === table)).slice(0, MOST_NAMED)
}

/** A number that is withheld, as the pages tell of it. */
export function hiddenInWords(tables: readonly FigureTable<string>[], number: HiddenNumber, place: CellPlace) {
  return {
    text: placeInWords(tables, place), why: number.why, knows: deducedInWords(number), isCertain: number.isCertain, wanted: number.wanted, isTooNarrow: number.isTooNarrow,
    protects: nearest(number.protects, place.table).map((one) => placeInWords(tables, one)), more: number.protects.length - nearest(number.protects, place.table).length, because: (number.cut?.because ?? []).map((one) => placeInWords(tables, one)), possible: number.cut?.possible ?? null,
  }
}
