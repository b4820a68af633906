import type { AuthoritySettings } from '../../authority/settings.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import { withPrinted } from '../compare-printed.ts'
import type { FigureTable } from '../figure-table.ts'
import { factsKnownOn } from '../known-on.ts'
import type { PrintedReport } from '../printed-report.ts'
import type { ReportFact } from '../report-fact.ts'
import { yearsUpTo, type ReportingYear } from '../reporting-year.ts'
import { aboutFigures, type YearFigures } from '../year-figures.ts'
import { behindBuilt, buildTable } from './build-table.ts'
import type { TableSet, TableSpec } from './table-spec.ts'

/** What stands between the set and the table in the name of a built table. No table of ours has it in its id. */
const BETWEEN = '~'

function builtId(setId: string, tableId: string): string {
  return `${setId}${BETWEEN}${tableId}`
}

/** The set and the table of a built table's name; null for a table of ours. */
export function partsOfBuiltId(id: string): Readonly<{ setId: string; tableId: string }> | null {
  const [setId, tableId, ...more] = id.split(BETWEEN)
  return setId === undefined || tableId === undefined || more.length > 0 ? null : { setId, tableId }
}

/** Which set, for the report of which year, as known on which day. `learning`: counted from its streams. */
export type OfSet = Readonly<{ setId: string; set: TableSet; year: ReportingYear; asKnownOn: IsoDate; settings: AuthoritySettings; learning?: readonly ReportFact[] }>

/** How many years a set shows: those of its longest table. */
export function yearsOfSet({ tables }: TableSet): number {
  return Math.max(1, ...tables.map(({ columns, years }) => (columns === 'years' || columns === 'quarters' ? years : 1)))
}

/** Every table of a set, counted. `facts` reach one year further back than the longest of them. */
export function figuresOfSet(of: OfSet, facts: readonly ReportFact[], printed: PrintedReport | null): YearFigures<string> {
  const { setId, set, year, asKnownOn, settings } = of
  const known = factsKnownOn(facts, asKnownOn)
  const all = [...known, ...of.learning ?? []]
  const tables = set.tables.map((spec) => besidePrinted(buildTable({ spec, id: builtId(setId, spec.id), year, settings }, all), spec, printed))
  return { ...aboutFigures(known, settings, { year, asKnownOn, columns: yearsUpTo(year, yearsOfSet(set)) }, null), tables }
}

/** What was printed of a table of the founding set was printed of ours; of any other, under its own name. */
function besidePrinted(table: FigureTable<string>, spec: TableSpec, printed: PrintedReport | null): FigureTable<string> {
  if (printed === null) return table
  if (partsOfBuiltId(table.id)?.setId !== 'founding') return withPrinted(table, printed)
  return { ...withPrinted({ ...table, id: spec.id }, printed), id: table.id }
}

/** The facts behind one cell of a built table, each stream once, newest first; null where there is no such table or column. */
export function behindOfSet(of: OfSet, facts: readonly ReportFact[], at: Readonly<{ tableId: string; row: string; column: string }>): readonly ReportFact[] | null {
  const spec = of.set.tables.find(({ id }) => id === at.tableId)
  if (!spec) return null
  const all = [...factsKnownOn(facts, of.asKnownOn), ...of.learning ?? []]
  const behind = behindBuilt({ spec, id: builtId(of.setId, spec.id), year: of.year, settings: of.settings }, all, at)
  return behind && [...new Map(behind.map((fact) => [fact.streamId, fact])).values()]
    .toSorted((a, b) => (a.receivedOn === b.receivedOn ? a.reference.localeCompare(b.reference) : a.receivedOn < b.receivedOn ? 1 : -1))
}
