import type { FigureCell, FigureRow, FigureTable } from '../figure-table.ts'
import { writtenName, type Placed } from './markdown/figure-name.ts'
import type { NameProblem } from './report-parts.ts'

type FigureName = Extract<Placed, { kind: 'figure' }>

export type NamedFigure = Readonly<{ kind: 'figure'; table: FigureTable<string>; row: FigureRow; cell: FigureCell; at: number }>

/** How many names are offered in place of one that there is not. */
const OFFERED = 3

/** What stands between the set and the table in the id of a built table. */
const BETWEEN = '~'

/** The last part of a built table's id, which stays the same when the set is copied for another year. */
function ownPart(id: string): string | undefined {
  return id.split(BETWEEN)[1]
}

/** What a table is called in a text: a built one without its set, and with `~` before it where one of ours has that name. */
export function nameOfTable(tables: readonly FigureTable<string>[], { id }: FigureTable<string>): string {
  const own = ownPart(id)
  if (own === undefined) return id
  return tables.some((other) => other.id === own) ? `${BETWEEN}${own}` : own
}

/** The table that goes by a name: its id, that of its counts or percentages, or a built one's without its set. */
export function tableNamed(tables: readonly FigureTable<string>[], name: string): FigureTable<string> | NameProblem {
  const table = tables.find(({ id, countId, percentId }) => id === name || countId === name || percentId === name)
  const own = name.startsWith(BETWEEN) ? name.slice(BETWEEN.length) : name
  return table ?? tables.find(({ id }) => ownPart(id) === own) ?? { kind: 'no-such-table', name, nearest: nearest(name, tables.map((one) => nameOfTable(tables, one))) }
}

/** The figure that a name means in the report of `year`, or why there is none, with the names that come nearest. */
export function figureNamed(tables: readonly FigureTable<string>[], year: string, name: FigureName): NamedFigure | NameProblem {
  const table = tableNamed(tables, name.table)
  const whole = writtenName(name)
  if ('kind' in table) return { ...table, name: whole, nearest: nearestWhole(tables, name) }
  const row = table.rows.find(({ id }) => id === name.row)
  if (!row) return { kind: 'no-such-row', name: whole, nearest: nearest(name.row, table.rows.map(({ id }) => id)).map((id) => writtenName({ ...name, table: nameOfTable(tables, table), row: id })) }
  const at = table.columns.findIndex(({ label }) => label === (name.year ?? year))
  const cell = row.cells[at]
  if (!cell) return { kind: 'no-such-year', name: whole, nearest: table.columns.map(({ label }) => writtenName({ ...name, year: label })) }
  if (name.measure === 'percent' && table.base === null) return { kind: 'no-percentage', name: whole, nearest: [writtenName({ ...name, measure: 'count' })] }
  return { kind: 'figure', table, row, cell, at }
}

/** Figures of other tables whose names come near: where the table is not there, its row may be elsewhere. */
function nearestWhole(tables: readonly FigureTable<string>[], name: FigureName): readonly string[] {
  const names = tables.flatMap((table) => table.rows.map((row) => `${nameOfTable(tables, table)}.${row.id}`))
  return nearest(`${name.table}.${name.row}`, names)
}

/** The names that share most with one that there is not, the most like it first. */
function nearest(name: string, names: readonly string[]): readonly string[] {
  const own = pairsOf(name)
  return [...new Set(names)].map((other) => ({ other, likeness: shared(own, pairsOf(other)) })).filter(({ likeness }) => likeness > 0.2)
    .toSorted((a, b) => b.likeness - a.likeness || (a.other < b.other ? -1 : 1)).slice(0, OFFERED).map(({ other }) => other)
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = ` ${text.toLowerCase()} `
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)))
}

/** What share of their pairs of letters two names have in common: 0 to 1. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size)
}
