import { PRINTED_MEASURES, type PrintedReport, type PrintedSection, type PrintedTable } from '../domain/reporting/printed-report.ts'
import { fileReader, inPlace, isObject, type FileReader, type SettingsFileProblem } from './settings-file/file-reader.ts'

/** The version of the file; `docs/schemas/printed-report.schema.json` describes it. */
const PRINTED_REPORT_FORMAT = 'heard-printed-report-1'

export type ReadPrintedReport = Readonly<{ kind: 'report'; report: PrintedReport }> | Readonly<{ kind: 'problems'; problems: readonly SettingsFileProblem[] }>

const MOST_YEARS = 30
const MOST_TABLES = 200
const MOST_ROWS = 300
const LONGEST = 300
const MOST_SECTIONS = 60
const LONGEST_SECTION = 20_000

/** The file that a printed report is taken away in. */
export function printedReportFile(report: PrintedReport): string {
  return `${JSON.stringify({ format: PRINTED_REPORT_FORMAT, ...report }, null, 2)}\n`
}

/** Reads a printed report, as a file or as it was kept. Numbers stay as printed: nothing is rounded, completed or corrected. */
export function readPrintedReport(value: unknown): ReadPrintedReport {
  const reader = fileReader()
  const file = reader.object(value, '', ['format', 'title', 'source', 'columns', 'tables', 'sections'])
  if (file && file['format'] !== undefined) reader.oneOf(file['format'], 'format', [PRINTED_REPORT_FORMAT])
  const title = file && reader.text(file['title'], 'title', LONGEST)
  const source = file?.['source'] === undefined ? undefined : reader.text(file['source'], 'source', LONGEST) ?? undefined
  const columns = (file && reader.list(file['columns'], 'columns', MOST_YEARS) || []).flatMap((label, at) => readYear(reader, label, inPlace('columns', at)) ?? [])
  if (new Set(columns).size < columns.length) reader.wrong('columns', 'twice')
  const tables = (file && reader.list(file['tables'], 'tables', MOST_TABLES) || []).flatMap((table, at) => readTable(reader, table, { place: inPlace('tables', at), years: columns.length }) ?? [])
  const sections = file?.['sections'] === undefined ? undefined : readSections(reader, file['sections'])
  if (reader.problems.length > 0 || !title) return { kind: 'problems', problems: reader.problems }
  return { kind: 'report', report: { title, ...(source !== undefined && { source }), columns, tables, ...(sections && sections.length > 0 && { sections }) } }
}

/** What it says in sentences: each section once, by an id that may stand in an address. */
function readSections(reader: FileReader, value: unknown): readonly PrintedSection[] {
  const sections = (reader.list(value, 'sections', MOST_SECTIONS) ?? []).flatMap((one, at): readonly PrintedSection[] => {
    const place = inPlace('sections', at)
    const section = reader.object(one, place, ['id', 'heading', 'text'])
    const id = section && readSectionId(reader, section['id'], inPlace(place, 'id'))
    const heading = section && reader.text(section['heading'], inPlace(place, 'heading'), LONGEST)
    const text = section && readLines(reader, section['text'], inPlace(place, 'text'))
    return id && heading && text ? [{ id, heading, text }] : []
  })
  if (new Set(sections.map(({ id }) => id)).size < sections.length) reader.wrong('sections', 'twice')
  return sections
}

/** Text with its lines: they tell paragraphs and items apart. */
function readLines(reader: FileReader, value: unknown, place: string): string | null {
  const isText = typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_SECTION
  return isText ? value.replace(/\r\n?/g, '\n') : reader.wrong(place, 'not-text', `at most ${LONGEST_SECTION} letters`)
}

function readSectionId(reader: FileReader, value: unknown, place: string): string | null {
  return typeof value === 'string' && /^[a-z0-9-]{1,40}$/.test(value) ? value : reader.wrong(place, 'not-text', 'small letters, digits and hyphens')
}

function readYear(reader: FileReader, value: unknown, place: string): string | null {
  return typeof value === 'string' && /^\d{4}(-\d{2})?$/.test(value) ? value : reader.wrong(place, 'not-text', 'a year such as 2019-20')
}

type Place = Readonly<{ place: string; years: number }>

function readTable(reader: FileReader, value: unknown, { place, years }: Place): PrintedTable | null {
  const table = reader.object(value, place, ['table', 'measure', 'page', 'rows', 'base', 'counts', 'isWhole'])
  if (!table) return null
  const id = reader.text(table['table'], inPlace(place, 'table'), LONGEST)
  const measure = reader.oneOf(table['measure'], inPlace(place, 'measure'), PRINTED_MEASURES)
  const page = table['page'] === undefined ? undefined : reader.text(table['page'], inPlace(place, 'page'), LONGEST) ?? undefined
  const rows = readRows(reader, table['rows'], { place: inPlace(place, 'rows'), years })
  const counts = table['counts'] === undefined ? undefined : readRows(reader, table['counts'], { place: inPlace(place, 'counts'), years }) ?? undefined
  const base = table['base'] === undefined ? undefined : readValues(reader, table['base'], { place: inPlace(place, 'base'), years }) ?? undefined
  const isWhole = table['isWhole']
  if (isWhole !== undefined && typeof isWhole !== 'boolean') reader.wrong(inPlace(place, 'isWhole'), 'not-a-choice', 'true, false')
  if (!id || !measure || !rows) return null
  return { table: id, measure, ...(page !== undefined && { page }), rows, ...(base && { base }), ...(counts && { counts }), ...(isWhole === true && { isWhole }) }
}

function readRows(reader: FileReader, value: unknown, { place, years }: Place): PrintedTable['rows'] | null {
  if (!isObject(value) || Object.keys(value).length > MOST_ROWS) return reader.wrong(place, 'not-an-object')
  const read = Object.entries(value).map(([row, values]) => [row, readValues(reader, values, { place: inPlace(place, row), years })] as const)
  return Object.fromEntries(read.flatMap(([row, values]) => (values ? [[row, values]] : [])))
}

/** One for each year; null where the report printed none. */
function readValues(reader: FileReader, value: unknown, { place, years }: Place): readonly (number | null)[] | null {
  if (!Array.isArray(value) || value.length !== years) return reader.wrong(place, 'not-a-list', `${years} values, one for each year`)
  const values: readonly unknown[] = value
  if (values.every((one): one is number | null => one === null || (typeof one === 'number' && Number.isFinite(one) && Math.abs(one) < 1e9))) return values
  return reader.wrong(place, 'not-a-number', 'numbers as printed, null where none was')
}
