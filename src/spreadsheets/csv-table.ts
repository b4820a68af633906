import { CsvError, parse } from 'csv-parse/sync'
import { withoutGuard } from './without-guard.ts'

/** A row of a small CSV file, numbered as a spreadsheet numbers it, with its cells by their headings in small letters. */
export type CsvRow = Readonly<{ row: number; cell(column: string): string }>

export type CsvTable = Readonly<{ kind: 'rows'; rows: readonly CsvRow[] }> | Readonly<{ kind: 'problem'; row: number; code: 'columns' | 'not-csv' | 'empty' | 'too-many' }>

const MOST_ROWS = 20_000

/** Reads a whole CSV file that has a heading for each of `needed`. Empty rows are passed over, and what a spreadsheet guards with an apostrophe is bare again. */
export function csvTable(text: string, needed: readonly string[]): CsvTable {
  const records = recordsOf(text)
  if (!Array.isArray(records)) return records
  const [heads, ...rest] = records.map((cells, at) => ({ row: at + 1, cells })).filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (!heads) return { kind: 'problem', row: 1, code: 'empty' }
  const names = heads.cells.map((name) => name.toLowerCase())
  if (!needed.every((name) => names.includes(name))) return { kind: 'problem', row: heads.row, code: 'columns' }
  if (rest.length === 0) return { kind: 'problem', row: heads.row, code: 'empty' }
  if (rest.length > MOST_ROWS) return { kind: 'problem', row: MOST_ROWS + 1, code: 'too-many' }
  return { kind: 'rows', rows: rest.map(({ row, cells }) => ({ row, cell: (column) => withoutGuard(cells[names.indexOf(column)] ?? '') })) }
}

function recordsOf(text: string): string[][] | Extract<CsvTable, { kind: 'problem' }> {
  try {
    return parse(text, { bom: true, relax_column_count: true, trim: true })
  } catch (error) {
    if (error instanceof CsvError) return { kind: 'problem', row: 1, code: 'not-csv' }
    throw error
  }
}
