import type { FigureCell, FigureRow, FigureTable } from '../figure-table.ts'
import { writtenName, type Placed } from './markdown/figure-name.ts'
import type { NameProblem } from './report-parts.ts'

type FigureName = Extract<Placed, { kind: 'figure' }>

export type NamedFigure = Readonly<{ kind: 'figure'; table: FigureTable<string>; row: FigureRow; cell: FigureCell; at: number }>

/** How many names are offered in place of one that there is not. */
const OFFERED = 3

/** The table that goes by a name: its id, or that of its counts or percentages. */
export function tableNamed(tables: readonly FigureTable<string>[], name: string): FigureTable<string> | NameProblem {
  const table = tables.find(({ id, countId, percentId }) => id === name || countId === name || percentId === name)
  return table ?? { kind: 'no-such-table', name, nearest: nearest(name, tables.map(({ id }) => id)) }
}

/** The figure that a name means in the report of `year`, or why there is none, with the names that come nearest. */
export function figureNamed(tables: readonly FigureTable<string>[], year: string, name: FigureName): NamedFigure | NameProblem {
  const table = tableNamed(tables, name.table)
  const whole = writtenName(name)
  if ('kind' in table) return { ...table, name: whole, nearest: nearestWhole(tables, name) }
  const row = table.rows.find(({ id }) => id === name.row)
  if (!row) return { kind: 'no-such-row', name: whole, nearest: nearest(name.row, table.rows.map(({ id }) => id)).map((id) => writtenName({ ...name, table: table.id, row: id })) }
  const at = table.columns.findIndex(({ label }) => label === (name.year ?? year))
  const cell = row.cells[at]
  if (!cell) return { kind: 'no-such-year', name: whole, nearest: table.columns.map(({ label }) => writtenName({ ...name, year: label })) }
  if (name.measure === 'percent' && table.base === null) return { kind: 'no-percentage', name: whole, nearest: [writtenName({ ...name, measure: 'count' })] }
  return { kind: 'figure', table, row, cell, at }
}

/** Figures of other tables whose names come near: where the table is not there, its row may be elsewhere. */
function nearestWhole(tables: readonly FigureTable<string>[], name: FigureName): readonly string[] {
  const names = tables.flatMap(({ id, rows }) => rows.map((row) => `${id}.${row.id}`))
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
