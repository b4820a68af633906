import type { FigureTable } from '../figure-table.ts'
import type { ReportingYear } from '../reporting-year.ts'

/** A part of a document before it is printed: a heading, and Markdown in which figures stand by their names. */
export type OutlineSection = Readonly<{ heading: string; text: string }>

/** What the outline of a document may ask of what it is made from. Nothing of it is a number that could be printed past the figures. */
export type OutlineAbout = Readonly<{
  authority: string
  /** "2019-20", "November 2019". */
  period: string
  /** True where there is such a row in such a table. */
  hasRow(table: string, row: string): boolean
  /** True where something stands in the table in the period itself; of a table that may be published, also where it is withheld. */
  hasAny(table: string): boolean
  /** True where the table can be drawn: something stands in it, and not too much. */
  hasChart(table: string): boolean
  quotations: number
  saidDid: number
  /** Whether the authority follows the Complaint Handling Code in the period. */
  followsCode: boolean
  /** The team that it is about, in the authority's words; empty for none. */
  team: string
}>

type Tables = readonly Pick<FigureTable<string>, 'id' | 'countId' | 'percentId' | 'columns' | 'rows'>[]

/** Answers `hasRow` and `hasAny` from the tables that are printed. */
export function askedOf(tables: Tables, period: ReportingYear): Pick<OutlineAbout, 'hasRow' | 'hasAny'> {
  const named = (id: string) => tables.find((table) => table.id === id || table.countId === id || table.percentId === id)
  return {
    hasRow: (table, row) => named(table)?.rows.some(({ id }) => id === row) === true,
    hasAny: (id) => {
      const table = named(id)
      const at = table?.columns.findIndex(({ label }) => label === period.label) ?? -1
      return table?.rows.some(({ cells }) => { const cell = cells[at]; return cell !== undefined && cell.count !== 0 }) === true
    },
  }
}
