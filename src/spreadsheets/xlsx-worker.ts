/** Runs in a worker: reads a spreadsheet and writes its first filled sheet as CSV, so that the rest of Heard sees one format. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { read, SSF, utils, type CellObject, type WorkBook } from '@e965/xlsx'
import { stringify } from 'csv-stringify/sync'
import { dayOfSerial } from '../application/import/read-day.ts'
import { ERROR_MARK, FORMULA_MARK } from './csv-register.ts'
import type { ConversionAnswer, ConversionOrder } from './convert-spreadsheet.ts'

function convert({ path, to, mostRows }: ConversionOrder): ConversionAnswer {
  const book = read(readFileSync(path), { type: 'buffer', dense: true, cellFormula: true, cellNF: true, cellText: false, cellHTML: false, sheetRows: mostRows + 2 })
  const sheet = firstFilledSheet(book)
  if (!sheet) return { kind: 'refused', code: 'empty' }
  if (sheet.rows.length > mostRows + 1) return { kind: 'refused', code: 'too-many-rows', facts: { most: mostRows } }
  const since1904 = book.Workbook?.WBProps?.date1904 === true
  const width = Math.max(...sheet.rows.map((row) => row.length))
  const cells = sheet.rows.map((row) => Array.from({ length: width }, (_, at) => textOf(row[at], since1904)))
  writeFileSync(to, stringify(cells), { mode: 0o600 })
  return { kind: 'converted' }
}

type Rows = readonly (readonly (CellObject | undefined)[])[]

function firstFilledSheet(book: WorkBook): Readonly<{ rows: Rows }> | null {
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name]
    const isHidden = (book.Workbook?.Sheets?.find((each) => each.name === name)?.Hidden ?? 0) > 0
    const data = sheet && !isHidden ? sheet['!data'] : undefined
    // Rows that a spreadsheet passes over are holes here, and stay empty rows: their numbers are those on the screen.
    if (sheet?.['!ref'] !== undefined && data) return { rows: Array.from({ length: utils.decode_range(sheet['!ref']).e.r + 1 }, (_, at) => data[at] ?? []) }
  }
  return null
}

function textOf(cell: CellObject | undefined, since1904: boolean): string {
  if (!cell) return ''
  if (cell.f !== undefined) return FORMULA_MARK
  switch (cell.t) {
    case 'e':
      return ERROR_MARK
    case 'b':
      return cell.v === true ? 'yes' : 'no'
    case 'd':
      return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v)
    case 'n':
      return numberText(Number(cell.v), cell.z, since1904)
    case 's':
      return String(cell.v ?? '')
    case 'z':
      return ''
  }
}

function numberText(value: number, format: string | number | undefined, since1904: boolean): string {
  const isDay = format !== undefined && SSF.is_date(String(typeof format === 'number' ? SSF.get_table()[format] ?? '' : format))
  return (isDay ? dayOfSerial(value, since1904) : null) ?? String(value)
}

try {
  parentPort?.postMessage(convert(workerData as ConversionOrder))
} catch {
  parentPort?.postMessage({ kind: 'refused', code: 'broken-spreadsheet' } satisfies ConversionAnswer)
}
