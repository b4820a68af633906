import type { PrintedView } from '../../../application/view-printed.ts'
import { VERDICTS } from '../../../domain/reporting/reconciliation/checks.ts'
import type { Finding, TablePlace } from '../../../domain/reporting/reconciliation/finding.ts'
import { reconcilePrinted } from '../../../domain/reporting/reconciliation/reconcile.ts'
import type { PrintedReport, PrintedTable } from '../../../domain/reporting/printed-report.ts'
import { grouped } from '../../../words/figures.ts'
import { PRINTED_FINDINGS, PRINTED_MEASURE_LABELS } from '../../../words/printed-figures.ts'
import { figureNames, VERDICT_LABELS, type FigureNames } from '../../../words/reconciliation.ts'
import { wordedFinding, type WordedFinding } from '../reconciliation/view-model.ts'

/** Cells as they were printed: `isIt` are those that a finding is about. */
type PrintedCells = Readonly<{
  caption: string
  columns: readonly string[]
  rows: readonly Readonly<{ label: string; cells: readonly Readonly<{ label: string; printed: string; isIt: boolean }>[] }>[]
}>

type PrintedFinding = WordedFinding & Readonly<{ cells: readonly PrintedCells[] }>

/** Everything that does not hold in a printed report, by table and by section, each with the printed cells that it is about. */
export function findingsModel({ kept: { report, reportId }, ours }: PrintedView) {
  const findings = reconcilePrinted(report, ours)
  const names = figureNames(ours)
  const shown = findings.map((finding, at): readonly [Finding, PrintedFinding] =>
    [finding, { ...wordedFinding(finding, { names, id: `finding-${at + 1}` }), cells: placesOf(finding).flatMap((place) => printedCellsAt(report, place, names)) }])
  const group = (title: string, holds: (finding: Finding) => boolean) => {
    const found = shown.filter(([finding]) => holds(finding)).map(([, one]) => one)
    return found.length === 0 ? [] : [{ title, findings: found }]
  }
  const tables = [...new Set(findings.flatMap(({ place }) => (place.sentence === null && place.table !== undefined ? [place.table] : [])))]
  return {
    report: report.title, reportId, isEmpty: report.tables.length === 0 && (report.sections ?? []).length === 0, hasText: (report.sections ?? []).length > 0,
    words: PRINTED_FINDINGS, counted: findings.length === 0 ? '' : PRINTED_FINDINGS.counted(findings.length, byVerdict(findings)),
    groups: [
      ...tables.flatMap((table) => group(names.table(table), ({ place }) => place.sentence === null && place.table === table)),
      ...(report.sections ?? []).flatMap(({ id, heading }) => group(heading, ({ place }) => place.sentence?.section === id)),
    ],
  }
}

function byVerdict(findings: readonly Finding[]): readonly (readonly [string, number])[] {
  return VERDICTS.map((verdict) => [VERDICT_LABELS[verdict], findings.filter((one) => one.verdict === verdict).length] as const).filter(([, many]) => many > 0)
}

/** Where the numbers of a finding stand: its own place, and the other that it is compared with. */
function placesOf(finding: Finding): readonly TablePlace[] {
  const { table, row = null, column = null } = finding.place
  const other = 'other' in finding ? [finding.other] : 'most' in finding ? [finding.most] : 'points' in finding ? [finding.complaints] : []
  return table === undefined ? other : [{ table, row, column }, ...other]
}

/** The table of a place as it was printed: the rows in question, in all years, so that a reader sees them side by side. */
function printedCellsAt(report: PrintedReport, place: TablePlace, names: FigureNames): readonly PrintedCells[] {
  return report.tables.filter(({ table, rows }) => table === place.table && (place.row === null || rows[place.row] !== undefined)).map((printed) => {
    const { table, measure, page, rows, base } = printed
    const named = Object.entries(rows).filter(([row]) => place.row === null || row === place.row)
    const cells = (values: readonly (number | null)[], isOf: boolean) => report.columns.map((label, at) =>
      ({ label, printed: printedValue(values[at] ?? null, measure), isIt: isOf && (place.column === null || place.column === label) }))
    return {
      caption: [names.table(table), PRINTED_MEASURE_LABELS[measure], ...(page === undefined ? [] : [page])].join(', '), columns: report.columns,
      rows: [
        ...named.map(([row, values]) => ({ label: names.row(table, row), cells: cells(values, true) })),
        ...(base ? [{ label: PRINTED_FINDINGS.base, cells: report.columns.map((label, at) => ({ label, printed: printedValue(base[at] ?? null, 'count'), isIt: false })) }] : []),
      ],
    }
  })
}

function printedValue(value: number | null, measure: PrintedTable['measure']): string {
  if (value === null) return '–'
  switch (measure) {
    case 'count': return grouped(value)
    case 'percent': case 'change-percent': return `${value}%`
    case 'under-percent': return `under ${value}%`
  }
}
