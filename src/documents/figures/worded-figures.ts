import type { Discrepancy } from '../../domain/reporting/discrepancy.ts'
import type { FigureCell, FigureRow, FigureTable, FigureTableId, PrintedValue } from '../../domain/reporting/figure-table.ts'
import type { YearFigures } from '../../domain/reporting/year-figures.ts'
import { shortDate } from '../../words/dates.ts'
import { discrepancyInWords, setDiscrepancyInWords } from '../../words/discrepancies.ts'
import {
  ALL_TOGETHER, allOf, bandLabel, bandsIncluded, BASE_LABELS, COUNTED_LABELS, grouped, NOT_FOR_PUBLICATION, NOT_FOR_PUBLICATION_WHY, NOT_HELD, percentage, rateWords, ROUNDING, ROW_LABELS, ROWS_ADD_NOTES,
  TABLE_NOTES, builtBase, columnTitle, tableTitle,
} from '../../words/figures.ts'

/** One figure as it is printed. */
export type WordedCell = Readonly<{
  column: string
  /** The column as an address names it: the label of its period, or the code of what stands in it. */
  at: string
  count: string
  /** Empty where there is no percentage. */
  percent: string
  /** What a report printed, such as "10, 42%"; empty where it printed nothing. */
  printed: string
  /** Why the printed value is not ours, in sentences with their full stops. */
  discrepancies: readonly string[]
  /** The figure whose page shows what is behind this one; null where there is nothing to show. */
  opensTo: FigureRow['opensTo']
}>

/** A row; `hasPrinted` where anything was printed for it, or is to be said of what was. */
export type WordedRow = Readonly<{ id: string; label: string; isTotal: boolean; hasPrinted: boolean; cells: readonly WordedCell[] }>

/** A table as a document prints it. */
export type WordedTable = Readonly<{
  id: string
  title: string
  section: string
  /** "Base: …" where there are percentages, "Counts …" where there are none. */
  base: string
  notes: readonly string[]
  columns: readonly string[]
  rows: readonly WordedRow[]
  /** Every discrepancy of the table, with its place: "E-mail, 2016-17: …". */
  discrepancies: readonly Readonly<{ place: string; text: string }>[]
}>

/** The figures of a year as a document prints them: nothing left to put into words. */
export type WordedFigures = Readonly<{
  authority: string
  isDemonstration: boolean
  year: string
  period: string
  asKnownOn: string
  status: string
  statusWhy: string
  rounding: string
  notes: readonly string[]
  tables: readonly WordedTable[]
}>

/** Puts the figures of a year into words. */
export function wordedFigures(figures: YearFigures<string>): WordedFigures {
  return {
    authority: figures.authority, isDemonstration: figures.isDemonstration, year: figures.year.label,
    period: `${shortDate(figures.year.from)} to ${shortDate(figures.year.to)}`, asKnownOn: shortDate(figures.asKnownOn), status: NOT_FOR_PUBLICATION,
    statusWhy: NOT_FOR_PUBLICATION_WHY, rounding: ROUNDING, notes: figureNotes(figures), tables: figures.tables.map(wordedTable),
  }
}

/** What must be known before reading: an unfinished year, years of which nothing is held, days that were assumed. */
export function figureNotes(figures: Omit<YearFigures<string>, 'tables'>): readonly string[] {
  const { unfinished, year, asKnownOn, emptyYears, knownAssumed, impossiblePrinted } = figures
  return [
    ...(unfinished ? [`${year.label} runs until ${shortDate(year.to)}: these are the figures as they stood on ${shortDate(asKnownOn)}.`] : []),
    ...(emptyYears.length > 0 ? [`The register holds nothing received in ${emptyYears.join(', ')} that was known on ${shortDate(asKnownOn)}: nought there means not held.`] : []),
    ...(knownAssumed > 0
      ? [`${grouped(knownAssumed)} of the records came without the day they were first recorded; the day they happened is taken for it.`]
      : []),
    ...(impossiblePrinted > 0
      ? [`${grouped(impossiblePrinted)} of the percentages published for these years cannot arise from the counts published with them. Each is named where it stands.`]
      : []),
  ]
}

/** What a row is called. A total that its rows do not add up to is called after what it counts. */
export function rowLabel(row: RowInWords, { rowsAdd, rows }: Pick<TableInWords, 'rowsAdd' | 'rows'>): string {
  if (row.kind === 'total' && rowsAdd !== 'to-base') return row.unit === 'working-days' ? ALL_TOGETHER : allOf(row.unit)
  const before = row.includesRowBefore ? rows[rows.findIndex(({ id }) => id === row.id) - 1]?.id : undefined
  const label = (row.crosses ?? [row]).map(({ id, ownLabel }) => ownLabel ?? (before === undefined ? ROW_LABELS[id] : undefined) ?? bandLabel(id, before) ?? id).join(': ')
  return row.measure === undefined ? label : `${label}: ${(ROW_LABELS[row.measure] ?? row.measure).toLowerCase()}`
}

