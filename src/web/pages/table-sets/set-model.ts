import type { KnownTableSet, TableSetView } from '../../../application/table-sets.ts'
import type { TableSpec } from '../../../domain/reporting/built/table-spec.ts'
import { londonTime } from '../../../words/dates.ts'
import { columnsLabel, DIMENSION_LABELS, MEASURE_LABELS, OF_LABELS, SPEC_BASE_LABELS, STATISTIC_LABELS } from '../../../words/table-builder.ts'

/** One line of the list of sets. */
export function setRow({ setId, set, savedAt }: KnownTableSet) {
  return { setId, name: set.name, tables: set.tables.length, savedAt: savedAt === null ? '' : londonTime(savedAt) }
}

/** Everything that the page of one set prints. */
export function setPage({ known, history, people }: Extract<TableSetView, { kind: 'set' }>) {
  return {
    setId: known.setId, seen: known.version, isShipped: known.isShipped, tables: known.set.tables.map(tableRow),
    history: history.toReversed().map(({ version, recordedAt, recordedBy, body }) => ({ version, at: londonTime(recordedAt), by: people.get(recordedBy) ?? recordedBy, isRemoved: body === null })),
  }
}

function tableRow({ id, title, measure, of, statistic, rows, columns, years, base, percentages }: TableSpec) {
  return {
    id, title, counts: `${statistic === null ? '' : `${STATISTIC_LABELS[statistic]}: `}${MEASURE_LABELS[measure]}${of === null ? '' : `, ${OF_LABELS[of].toLowerCase()}`}`,
    rows: DIMENSION_LABELS[rows], columns: columns === 'years' || columns === 'quarters' ? `${columnsLabel(columns)}: ${years}` : columnsLabel(columns),
    base: `${SPEC_BASE_LABELS[base]}${percentages || base === 'none' ? '' : ' (no percentages)'}`,
  }
}
