import type { PrintedView } from '../../../application/view-printed.ts'
import { PRINTED_MEASURES, type PrintedTable } from '../../../domain/reporting/printed-report.ts'
import { readPrintedLines, readValue } from '../../../domain/reporting/printed-table-text.ts'
import { rowLabel } from '../../../documents/figures/worded-figures.ts'
import { PRINTED_FIGURES } from '../../../words/printed-figures.ts'
import type { FormReader, Slip } from '../../form-reader.ts'

type TableRead = Readonly<{ kind: 'table'; table: PrintedTable }> | Readonly<{ kind: 'slips'; slips: readonly Slip[] }>

/** One printed table as it was typed. A row may be named by its words or by its id; one that we have not stays as it was typed. */
export function readTableForm(form: FormReader, { kept: { report }, ours }: PrintedView): TableRead {
  const { ask } = PRINTED_FIGURES
  const years = report.columns.length
  const id = form.choice('table', ask.table.toLowerCase(), ours.map((table) => table.id))
  const measure = form.choice('measure', ask.measure.toLowerCase(), PRINTED_MEASURES)
  const page = form.text('page')
  const { rows, problems } = readPrintedLines(form.text('values'), years)
  const base = form.text('base') === '' ? undefined : form.text('base').split(/\s+/).map(readValue)
  const isWrongBase = base !== undefined && (base.length !== years || base.includes(undefined))
  const slips = [
    ...form.slips, ...problems.map(({ line }) => ({ field: 'values', text: PRINTED_FIGURES.values(line, years) })),
    ...(problems.length === 0 && Object.keys(rows).length === 0 ? [{ field: 'values', text: PRINTED_FIGURES.empty }] : []),
    ...(isWrongBase ? [{ field: 'base', text: PRINTED_FIGURES.values(form.text('base'), years) }] : []),
  ]
  if (slips.length > 0) return { kind: 'slips', slips }
  const table = ours.find((one) => one.id === id)
  const named = new Map(table?.rows.map((row) => [rowLabel(row, table).toLowerCase(), row.id]) ?? [])
  const counts = report.tables.find((one) => one.table === id && one.measure === measure)?.counts
  return {
    kind: 'table',
    table: {
      table: id, measure, ...(page !== '' && { page }), rows: Object.fromEntries(Object.entries(rows).map(([row, values]) => [named.get(row.toLowerCase()) ?? row, values])),
      ...(base && { base: base.map((value) => value ?? null) }), ...(counts && { counts }), ...(form.text('isWhole') === 'yes' && { isWhole: true }),
    },
  }
}