/** What a reader must know of a table before adding up, and what else must be said of it. */
export function tableNotes({ id, rowsAdd, rows, ownNotes = [] }: Pick<TableInWords, 'id' | 'rowsAdd' | 'rows' | 'ownNotes'>): readonly string[] {
  const note = ofOurs(TABLE_NOTES, id)?.replace(/\{bands\} ?/, bandsIncluded(rows).replace(/(.)$/, '$1 '))
  return [note, ...ownNotes, ROWS_ADD_NOTES[rowsAdd]].filter((each) => each !== undefined && each !== null)
}

/** What 100% is in a table, or what is counted where there are no percentages. */
export function baseInWords(table: Pick<TableInWords, 'id' | 'base' | 'ownTitle' | 'built' | 'columns'>): string {
  return builtBase(table) ?? (table.base === null ? (ofOurs(COUNTED_LABELS, table.id) ?? tableTitle(table)) : BASE_LABELS[table.base])
}

/** The base of a table as one sentence without its full stop: "Base: …" where there are percentages, "Counts …" where there are none. */
function baseSentence(table: Pick<TableInWords, 'id' | 'base' | 'ownTitle' | 'built' | 'columns'>): string {
  return `${table.base === null ? 'Counts' : 'Base:'} ${baseInWords(table)}`
}

/** What we say of one of our own tables; nothing of a built one. */
function ofOurs(words: Readonly<Partial<Record<FigureTableId, string>>>, id: string): string | undefined {
  const all: Readonly<Record<string, string | undefined>> = words
  return all[id]
}

/** A row or a table as far as its words go: what its cells hold does not matter. */
export type RowInWords = Omit<FigureRow, 'cells'>
export type TableInWords = Omit<FigureTable<string>, 'rows'> & Readonly<{ rows: readonly RowInWords[] }>

function wordedTable(table: FigureTable<string>): WordedTable {
  const rows = table.rows.map((row) => wordedRow(table, row))
  return {
    id: table.id, title: tableTitle(table), section: table.section, base: baseSentence(table),
    notes: tableNotes(table), columns: table.columns.map(columnTitle), rows,
    discrepancies: rows.flatMap((row) => row.cells.flatMap((cell) =>
      cell.discrepancies.map((text) => ({ place: row.isTotal ? cell.column : `${row.label}, ${cell.column}`, text })))),
  }
}

function wordedRow(table: FigureTable<string>, row: FigureRow): WordedRow {
  const cells = row.cells.map((cell, at) => wordedCell(table, row, cell, at))
  const hasPrinted = cells.some(({ printed, discrepancies }) => printed !== '' || discrepancies.length > 0)
  return { id: row.id, label: rowLabel(row, table), isTotal: row.kind === 'total', hasPrinted, cells }
}

function wordedCell(table: FigureTable<string>, row: FigureRow, cell: FigureCell, at: number): WordedCell {
  const column = table.columns[at] ? columnTitle(table.columns[at]) : ''
  return {
    column, at: table.columns[at]?.code ?? table.columns[at]?.label ?? '', count: cell.count === null ? NOT_HELD : grouped(cell.count), percent: besideCount(table, cell),
    printed: printedInWords(cell),
    discrepancies: discrepanciesOf(table, row, cell).map((text) => `${text}.`), opensTo: cell.count === null || cell.count === 0 ? null : row.opensTo,
  }
}

/** What stands beside a count: its percentage or rate, or of a number that was counted, when. */
function besideCount({ per, decimals }: FigureTable<string>, { counted, percent }: FigureCell): string {
  if (counted) return counted.from === null ? `on ${shortDate(counted.on)}` : `${shortDate(counted.from)} to ${shortDate(counted.on)}`
  return per === undefined ? percentage(percent, decimals) : rateWords(percent, per)
}

/** Why the printed values of a cell are not ours, as sentences without full stops: counts first, then percentages, then the column's. */
export function discrepanciesOf(table: FigureTable<string>, row: FigureRow, cell: FigureCell): readonly string[] {
  const ofValue = (discrepancy: Discrepancy | null | undefined) => (discrepancy ? [discrepancyInWords(discrepancy, row.unit)] : [])
  return [
    ...ofValue(cell.printed?.count?.discrepancy), ...ofValue(cell.printed?.percent?.discrepancy),
    ...(cell.printedSet ?? []).map((one) => setDiscrepancyInWords(one, table.unit)),
  ]
}

/** What a report printed for a figure, such as "10, 42%"; empty where it printed nothing. */
export function printedInWords({ printed }: Pick<FigureCell, 'printed'>): string {
  return [printedCount(printed?.count), printedPercent(printed?.percent)].filter((text) => text !== '').join(', ')
}

const printedCount = (printed: PrintedValue | undefined): string => (printed ? grouped(printed.value) : '')
const printedPercent = (printed: PrintedValue | undefined): string => (printed ? `${printed.under ? 'under ' : ''}${percentage(printed.value)}` : '')
