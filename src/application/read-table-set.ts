import { DIMENSION_IDS } from '../domain/reporting/built/dimensions.ts'
import { MEASURE_IDS, OF_COMPLAINTS } from '../domain/reporting/built/measures.ts'
import { MOST_SPEC_YEARS, MOST_TABLES, PERIODS, problemsOf, SPEC_BASES, type SpecProblem, type TableSet, type TableSpec } from '../domain/reporting/built/table-spec.ts'
import { STATISTICS } from '../domain/reporting/statistic.ts'
import { parsedJson } from './parsed-json.ts'
import { fileReader, inPlace, type FileReader, type SettingsFileProblem } from './settings-file/file-reader.ts'

/** The version of the file; `docs/schemas/table-set.schema.json` describes it. */
const TABLE_SET_FORMAT = 'heard-table-set-1'

/** What a file says that is no set of tables: problems of its shape, and of its tables. */
export type ReadTableSet =
  | Readonly<{ kind: 'set'; set: TableSet }>
  | Readonly<{ kind: 'problems'; problems: readonly SettingsFileProblem[]; ofTables: readonly (SpecProblem & Readonly<{ table: string }>)[] }>

const PARTS = ['id', 'title', 'measure', 'of', 'statistic', 'rows', 'columns', 'years', 'base', 'percentages', 'notes'] as const
const LONGEST_TITLE = 200
const MOST_NOTES = 5

/** The file that a set is taken away in. */
export function tableSetFile({ name, tables }: TableSet): string {
  return `${JSON.stringify({ format: TABLE_SET_FORMAT, name, tables }, null, 2)}\n`
}

/** Reads the text of a file. */
export function readTableSetText(text: string): ReadTableSet {
  const value = parsedJson(text)
  return value === undefined ? { kind: 'problems', problems: [{ place: '', code: 'not-json' }], ofTables: [] } : readTableSet(value)
}

/** Reads a set: as a file or as it was kept. Unknown parts are told, so that a slip of the pen loses nothing unseen. */
export function readTableSet(value: unknown): ReadTableSet {
  const reader = fileReader()
  const file = reader.object(value, '', ['format', 'name', 'tables'])
  if (file && file['format'] !== undefined) reader.oneOf(file['format'], 'format', [TABLE_SET_FORMAT])
  const name = file && reader.text(file['name'], 'name', LONGEST_TITLE)
  const tables = (file && reader.list(file['tables'], 'tables', MOST_TABLES) || []).flatMap((table, at) => readSpec(reader, table, inPlace('tables', at)) ?? [])
  const twice = tables.find(({ id }, at) => tables.findIndex((other) => other.id === id) !== at)
  if (twice) reader.wrong('tables', 'twice', twice.id)
  const ofTables = tables.flatMap((spec) => problemsOf(spec).map((problem) => ({ ...problem, table: spec.title })))
  if (reader.problems.length > 0 || ofTables.length > 0 || !name) return { kind: 'problems', problems: reader.problems, ofTables }
  return { kind: 'set', set: { name, tables } }
}

function readSpec(reader: FileReader, value: unknown, place: string): TableSpec | null {
  const spec = reader.object(value, place, PARTS)
  if (!spec) return null
  const at = (part: (typeof PARTS)[number]) => inPlace(place, part)
  const read = {
    id: readId(reader, spec['id'], at('id')), title: reader.text(spec['title'], at('title'), LONGEST_TITLE),
    measure: reader.oneOf(spec['measure'], at('measure'), MEASURE_IDS), rows: reader.oneOf(spec['rows'], at('rows'), DIMENSION_IDS),
    columns: reader.oneOf(spec['columns'], at('columns'), [...PERIODS, ...DIMENSION_IDS]), years: reader.whole(spec['years'], at('years'), [1, MOST_SPEC_YEARS]),
    base: reader.oneOf(spec['base'], at('base'), SPEC_BASES),
  }
  const of = spec['of'] === null ? null : reader.oneOf(spec['of'], at('of'), OF_COMPLAINTS)
  const statistic = spec['statistic'] === null ? null : reader.oneOf(spec['statistic'], at('statistic'), STATISTICS)
  const { percentages } = spec
  if (typeof percentages !== 'boolean') reader.wrong(at('percentages'), 'not-a-choice', 'true, false')
  const notes = (reader.list(spec['notes'], at('notes'), MOST_NOTES) ?? []).flatMap((note, number) => reader.text(note, inPlace(at('notes'), number), 1000) ?? [])
  const { id, title, measure, rows, columns, years, base } = read
  if (!id || !title || !measure || !rows || !columns || years === null || !base || typeof percentages !== 'boolean') return null
  return { id, title, measure, of, statistic, rows, columns, years, base, percentages, notes }
}

/** A name within the set, as addresses carry it. */
function readId(reader: FileReader, value: unknown, place: string): string | null {
  return typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,60}$/.test(value) ? value : reader.wrong(place, 'not-a-code')
}
