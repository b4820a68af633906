import { createReadStream } from 'node:fs'
import { Transform, type Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { FileRefused, type CellFault, type RegisterFile, type SheetRow } from '../application/import/register-file.ts'
import { tellApart } from '../application/import/match-columns.ts'
import { scanText, type ScannedText, type TextEncoding } from './text-encoding.ts'
import { withoutGuard } from './without-guard.ts'

/** A record of more characters is a quotation mark that was never closed. */
const LONGEST_RECORD = 2_000_000
const BATCH = 500

/** What a converted spreadsheet writes in place of a cell that holds no value. No keyboard types it. */
export const FORMULA_MARK = '\uE000formula'
export const ERROR_MARK = '\uE000error'

export type CsvOptions = Readonly<{ fileName: string; digest?: string; hasMarks?: boolean }>

/** A CSV file of any length as a register: read from disk each time, in flat memory. Throws `FileRefused`. */
export async function csvRegister(path: string, options: CsvOptions): Promise<RegisterFile> {
  const scanned = await scanText(path)
  if (scanned.head.replace('\uFEFF', '').trim() === '') throw new FileRefused('empty')
  const layout = layoutOf(scanned)
  const { value: first } = await records(path, scanned.encoding, layout).next()
  if (!first) throw new FileRefused('empty')
  const headings = tellApart(first.cells)
  const file: RegisterFile = {
    fileName: options.fileName, digest: options.digest ?? scanned.digest, headings,
    rows: () => batches(records(path, scanned.encoding, layout), options.hasMarks === true),
  }
  if (!(await hasRows(file))) throw new FileRefused('no-rows')
  return file
}

async function hasRows(file: RegisterFile): Promise<boolean> {
  for await (const batch of file.rows()) if (batch.some(({ cells }) => cells.some((cell) => cell.trim() !== ''))) return true
  return false
}

type Layout = Readonly<{ delimiter: string; headingsAt: number }>

/** The delimiter that the headings use most; a first line `sep=;`, as spreadsheets write it, names it. */
function layoutOf({ head }: ScannedText): Layout {
  const lines = head.replace('\uFEFF', '').split(/\r\n|\n|\r/)
  const named = /^"?sep=(.)"?$/i.exec(lines[0] ?? '')
  const at = lines.findIndex((line, index) => line.trim() !== '' && !(named && index === 0))
  if (named?.[1] !== undefined) return { delimiter: named[1], headingsAt: at + 1 }
  const unquoted = (lines[at] ?? '').replaceAll(/"[^"]*"/g, '')
  const counts = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, many: unquoted.split(delimiter).length }))
  const [most] = counts.sort((a, b) => b.many - a.many)
  return { delimiter: most?.delimiter ?? ',', headingsAt: at + 1 }
}

type CsvRecord = Readonly<{ number: number; cells: readonly string[] }>

/** The records from the headings on, numbered as a spreadsheet numbers rows. */
async function* records(path: string, encoding: TextEncoding, { delimiter, headingsAt }: Layout): AsyncGenerator<CsvRecord, undefined> {
  const parser = parse({ bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: LONGEST_RECORD })
  const source = decoded(path, encoding)
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let number = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1
      if (number >= headingsAt) yield { number, cells: cells.map(withoutGuard) }
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error, number + 1) : error
  } finally {
    source.destroy()
    parser.destroy()
  }
}

function decoded(path: string, encoding: TextEncoding): Readable {
  const source = createReadStream(path)
  if (encoding === 'utf-8') return source
  const decoder = new TextDecoder(encoding)
  const decode = new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  })
  source.on('error', (error) => decode.destroy(error))
  decode.once('close', () => source.destroy())
  return source.pipe(decode)
}

function refusalOf(error: CsvError, row: number): FileRefused {
  const isEndless = error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED'
  return new FileRefused(isEndless ? 'never-ending-cell' : 'damaged-row', { row })
}

async function* batches(all: AsyncGenerator<CsvRecord, undefined>, hasMarks: boolean): AsyncGenerator<readonly SheetRow[]> {
  let batch: SheetRow[] = []
  let isFirst = true
  for await (const { number, cells } of all) {
    if (!isFirst) batch.push(hasMarks ? withoutMarks(number, cells) : { number, cells })
    isFirst = false
    if (batch.length === BATCH) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

function withoutMarks(number: number, cells: readonly string[]): SheetRow {
  const faults = cells.flatMap((cell, position): CellFault[] =>
    cell === FORMULA_MARK ? [{ position, code: 'formula' }] : cell === ERROR_MARK ? [{ position, code: 'error-value' }] : [])
  if (faults.length === 0) return { number, cells }
  return { number, cells: cells.map((cell) => (cell === FORMULA_MARK || cell === ERROR_MARK ? '' : cell)), faults }
}
